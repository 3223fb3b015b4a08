// Counts and notes in the words of the page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { countWords, noteWords, pageCount } from "../page_notes.js";

/** @import { Answer } from "../page_types.js" */

/** @param {Partial<Answer>} parts @param {string} query @param {number} page */
const status = (parts, query = "asked", page = 1) =>
  countWords(
    { total: 0, listed: parts.total ?? 0, of: 6, hits: [], pages: [], otherPages: 0, notes: [], ...parts },
    { query, chosen: {}, page },
  );

test("the status line counts the cases found among all cases", () => {
  assert.equal(status({ total: 3 }), "3 of 6 cases");
  assert.equal(status({ total: 0 }), "0 of 6 cases");
  assert.equal(status({ total: 1, of: 1 }), "1 of 1 case");
});

test("without a question it says that these are all cases, unless filters leave some out", () => {
  assert.equal(status({ total: 6 }, " "), "All 6 cases");
  assert.equal(status({ total: 2 }, ""), "2 of 6 cases");
  assert.equal(status({ total: 6 }), "6 of 6 cases");
});

test("cases with some of what is asked for are counted apart", () => {
  assert.equal(status({ total: 1, listed: 4 }), "1 of 6 cases, 3 more with some of it");
  assert.equal(status({ total: 0, listed: 2 }), "0 of 6 cases, 2 with some of it");
});

test("more than twenty cases come in pages", () => {
  assert.deepEqual([0, 20, 21, 137].map((total) => pageCount(total)), [1, 1, 2, 7]);
  assert.equal(status({ total: 137, of: 900 }, "asked", 2), "137 of 900 cases, page 2 of 7");
});

/** @param {import("../page_types.js").NoteKind} kind @param {string} typed @param {string[]} used */
const words = (kind, typed = "", used = [], total = 1) => noteWords({ kind, typed, used }, total);

test("a note says what was typed and what was made of it", () => {
  assert.equal(words("corrected", "sorafinib", ["sorafenib"]), "Nothing is spelled “sorafinib”; shown: sorafenib.");
  assert.match(words("completed", "soraf", ["sorafenib"]), /“soraf”.*shown: sorafenib\./);
  assert.match(words("quoted", "complete response"), /^All words of “complete response” must be there/);
  assert.match(words("no-value", "drug:xyz"), /drug:xyz/);
  assert.match(words("cut"), /only its beginning was read/);
  assert.match(words("unknown", "xyzzy"), /“xyzzy” stands nowhere/);
});

test("where nothing has everything, the note says what is found nowhere", () => {
  assert.match(words("any", "", ["xyzzy"], 2), /^No case has all of these\. Cases with some.*nowhere: xyzzy\.$/);
  assert.equal(words("any", "", [], 0), "No case has all of these.");
});

test("a note of a kind that this page does not know is left out", () => {
  assert.equal(words("new"), "");
});
