// The syntax of a query, with the same cases as clauses.py has: free words, quoted words, filters.

import assert from "node:assert/strict";
import { test } from "node:test";

import { FILTERS, MENTIONED, clauses } from "../clauses.js";

/** @param {string} text */
const free = (text) => ({ text, quoted: false, field: "" });
/** @param {string} text */
const quoted = (text) => ({ text, quoted: true, field: "" });
/** @param {string} field @param {string} text */
const filter = (field, text) => ({ text, quoted: false, field });
/** @param {Record<string, object[]>} cases */
const reads = (cases) => {
  for (const [query, expected] of Object.entries(cases)) assert.deepEqual(clauses(query), expected, JSON.stringify(query));
};

test("free words are one clause as they were typed", () => {
  reads({ "sorafenib": [free("sorafenib")], " liver  failure ": [free(" liver  failure ")], "": [], " \n\t": [] });
});

test("words in quotes are a clause of their own, and what stands between is free", () => {
  reads({
    '"liver failure"': [quoted("liver failure")],
    'a "b c" d': [free("a "), quoted("b c"), free(" d")],
    '"a""b"': [quoted("a"), quoted("b")],
    '"a" "b"': [quoted("a"), quoted("b")],
    'a"b"c': [free("a"), quoted("b"), free("c")],
  });
});

test("a quote that is not closed ends with the query", () => {
  reads({
    '"liver failure': [quoted("liver failure")],
    'a "': [free("a "), quoted("")],
    '"': [quoted("")],
    '"""': [quoted(""), quoted("")],
    'drug:"a b': [filter("drug", "a b")],
  });
});

test("quotation marks of every language are quotes", () => {
  reads({
    "“a b”": [quoted("a b")], "„a b“": [quoted("a b")], "«a b»": [quoted("a b")], "‟a b″": [quoted("a b")],
    "'a b'": [free("'a b'")],
  });
});

test("a filter takes the word after its colon, or what is in quotes", () => {
  reads({
    "drug:nexavar": [filter("drug", "nexavar")],
    'drug:"a b" c': [filter("drug", "a b"), free(" c")],
    "a stage:c b": [free("a "), filter("stage", "c"), free(" b")],
    "drug:a,b;c": [filter("drug", "a,b;c")],
    "drug:a:b": [filter("drug", "a:b")],
    "drug:drug:a": [filter("drug", "drug:a")],
    'drug:a"b"': [filter("drug", "a"), quoted("b")],
    'drug:""': [filter("drug", "")],
  });
});

test("every filter is known, in any case, and named in lower case", () => {
  for (const field of FILTERS.keys()) reads({ [`${field}:x`]: [filter(field, "x")], [`${field.toUpperCase()}:x`]: [filter(field, "x")] });
  assert.equal(FILTERS.size, 18);
  assert.equal(FILTERS.get("etiology"), FILTERS.get("aetiology"));
  assert.equal(FILTERS.get(MENTIONED), "");
});

test("a filter without a value is free words, and one space after the colon does no harm", () => {
  reads({ "drug:": [free("drug:")], "drug:  a": [free("drug:  a")], "drug: a": [filter("drug", "a")], "drug :a": [free("drug :a")] });
});

test("a filter begins a word, else it is none", () => {
  reads({
    "xdrug:a": [free("xdrug:a")],
    "(drug:a": [free("(drug:a")],
    "-drug:a": [free("-drug:a")],
    '"x"drug:a': [quoted("x"), filter("drug", "a")],
    "a\ndrug:b": [free("a\n"), filter("drug", "b")],
    "doi:10.1/x": [free("doi:10.1/x")],
    "drugs:a": [free("drugs:a")],
  });
});

test("inside quotes nothing is a filter", () => {
  reads({ '"drug:a"': [quoted("drug:a")], '"x drug:a y"': [quoted("x drug:a y")] });
});

test("a space is what Python takes for one: information separators and the next line, not the byte order mark", () => {
  reads({
    "a\x85drug:b": [free("a\x85"), filter("drug", "b")],
    "drug:a\x85b": [filter("drug", "a"), free("\x85b")],
    "a\x1fdrug:b": [free("a\x1f"), filter("drug", "b")],
    "drug:a\x1cb": [filter("drug", "a"), free("\x1cb")],
    "a\u00a0drug:b\u2003c": [free("a\u00a0"), filter("drug", "b"), free("\u2003c")],
    "a\ufeffdrug:b": [free("a\ufeffdrug:b")],
    "drug:a\ufeffb": [filter("drug", "a\ufeffb")],
    "a\u200bdrug:b": [free("a\u200bdrug:b")],
  });
});

test("letters that only look like those of a filter make none", () => {
  reads({ "ſex:male": [free("ſex:male")], "sıte:lung": [free("sıte:lung")], "sİte:lung": [free("sİte:lung")] });
});

test("signs of patterns, markup and lone surrogates are text", () => {
  for (const text of [".*", "(", "[a", "\\", "$1", "<img src=x>", "\ud800", "\udc00a", "\0", "a\u{10330}b"]) reads({ [text]: [free(text)] });
  reads({ 'drug:"\ud800"': [filter("drug", "\ud800")] });
});

test("the clauses and what divides them are the whole query, however long it is", () => {
  const query = 'drug:a "b" c '.repeat(5000);
  assert.equal(clauses(query).length, 15_000);
  assert.equal(clauses('"'.repeat(10_001)).length, 5001);
  assert.equal(clauses("drug:".repeat(20_000)).length, 1);
});

test("asking twice gives the same clauses", () => {
  assert.deepEqual(clauses('drug:a "b"'), clauses('drug:a "b"'));
});
