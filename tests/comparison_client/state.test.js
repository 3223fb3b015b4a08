// The address says what is compared; the picker and the boxes change it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { meant } from "../../docs/assets/javascripts/compare/picker.js";
import { moved, readState, writeState } from "../../docs/assets/javascripts/compare/state.js";
import { chosenWords, withChoice } from "../../docs/assets/javascripts/shared/chosen.js";

const LIST = [["hcc-0001", "Multifocal HCC"], ["hcc-0002", "HCC with thrombus"], ["hcc-0003", "Ruptured HCC"]];

test("the address is read as it is written, and as a form without script writes it", () => {
  const chosen = ["hcc-0004", "hcc-0002"];
  assert.deepEqual(readState(writeState(chosen)), { chosen, problems: [] });
  assert.deepEqual(readState("?cases=hcc-0004&cases=hcc-0002"), { chosen, problems: [] });
  assert.deepEqual(readState("?cases=hcc-0004%2C+hcc-0002,hcc-0004,"), { chosen, problems: [] });
  assert.deepEqual(readState(""), { chosen: [], problems: [] });
  assert.equal(writeState([]), "");
});

test("what is no id is told in one sentence, whatever it is", () => {
  const wrong = ["hcc-1", "hcc-01234", "../evil", "<b>", "HCC-0001", "hcc-0001/", "__proto__"];
  for (const id of wrong) {
    const { chosen, problems } = readState(`?cases=hcc-0002,${encodeURIComponent(id)}`);
    assert.deepEqual(chosen, ["hcc-0002"]);
    assert.deepEqual(problems, [`“${id}”: no id of a record; one is hcc-0001.`]);
  }
});

test("of much that is asked in vain a little is named and the rest is counted", () => {
  assert.deepEqual(readState(`?cases=${",".repeat(10_000)}hcc-0002${",".repeat(10_000)}`), { chosen: ["hcc-0002"], problems: [] });
  const words = Array.from({ length: 10_000 }, (_, number) => `x${number}`);
  const told = "“x0”, “x1”, “x2”, “x3” and 9996 more: no id of a record; one is hcc-0001.";
  assert.deepEqual(readState(`?cases=${words.join(",")}`), { chosen: [], problems: [told] });
  const ids = Array.from({ length: 1_000 }, (_, number) => `hcc-${number + 1000}`);
  const left = "At most four records can be compared; left out: hcc-1004, hcc-1005, hcc-1006, hcc-1007 and 992 more.";
  assert.deepEqual(readState(`?cases=${ids.join(",")}`), { chosen: ids.slice(0, 4), problems: [left] });
  assert.equal(readState(`?cases=${"🦠".repeat(5_000)}`).problems[0], `“${"🦠".repeat(40)}…”: no id of a record; one is hcc-0001.`);
});

test("a fifth record is left out and named", () => {
  const { chosen, problems } = readState("?cases=hcc-0001,hcc-0002,hcc-0003,hcc-0004,hcc-0005,hcc-10000");
  assert.equal(chosen.length, 4);
  assert.deepEqual(problems, ["At most four records can be compared; left out: hcc-0005, hcc-10000."]);
});

test("a record moves by one place and no further", () => {
  const ids = ["a", "b", "c"];
  assert.deepEqual(moved(ids, "c", -1), ["a", "c", "b"]);
  assert.deepEqual(moved(ids, "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moved(ids, "x", 1), ids);
});

test("an id, a title or words of one title alone are understood", () => {
  for (const typed of ["hcc-0002", " HCC-0002 ", "thrombus", "HCC with thrombus", "hcc-0002: HCC with thrombus"]) {
    assert.equal(meant(typed, LIST), "hcc-0002", typed);
  }
  for (const typed of ["", " ", "hcc", "HCC", "nothing"]) assert.equal(meant(typed, LIST), undefined, typed);
});

test("up to four records are chosen, each once, in their order", () => {
  assert.deepEqual(withChoice(["a"], "b", true), ["a", "b"]);
  assert.deepEqual(withChoice(["a", "b"], "a", true), ["b", "a"]);
  assert.deepEqual(withChoice(["a", "b"], "a", false), ["b"]);
  assert.deepEqual(withChoice(["a", "b", "c", "d"], "e", true), ["a", "b", "c", "d"]);
  assert.equal(chosenWords(["a"]), "Chosen: a; choose one to three more");
  assert.equal(chosenWords(["a", "b"]), "Chosen: a, b");
  assert.match(chosenWords(["a", "b", "c", "d"]), /four is the most$/);
});
