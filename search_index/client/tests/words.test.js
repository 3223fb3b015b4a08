// What counts as a word in the browser. tests/test_client_words.py compares it with Python on thousands of texts.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MAX_WORD_LENGTH, folded, keys, terms, words } from "../words.js";

/** @param {string} text */
const forms = (text) => words(text).map((word) => word.form);
/** @param {string} text */
const allTerms = (text) => words(text).flatMap(terms);
/** @param {string} text */
const telling = (text) => words(text).filter((word) => !word.isStop).map((word) => word.form);

test("a word with a hyphen is found closed up and by each of its parts", () => {
  assert.deepEqual(allTerms("L-OHP"), ["lohp", "l", "ohp"]);
  assert.deepEqual(allTerms("TGF-β"), ["tgfβ", "tgf", "β"]);
});

test("a term that comes twice in a word is held once", () => {
  assert.deepEqual(allTerms("β"), ["β"]);
  assert.deepEqual(allTerms("t-t"), ["tt", "t"]);
});

test("an amount is one word however it is set", () => {
  for (const text of ["400 mg", "400mg", "400 MG", "400-mg", "400\u202fmg", "400.0 mg"]) {
    const raw = text.replace("\u202f", " ");
    assert.deepEqual(words(text), [{ form: "400mg", parts: ["400", "mg"], isStop: false, isBound: true, raw }], text);
  }
});

test("amounts are compared in one spelling", () => {
  assert.deepEqual(forms("5,500 cGy 55 grays 3.6 µg/L 3.6 mcg/L 27 months 12 %"), [
    "5500cgy", "55gy", "3.6ug/l", "3.6ug/l", "27month", "12%",
  ]);
});

test("a number without a unit loses the zeros after its point and no others", () => {
  assert.deepEqual(forms("2.50 2.0 100 1,200"), ["2.5", "2", "100", "1200"]);
});

test("a date stays whole", () => {
  assert.deepEqual(forms("2018-06-20 2018-06"), ["2018-06-20", "2018-06"]);
});

test("a DOI is one word however it is cited", () => {
  for (const text of ["https://doi.org/10.17998/JLC.2022.01.18", "(doi: 10.17998/jlc.2022.01.18)."]) {
    assert.deepEqual(forms(text), ["10.17998/jlc.2022.01.18"]);
  }
});

test("a DOI ends at what Python takes for a space", () => {
  assert.deepEqual(forms("10.1234/a\x1cb 10.1234/a\x85b"), ["10.1234/a", "b", "10.1234/a", "b"]);
  assert.deepEqual(forms("10.1234/a\ufeffb"), ["10.1234/a\ufeffb"]);
});

test("spellings and plurals of a word are one", () => {
  for (const [one, other] of [
    ["haemoperitoneum", "hemoperitoneum"], ["tumours", "Tumor's"], ["chemoembolisation", "chemoembolization"],
    ["diarrhoea", "diarrhea"], ["metastases", "metastasis"], ["thrombi", "thrombus"], ["viruses", "virus"],
    ["women", "woman"], ["therapies", "therapy"], ["TKIs", "TKI"], ["DÜSSELDORF", "Dusseldorf"],
    ["patient’s", "patient"], ["anti–viral", "anti-viral"], ["Yıldız", "yildiz"],
  ]) {
    assert.deepEqual(forms(one ?? ""), forms(other ?? ""));
  }
});

test("different words stay apart", () => {
  for (const [one, other] of [["hepatic", "hepatitis"], ["hour", "hor"], ["basis", "base"], ["2.05", "2.5"]]) {
    assert.notDeepEqual(forms(one ?? ""), forms(other ?? ""));
  }
});

test("folding gives the same answer again when it remembers it", () => {
  assert.equal(folded("Haemorrhages"), "hemorrhage");
  assert.equal(folded("Haemorrhages"), "hemorrhage");
});

test("stop words are marked and names in capitals are not", () => {
  assert.deepEqual(telling("The patient, who was on a course of it"), ["patient", "course"]);
  assert.deepEqual(telling("Child-Pugh A by WHO"), ["childpugha", "who"]);
});

test("a digit of any script is a digit", () => {
  assert.deepEqual(words("٤٠٠ mg"), [{ form: "٤٠٠mg", parts: ["٤٠٠", "mg"], isStop: false, isBound: true, raw: "٤٠٠ mg" }]);
});

test("what is no word has no words", () => {
  for (const text of ["", " \n", "!?…—", "\0\x1b", "\ud800", "'''", "---", "\u200b"]) assert.deepEqual(words(text), []);
});

test("a word too long to be one is left out, and characters outside the BMP count once", () => {
  assert.deepEqual(words("a".repeat(MAX_WORD_LENGTH + 1)), []);
  assert.equal(words("𐎠".repeat(MAX_WORD_LENGTH)).length, 1);
  assert.equal(words("𐎠".repeat(MAX_WORD_LENGTH + 1)).length, 0);
});

test("a name is compared by its parts, without its stop words, and closed up", () => {
  assert.deepEqual(keys(words("hand-foot and mouth")), [
    ["hand", "foot", "and", "mouth"],
    ["hand", "foot", "mouth"],
    ["handfoot", "mouth"],
  ]);
});

test("a name that begins or ends with a stop word keeps it", () => {
  assert.deepEqual(keys(words("child-pugh a")), [["child", "pugh", "a"]]);
});

test("stop words alone are no name", () => {
  assert.deepEqual(keys(words("of the")), []);
  assert.deepEqual(keys([]), []);
});
