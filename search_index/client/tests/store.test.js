// Whether terms, words and cards are found in the right file, whatever its borders, and damage is told as such.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Files } from "../files.js";
import { Store } from "../store.js";
import {
  BASE, DAMAGED, OFFLINE, directoryOf, frontCoded, inOrder, joined, opened, packed, published, serve, sized, varint,
} from "./published.js";

const DAMAGE = { name: "SearchFailed", message: DAMAGED };
const WORDS = [
  "liver", "livers2", "liver2", "live", "lived", "lob", "lobe", "lobectomy", "lobar", "lo", "sorafenib", "soraf", "tace", "tgfβ",
  "tgfα", "tgf", "ø1", "zinc", "zincs1", "10.1000/abc", "10.1000/abd", "400mg", "\u{10330}\u{10331}", "\u{10330}\u{10332}",
];
const NAMES = /** @type {import("./published.js").Invented["names"]} */ ([
  ["sorafenib", { tags: ["drug-sorafenib"] }],
  ["sorafenib tosylate", { tags: ["drug-sorafenib"] }],
  ["Nexavar", { tags: ["drug-sorafenib"] }],
  ["NEXAVAR", { tags: ["drug-sorafenib"] }],
  ["kinase inhibitor", { tags: ["term-kinase-inhibitor"], wider: ["drug-sorafenib", "drug-lenvatinib"] }],
  ["kinases", { wider: ["drug-lenvatinib"] }],
]);
const LABELS = { "drug-sorafenib": "sorafenib", "drug-lenvatinib": "lenvatinib", "drug-unused": "never given" };
const ATLAS = /** @type {import("./published.js").Invented} */ ({
  documents: [
    { id: "a", title: "Sorafenib", body: "liver liver lobe sorafenib", tags: ["drug-sorafenib"], row: { sex: "female" } },
    { id: "b", body: WORDS.join("; "), labels: "liver", mentions: ["drug-sorafenib", "drug-unlabelled"] },
    { id: "c", body: "tace", tags: ["drug-sorafenib"] },
    { id: "d" },
    { id: "e", title: "A title <b>" },
    { id: "sorafenib", kind: "drug", url: "drugs/sorafenib/", body: "lobe" },
  ],
  names: NAMES,
  labels: LABELS,
});
const SIZES = [1, 8, 16, 40, 100, 1 << 20];
/** @param {string} name */
const file = (name) => name.replace(/\d+$/, "");
/** @type {(a: {term: string}, b: {term: string}) => number} */
const byTerm = (a, b) => inOrder(a.term, b.term);

test("an entry has its postings in each field and nothing else", async () => {
  const { store } = await opened(ATLAS);
  const entry = await store.entry("liver");
  const fields = await entry?.postings();
  assert.deepEqual([...(fields?.keys() ?? [])], ["labels", "body"]);
  assert.deepEqual(fields?.get("body"), { documents: [0, 1], times: [2, 1] });
  assert.deepEqual(fields?.get("labels"), { documents: [1], times: [1] });
  assert.deepEqual([entry?.names, entry?.label], [[], ""]);
});

test("postings too long for an entry are read from a file of their own, and only when they are asked for", async () => {
  const terms = ["sorafenib", "liver", "#drug-sorafenib", "kinase", "tace"];
  const read = async (/** @type {import("../store.js").Store} */ store) =>
    Promise.all(terms.map(async (term) => (await store.entry(term))?.postings()));
  const { store: whole } = await opened(ATLAS);
  const expected = await read(whole);
  const { server, store } = await opened(ATLAS, { long: 3 });
  const names = await Promise.all(terms.map(async (term) => (await store.entry(term))?.names));
  assert.deepEqual(names, await Promise.all(terms.map(async (term) => (await whole.entry(term))?.names)));
  assert.deepEqual(server.names.filter((name) => file(name) === "l"), [], "names cost no postings");
  assert.deepEqual(await read(store), expected);
  assert.ok(server.names.filter((name) => file(name) === "l").length > 1);
});

test("a term that stands nowhere is null", async () => {
  const { store } = await opened(ATLAS, { termBlock: 16 });
  for (const term of ["", "liv", "liverx", "zzz", "#", "#drug-", "\0", "sorafeni", "Sorafenib", "\ud800"]) {
    assert.equal(await store.entry(term), null, JSON.stringify(term));
  }
});

test("a tag has its label, whether or not a document has it, and documents, whether or not it has a label", async () => {
  const { store } = await opened(ATLAS);
  const given = await store.entry("#drug-sorafenib");
  assert.equal(given?.label, "sorafenib");
  assert.deepEqual((await given?.postings())?.get("tags"), { documents: [0, 2], times: [1, 1] });
  assert.deepEqual((await given?.postings())?.get("mentions"), { documents: [1], times: [1] });
  const unused = await store.entry("#drug-unused");
  assert.deepEqual([unused?.label, (await unused?.postings())?.size], ["never given", 0]);
  const unlabelled = await store.entry("#drug-unlabelled");
  assert.deepEqual([unlabelled?.label, (await unlabelled?.postings())?.get("mentions")?.documents], ["", [1]]);
  assert.equal(await store.entry("drug-sorafenib"), null, "a tag is no word");
});

test("a word has every name that begins with it, with the tags that it names and those it leads to", async () => {
  const { store } = await opened(ATLAS);
  assert.deepEqual((await store.entry("sorafenib"))?.names, [
    { rest: "", exact: ["drug-sorafenib"], wider: [] }, { rest: "tosylate", exact: ["drug-sorafenib"], wider: [] },
  ]);
  assert.deepEqual((await store.entry("kinase"))?.names, [
    { rest: "inhibitor", exact: ["term-kinase-inhibitor"], wider: ["drug-lenvatinib", "drug-sorafenib"] },
    { rest: "", exact: [], wider: ["drug-lenvatinib"] },
  ]);
  assert.deepEqual((await store.entry("tosylate"))?.names, [], "a later word of a name is known and begins none");
});

test("a tag has all its names, one of those that are read alike", async () => {
  const { store } = await opened(ATLAS);
  assert.deepEqual((await store.entry("#drug-sorafenib"))?.called, ["sorafenib", "sorafenib tosylate", "NEXAVAR"]);
  assert.deepEqual((await store.entry("#drug-unused"))?.called, []);
  assert.deepEqual((await store.entry("liver"))?.called, []);
});

test("every term is found wherever the borders of the blocks fall, and its neighbours are not", async () => {
  for (const [termBlock, page] of [...SIZES.map((size) => [size, 0]), [1, 1], [1, 3], [16, 2]]) {
    const { store } = await opened(ATLAS, { termBlock, wordBlock: termBlock, page });
    for (const word of WORDS) {
      const found = await store.entry(word);
      assert.ok((await found?.postings())?.get("body")?.documents.includes(1), `${word} in blocks of ${termBlock}`);
      assert.equal(await store.entry(`${word}~`), null);
      assert.equal(await store.entry(`${Array.from(word).slice(0, -1).join("")}!`), null);
    }
  }
});

test("a term costs one block, which is fetched once", async () => {
  const { server, store } = await opened(ATLAS, { termBlock: 16 });
  await Promise.all([store.entry("liver"), store.entry("liver")]);
  await store.entry("liver");
  assert.equal(server.asked.length, 1);
  assert.equal(file(server.names[0] ?? ""), "t");
});

test("the words that begin alike are found across the borders of blocks", async () => {
  const { store: whole } = await opened(ATLAS);
  const all = await whole.beginning("");
  assert.deepEqual(all, [...all].sort(byTerm));
  assert.ok(all.length > WORDS.length);
  const starts = ["", "l", "li", "liv", "live", "liver", "livers2", "lo", "lob", "tgf", "tgfβ", "z", "zz", "!", "1", "10.1000/ab", "\u{10330}"];
  for (const wordBlock of SIZES) {
    const { store } = await opened(ATLAS, { wordBlock });
    for (const start of starts) {
      const expected = all.filter(({ term }) => term.startsWith(start));
      assert.deepEqual(await store.beginning(start), expected, `${start} in blocks of ${wordBlock}`);
    }
  }
});

test("the words that end alike are found across the borders of blocks, and read forwards", async () => {
  const { store: whole } = await opened(ATLAS);
  const all = await whole.beginning("");
  for (const wordBlock of SIZES) {
    const { store } = await opened(ATLAS, { wordBlock });
    for (const end of ["", "e", "iver", "ib", "lobe", "xlobe", "β", "fβ", "\u{10331}", "\u{10330}\u{10332}", "c", "zz"]) {
      const found = await store.ending(end);
      assert.deepEqual([...found].sort(byTerm), all.filter(({ term }) => term.endsWith(end)), `${end} in ${wordBlock}`);
    }
  }
});

test("a word is as frequent as there are fields of documents that hold it, and no tag is a word", async () => {
  const { store } = await opened(ATLAS);
  const found = new Map((await store.beginning("")).map(({ term, frequency }) => [term, frequency]));
  assert.equal(found.get("liver"), 3);
  assert.equal(found.get("sorafenib"), 3, "in a title and in two bodies");
  assert.equal(found.get("nexavar"), 0, "known by a name alone");
  assert.deepEqual([...found.keys()].filter((term) => term.startsWith("#")), []);
});

test("words that begin alike are not looked for in blocks that cannot hold them", async () => {
  const { server, store } = await opened(ATLAS, { wordBlock: 1 });
  await store.beginning("lobectomy");
  assert.ok(server.asked.length <= 2, server.names.join(" "));
});

test("letters beyond U+D7FF and beyond the BMP are found side by side", async () => {
  const known = ["a\ufa0e", "a\ufa0f", "a\u{10330}", "a\u{10331}"];
  for (const size of [1, 1 << 20]) {
    const { store } = await opened({ documents: [{ id: "x", body: known.join(" ") }] }, { termBlock: size, wordBlock: size });
    for (const word of known) assert.ok(await store.entry(word), `${word} in blocks of ${size}`);
    assert.deepEqual((await store.beginning("a")).map(({ term }) => term).toSorted(), known.toSorted());
  }
});

test("cards come in the order asked for, each file of them fetched once", async () => {
  const { server, store } = await opened(ATLAS, { cards: 2 });
  const found = await store.cards([5, 0, 1, 4, 0]);
  assert.deepEqual(found.map(([id]) => id), ["sorafenib", "a", "b", "e", "a"]);
  assert.deepEqual(server.names.toSorted(), ["c0", "c2"]);
  assert.deepEqual(found[0], ["sorafenib", "drug", "sorafenib", "drugs/sorafenib/"]);
  assert.equal(found[3][2], "A title <b>");
  assert.deepEqual(await store.cards([]), []);
});

test("rows come from their own files", async () => {
  const { server, store } = await opened(ATLAS, { rows: 3 });
  assert.deepEqual((await store.rows([4, 0])).map(({ id }) => id), ["e", "a"]);
  assert.deepEqual(server.names.toSorted(), ["r0", "r1"]);
  assert.equal((await store.rows([0]))[0].sex, "female");
});

test("the statistics are those of the manifest", async () => {
  const { store } = await opened(ATLAS);
  assert.deepEqual([store.documents, store.cases, store.few, store.k1], [6, 5, 5, 1.2]);
  assert.deepEqual(store.worth, { had: 1000, about: 500, page: 0.5, complete: 100_000 });
  assert.deepEqual([...store.fields.keys()], ["title", "labels", "tags", "mentions", "named", "body"]);
  assert.deepEqual([store.fields.get("tags")?.boost, store.fields.get("tags")?.b, store.fields.get("body")?.b], [8, 0, 0.75]);
});

test("a document has a length in a field where lengths count, and lengths are read once and only then", async () => {
  const { server, store } = await opened(ATLAS);
  assert.deepEqual(await store.lengths("tags"), []);
  assert.deepEqual(await store.lengths("nofield"), []);
  assert.deepEqual(server.names, []);
  const [found, again] = await Promise.all([store.lengths("body"), store.lengths("body")]);
  assert.deepEqual(found.slice(2), [1, 0, 0, 1]);
  assert.deepEqual([found.length, found[0], again], [6, 4, found]);
  assert.deepEqual(server.names, ["lengths"]);
});

test("a field may be longer than a byte can count", async () => {
  const body = Array.from({ length: 1000 }, (_, i) => `w${i}x`).join(" ");
  const { store } = await opened({ documents: [{ id: "a", body }, { id: "b", body: "short" }] });
  assert.deepEqual(await store.lengths("body"), [1000, 1]);
});

test("lengths that do not fit are told as damage, and read once they do", async () => {
  const { server, store } = await opened(ATLAS);
  const whole = server.files;
  for (const data of [packed(""), packed(sized("xyz")), new Uint8Array([9, 9]), null]) {
    server.files = whole;
    server.replace("lengths", data);
    const other = await Store.open(await Files.current(BASE));
    await assert.rejects(other.lengths("body"), DAMAGE, `${data}`);
  }
  server.isOffline = true;
  await assert.rejects(store.lengths("body"), { name: "SearchFailed" });
  server.isOffline = false;
  server.files = whole;
  assert.equal((await store.lengths("body")).length, 6);
});

/** @param {string} name @param {Uint8Array | null} data @param {Partial<import("./published.js").Options>} [options] */
const damaged = async (name, data, options) => {
  const { server, store } = await opened(ATLAS, options);
  server.replace(name, data);
  return { server, store };
};
const cut = packed(joined(varint(0), varint(5), new Uint8Array([108, 105])));

test("a damaged block of terms is told as damage", async () => {
  for (const data of [cut, null, new Uint8Array([1, 2, 3]), packed(Uint8Array.from([0x80]))]) {
    const { store } = await damaged("t0", data);
    await assert.rejects(store.entry("liver"), DAMAGE);
  }
});

test("a damaged block of words is told as damage", async () => {
  const { store } = await damaged("w0", cut);
  await assert.rejects(store.beginning("liv"), DAMAGE);
  const { store: other } = await damaged("m0", cut);
  await assert.rejects(other.ending("ver"), DAMAGE);
});

test("an entry that ends early is told as damage", async () => {
  for (const payload of [varint(32), joined(varint(32), varint(9)), varint(64), joined(varint(128), varint(200)), []]) {
    const { store } = await damaged("t0", packed(frontCoded([["liver", Uint8Array.from(payload)]])));
    await assert.rejects(store.entry("liver"), DAMAGE, `payload ${payload}`);
  }
});

test("an entry that should say where it stands apart, and does not, is told as damage", async () => {
  const { store } = await damaged("t0", packed(frontCoded([["liver", varint(256)]])));
  await assert.rejects(store.entry("liver"), DAMAGE);
});

test("a word without its frequency is told as damage", async () => {
  const { store } = await damaged("w0", packed(frontCoded([["liver", new Uint8Array()]])));
  await assert.rejects(store.beginning("liv"), DAMAGE);
});

test("damaged postings apart are told as damage when they are asked for", async () => {
  for (const data of [packed(varint(16)), packed(""), null, new Uint8Array([7])]) {
    const { store } = await damaged("l0", data, { long: 0 });
    const entry = await store.entry("#drug-sorafenib");
    assert.equal(entry?.label, "sorafenib", "the names do not need them");
    await assert.rejects(async () => entry?.postings(), DAMAGE);
  }
});

test("postings apart are fetched when they are asked for, once, and again where that failed", async () => {
  const { server, store } = await opened(ATLAS, { long: 0 });
  const entry = await store.entry("#drug-sorafenib");
  assert.ok(!server.names.includes("l0"));
  server.isOffline = true;
  await assert.rejects(async () => entry?.postings(), { name: "SearchFailed", message: OFFLINE });
  server.isOffline = false;
  server.asked = [];
  await Promise.all([entry?.postings(), entry?.postings()]);
  await entry?.postings();
  assert.deepEqual(server.names, ["l0"]);
});

test("damaged cards are told as damage", async () => {
  const { store } = await damaged("c0", packed("[[1,"));
  await assert.rejects(store.cards([0, 5]), DAMAGE);
});

test("a failure is forgotten: the same term is found when its block can be fetched again", async () => {
  const { server, store } = await opened(ATLAS);
  server.isOffline = true;
  const asked = [store.entry("liver"), store.entry("liver"), store.entry("lobe"), store.beginning("liv"), store.cards([0])];
  for (const { status, reason } of /** @type {any[]} */ (await Promise.allSettled(asked))) {
    assert.deepEqual([status, reason?.name], ["rejected", "SearchFailed"]);
  }
  server.isOffline = false;
  assert.ok(await store.entry("liver"));
  assert.ok(await store.entry("lobe"));
  assert.ok((await store.beginning("liv")).length);
  assert.equal((await store.cards([0]))[0][0], "a");
});

test("a manifest that does not fit is told as damage when the index is opened", async () => {
  const files = published(ATLAS);
  const directory = directoryOf(files);
  const wrong = ["{}", "null", "{", "", '{"documents":6,"cases":5,"fields":[]}', '{"documents":6,"fields":null,"t":"","w":"","m":""}'];
  for (const manifest of wrong) {
    serve(new Map([...files, [`${directory}/manifest`, packed(manifest)]]));
    await assert.rejects(Store.open(await Files.current(BASE)), DAMAGE, manifest);
  }
});

test("without a connection terms, words and cards ask for one and are not called damaged", async () => {
  const { server, store } = await opened(ATLAS);
  server.isOffline = true;
  const offline = { name: "SearchFailed", message: OFFLINE };
  await assert.rejects(store.cards([0]), offline);
  await assert.rejects(store.entry("liver"), offline);
  await assert.rejects(store.beginning("liv"), offline);
  await assert.rejects(store.lengths("body"), offline);
});
