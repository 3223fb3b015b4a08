// The questions of the search page, answered from an invented index, also when the index is replaced or out of reach.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Engine } from "../engine.js";
import { note } from "../reading.js";
import { BASE, DAMAGED, OFFLINE, directoryOf, published, serve } from "./published.js";

/** @typedef {import("./published.js").Doc} Doc */
/** @typedef {import("./published.js").Invented} Invented */

const LABELS = { "drug-sorafenib": "sorafenib", "drug-lenvatinib": "lenvatinib", "sex-male": "male", "sex-female": "female" };
const NAMES = /** @type {Invented["names"]} */ ([
  ["sorafenib", { tags: ["drug-sorafenib"] }], ["lenvatinib", { tags: ["drug-lenvatinib"] }],
]);
/** @param {string} id @param {Partial<Doc>} told @returns {Doc} */
const doc = (id, told) => ({
  id, title: `Title of ${id}`, card: { response: `response of ${id}` }, row: { sex: "male" },
  passages: [["here", `Passage of ${id}`, `${told.body ?? ""} in ${id}`]], ...told,
});
const CASES = [
  doc("had", { tags: ["drug-sorafenib", "sex-male"], body: "jaundice" }),
  doc("told", { tags: ["sex-female", "drug-lenvatinib"], mentions: ["drug-sorafenib"], body: "ascites" }),
  doc("named", { tags: ["sex-male"], body: "sorafenib and jaundice" }),
  doc("other", { tags: ["drug-lenvatinib", "sex-male"], body: "ascites, rash" }),
  doc("both", { tags: ["drug-sorafenib", "drug-lenvatinib", "sex-female"], body: "rash" }),
];
const PAGES = [
  ...Array.from({ length: 6 }, (_, i) => ({ id: `page${i}`, kind: "page", body: "jaundice rash" })),
  { id: "sorafenib", kind: "drug", title: "Sorafenib", tags: ["drug-sorafenib"] },
];
const FACETS = { drug: "Drug given", sex: "Sex" };
const ATLAS = /** @type {Invented} */ ({ documents: [...CASES, ...PAGES], names: NAMES, labels: LABELS, facets: FACETS });
const OFFLINE_ERROR = { name: "SearchFailed", message: OFFLINE };
const DAMAGE_ERROR = { name: "SearchFailed", message: DAMAGED };

const SMALL = { few: 1, termBlock: 1, wordBlock: 1, cards: 1, rows: 1 }; // so that no question has fetched what another needs
/** @type {import("./published.js").Server} */
let server;
/** @type {Engine} */
let engine;
beforeEach(() => {
  server = serve(published(ATLAS, SMALL));
  engine = new Engine(BASE);
});
/** @param {string} query @param {Record<string, string[]>} [chosen] @param {number} [from] @param {number} [size] */
const search = (query, chosen = {}, from = 0, size = 10) => engine.search({ query, chosen, from, size });
/** @param {{hits: {id: string}[]}} answer */
const ids = ({ hits }) => hits.map(({ id }) => id);
/** @param {any[]} facets */
const counts = (facets) => Object.fromEntries(facets.flatMap(({ id, values }) => values.map((/** @type {any} */ v) => [`${id}-${v.value}`, v.count])));

test("nothing is fetched before the first question", async () => {
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(server.asked, []);
});

test("cases come best first, with how they match and what is shown of them", async () => {
  const answer = await search("sorafenib");
  assert.deepEqual(ids(answer), ["had", "both", "told", "named"]);
  assert.deepEqual(answer.hits.map(({ match }) => match), ["had", "had", "mentioned", "text"]);
  assert.deepEqual([answer.total, answer.listed, answer.of], [4, 4, 5]);
  const { score, card, ...hit } = answer.hits[0] ?? {};
  assert.ok(score > 0);
  assert.equal(card.response, "response of had");
  assert.deepEqual(hit, {
    id: "had", kind: "case", title: "Title of had", url: "cases/had/", match: "had",
    matched: [{ name: "sorafenib", how: "had" }], missing: [],
  });
});

test("every field of a card comes under its name, and a chip is whole again", async () => {
  const chips = { drugs: [{ label: "sorafenib", url: "drugs/sorafenib/", group: "", title: "" }], complications: [{ label: "PVT", url: "c/", group: "", title: "t" }] };
  const lists = { ...chips, modalities: [{ label: "TACE", url: "m/", group: "locoregional", title: "long" }], stages: ["BCLC C", "T1"], aetiologies: ["HBV"] };
  const texts = { response: "r", criterion: "c", outcome: "o", sex: "s", age: "a", year: "y", source: "so", evidence: "e" };
  serve(published({ documents: [doc("x", { card: { ...lists, ...texts } }), doc("empty", { card: {} })] }, SMALL));
  const [full, empty] = (await search("")).hits.map(({ card }) => card);
  assert.deepEqual(full, { ...lists, ...texts });
  assert.deepEqual([empty?.drugs, empty?.stages, empty?.response, empty?.source], [[], [], "", ""]);
});

test("pages are told apart from cases", async () => {
  const { pages, otherPages } = await search("sorafenib");
  assert.equal(otherPages, 1);
  assert.deepEqual(pages.map(({ id, kind, url }) => [id, kind, url]), [["sorafenib", "drug", "drugs/sorafenib/"]]);
});

test("no more than five pages are listed, and all are counted", async () => {
  const { pages, otherPages } = await search("jaundice");
  assert.deepEqual([pages.length, otherPages], [5, 6]);
});

test("pages come with the first cases alone, and not where a value is chosen", async () => {
  assert.deepEqual((await search("jaundice", {}, 1)).pages, []);
  assert.deepEqual((await search("jaundice", { sex: ["male"] })).pages, []);
  assert.deepEqual((await search("  ")).pages, []);
});

test("slices put together are the whole list, and each tells the number of all", async () => {
  const whole = ids(await search("sorafenib"));
  for (const size of [1, 2, 3]) {
    const slices = [];
    for (let from = 0; from < 6; from += size) {
      const answer = await search("sorafenib", {}, from, size);
      assert.deepEqual([answer.total, answer.listed], [4, 4]);
      assert.ok(answer.hits.length <= size);
      slices.push(...ids(answer));
    }
    assert.deepEqual(slices, whole);
  }
});

test("beyond the end there is nothing, and the number stays", async () => {
  const answer = await search("sorafenib", {}, 9_999_990);
  assert.deepEqual([answer.hits, answer.total], [[], 4]);
});

test("what has some is listed after what has all, and not in the total", async () => {
  serve(published(ATLAS, { few: 5 }));
  const answer = await search("lenvatinib rash");
  assert.deepEqual([answer.total, answer.listed], [2, 3]);
  assert.deepEqual(ids(answer), ["both", "other", "told"]);
  assert.deepEqual(answer.hits[2]?.missing, ["rash"]);
  assert.deepEqual(answer.hits[2]?.matched, [{ name: "lenvatinib", how: "had" }]);
  assert.equal(answer.hits[2]?.match, "some");
});

test("without a query every case is listed in order, with no score and no match", async () => {
  for (const query of ["", "  \n"]) {
    const answer = await search(query);
    assert.deepEqual(ids(answer), CASES.map(({ id }) => id));
    assert.deepEqual([answer.total, answer.listed, answer.of, answer.notes], [5, 5, 5, []]);
    assert.deepEqual(new Set(answer.hits.map(({ match, score, matched }) => `${match} ${score} ${matched.length}`)), new Set(["none 0 0"]));
  }
});

test("a query that nothing answers lists nothing and tells why", async () => {
  const answer = await search("qqqqqq");
  assert.deepEqual([answer.hits, answer.pages, answer.total, answer.listed, answer.otherPages], [[], [], 0, 0, 0]);
  assert.deepEqual(answer.notes, [note("unknown", "qqqqqq")]);
  assert.deepEqual((await search("of the")).notes, [note("nothing", "")]);
  assert.deepEqual((await search("of the")).hits, []);
});

test("a chosen value narrows the cases, each further one narrows them more", async () => {
  assert.deepEqual(ids(await search("sorafenib", { sex: ["female"] })), ["both", "told"]);
  assert.deepEqual(ids(await search("", { drug: ["lenvatinib"] })), ["told", "other", "both"]);
  assert.deepEqual(ids(await search("", { drug: ["lenvatinib", "sorafenib"] })), ["both"]);
  assert.deepEqual(ids(await search("", { drug: ["lenvatinib"], sex: ["male"] })), ["other"]);
  const answer = await search("sorafenib", { sex: ["female"] });
  assert.deepEqual([answer.total, answer.listed, answer.of], [2, 2, 5]);
});

test("a chosen value is one that the patient had, not one that is mentioned", async () => {
  assert.deepEqual(ids(await search("", { drug: ["sorafenib"] })), ["had", "both"]);
});

test("an unknown value or facet leaves nothing", async () => {
  for (const chosen of [{ drug: ["none"] }, { nofacet: ["x"] }, { drug: [""] }, { sex: ["male", "none"] }, { drug: ["\ud800"] }]) {
    const answer = await search("", chosen);
    assert.deepEqual([answer.hits, answer.total, answer.listed], [[], 0, 0], JSON.stringify(chosen));
    assert.deepEqual(new Set(Object.values(counts(await engine.facets({ query: "", chosen })))), new Set([0]));
    assert.deepEqual(await engine.rows({ query: "", chosen }), []);
  }
});

test("a facet of which nothing is chosen is as if it were not there", async () => {
  assert.deepEqual(ids(await search("sorafenib", { drug: [] })), ids(await search("sorafenib")));
});

test("facets count what would remain if a value were chosen too", async () => {
  const plain = await engine.facets({ query: "", chosen: {} });
  assert.deepEqual(counts(plain), { "drug-sorafenib": 2, "drug-lenvatinib": 3, "sex-male": 3, "sex-female": 2 });
  for (const [query, chosen] of /** @type {[string, Record<string, string[]>][]} */ ([
    ["sorafenib", {}], ["jaundice", {}], ["", { sex: ["male"] }], ["sorafenib", { sex: ["female"] }], ["qqqqqq", {}],
  ])) {
    for (const { id, values } of await engine.facets({ query, chosen })) {
      for (const { value, count } of values) {
        const added = [...new Set([...(chosen[id] ?? []), value])];
        const { listed } = await search(query, { ...chosen, [id]: added });
        assert.equal(count, listed, `${id} ${value} in ${query} ${JSON.stringify(chosen)}`);
      }
    }
  }
});

test("facets tell which values are chosen", async () => {
  const facets = await engine.facets({ query: "", chosen: { sex: ["male"] } });
  const chosen = facets.flatMap(({ values }) => values).filter((value) => value.chosen);
  assert.deepEqual(chosen, [{ value: "male", label: "male", count: 3, chosen: true }]);
});

test("a shown case has the passage that says what is asked for, with its words marked", async () => {
  await search("jaundice");
  const found = await engine.passages({ ids: ["had", "named"], query: "jaundice" });
  assert.deepEqual(Object.keys(found), ["had", "named"]);
  assert.deepEqual(found.had, {
    anchor: "here", heading: "Passage of had", phrase: false,
    parts: [{ text: "jaundice ", mark: true }, { text: "in had", mark: false }],
  });
});

test("there are passages of shown cases alone, and only their files are read", async () => {
  await search("jaundice", {}, 0, 1);
  server.asked = [];
  const found = await engine.passages({ ids: ["had", "named", "nowhere", "constructor", "__proto__"], query: "jaundice" });
  assert.ok(found.had);
  assert.deepEqual([found.named, found.nowhere, found.constructor], [null, null, null]);
  assert.deepEqual(server.names.filter((name) => name.startsWith("p")), ["p0"]);
});

test("a case that does not match has no passage, whatever it was shown for", async () => {
  await search("");
  await search("jaundice");
  const found = await engine.passages({ ids: ["had", "other"], query: "rash" });
  assert.deepEqual([found.had, found.other?.heading], [null, "Passage of other"]);
  assert.deepEqual(await engine.passages({ ids: [], query: "rash" }), {});
});

test("without a query no case has a passage", async () => {
  await search("");
  assert.deepEqual(await engine.passages({ ids: ["had"], query: "" }), { had: null });
});

test("rows list every matching case, best first, with how it matches", async () => {
  const rows = await engine.rows({ query: "sorafenib", chosen: {} });
  assert.deepEqual(rows.map(({ id, match, matched }) => [id, match, matched]), [
    ["had", "had", "sorafenib (had)"], ["both", "had", "sorafenib (had)"], ["told", "mentioned", "sorafenib (only mentioned)"],
    ["named", "text", "sorafenib (in the text)"],
  ]);
  assert.equal(rows[0].sex, "male");
});

test("rows of several things name each with its way, and are narrowed by what is chosen", async () => {
  const [row, ...others] = await engine.rows({ query: "sorafenib rash", chosen: { sex: ["female"] } });
  assert.deepEqual([row.id, row.matched, others], ["both", "sorafenib (had); rash (in the text)", []]);
  const all = await engine.rows({ query: "", chosen: {} });
  assert.deepEqual(all.map(({ id, match, matched }) => [id, match, matched]), CASES.map(({ id }) => [id, "none", ""]));
});

test("a query is ranked once for all its questions", async () => {
  await search("sorafenib");
  server.asked = [];
  await Promise.all([search("sorafenib"), search("sorafenib", {}, 1, 1)]);
  assert.deepEqual(server.asked, []);
});

test("questions asked at the same time open the index once and answer each its own", async () => {
  const answers = await Promise.all([search("sorafenib"), search("ascites"), search("jaundice"), search("sorafenib")]);
  assert.deepEqual(answers.map((answer) => ids(answer).length), [4, 2, 2, 4]);
  assert.equal(new Set(server.names).size, server.names.length, server.names.join(" "));
});

const NEW = /** @type {Invented} */ ({
  ...ATLAS,
  documents: [doc("new", { tags: ["drug-sorafenib"], body: "jaundice, quite new" }), ...CASES, ...PAGES],
});

test("when the index is replaced, a question for gone files is answered from the new one", async () => {
  await search("sorafenib");
  server.files = published(NEW, SMALL);
  const answer = await search("jaundice ascites");
  assert.equal(answer.of, 6);
  assert.deepEqual(new Set(ids(await search("jaundice"))), new Set(["new", "had", "named"]));
  assert.equal((await engine.rows({ query: "", chosen: {} })).length, 6);
});

test("when the index is replaced, facets and rows are answered from the new one too", async () => {
  await search("sorafenib");
  server.files = published(NEW, SMALL);
  assert.equal(counts(await engine.facets({ query: "sorafenib", chosen: {} }))["drug-sorafenib"], 3);
  server.files = published(ATLAS, SMALL);
  assert.equal((await engine.rows({ query: "sorafenib", chosen: {} })).length, 4);
});

test("what is held of the old index still answers, without a mixture of both", async () => {
  const before = await search("sorafenib");
  server.files = published(NEW, SMALL);
  assert.deepEqual(await search("sorafenib"), before);
});

test("several questions at once after the index was replaced are all answered from the new one", async () => {
  await search("sorafenib");
  server.files = published(NEW, SMALL);
  const [rows, facets, answer] = await Promise.all([
    engine.rows({ query: "", chosen: {} }), engine.facets({ query: "", chosen: {} }), search("quite"),
  ]);
  assert.deepEqual([rows.length, counts(facets)["drug-sorafenib"], ids(answer)], [6, 3, ["new"]]);
});

test("after the index was replaced, a passage is of the case that was asked for", async () => {
  await search("jaundice");
  server.files = published(NEW, SMALL);
  const { had } = await engine.passages({ ids: ["had"], query: "jaundice" });
  assert.ok([undefined, "Passage of had"].includes(had?.heading), had?.heading);
});

test("when the new index has another format, the reader is told to reload", async () => {
  await search("sorafenib");
  server.files = published(NEW, { format: 2 });
  await assert.rejects(search("ascites"), {
    name: "SearchFailed",
    message: "This page reads search index format 1, but the published index has format 2: reload the page.",
  });
});

test("an index replaced between its pointer and its files is answered from the new one", async () => {
  const replaced = published(NEW, SMALL);
  server.before = (path) => void (path === "index.json" || (server.files = replaced));
  assert.equal((await search("sorafenib")).of, 6);
});

test("a new index that is not there yet fails as damage, and is answered from once it is", async () => {
  await search("sorafenib");
  const whole = published(NEW, SMALL);
  server.files = new Map([...whole].filter(([path]) => path === "index.json"));
  await assert.rejects(search("ascites"), DAMAGE_ERROR);
  await assert.rejects(search("ascites"), DAMAGE_ERROR);
  server.files = whole;
  assert.deepEqual(new Set(ids(await search("ascites"))), new Set(["told", "other"]));
});

test("a damaged file is told as such, and the same question works once the file is whole", async () => {
  await search("sorafenib");
  const whole = server.files;
  server.replace("facets", Uint8Array.from([1, 2, 3]));
  await assert.rejects(engine.facets({ query: "sorafenib", chosen: {} }), DAMAGE_ERROR);
  server.files = whole;
  assert.ok(await engine.facets({ query: "sorafenib", chosen: {} }));
});

test("a missing file fails as often as it is asked for, with one look for a new index each time", async () => {
  await search("sorafenib");
  server.replace("facets", null);
  server.asked = [];
  for (let i = 0; i < 2; i += 1) await assert.rejects(engine.facets({ query: "sorafenib", chosen: {} }), DAMAGE_ERROR);
  assert.deepEqual(server.names, ["facets", "index.json", "facets", "index.json"]);
});

test("without a connection at the first question the sentence says so, and the next question works", async () => {
  server.isOffline = true;
  await assert.rejects(search("sorafenib"), OFFLINE_ERROR);
  await assert.rejects(engine.facets({ query: "", chosen: {} }), OFFLINE_ERROR);
  server.isOffline = false;
  assert.equal((await search("sorafenib")).total, 4);
});

test("when the connection breaks later the sentence says so, what is held still answers, and all works again", async () => {
  await search("sorafenib");
  server.isOffline = true;
  assert.equal((await search("sorafenib")).total, 4);
  await assert.rejects(search("ascites"), OFFLINE_ERROR);
  assert.equal((await search("sorafenib")).total, 4);
  await assert.rejects(search("ascites"), OFFLINE_ERROR);
  server.isOffline = false;
  assert.equal((await search("ascites")).total, 2);
});

test("a connection that fails for one file alone is not told as damage", async () => {
  await search("sorafenib");
  server.before = (path) => {
    if (/\/t\d+$/.test(path)) throw new TypeError("Failed to fetch");
  };
  await assert.rejects(search("ascites"), OFFLINE_ERROR);
});

test("an index without index.json is told as damage", async () => {
  server.files = new Map();
  await assert.rejects(search("sorafenib"), DAMAGE_ERROR);
});

test("a mistake in the code is not taken for a replaced index", async () => {
  await search("sorafenib");
  server.asked = [];
  await assert.rejects(engine.search(/** @type {any} */ ({ chosen: {}, from: 0, size: 1 })), TypeError);
  assert.deepEqual(server.asked, []);
});

test("markup in titles and cards is handed on as it is", async () => {
  const title = '<img src=x onerror="alert(1)">';
  serve(published({ documents: [doc("x", { title, body: "jaundice" })] }));
  assert.equal((await search("jaundice")).hits[0]?.title, title);
});

test("any text is a query", async () => {
  for (const query of ["\ud800", "\udc00 sorafenib", '"', "drug:", "a".repeat(10_000), "(".repeat(10_000), "\0", "sorafenib ".repeat(1000)]) {
    const answer = await search(query);
    assert.ok(answer.total >= 0);
  }
});

test("the fixture is published under the hash of its content", () => {
  assert.equal(directoryOf(published(ATLAS)), directoryOf(published(ATLAS)));
  assert.notEqual(directoryOf(published(ATLAS)), directoryOf(published(NEW)));
});
