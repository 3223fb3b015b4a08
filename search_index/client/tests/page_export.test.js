// The exports can be opened by other programs, run nothing there, and say only what is known.

import assert from "node:assert/strict";
import { test } from "node:test";

import { csv, csvCell, ris } from "../page_export.js";

/** @import { Row } from "../page_types.js" */

const ROOT = "https://atlas.test/hcc/";

/** @type {Row} */
const ROW = {
  id: "hcc-9001", title: "Invented: gone, then back", url: "cases/hcc-9001/", drugs: "exemplinib; mockumab",
  modalities: "TACE", complications: "demo itch", stages: "BCLC C", response: "complete response", criterion: "mRECIST",
  outcome: "died", sex: "female", age: "64", aetiologies: "", year: "2022", doi: "10.1/x", source_title: "An article",
  journal: "A Journal", authors: ["Doe J", "Roe R"], authors_complete: true, read: "full text",
  volume: "7", issue: "2", pages: "11-15",
  match: "had", matched: "exemplinib",
};
const UNKNOWN = { ...ROW, source_title: "", journal: "", year: "", doi: "", authors: [] };

/** @param {string} text @returns {[string, string][]} */
const tags = (text) => text.trimEnd().split("\r\n").map((line) => [line.slice(0, 2), line.slice(6)]);

test("a plain cell stands as it is, one with a comma, quote or line end in quotes", () => {
  assert.equal(csvCell("BCLC C"), "BCLC C");
  assert.equal(csvCell("a, b"), '"a, b"');
  assert.equal(csvCell('say "no"'), '"say ""no"""');
  assert.equal(csvCell("two\r\nlines"), '"two\r\nlines"');
  assert.equal(csvCell(undefined), "");
});

test("a cell that begins like a formula is shown, not run", () => {
  for (const start of ["=", "+", "-", "@", "\t"]) assert.equal(csvCell(`${start}1`), `'${start}1`);
  assert.equal(csvCell("\r1"), `"'\r1"`);
  assert.equal(csvCell('=HYPERLINK("x","y")'), `"'=HYPERLINK(""x"",""y"")"`);
  assert.equal(csvCell("10^-3"), "10^-3");
});

test("a table begins with a byte order mark and its column names, and every line ends in CRLF", () => {
  const lines = csv([ROW, ROW], ROOT).split("\r\n");
  assert.equal(lines.length, 4);
  assert.equal(lines[3], "");
  assert.ok(lines[0].startsWith("\uFEFFid,title,url,drugs,"));
  assert.equal(lines[0].split(",").length, 24);
});

test("a row of the table has the absolute address and the authors in one cell", () => {
  const line = csv([ROW], ROOT).split("\r\n")[1];
  assert.ok(line.startsWith('hcc-9001,"Invented: gone, then back",https://atlas.test/hcc/cases/hcc-9001/,'));
  assert.ok(line.endsWith("An article,A Journal,7,2,11-15,Doe J; Roe R,full text,had,exemplinib"));
});

test("an empty result set makes a table of column names and no reference", () => {
  assert.equal(csv([], ROOT).split("\r\n").length, 2);
  assert.equal(ris([], ROOT), "");
});

test("a known article is a journal reference with the record's address and id", () => {
  assert.deepEqual(tags(ris([ROW], ROOT)), [
    ["TY", "JOUR"], ["AU", "Doe, J"], ["AU", "Roe, R"], ["TI", "An article"], ["JO", "A Journal"],
    ["VL", "7"], ["IS", "2"], ["SP", "11"], ["EP", "15"], ["PY", "2022"],
    ["DO", "10.1/x"], ["N1", "HCC Case Atlas record hcc-9001: Invented: gone, then back"],
    ["UR", "https://atlas.test/hcc/cases/hcc-9001/"], ["ID", "hcc-9001"], ["ER", ""],
  ]);
});

test("what is not known of an article has no line", () => {
  const found = tags(ris([{ ...ROW, journal: "", volume: "", issue: "", pages: "", doi: "", authors: [] }], ROOT)).map(([tag]) => tag);
  assert.deepEqual(found, ["TY", "TI", "PY", "N1", "UR", "ID", "ER"]);
});

test("where the article's title is not known, the record stands for itself as data", () => {
  const found = Object.fromEntries(tags(ris([{ ...UNKNOWN, doi: "10.1/x", authors: ["Doe J"] }], ROOT)));
  assert.equal(found.TY, "DATA");
  assert.equal(found.TI, ROW.title);
  assert.ok(found.N1.endsWith("known of the article: authors: Doe J; DOI: 10.1/x"));
  assert.deepEqual(Object.keys(found), ["TY", "TI", "N1", "UR", "ID", "ER"]);
  assert.match(ris([UNKNOWN], ROOT), /nothing that identifies it\r\n/);
});

test("a value cannot begin a line of its own", () => {
  const text = ris([{ ...ROW, source_title: "One\r\nER  - \nTY  - BOOK" }], ROOT);
  assert.match(text, /TI {2}- One ER - TY - BOOK\r\n/);
  assert.equal(text.match(/^TY {2}- /gm)?.length, 1);
});

test("every line of the references has a tag and ends in CRLF", () => {
  const text = ris([ROW, UNKNOWN], ROOT);
  assert.equal(text.replaceAll("\r\n", "").match(/[\r\n]/), null);
  for (const line of text.split("\r\n").filter(Boolean)) assert.match(line, /^[A-Z][A-Z0-9] {2}- /);
  assert.equal(text.match(/^ER {2}- \r$/gm)?.length, 2);
});
