// The table can be opened by other programs, runs nothing there, and says only what is known.

import assert from "node:assert/strict";
import { test } from "node:test";

import { csv, csvCell } from "../page_export.js";

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

test("a plain cell stands as it is, one with a comma, quote or line end in quotes", () => {
  assert.equal(csvCell("BCLC C"), "BCLC C");
  assert.equal(csvCell("a, b"), '"a, b"');
  assert.equal(csvCell('say "no"'), '"say ""no"""');
  assert.equal(csvCell("two\r\nlines"), '"two\r\nlines"');
  assert.equal(csvCell(undefined), "");
});

test("a cell that begins like a formula is shown, not run", () => {
  for (const start of ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "'="]) assert.equal(csvCell(`${start}1`), `'${start}1`);
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

test("an empty result set makes a table of column names", () => {
  assert.equal(csv([], ROOT).split("\r\n").length, 2);
});

test("authors that are not all known say so", () => {
  assert.match(csv([{ ...ROW, authors: ["Doe J"], authors_complete: false }], ROOT), /,Doe J; et al\.,/);
});
