// Whether terms are scored by BM25F and joined to groups as ranking.py does it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Ranking, all, how, some } from "../ranking.js";
import { words } from "../words.js";
import { documentsOf, opened, pairsOf } from "./published.js";

const ATLAS = /** @type {import("./published.js").Invented} */ ({
  documents: [
    { id: "had", title: "Rash", body: "liver liver tumour", tags: ["drug-sorafenib"] },
    { id: "told", labels: "sorafenib", body: "tumour of liver", mentions: ["drug-sorafenib"] },
    { id: "named", body: "sorafenib; liver; 400 mg; gamma-knife; l-ohp; hepatitis B" },
    { id: "parts", body: "gamma; knife; mg 400; hepatitis; x-b" },
    { id: "about", kind: "drug", title: "Sorafenib", body: "liver", tags: ["drug-sorafenib"] },
    { id: "page", kind: "page", body: "sorafenib rash" },
  ],
  names: [["sorafenib", { tags: ["drug-sorafenib"] }], ["rash", { tags: ["complication-rash"] }]],
  labels: { "drug-sorafenib": "sorafenib", "complication-rash": "rash" },
});
const CASES = 4;
const DOCUMENTS = ATLAS.documents.length;
const ranking = async () => new Ranking((await opened(ATLAS)).store);
/** @param {string} text */
const word = (text) => /** @type {import("../words.js").Word} */ (words(text)[0]);
/** @param {string} text */
const telling = (text) => words(text).filter(({ isStop }) => !isStop);
/** @param {Partial<import("../ranking.js").Group>} group */
const group = (group) => ({ name: "", tags: [], words: [], strict: false, fields: ["tags", "mentions", "named"], ...group });
/** @param {number} holding how many documents hold the term @param {number} times @param {number} [relative] length by average length @param {number} [b] */
const bm25f = (holding, times, relative = 1, b = 0) =>
  (Math.log(DOCUMENTS / (holding + 1)) + 1) * ((times * 2.2) / (times + 1.2 * (1 - b + b * relative)));
/** @param {number | undefined} found @param {number} expected */
const near = (found, expected) => assert.ok(Math.abs((found ?? NaN) - expected) < 1e-9, `${found} is not ${expected}`);
/** @param {Float64Array | null} scores */
const byDocument = (scores) => Object.fromEntries(pairsOf(scores));

test("a term that stands in a field is scored by BM25F and the boost of the field", async () => {
  const ranked = await ranking();
  const lengths = ATLAS.documents.map(({ body = "" }) => telling(body).flatMap(({ form, parts }) => [...new Set([form, ...parts])]).length);
  const average = lengths.reduce((a, b) => a + b) / DOCUMENTS;
  const body = byDocument(await ranked.term("body", "liver"));
  assert.deepEqual(Object.keys(body), ["0", "1", "2", "4"]);
  near(body[0], bm25f(4, 2, (lengths[0] ?? 0) / average, 0.75));
  near(body[1], bm25f(4, 1, (lengths[1] ?? 0) / average, 0.75));
  near(body[4], bm25f(4, 1, (lengths[4] ?? 0) / average, 0.75));
});

test("in every other field the length does not count, and each has its weight", async () => {
  const ranked = await ranking();
  const tags = byDocument(await ranked.term("tags", "#drug-sorafenib"));
  near(tags[0], 8 * bm25f(2, 1));
  near(tags[4], 8 * bm25f(2, 1));
  near(byDocument(await ranked.term("mentions", "#drug-sorafenib"))[1], 3 * bm25f(1, 1));
  near(byDocument(await ranked.term("named", "#drug-sorafenib"))[2], 3 * bm25f(2, 1));
  near(byDocument(await ranked.term("labels", "sorafenib"))[1], 4 * bm25f(1, 1));
  near(byDocument(await ranked.term("title", "rash"))[0], 5 * bm25f(1, 1));
});

test("a term that stands nowhere, or only in other fields, has no scores", async () => {
  const ranked = await ranking();
  assert.equal(await ranked.term("body", "nowhere"), null);
  assert.equal(await ranked.term("title", "liver"), null);
  assert.equal(await ranked.term("nofield", "liver"), null);
  assert.equal(await ranked.term("tags", "drug-sorafenib"), null, "a tag without its sign is a word");
});

test("a term is scored once", async () => {
  const ranked = await ranking();
  assert.equal(ranked.term("body", "liver"), ranked.term("body", "liver"));
  assert.equal(await ranked.term("body", "liver"), await ranked.term("body", "liver"));
});

test("a term that could not be read is tried again", async () => {
  const { server, store } = await opened(ATLAS);
  const ranked = new Ranking(store);
  server.isOffline = true;
  await assert.rejects(ranked.term("body", "liver"), { name: "SearchFailed" });
  server.isOffline = false;
  assert.deepEqual(documentsOf(await ranked.term("body", "liver")), [0, 1, 2, 4]);
});

test("a word is looked for in title, labels and body, and its scores are added", async () => {
  const ranked = await ranking();
  assert.deepEqual(documentsOf(await ranked.word(word("sorafenib"))), [1, 2, 4, 5]);
  const liver = [...(await ranked.term("body", "liver") ?? [])];
  assert.deepEqual([...(await ranked.word(word("liver")) ?? [])], liver);
});

test("a word with a hyphen is found whole and in parts, and whole weighs more", async () => {
  const found = byDocument(await (await ranking()).word(word("gamma-knife")));
  assert.deepEqual(Object.keys(found), ["2", "3"]);
  assert.ok((found[2] ?? 0) > (found[3] ?? 0));
});

test("a word with one part that stands nowhere is found whole alone", async () => {
  const ranked = await ranking();
  const unbound = { isStop: false, isBound: false, raw: "" };
  assert.deepEqual(documentsOf(await ranked.word({ form: "lohp", parts: ["l", "nowhere"], ...unbound })), [2]);
  assert.equal(await ranked.word({ form: "nowhere", parts: ["ohp", "rash"], ...unbound }), null, "in no document together");
});

test("an amount or a name with its letter is found in parts only if nothing has it whole", async () => {
  const ranked = await ranking();
  assert.deepEqual(documentsOf(await ranked.word(word("400 mg"))), [2]);
  assert.deepEqual(documentsOf(await ranked.word(word("hepatitis B"))), [2]);
  const unknown = { form: "hepatitisx", parts: ["hepatitis", "b"], isStop: false, isBound: true, raw: "" };
  assert.deepEqual(documentsOf(await ranked.word(unknown)), [2, 3]);
});

test("the text of several words is their mean, so that a long name counts no more than a short one", async () => {
  const ranked = await ranking();
  const [tumour, liver] = await Promise.all([ranked.word(word("tumour")), ranked.word(word("liver"))]);
  const found = byDocument(await ranked.text(group({ words: telling("tumour of the liver") })));
  assert.deepEqual(Object.keys(found), ["0", "1"]);
  near(found[0], ((tumour?.[0] ?? 0) + (liver?.[0] ?? 0)) / 2);
  assert.equal(await ranked.text(group({ words: telling("liver nowhere") })), null);
  assert.equal(await ranked.text(group({})), null);
});

test("who had something comes before its page, that before mention of it, and mention before a name in the text", async () => {
  const found = await (await ranking()).group(group({ tags: ["drug-sorafenib"], words: telling("sorafenib") }));
  const order = pairsOf(found.scores).sort(([, a = 0], [, b = 0]) => b - a).map(([document]) => document);
  assert.deepEqual(order, [0, 4, 1, 2]);
  assert.deepEqual(documentsOf(found.had), [0, 4]);
  assert.deepEqual(documentsOf(found.mentioned), [1]);
  const ways = ATLAS.documents.map((_, document) => how(found, document));
  assert.deepEqual(ways, ["had", "mentioned", "text", "", "had", ""]);
});

test("a name is looked for by its tags, not by its words, and a page about the atlas names nothing", async () => {
  const ranked = await ranking();
  const { scores } = await ranked.group(group({ tags: ["drug-sorafenib"], words: telling("sorafenib rash") }));
  assert.deepEqual(documentsOf(scores), [0, 1, 2, 4]);
  assert.deepEqual(documentsOf(await ranked.text(group({ tags: ["drug-sorafenib"], words: telling("sorafenib") }))), [1, 2, 4, 5]);
});

test("to have had something is worth a thousand, a page about it five hundred", async () => {
  const ranked = await ranking();
  const tags = await ranked.term("tags", "#drug-sorafenib");
  const { had } = await ranked.group(group({ tags: ["drug-sorafenib"] }));
  near(had?.[0], 1000 + (tags?.[0] ?? 0));
  near(had?.[4], 500 + (tags?.[4] ?? 0));
  assert.ok(Number.isNaN(had?.[1]));
});

test("the words of a stage or grade are looked for on pages alone, those of other names everywhere", async () => {
  const ranked = await ranking();
  const rash = telling("rash");
  assert.deepEqual(documentsOf(await ranked.text(group({ tags: ["stage-bclc-c"], words: rash }))), [5]);
  assert.deepEqual(documentsOf(await ranked.text(group({ tags: ["grade-3", "stage-x"], words: rash }))), [5]);
  assert.deepEqual(documentsOf(await ranked.text(group({ tags: ["grade-3", "drug-x"], words: rash }))), [0, 5]);
  assert.deepEqual(documentsOf(await ranked.text(group({ words: rash }))), [0, 5]);
  assert.equal(await ranked.text(group({ tags: ["grade-3"], words: telling("tumour") })), null, "no page has it");
});

test("words on a page weigh half, those of a case all", async () => {
  const ranked = await ranking();
  const liver = await ranked.word(word("liver"));
  const { scores } = await ranked.group(group({ words: telling("liver") }));
  for (let document = 0; document < CASES; document += 1) assert.equal(scores?.[document], liver?.[document]);
  assert.equal(scores?.[CASES], 0.5 * (liver?.[CASES] ?? 0));
});

test("a name on a page weighs half", async () => {
  const ranked = await ranking();
  const named = await ranked.term("named", "#drug-sorafenib");
  const { scores } = await ranked.group(group({ tags: ["drug-sorafenib"], fields: ["named"] }));
  assert.equal(scores?.[2], named?.[2]);
  assert.equal(scores?.[4], 0.5 * (named?.[4] ?? 0));
});

test("several tags of one thing are added, and unknown ones passed over", async () => {
  const ranked = await ranking();
  const one = await ranked.group(group({ tags: ["drug-sorafenib"] }));
  const found = await ranked.group(group({ tags: ["drug-sorafenib", "drug-none"] }));
  assert.deepEqual(pairsOf(found.scores), pairsOf(one.scores));
  const twice = await ranked.group(group({ tags: ["drug-sorafenib", "drug-sorafenib"] }));
  near(twice.had?.[0], 2 * (one.had?.[0] ?? 0));
});

test("a filter looks in its own fields alone", async () => {
  const ranked = await ranking();
  const had = await ranked.group(group({ tags: ["drug-sorafenib"], fields: ["tags"], strict: true }));
  assert.deepEqual([documentsOf(had.scores), had.mentioned], [[0, 4], null]);
  const mentioned = await ranked.group(group({ tags: ["drug-sorafenib"], fields: ["mentions"], strict: true }));
  assert.deepEqual([documentsOf(mentioned.scores), mentioned.had], [[1], null]);
});

test("a group that nothing matches has no scores, and no document is matched by it", async () => {
  const found = await (await ranking()).group(group({ tags: ["drug-none"], words: telling("nowhere") }));
  assert.deepEqual([found.scores, found.had, found.mentioned], [null, null, null]);
  assert.equal(how(found, 0), "");
});

/** @param {(number | null)[]} values */
const scores = (...values) => Float64Array.from(values, (value) => value ?? NaN);
/** @param {Float64Array | null} found @param {Partial<import("../ranking.js").Group>} [told] */
const part = (found, told) => ({ group: group(told ?? {}), scores: found, had: null, mentioned: null });
const STRICT = { strict: true };
/** The words of every name stand where this says. @param {Float64Array | null} found */
const texts = (found) => /** @type {any} */ ({ text: async () => found });

test("all has what every group matches", () => {
  assert.deepEqual(documentsOf(all([part(scores(1, 1, null)), part(scores(null, 1, 1), STRICT)])), [1]);
  assert.equal(all([part(scores(1)), part(null)]), null);
  assert.equal(all([]), null);
});

test("some has what some free group matches, as long as every strict one does", async () => {
  const none = texts(null);
  const found = await some([part(scores(1, 2, 4, null)), part(scores(8, null, null, 16)), part(scores(32, 32, null, null), STRICT)], none);
  assert.deepEqual(pairsOf(found), [[0, 41], [1, 34]]);
  assert.deepEqual(pairsOf(await some([part(scores(1, null)), part(null)], none)), [[0, 1]]);
  assert.equal(await some([part(scores(1)), part(null, STRICT)], none), null, "a filter that nothing passes");
  assert.equal(await some([part(scores(1), STRICT), part(null)], none), null, "nothing free is found");
  assert.equal(await some([part(scores(1), STRICT), part(scores(1), STRICT)], none), null, "there is nothing free");
});

test("some has the words of a name too, but not those of a filter", async () => {
  const named = { tags: ["drug-sorafenib"] };
  assert.deepEqual(pairsOf(await some([part(scores(1, null, null), named)], texts(scores(2, 4, null)))), [[0, 3], [1, 4]]);
  assert.deepEqual(pairsOf(await some([part(null, named)], texts(scores(2, null)))), [[0, 2]]);
  assert.deepEqual(pairsOf(await some([part(scores(1, null))], texts(scores(2, 4)))), [[0, 1]], "words that are no name count once");
  assert.equal(await some([part(scores(1), { ...named, ...STRICT })], texts(scores(2))), null);
});
