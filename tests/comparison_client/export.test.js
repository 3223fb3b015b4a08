// The comparison as CSV: everything that the table says, and nothing that runs.

import assert from "node:assert/strict";
import { test } from "node:test";

import { cellWords, tableLines } from "../../docs/assets/javascripts/compare/export.js";
import { csvCell, csvText } from "../../docs/assets/javascripts/shared/csv.js";

test("the three kinds of missing are three texts", () => {
  const words = ["not reported", "absent", "not assessed"].map((missing) => cellWords({ items: [{ missing }] }));
  assert.deepEqual(words, ["not reported", "absent (reported)", "not assessed"]);
  assert.equal(cellWords({ items: [] }), "not reported");
  assert.equal(cellWords({ items: [{ missing: "absent", text: "No operation." }] }), "absent (reported): No operation.");
});

test("a cell has every statement with its remarks and contradictions on lines of their own", () => {
  const items = [{ text: "3.6", note: "8 May", inferred: true }, { text: "2.2" }];
  const contradictions = [{ id: "discrepancy-1", what: "Which value" }];
  assert.equal(cellWords({ items, contradictions }), "3.6 (inferred; 8 May)\n2.2\ncontradiction in the article: Which value");
});

test("the file has a head for each record, the frozen address of each, and lines as RFC 4180 has them", () => {
  const files = [{ id: "hcc-9001", title: "=HYPERLINK(\"x\")", evidence: "Case report", revision: 2 }];
  const rows = [{ group: "Patient", label: "Age", why: "differs", cells: [{ items: [{ text: "52 years" }] }] }];
  const text = csvText(tableLines(files, rows, "https://atlas.test/hcc/"));
  const lines = text.slice(1).split("\r\n");
  assert.equal(lines[0], "group,row,comparison,hcc-9001");
  assert.equal(lines[1], `,title,,"'=HYPERLINK(""x"")"`);
  assert.equal(lines[3], ",address,,https://atlas.test/hcc/cases/hcc-9001/r2/");
  assert.equal(lines[4], "Patient,Age,differs,52 years");
  assert.equal(lines.at(-1), "");
});

test("a cell that begins like a formula is shown, not run", () => {
  for (const cell of ["=1", "+1", "-1", "@x", "\tx", "'=1", "＝1"]) assert.ok(csvCell(cell).replace(/^"/, "").startsWith("'"), cell);
});
