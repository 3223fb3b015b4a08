// How many of the results have each value of each facet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { counted } from "../facets.js";

const PUBLISHED = /** @type {import("../facets.js").PublishedFacet[]} */ ([
  ["drug", "Drug given", [["sorafenib", "sorafenib", [0, 1, 2]], ["lenvatinib", "Lenvatinib <b>", [3, 4]]]],
  ["sex", "Sex", [["female", "female", [7]], ["male", "male", []]]],
  ["year", "Year", []],
]);
const everything = () => true;
/** @param {import("../facets.js").Facet[]} facets */
const counts = (facets) => facets.map(({ id, values }) => [id, values.map(({ value, count }) => [value, count])]);

test("documents are read from the distances between them, and those that are results counted", () => {
  assert.deepEqual(counts(counted(PUBLISHED, everything, {})), [
    ["drug", [["sorafenib", 3], ["lenvatinib", 2]]], ["sex", [["female", 1], ["male", 0]]], ["year", []],
  ]);
  const results = new Set([1, 7]); // sorafenib is in 0, 1, 3; lenvatinib in 3, 7; female 7
  assert.deepEqual(counts(counted(PUBLISHED, (document) => results.has(document), {})), [
    ["drug", [["sorafenib", 1], ["lenvatinib", 1]]], ["sex", [["female", 1], ["male", 0]]], ["year", []],
  ]);
});

test("each document is asked for by its number", () => {
  /** @type {number[]} */
  const asked = [];
  counted(PUBLISHED, (document) => asked.push(document) > 0, {});
  assert.deepEqual(asked, [0, 1, 3, 3, 7, 7]);
});

test("no results leave every value with none", () => {
  const found = counted(PUBLISHED, () => false, {});
  assert.ok(found.every(({ values }) => values.every(({ count }) => count === 0)));
  assert.equal(found[0]?.values.length, 2, "the values stay");
});

test("facets and values keep their order, ids and labels", () => {
  const found = counted(PUBLISHED, everything, {});
  assert.deepEqual(found.map(({ id, label }) => [id, label]), [["drug", "Drug given"], ["sex", "Sex"], ["year", "Year"]]);
  assert.equal(found[0]?.values[1]?.label, "Lenvatinib <b>");
  assert.deepEqual(counted([], everything, {}), []);
});

test("the chosen values are told, each in its own facet alone", () => {
  const chosen = { drug: ["lenvatinib", "unknown"], year: ["female"], nofacet: ["x"] };
  const told = counted(PUBLISHED, everything, chosen).flatMap(({ values }) => values.filter((value) => value.chosen));
  assert.deepEqual(told.map(({ value }) => value), ["lenvatinib"]);
});

test("counting changes nothing that was published", () => {
  const before = structuredClone(PUBLISHED);
  counted(PUBLISHED, everything, { drug: ["sorafenib"] });
  assert.deepEqual(PUBLISHED, before);
});
