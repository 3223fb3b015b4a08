// What is the same, what differs, and what cannot be compared.

import assert from "node:assert/strict";
import { test } from "node:test";

import { aligned, isMissing, leftOut, relation, statusOf } from "../../docs/assets/javascripts/compare/rows.js";

const said = (compare, text = "x") => ({ items: [{ text }], ...(compare === undefined ? {} : { compare }) });
const SILENT = { items: [] };
const gone = (missing, compare) => ({ items: [{ missing }], ...(compare ? { compare } : {}) });
const row = (key, order, cell, group = "Group") => ({ key, group, label: key.toUpperCase(), order, ...cell });
const file = (id, ...rows) => ({ id, rows });

test("two known values differ or are the same", () => {
  assert.equal(statusOf([said("a"), said("b")]), "differs");
  assert.equal(statusOf([said("a"), said("a")]), "same");
  assert.equal(statusOf([said([3, 3]), said([3, 3])]), "same");
  assert.equal(statusOf([said([3, 3]), said([3.5, 3.5])]), "differs");
});

test("what one record does not tell is no difference", () => {
  for (const cell of [SILENT, gone("not reported"), gone("not assessed")]) {
    assert.equal(statusOf([said("a"), cell]), "missing");
    assert.equal(statusOf([cell, cell]), "missing");
    assert.equal(statusOf([said("a"), said("a"), cell]), "missing");
    assert.ok(isMissing(cell));
  }
});

test("that something was absent is an answer", () => {
  assert.ok(!isMissing(gone("absent")));
  assert.equal(statusOf([said("yes"), gone("absent", "absent")]), "differs");
  assert.equal(statusOf([gone("absent", "absent"), gone("absent", "absent")]), "same");
});

test("two that differ make a difference, whatever the third does not tell", () => {
  assert.equal(statusOf([said("a"), said("b"), SILENT]), "differs");
  assert.equal(statusOf([said("a"), said("b"), said(undefined)]), "differs");
});

test("words are left to the reader, and one record alone is compared with nothing", () => {
  assert.equal(statusOf([said(undefined), said("a")]), "words");
  assert.equal(statusOf([said("a")]), "single");
});

test("a bound differs only from what it excludes", () => {
  const above = [1210, null];
  assert.equal(relation(above, [589.2, 589.2]), "differs");
  assert.equal(relation([589.2, 589.2], above), "differs");
  assert.equal(relation(above, [13599, 13599]), "open");
  assert.equal(relation(above, above), "open");
  assert.equal(relation(above, [null, 1000]), "differs");
  assert.equal(relation([2, 4], [3, 3]), "open");
  assert.equal(relation([2, 4], [5, 5]), "differs");
  assert.equal(relation("positive", [3, 3]), "open");
  assert.equal(statusOf([said(above), said([13599, 13599])]), "bound");
});

test("rows stand in the order that all files share, those of one record with an empty cell beside them", () => {
  const first = file("hcc-9001", row("b", [0, 1], said("x")), row("d", [1, 0], said("x")));
  const second = file("hcc-9002", row("a", [0, 0], said("y")), row("b", [0, 1], said("y")), row("c", [0, 10], said("y")));
  for (const files of [[first, second], [second, first]]) {
    const rows = aligned(files);
    assert.deepEqual(rows.map(({ key }) => key), ["a", "b", "c", "d"]);
    assert.deepEqual(rows.map(({ status }) => status), ["missing", "differs", "missing", "missing"]);
    assert.deepEqual(rows.map(({ cells }) => cells.length), [2, 2, 2, 2]);
  }
});

test("a row says which record tells nothing", () => {
  const [one] = aligned([file("hcc-9001", row("a", [0, 0], said("x"))), file("hcc-9002")]);
  assert.equal(one.why, "not comparable: nothing known in hcc-9002");
  const files = [file("hcc-9001", row("a", [0, 0], SILENT)), file("hcc-9002")];
  assert.equal(aligned(files)[0].why, "nothing known");
});

test("laboratory tests of one record only are counted, not shown", () => {
  const shared = row("laboratory-ast", [4, 0], said([1, 1]));
  const own = row("laboratory-alt", [4, 1], said([1, 1]));
  const files = [file("hcc-9001", shared, own), file("hcc-9002", shared)];
  assert.deepEqual(aligned(files).map(({ key }) => key), ["laboratory-ast"]);
  assert.equal(leftOut(files), 1);
  assert.equal(aligned(files.slice(0, 1)).length, 2);
  assert.equal(leftOut(files.slice(0, 1)), 0);
});
