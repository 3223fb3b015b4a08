// The items of the header's box: escaped, counted, linked, and only for the last of several quick queries.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Box } from "../box.js";
import { Engine } from "../engine.js";
import { note } from "../reading.js";
import { BASE, published, serve } from "./published.js";

/** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, true>}} Item */

const PAUSE = 120;
/** @param {object} told */
const hit = (told) => ({
  id: "a-2019", kind: "case", title: "A case", url: "cases/a-2019/", score: 1, match: "had", matched: [], missing: [],
  card: { response: "", outcome: "" }, ...told,
});
/** @param {object} told */
const answer = (told) => ({ total: 0, listed: 0, of: 9, hits: [], pages: [], otherPages: 0, notes: [], ...told });

/** @param {(question: any) => any} search */
const setUp = (search) => {
  /** @type {any[]} */
  const posted = [];
  /** @type {any[]} */
  const asked = [];
  const engine = { search: async (/** @type {any} */ question) => (asked.push(question), search(question)) };
  return { box: new Box(/** @type {any} */ (engine), (message) => posted.push(message)), posted, asked };
};
const settled = async () => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve();
};
/** @param {object} told @param {string} [query] @returns {Promise<Item[]>} */
const items = async (told, query = "rash") => {
  const { box, posted } = setUp(() => answer(told));
  const done = box.receive(query);
  timers.tick(PAUSE);
  await done;
  return posted[0].data.items.map(([item]) => item);
};
/** @type {import("node:test").MockTimers} */
let timers;
beforeEach((t) => {
  timers = /** @type {any} */ (t).mock.timers;
  timers.enable({ apis: ["setTimeout"] });
});
/** @param {string} html */
const plain = (html) => html.replace(/<\/?p>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));

test("an answer is one message of results, each item in a list of its own", async () => {
  const { box, posted } = setUp(() => answer({ hits: [hit({})], total: 1, listed: 1 }));
  const done = box.receive("rash");
  timers.tick(PAUSE);
  await done;
  assert.equal(posted.length, 1);
  assert.equal(posted[0].type, 3);
  assert.deepEqual(posted[0].data.items.map((/** @type {Item[]} */ group) => group.length), [1, 1]);
  assert.doesNotThrow(() => structuredClone(posted[0]));
});

test("a case is told by what it had, what is mentioned, named or missing, and by id, response and outcome", async () => {
  const matched = [{ name: "sorafenib", how: "had" }, { name: "rash", how: "had" }, { name: "TACE", how: "mentioned" }, { name: "x", how: "text" }];
  const [item] = await items({ hits: [hit({ matched, missing: ["y", "z"], card: { response: "partial response", outcome: "died" } })] });
  const told = item?.text ?? "";
  assert.match(plain(told), /Had: sorafenib, rash\. Only mentioned: TACE\. In the text: x\. Not in this record: y, z\./);
  assert.match(plain(told), /a-2019 · partial response · died/);
  assert.deepEqual([item?.location, item?.title, item?.score], ["cases/a-2019/", "A case", 1]);
});

test("what is not there is not named", async () => {
  const [item] = await items({ hits: [hit({})] });
  assert.equal(item?.text, "<p>a-2019</p>");
});

test("a page of a concept is told by its kind, another page by its title alone", async () => {
  const pages = [hit({ kind: "drug", card: undefined }), hit({ kind: "page", card: undefined, score: 0.5 })];
  const found = await items({ pages, otherPages: 2 });
  assert.deepEqual(found.slice(0, 2).map(({ text }) => text), ["<p>Drug page</p>", ""]);
});

const EVIL = `<img src=x onerror="alert(1)"> & 'b'`;

test("markup in a title, a name, a card or a note is escaped", async () => {
  const evil = hit({ title: EVIL, id: EVIL, matched: [{ name: EVIL, how: "had" }], missing: [EVIL], card: { response: EVIL, outcome: EVIL } });
  const notes = [note("corrected", EVIL, [EVIL]), note("unknown", EVIL, [EVIL])];
  const found = await items({ hits: [evil], pages: [hit({ kind: EVIL, title: EVIL, card: undefined })], notes }, EVIL);
  assert.equal(found.length, 3);
  for (const { title, text } of found) {
    assert.doesNotMatch(title, /[<>"']|&(?!#\d+;)/);
    assert.doesNotMatch(text.replace(/<\/?p>/g, ""), /[<>"']|&(?!#\d+;)/);
  }
  assert.equal(plain(found[0]?.title ?? ""), EVIL);
  assert.ok(plain(found[2]?.text ?? "").includes(EVIL));
});

test("markup in the query is nowhere but in the encoded link", async () => {
  const last = (await items({}, EVIL)).at(-1);
  assert.doesNotMatch(last?.location ?? "", /[<>"' ]/);
  assert.doesNotMatch(JSON.stringify(Object.keys(last?.terms ?? {})), /</);
});

test("the last item leads to the search page with the query, whatever signs it has", async () => {
  for (const query of [EVIL, "a&b=c#d?e", "50 % + ü/\\", "100%25", "\u{1f600}", '"portal vein" drug:x', "a\nb"]) {
    const last = (await items({ total: 1, listed: 1 }, query)).at(-1);
    const url = new URL(last?.location ?? "", "https://atlas.test/site/");
    assert.equal(url.pathname, "/site/search/");
    assert.equal(url.searchParams.get("query"), query);
    assert.deepEqual([...url.searchParams.keys()], ["query"]);
  }
});

test("a lone surrogate in the query does no harm", async () => {
  const last = (await items({}, "a\ud800b")).at(-1);
  assert.equal(new URL(last?.location ?? "", BASE).searchParams.get("query"), "a\ufffdb");
});

test("the last item counts what has all, what has some, and the pages", async () => {
  for (const [total, listed, otherPages, title] of /** @type {[number, number, number, string][]} */ ([
    [1, 1, 0, "All results: 1 case"],
    [2, 2, 1, "All results: 2 cases, 1 page"],
    [2, 5, 3, "All results: 2 cases, 3 more with some of it, 3 pages"],
    [1, 2, 0, "All results: 1 case, 1 more with some of it"],
    [0, 1, 0, "All results: 1 case with some of it"],
    [0, 4, 2, "All results: 4 cases with some of it, 2 pages"],
    [0, 0, 12, "All results: 12 pages"],
    [0, 0, 0, "Nothing found: see what you can try"],
  ])) {
    assert.equal((await items({ total, listed, otherPages })).at(-1)?.title, title);
  }
});

test("the last item comes after every hit and marks nothing", async () => {
  const found = await items({ hits: [hit({ score: 0 })], total: 1, listed: 1 });
  assert.equal(found.length, 2);
  assert.ok((found[1]?.score ?? 0) < 0);
  assert.deepEqual(found[1]?.terms, {});
});

test("the last item says what was corrected, what is unknown, and that nothing has all", async () => {
  const notes = [note("corrected", "soraffenib", ["sorafenib"]), note("unknown", "zzz", ["zza", "zzb"]), note("unknown", "qqq"), note("any", "", ["x"])];
  const text = plain((await items({ notes })).at(-1)?.text ?? "");
  for (const told of [
    "Nothing is spelled “soraffenib”; shown: sorafenib.", "“zzz” is nowhere in the atlas. Did you mean zza, zzb?",
    "“qqq” is nowhere in the atlas.", "Nothing has all of it.",
  ]) {
    assert.ok(text.includes(told), told);
  }
  assert.doesNotMatch(text, /qqq.* Did you mean/);
});

test("notes that change nothing for the reader of the box are not told", async () => {
  for (const kind of /** @type {const} */ (["completed", "quoted", "no-value", "cut", "nothing"])) {
    assert.equal((await items({ notes: [note(kind, "x", ["y"])] })).at(-1)?.text, "", kind);
  }
});

test("seven cases are asked for, with nothing chosen, and three pages at most are shown, best first", async () => {
  const hits = Array.from({ length: 7 }, (_, i) => hit({ id: `case${i}`, title: `case${i}`, score: 100 - i * 10 }));
  const pages = Array.from({ length: 5 }, (_, i) => hit({ kind: "page", title: `page${i}`, score: 95 - i * 10, card: undefined }));
  const { box, posted, asked } = setUp(() => answer({ hits, pages, total: 9, listed: 9, otherPages: 5 }));
  const done = box.receive(" rash ");
  timers.tick(PAUSE);
  await done;
  assert.deepEqual(asked, [{ query: " rash ", chosen: {}, from: 0, size: 7 }]);
  const titles = posted[0].data.items.map(([item]) => item.title);
  assert.deepEqual(titles, [
    "case0", "page0", "case1", "page1", "case2", "page2", "case3", "case4", "case5", "case6", "All results: 9 cases, 5 pages",
  ]);
});

test("the words as typed and names of one word are marked on the page that is opened", async () => {
  const matched = [{ name: "Thrombosis", how: "had" }, { name: "Portal hypertension", how: "text" }];
  const [item] = await items({ hits: [hit({ matched })] }, 'PVT "is" a T-cell \u{10330}\u{10331}\u{10332} constructor __proto__');
  assert.deepEqual(Object.keys(item?.terms ?? {}).toSorted(), [
    "constructor", "proto", "pvt", "t-cell", "thrombosis", "\u{10330}\u{10331}\u{10332}",
  ]);
  assert.ok(Object.values(item?.terms ?? {}).every((value) => value === true));
});

test("an empty query is answered at once with nothing, and asks nothing", async () => {
  for (const query of ["", "  \n"]) {
    const { box, posted, asked } = setUp(() => answer({}));
    const done = box.receive(query);
    assert.deepEqual(posted, [{ type: 3, data: { items: [] } }]);
    await done;
    assert.deepEqual(asked, []);
  }
});

test("the engine is asked only when the typing pauses", async () => {
  const { box, posted, asked } = setUp(() => answer({}));
  const done = box.receive("rash");
  timers.tick(PAUSE - 1);
  await settled();
  assert.deepEqual([posted, asked], [[], []]);
  timers.tick(1);
  await done;
  assert.equal(posted.length, 1);
});

test("of several quick queries only the last is asked and answered", async () => {
  const { box, posted, asked } = setUp(({ query }) => answer({ hits: [hit({ title: query })] }));
  const done = ["s", "so", "sor"].map((query) => {
    const one = box.receive(query);
    timers.tick(PAUSE / 2);
    return one;
  });
  timers.tick(PAUSE);
  await Promise.all(done);
  assert.deepEqual(asked.map(({ query }) => query), ["sor"]);
  assert.deepEqual(posted.map((message) => message.data.items[0][0].title), ["sor"]);
});

/** A query whose answer is held back until it is let go. @param {Record<string, Promise<any>>} held */
const slow = (held) => setUp(({ query }) => held[query] ?? answer({ hits: [hit({ title: query })] }));

test("an answer that comes after that of a later query is not shown", async () => {
  const first = Promise.withResolvers();
  const { box, posted } = slow({ slow: first.promise });
  const slowly = box.receive("slow");
  timers.tick(PAUSE);
  await settled();
  const quickly = box.receive("quick");
  timers.tick(PAUSE);
  await quickly;
  first.resolve(answer({ hits: [hit({ title: "slow" })] }));
  await slowly;
  assert.deepEqual(posted.map((message) => message.data.items[0][0].title), ["quick"]);
});

test("an emptied box stays empty when an answer comes late", async () => {
  const first = Promise.withResolvers();
  const { box, posted } = slow({ slow: first.promise });
  const slowly = box.receive("slow");
  timers.tick(PAUSE);
  await settled();
  await box.receive("");
  first.resolve(answer({ hits: [hit({})] }));
  await slowly;
  assert.deepEqual(posted, [{ type: 3, data: { items: [] } }]);
});

test("an emptied box is not asked for what was typed just before", async () => {
  const { box, posted, asked } = setUp(() => answer({ hits: [hit({})] }));
  const waiting = box.receive("rash");
  await box.receive("");
  timers.tick(PAUSE);
  await waiting;
  assert.deepEqual([asked, posted.length], [[], 1]);
});

test("a failure is thrown to be told, and the next query is answered", async () => {
  let fails = true;
  const { box, posted } = setUp(() => (fails ? Promise.reject(new Error("offline")) : answer({ total: 1, listed: 1 })));
  const failing = assert.rejects(box.receive("rash"), { message: "offline" });
  timers.tick(PAUSE);
  await failing;
  assert.deepEqual(posted, []);
  fails = false;
  const done = box.receive("rash");
  timers.tick(PAUSE);
  await done;
  assert.equal(posted.length, 1);
});

test("the failure of a query that is no longer asked is not told", async () => {
  const first = Promise.withResolvers();
  const { box, posted } = slow({ slow: first.promise });
  const slowly = box.receive("slow");
  timers.tick(PAUSE);
  await settled();
  const quickly = box.receive("quick");
  timers.tick(PAUSE);
  await quickly;
  first.reject(new Error("offline"));
  await assert.doesNotReject(slowly);
  assert.equal(posted.length, 1);
});

test("the box answers from the real engine", async () => {
  serve(published({
    documents: [
      { id: "evil", title: EVIL, tags: ["drug-x"], body: "rash", card: { response: EVIL, outcome: "" } },
      { id: "other", body: "rash" }, { id: "x", kind: "drug", title: "X", body: "rash" },
    ],
    names: [["rash", { tags: ["drug-x"] }]], labels: { "drug-x": `${EVIL} rash` },
  }));
  const engine = new Engine(BASE);
  /** @type {any[]} */
  const posted = [];
  const box = new Box(engine, (message) => posted.push(message));
  const done = box.receive("rash");
  timers.tick(PAUSE);
  await done;
  const found = posted[0].data.items.map(([item]) => item);
  assert.deepEqual(found.map(({ title }) => plain(title)), [EVIL, "other", "X", "All results: 2 cases, 1 page"]);
  assert.ok(found.every(({ title }) => !title.includes("<")));
  assert.ok(plain(found[0].text).includes(`Had: ${EVIL} rash.`));
});
