// Whether scores are joined and ranked as ranking.py and query.py do it; NaN is no match, null no document at all.

import assert from "node:assert/strict";
import { test } from "node:test";

import { among, best, count, either, every, has, mean, ranked } from "../scores.js";

/** @param {(number | null)[]} values null where the document does not match */
const scores = (...values) => Float64Array.from(values, (value) => value ?? NaN);
/** @param {Float64Array | null} found */
const plain = (found) => found && [...found].map((score) => (Number.isNaN(score) ? null : score));
const all = () => true;

test("either has the documents of any part and adds their scores", () => {
  assert.deepEqual(plain(either([scores(1, null, 3, null), scores(10, 20, null, null)])), [11, 20, 3, null]);
  assert.deepEqual(plain(either([scores(1, null), null, scores(2, null), scores(4, 8)])), [7, 8]);
});

test("best has the documents of any part with the greatest score, which is never added", () => {
  assert.deepEqual(plain(best([scores(1, null, 3, null), scores(10, 20, 2, null)])), [10, 20, 3, null]);
  assert.deepEqual(plain(best([scores(5), scores(9), scores(7)])), [9]);
});

test("every has the documents of all parts and adds their scores", () => {
  assert.deepEqual(plain(every([scores(1, null, 3), scores(10, 20, null)])), [11, null, null]);
  assert.deepEqual(plain(every([scores(1, 1), scores(2, 2), scores(4, null)])), [7, null]);
});

test("every is null where a part is null or no document has all", () => {
  assert.equal(every([scores(1, 2), null]), null);
  assert.equal(every([null]), null);
  assert.equal(every([scores(1, null), scores(null, 2)]), null);
  assert.equal(every([]), null);
});

test("mean is what all parts share, divided by their number", () => {
  assert.deepEqual(plain(mean([scores(1, null, 3), scores(2, 5, 4)])), [1.5, null, 3.5]);
  assert.deepEqual(plain(mean([scores(4, null)])), [4, null]);
  assert.equal(mean([scores(1), null]), null);
  assert.equal(mean([null]), null);
  assert.equal(mean([]), null);
});

test("either and best pass over null and are null where nothing is left", () => {
  for (const join of [either, best]) {
    assert.equal(join([]), null);
    assert.equal(join([null, null]), null);
    assert.deepEqual(plain(join([null, scores(null, 2)])), [null, 2]);
  }
});

test("a score of zero is a match", () => {
  assert.deepEqual(plain(either([scores(0, null), scores(null, 0)])), [0, 0]);
  assert.deepEqual(plain(every([scores(0, 0), scores(0, null)])), [0, null]);
  assert.equal(has(scores(0), 0), true);
  assert.equal(count(scores(0, null, 0)), 2);
});

test("joining changes none of its parts", () => {
  for (const join of [either, best, every, mean]) {
    const parts = [scores(1, null, 3), scores(10, 20, 30), scores(5, 5, 5)];
    join(parts);
    assert.deepEqual(parts.map(plain), [[1, null, 3], [10, 20, 30], [5, 5, 5]]);
  }
});

test("sums run from the first part to the last, so that they round as Python's do", () => {
  const parts = [scores(0.1), scores(0.2), scores(0.3)];
  assert.equal(either(parts)?.[0], 0.1 + 0.2 + 0.3);
  assert.equal(every(parts)?.[0], 0.1 + 0.2 + 0.3);
  assert.equal(mean(parts)?.[0], (0.1 + 0.2 + 0.3) / 3);
  assert.notEqual(either(parts)?.[0], 0.3 + 0.2 + 0.1);
});

test("among keeps the scores of wanted documents alone, and is null where none is left", () => {
  const given = scores(1, null, 0, 4);
  assert.deepEqual(plain(among(given, (document) => document > 1)), [null, null, 0, 4]);
  assert.equal(among(given, (document) => document === 1), null);
  assert.equal(among(null, all), null);
  assert.deepEqual(plain(given), [1, null, 0, 4], "what was given stays");
});

test("a document matches where it has a score", () => {
  assert.equal(has(scores(1, null), 0), true);
  assert.equal(has(scores(1, null), 1), false);
  assert.equal(has(scores(1, null), 2), false);
  assert.equal(has(null, 0), false);
});

test("matches are counted", () => {
  assert.equal(count(null), 0);
  assert.equal(count(scores()), 0);
  assert.equal(count(scores(null, null)), 0);
  assert.equal(count(scores(1, null, 2)), 2);
});

test("the best come first, as many as asked for, with the number of all", () => {
  const given = scores(1, 5, null, 3, 4);
  assert.deepEqual(ranked(given, 2, all), { documents: [1, 4], total: 4 });
  assert.deepEqual(ranked(given, 10, all), { documents: [1, 4, 3, 0], total: 4 });
  assert.deepEqual(ranked(given, Infinity, all), { documents: [1, 4, 3, 0], total: 4 });
});

test("equal scores keep the order of the documents, also at the border of the limit", () => {
  assert.deepEqual(ranked(scores(2, 3, 2, 3, 2), 4, all).documents, [1, 3, 0, 2]);
  assert.deepEqual(ranked(scores(2, 2, 2, 2), 2, all).documents, [0, 1]);
  assert.deepEqual(ranked(scores(1, 2, 2, 3), 2, all).documents, [3, 1]);
  assert.deepEqual(ranked(scores(1, 1, 1, 2), 1, all).documents, [3]);
});

test("scores that differ by less than a billionth are equal", () => {
  assert.deepEqual(ranked(scores(1, 1 + 2e-10, 1 - 2e-10), 3, all).documents, [0, 1, 2]);
  assert.deepEqual(ranked(scores(1, 1 + 2e-9, 1 - 2e-9), 3, all).documents, [1, 0, 2]);
});

test("a limit of zero gives the number alone", () => {
  assert.deepEqual(ranked(scores(1, 2, null), 0, all), { documents: [], total: 2 });
});

test("only documents that are wanted are listed and counted", () => {
  const isEven = (/** @type {number} */ document) => document % 2 === 0;
  assert.deepEqual(ranked(scores(1, 9, 2, 9, null), 1, isEven), { documents: [2], total: 2 });
  assert.deepEqual(ranked(scores(1, 2), 5, () => false), { documents: [], total: 0 });
});

test("whether a document is wanted is asked of matching documents only", () => {
  /** @type {number[]} */
  const asked = [];
  ranked(scores(1, null, 2), 5, (document) => asked.push(document) > 0);
  assert.deepEqual(asked, [0, 2]);
});

test("no scores rank nothing", () => {
  assert.deepEqual(ranked(null, 5, all), { documents: [], total: 0 });
  assert.deepEqual(ranked(scores(), 5, all), { documents: [], total: 0 });
});

test("any number of documents is ranked as sorting ranks them", () => {
  const given = Float64Array.from({ length: 500 }, (_, i) => (i % 7 === 0 ? NaN : (i * 7919) % 97));
  const sorted = [...given.keys()].filter((i) => !Number.isNaN(given[i])).sort((a, b) => (given[b] ?? 0) - (given[a] ?? 0) || a - b);
  for (const limit of [0, 1, 2, 10, 97, 428, 429, 500, Infinity]) {
    assert.deepEqual(ranked(given, limit, all), { documents: sorted.slice(0, limit), total: sorted.length });
  }
});
