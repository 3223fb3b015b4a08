// The address of the search page holds its whole state.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asking, pairs, readState, replaced, toggled, withoutFilters, writeState } from "../page_state.js";

const NOTHING = { query: "", chosen: {}, page: 1 };

test("an address without parameters asks for nothing, and nothing makes no parameters", () => {
  assert.deepEqual(readState(""), NOTHING);
  assert.deepEqual(readState("?query=&drug=&page="), NOTHING);
  assert.equal(writeState(NOTHING), "");
});

test("a state survives the way into the address and back", () => {
  const states = [
    { query: "sorafenib", chosen: {}, page: 1 },
    { query: '"hand-foot" α & <b>=#%+', chosen: { drug: ["sorafenib", "lenvatinib"], stage: ["bclc-c"] }, page: 3 },
    { query: "", chosen: { year: ["2022"] }, page: 2 },
  ];
  for (const state of states) assert.deepEqual(readState(writeState(state)), state);
});

test("the address is spelled as it is documented", () => {
  const state = { query: "hand foot", chosen: { stage: ["bclc-c"], drug: ["sorafenib", "lenvatinib"] }, page: 2 };
  assert.equal(writeState(state), "?query=hand+foot&drug=sorafenib&drug=lenvatinib&stage=bclc-c&page=2");
});

test("the theme's own parameters, unknown facets and repeated values are passed over", () => {
  assert.deepEqual(readState("?q=tace&h=x&colour=red&drug=a&drug=a"), { query: "", chosen: { drug: ["a"] }, page: 1 });
});

test("only a counting number is a page", () => {
  for (const page of ["0", "-1", "2.5", "two", "1e3", " 2", "99999999"]) {
    assert.equal(readState(`?page=${encodeURIComponent(page)}`).page, 1, page);
  }
  assert.equal(readState("?page=12").page, 12);
});

test("choosing a value twice takes it away again, and every choice leads to the first page", () => {
  const chosen = toggled({ query: "x", chosen: {}, page: 4 }, "sex", "male");
  assert.deepEqual(chosen, { query: "x", chosen: { sex: ["male"] }, page: 1 });
  assert.deepEqual(toggled(chosen, "sex", "male").chosen, {});
  assert.deepEqual(pairs(toggled(chosen, "sex", "female").chosen), [["sex", "male"], ["sex", "female"]]);
});

test("another question keeps the filters, clearing the filters keeps the question", () => {
  const state = { query: "x", chosen: { sex: ["male"] }, page: 4 };
  assert.deepEqual(asking(state, "y"), { query: "y", chosen: { sex: ["male"] }, page: 1 });
  assert.deepEqual(withoutFilters(state), { query: "x", chosen: {}, page: 1 });
});

test("a suggestion takes the place of what was typed, whatever its case", () => {
  assert.equal(replaced("TACE Sorafneb pvtt", "sorafneb", "sorafenib"), "TACE sorafenib pvtt");
  assert.equal(replaced("tace, Hand-fot (grade 2)", "handfot", "hand-foot"), "tace, hand-foot (grade 2)");
  assert.equal(replaced("attace tace", "tace", "TARE"), "attace TARE");
  assert.equal(replaced("drug:sorafneb tace", "sorafneb", "sorafenib"), "drug:sorafenib tace");
  assert.equal(replaced("β-blocker", "beta blocker", "propranolol"), "propranolol");
  assert.equal(replaced("anything", "", "tace"), "tace");
});
