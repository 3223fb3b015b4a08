// When two words may be one. tests/test_client_words.py compares it with Python on thousands of pairs.

import assert from "node:assert/strict";
import { test } from "node:test";

import { canBeCompleted, canBeCorrected, canHaveSimilar, editDistance, isOneEdit } from "../repair.js";

/** @param {string} form */
const word = (form) => ({ form, parts: [form], isStop: false, isBound: false });

test("leaving out, adding, changing or swapping one character is one edit", () => {
  for (const typed of ["sorafeni", "orafenib", "sorrafenib", "sorafenibx", "xsorafenib", "surafenib", "sorafneib"]) {
    assert.ok(isOneEdit(typed, "sorafenib"), typed);
  }
});

test("two edits are not one", () => {
  for (const typed of ["sorafen", "soraffenibb", "surafenip", "osrafneib", "", "sorafbeni", "lenvatinib"]) {
    assert.ok(!isOneEdit(typed, "sorafenib"), typed);
  }
});

test("what is added or put in is an ASCII letter or digit", () => {
  assert.ok(!isOneEdit("tgf", "tgfβ"));
  assert.ok(!isOneEdit("tgfa", "tgfβ"));
  assert.ok(!isOneEdit("tgf", "tgfA"));
  assert.ok(isOneEdit("tgfβ", "tgf"));
  assert.ok(isOneEdit("βa", "aβ"));
});

test("a word is one edit from itself where a character can be changed into itself or swapped with its like", () => {
  assert.ok(isOneEdit("aβ", "aβ"));
  assert.ok(isOneEdit("ββ", "ββ"));
  assert.ok(!isOneEdit("αβ", "αβ"));
  assert.ok(!isOneEdit("", ""));
});

test("a character outside the BMP is one character", () => {
  assert.ok(isOneEdit("a𐎠b", "ab"));
  assert.ok(isOneEdit("a𐎠b", "axb"));
  assert.ok(!isOneEdit("ab", "a𐎠b"));
});

test("a distance counts a swap of neighbours as one edit", () => {
  assert.equal(editDistance("sorafneib", "sorafenib", 3), 1);
  assert.equal(editDistance("kitten", "sitting", 3), 3);
  assert.equal(editDistance("ca", "abc", 3), 3);
  assert.equal(editDistance("same", "same", 3), 0);
  assert.equal(editDistance("", "abc", 3), 3);
});

test("a distance beyond the most that is asked for is one more than that", () => {
  assert.equal(editDistance("kitten", "sitting", 2), 3);
  assert.equal(editDistance("a", "abcdefghij", 2), 3);
  assert.equal(editDistance("abcdefgh", "hgfedcba", 1), 2);
  assert.equal(editDistance("a", "b", 0), 1);
});

test("short words are not completed, and only words of letters are mended", () => {
  assert.deepEqual(["so", "sor", "t4n0"].map((form) => canBeCompleted(word(form))), [false, true, true]);
  assert.deepEqual(["sora", "soraf", "t4n0m"].map((form) => canBeCorrected(word(form))), [false, true, false]);
  assert.deepEqual(["sora", "soraf", "a".repeat(41)].map((form) => canHaveSimilar(word(form))), [false, true, false]);
});
