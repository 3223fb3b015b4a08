// Whether documents are ranked, and told why they are hits, as query.py does it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { foundIn, match, rank } from "../query.js";
import { note } from "../reading.js";
import { count, ranked } from "../scores.js";
import { COMPLETE, opened } from "./published.js";

const LABELS = { "drug-sorafenib": "sorafenib", "drug-lenvatinib": "lenvatinib", "complication-rash": "rash", "sex-male": "male" };
const NAMES = /** @type {import("./published.js").Invented["names"]} */ ([
  ["sorafenib", { tags: ["drug-sorafenib"] }],
  ["lenvatinib", { tags: ["drug-lenvatinib"] }],
  ["rash", { tags: ["complication-rash"] }],
  ["male", { tags: ["sex-male"] }],
]);
const ATLAS = /** @type {import("./published.js").Invented} */ ({
  documents: [
    { id: "body", body: "sorafenib sorafenib sorafenib rash rash rash" },
    { id: "told", mentions: ["drug-sorafenib", "complication-rash"], body: "sorafenib rash" },
    { id: "half", tags: ["drug-sorafenib"], mentions: ["complication-rash"] },
    { id: "both", tags: ["drug-sorafenib", "complication-rash", "sex-male"], body: "jaundice" },
    { id: "drug only", tags: ["drug-sorafenib"], title: "Sorafenib sorafenib", body: "sorafenib" },
    { id: "other", tags: ["drug-lenvatinib"], body: "jaundice ascites" },
    { id: "page", kind: "drug", tags: ["drug-sorafenib"], title: "Sorafenib", body: "sorafenib rash jaundice" },
  ],
  names: NAMES,
  labels: LABELS,
});

/** @param {import("./published.js").Invented} [invented] @param {Partial<import("./published.js").Options>} [options] */
const setUp = async (invented = ATLAS, options) => {
  const { store } = await opened(invented, options);
  const ids = invented.documents.map(({ id }) => id);
  /** @param {string} query */
  const asked = async (query) => {
    const answer = await rank(store, query);
    const { documents } = ranked(answer.scores, Infinity, () => true);
    const ways = documents.map((document) => match(foundIn(answer, document), document));
    return { answer, ids: documents.map((document) => ids[document]), ways, complete: count(answer.whole) };
  };
  return asked;
};

test("what has all that is asked for comes before what has some of it, and is worth so much more", async () => {
  const { answer, ids, complete } = await (await setUp())("sorafenib rash");
  assert.equal(complete, 5);
  assert.deepEqual(new Set(ids.slice(0, 5)), new Set(["both", "half", "page", "told", "body"]));
  assert.deepEqual(ids.length, 5, "five are enough");
  for (const score of answer.scores ?? []) assert.ok(Number.isNaN(score) || score > COMPLETE);
});

test("among what has all, to have had it comes before mention of it, and that before words", async () => {
  const { ids, ways } = await (await setUp())("sorafenib rash");
  assert.deepEqual(ids, ["both", "half", "page", "told", "body"]);
  assert.deepEqual(ways, ["had", "mentioned", "text", "mentioned", "text"]);
});

test("where few have all, those that have some follow, however good they are", async () => {
  const { answer, ids, ways, complete } = await (await setUp(ATLAS, { few: 6 }))("sorafenib rash");
  assert.equal(complete, 5);
  assert.deepEqual(ids, ["both", "half", "page", "told", "body", "drug only"]);
  assert.equal(ways.at(-1), "some");
  assert.deepEqual(answer.notes, []);
  assert.ok((answer.scores?.[4] ?? Infinity) < COMPLETE);
});

test("where just enough have all, nothing follows", async () => {
  const asked = await setUp(ATLAS, { few: 5 });
  assert.equal((await asked("sorafenib rash")).ids.includes("drug only"), false);
});

test("where nothing has all, what has some is listed, and what nothing has is told", async () => {
  const { answer, ids, ways, complete } = await (await setUp())("lenvatinib rash ascites nowhere");
  assert.equal(complete, 0);
  assert.equal(answer.whole, null);
  assert.equal(ids[0], "other");
  assert.deepEqual(new Set(ways), new Set(["some"]));
  assert.deepEqual(answer.notes, [note("unknown", "nowhere"), note("any", "", ["nowhere"])]);
});

test("where each is somewhere and nothing has all, that is told without a name", async () => {
  const { answer, ids } = await (await setUp())("male lenvatinib");
  assert.deepEqual(new Set(ids), new Set(["both", "other"]));
  assert.deepEqual(answer.notes, [note("any", "", [])]);
});

test("words in quotes must hold, also where few have all", async () => {
  const { ids, answer } = await (await setUp())('"jaundice" rash');
  assert.deepEqual(ids, ["both", "page"]);
  assert.deepEqual(answer.notes, [note("quoted", "jaundice")]);
  assert.deepEqual((await (await setUp())('"jaundice" nowhere')).ids, []);
});

test("a filter must hold, also where few have all, and asks for those that had it", async () => {
  const asked = await setUp();
  assert.deepEqual((await asked("drug:sorafenib")).ids.toSorted(), ["both", "drug only", "half", "page"]);
  assert.deepEqual((await asked("drug:lenvatinib rash")).ids, [], "a filter that leaves none of the free words");
  assert.deepEqual((await asked("drug:sorafenib jaundice")).ids, ["both", "page"]);
  assert.deepEqual((await asked("drug:sorafenib jaundice ascites")).ids, ["both", "page"]);
  assert.deepEqual((await asked("mentioned:sorafenib")).ids, ["told"]);
  assert.deepEqual((await asked("drug:sorafenib mentioned:rash")).ids, ["half"]);
});

test("a filter that means nothing finds nothing", async () => {
  const { answer, ids } = await (await setUp())("drug:rash sorafenib");
  assert.deepEqual([ids, answer.scores, answer.whole], [[], null, null]);
  assert.deepEqual(answer.notes, [note("no-value", "drug:rash")]);
});

test("words on a page tell less than the same words about a patient", async () => {
  const { ids } = await (await setUp({
    documents: [{ id: "case", body: "jaundice" }, { id: "page", kind: "page", body: "jaundice" }],
  }))("jaundice");
  assert.deepEqual(ids, ["case", "page"]);
  const reverse = await (await setUp({
    documents: [{ id: "case", body: "jaundice and seven other words that make it longer" }, { id: "page", kind: "page", body: "jaundice" }],
  }))("jaundice");
  assert.deepEqual(reverse.ids, ["case", "page"]);
});

test("equal documents stay in their order", async () => {
  const documents = ["c", "a", "b"].map((id) => ({ id, body: "jaundice" }));
  assert.deepEqual((await (await setUp({ documents }))("jaundice")).ids, ["c", "a", "b"]);
});

test("a document is told by the reading of the query in which it does best", async () => {
  const documents = [
    { id: "one", body: "metastatic; liver; liver" }, { id: "two", body: "metastasize; liver" },
    { id: "both", body: "metastatic; metastasize; liver", title: "metastasize" },
  ];
  const { answer, ids } = await (await setUp({ documents }))("liver metas");
  assert.equal(ids[0], "both");
  const told = documents.map((_, document) => foundIn(answer, document).map(({ group }) => group.name));
  assert.deepEqual(told, [["liver", "metastatic"], ["liver", "metastasize"], ["liver", "metastasize"]]);
  assert.deepEqual(answer.notes, [note("completed", "metas", ["metastasize", "metastatic"])]);
});

test("a document of several readings has the best of their scores, not the sum", async () => {
  const documents = [{ id: "a", body: "metastatic metastasize" }, { id: "b", body: "x1y" }];
  const { store } = await opened({ documents });
  const [both, one, other] = await Promise.all(["metas", "metastatic", "metastasize"].map((query) => rank(store, query)));
  assert.equal(both?.whole?.[0], Math.max(one?.whole?.[0] ?? 0, other?.whole?.[0] ?? 0));
});

test("what has all in one reading is not listed again as having some in another", async () => {
  const documents = [{ id: "a", body: "liver metastatic" }, { id: "b", body: "liver metastasize" }, { id: "c", body: "liver" }];
  const { ids, ways } = await (await setUp({ documents }))("liver metas");
  assert.deepEqual([ids.length, new Set(ids.slice(0, 2)), ids[2]], [3, new Set(["a", "b"]), "c"]);
  assert.deepEqual(ways, ["text", "text", "some"]);
});

test("a mistyped word finds what the right one finds", async () => {
  const asked = await setUp();
  const right = await asked("sorafenib jaundice");
  const wrong = await asked("soraffenib jaundice");
  assert.deepEqual(wrong.ids, right.ids);
  assert.deepEqual(wrong.answer.notes, [note("corrected", "soraffenib", ["sorafenib"])]);
});

test("a document matches as the weakest of all that is asked for", async () => {
  const asked = await setUp();
  const { ids, ways } = await asked("sorafenib jaundice");
  assert.equal(ways[ids.indexOf("both")], "text", "nobody can have a word");
  const words = await asked("jaundice");
  assert.deepEqual(new Set(words.ways), new Set(["text"]));
});

test("a query that asks for nothing finds nothing", async () => {
  const asked = await setUp();
  for (const query of ["", "  ", "of the", "!?", '"the"']) {
    const { answer, ids } = await asked(query);
    assert.deepEqual([ids, answer.scores, answer.whole, answer.complete, answer.partial], [[], null, null, [], []], query);
  }
});

test("what nothing has finds nothing, and is told once", async () => {
  const { answer, ids } = await (await setUp())("qqqqqq");
  assert.deepEqual([ids, answer.scores], [[], null]);
  assert.deepEqual(answer.notes, [note("unknown", "qqqqqq")]);
});

test("a document that does not match was found in no reading", async () => {
  const { answer } = await (await setUp())("ascites");
  assert.deepEqual(foundIn(answer, 0), []);
  assert.deepEqual(foundIn(answer, 99), []);
  assert.equal(foundIn(answer, 5).length, 1);
});

test("a question that failed can be asked again", async () => {
  const { server, store } = await opened(ATLAS);
  server.isOffline = true;
  await assert.rejects(rank(store, "sorafenib"), { name: "SearchFailed" });
  server.isOffline = false;
  assert.ok(count((await rank(store, "sorafenib")).scores));
});
