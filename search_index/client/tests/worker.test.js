// The worker as a browser runs it, a classic script: what it answers, to whom, and what it loads for that.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Script, compileFunction, constants } from "node:vm";

import { BASE, DAMAGED, OFFLINE, published, serve } from "./published.js";

const PATH = fileURLToPath(new URL("../worker.js", import.meta.url));
const TEXT = readFileSync(PATH, "utf8");
const NOT_LOADED = "The search could not be loaded. Check the connection and try again.";
const SETUP = { type: 0, data: { config: {}, docs: [] } };
const READY = { type: 1 };
const QUERY = 2;
const RESULT = 3;
const ATLAS = /** @type {import("./published.js").Invented} */ ({
  documents: [
    { id: "one", tags: ["drug-x"], body: "rash", passages: [["at", "Heading", "A rash."]] }, { id: "two", body: "jaundice" },
    { id: "page", kind: "page", body: "rash" },
  ],
  names: [["xanib", { tags: ["drug-x"] }]], labels: { "drug-x": "xanib" }, facets: { drug: "Drug given" },
});

/** What the worker imported, and what of it is out of reach. */
const imported = /** @type {string[]} */ ([]);
const outOfReach = new Set();
registerHooks({
  resolve: (specifier, context, next) => {
    if (context.parentURL?.includes("worker.js")) {
      imported.push(specifier);
      if (outOfReach.has(specifier)) throw new TypeError("Failed to fetch dynamically imported module");
    }
    return next(specifier, context);
  },
});
let workers = 0;

class FakeScope {
  location = { href: `${BASE.href}client/worker.js` };
  /** @type {any[]} what was posted */
  posted = [];
  /** @type {((event: {data: any}) => void)[]} */
  #listeners = [];
  /** @type {{isMeant: (message: any) => boolean, resolve: (message: any) => void}[]} */
  #waiting = [];

  /** @param {string} name @param {(event: {data: any}) => void} listener */
  addEventListener(name, listener) {
    assert.equal(name, "message");
    this.#listeners.push(listener);
  }

  /** As a browser, which refuses what cannot be copied. @param {any} message */
  postMessage(message) {
    const copy = structuredClone(message);
    this.posted.push(copy);
    for (const { isMeant, resolve } of this.#waiting) if (isMeant(copy)) resolve(copy);
  }

  /** @param {any} data */
  send(data) {
    assert.equal(this.#listeners.length, 1);
    for (const listener of this.#listeners) listener({ data });
  }

  /** The next message that is meant. @param {(message: any) => boolean} isMeant @returns {Promise<any>} */
  next(isMeant) {
    return new Promise((resolve) => this.#waiting.push({ isMeant, resolve }));
  }

  /** @param {number} ask @param {object} question */
  ask(ask, question) {
    const answer = this.next((message) => message.ask === ask);
    this.send({ ask, ...question });
    return answer;
  }

  /** The items for what is typed in the header's box. @param {any} data @returns {Promise<any[]>} */
  async type(data) {
    const answer = this.next((message) => message.type === RESULT);
    this.send({ type: QUERY, data });
    return (await answer).data.items.map((/** @type {any[]} */ [item]) => item);
  }
}

const started = () => {
  const scope = new FakeScope();
  const importModuleDynamically = /** @type {any} */ (constants.USE_MAIN_CONTEXT_DEFAULT_LOADER);
  const filename = `${PATH}?${(workers += 1)}`; // another name for each, so that none finds modules of the one before
  compileFunction(TEXT, ["self"], { filename, importModuleDynamically })(scope);
  return scope;
};
const settled = () => new Promise((resolve) => setImmediate(resolve));
/** @param {string} query @param {object} [more] */
const search = (query, more) => ({ search: { query, chosen: {}, from: 0, size: 10, ...more } });

/** @type {import("./published.js").Server} */
let server;
beforeEach(() => {
  server = serve(published(ATLAS, { few: 1 }));
  imported.length = 0;
  outOfReach.clear();
});

test("the worker is a classic script", () => {
  assert.doesNotThrow(() => new Script(TEXT));
});

test("the worker says nothing and loads nothing before it is asked", async () => {
  const worker = started();
  await settled();
  assert.deepEqual([worker.posted, imported, server.asked], [[], [], []]);
});

test("the theme's setup is answered without loading anything", async () => {
  const worker = started();
  worker.send(SETUP);
  await settled();
  assert.deepEqual(worker.posted, [READY]);
  assert.deepEqual([imported, server.asked], [[], []]);
});

test("an empty query is answered without loading anything", async () => {
  for (const data of ["", "  \n", undefined, null]) {
    const worker = started();
    worker.send({ type: QUERY, data });
    await settled();
    assert.deepEqual(worker.posted, [{ type: RESULT, data: { items: [] } }]);
  }
  assert.deepEqual([imported, server.asked], [[], []]);
});

test("a query in the box is answered with items", async () => {
  const found = await started().type("xanib");
  assert.deepEqual(found.map(({ title, location }) => [title, location]), [
    ["one", "cases/one/"], ["All results: 1 case", "search/?query=xanib"],
  ]);
  assert.deepEqual(imported, ["./search.js"]);
});

test("the box is emptied by the worker that filled it", async () => {
  const worker = started();
  await worker.type("xanib");
  assert.deepEqual(await worker.type(""), []);
  assert.deepEqual(await worker.type(null), []);
});

test("each question of the page is answered under its own name", async () => {
  const worker = started();
  const found = await worker.ask(1, search("rash"));
  assert.deepEqual(Object.keys(found), ["ask", "answer"]);
  assert.deepEqual(found.answer.hits.map((/** @type {any} */ { id }) => id), ["one"]);
  const { facets } = await worker.ask(2, { facets: { query: "rash", chosen: {} } });
  assert.deepEqual(facets[0].values, [{ value: "x", label: "xanib", count: 1, chosen: false }]);
  const { passages } = await worker.ask(3, { passages: { query: "rash", ids: ["one", "two"] } });
  assert.deepEqual([passages.one.anchor, passages.two], ["at", null]);
  const { rows } = await worker.ask(4, { rows: { query: "", chosen: {} } });
  assert.deepEqual(rows.map((/** @type {any} */ { id }) => id), ["one", "two"]);
  assert.deepEqual(worker.posted.map(({ ask }) => ask), [1, 2, 3, 4]);
});

test("the code is loaded once, however many questions come at the same time", async () => {
  const worker = started();
  await Promise.all([worker.ask(1, search("rash")), worker.ask(2, search("jaundice")), worker.type("rash")]);
  await worker.ask(3, search("rash"));
  assert.deepEqual(imported, ["./search.js"]);
});

test("answers carry the number of their question, whatever order they come in", async () => {
  const worker = started();
  const queries = ["rash", "jaundice", "qqqq", "", "rash jaundice", "jaundice"];
  const found = await Promise.all(queries.map((query, i) => worker.ask(i + 1, search(query))));
  assert.deepEqual(found.map(({ answer }) => answer.hits.map((/** @type {any} */ { id }) => id).join()), [
    "one", "two", "", "one,two", "two,one", "two",
  ]);
  assert.equal(worker.posted.length, queries.length, "each is answered once");
});

test("an answer that is held up keeps no other from coming", async () => {
  const worker = started();
  await worker.ask(1, search("rash"));
  const held = Promise.withResolvers();
  server.before = (path) => (path.endsWith("/facets") ? held.promise : undefined);
  const facets = worker.ask(2, { facets: { query: "rash", chosen: {} } });
  await worker.ask(3, search("jaundice"));
  assert.deepEqual(worker.posted.map(({ ask }) => ask), [1, 3]);
  held.resolve(undefined);
  assert.ok((await facets).facets);
});

test("a failure is answered in its sentence, and the next question works", async () => {
  const worker = started();
  server.isOffline = true;
  assert.deepEqual(await worker.ask(1, search("rash")), { ask: 1, error: OFFLINE });
  server.isOffline = false;
  assert.equal((await worker.ask(2, search("rash"))).answer.total, 1);
  server.replace("facets", null);
  assert.deepEqual(await worker.ask(3, { facets: { query: "", chosen: {} } }), { ask: 3, error: DAMAGED });
});

test("a question that fails leaves those asked at the same time alone", async () => {
  const worker = started();
  server.replace("facets", null);
  const [facets, found] = await Promise.all([worker.ask(1, { facets: { query: "rash", chosen: {} } }), worker.ask(2, search("rash"))]);
  assert.deepEqual([facets, found.answer.total], [{ ask: 1, error: DAMAGED }, 1]);
});

test("another format is told to the page and in the box", async () => {
  server = serve(published(ATLAS, { format: 9 }));
  const sentence = "This page reads search index format 1, but the published index has format 9: reload the page.";
  const worker = started();
  assert.deepEqual(await worker.ask(1, search("rash")), { ask: 1, error: sentence });
  assert.equal((await worker.type("rash"))[0].text, `<p>${sentence}</p>`);
});

test("a failure in the box is one item that says so, and the next query works", async () => {
  const worker = started();
  server.isOffline = true;
  assert.deepEqual(await worker.type("rash"), [
    { location: "search/", title: "The search does not work now", text: `<p>${OFFLINE}</p>`, score: 0, terms: {} },
  ]);
  server.isOffline = false;
  assert.equal((await worker.type("rash")).at(-1).title, "All results: 1 case, 1 page");
});

test("code that cannot be loaded is told, and loaded at the next question", async () => {
  const worker = started();
  outOfReach.add("./search.js");
  assert.deepEqual(await worker.ask(1, search("rash")), { ask: 1, error: NOT_LOADED });
  assert.equal((await worker.type("rash"))[0].text, `<p>${NOT_LOADED}</p>`);
  outOfReach.clear();
  assert.equal((await worker.ask(2, search("rash"))).answer.total, 1);
  assert.equal((await worker.type("rash")).length, 3);
});

test("a box that is emptied after its code could not be loaded is emptied without loading it", async () => {
  const worker = started();
  outOfReach.add("./search.js");
  assert.equal((await worker.type("rash"))[0].text, `<p>${NOT_LOADED}</p>`);
  assert.deepEqual(await worker.type(""), []);
  assert.equal(imported.length, 1);
});

test("a question that nobody knows is an error", async () => {
  const worker = started();
  for (const [i, question] of [{}, { unknown: 1 }, { constructor: {} }, { toString: {} }, { answer: {} }, { "": {} }].entries()) {
    assert.deepEqual(await worker.ask(i + 1, question), { ask: i + 1, error: NOT_LOADED }, JSON.stringify(question));
  }
});

test("a question without what it needs is an error", async () => {
  const worker = started();
  for (const [i, question] of [{ search: null }, { search: {} }, { facets: 1 }, { passages: { query: "a" } }, { rows: "" }].entries()) {
    const { ask, error, ...others } = await worker.ask(i + 1, question);
    assert.deepEqual([ask, error, others], [i + 1, NOT_LOADED, {}], JSON.stringify(question));
  }
  assert.equal((await worker.ask(99, search("rash"))).answer.total, 1);
});

test("a message that is no question is answered with an error to nobody, and harms nothing", async () => {
  const worker = started();
  for (const data of [null, undefined, "", "text", 5, true, [], {}, { type: "2", data: "rash" }]) {
    const answer = worker.next((message) => message.error !== undefined);
    worker.send(data);
    assert.deepEqual(await answer, { ask: undefined, error: NOT_LOADED });
  }
  assert.equal((await worker.ask(1, search("rash"))).answer.total, 1);
});

test("lone surrogates, markup and ten thousand signs do no harm, on the page or in the box", async () => {
  const worker = started();
  let ask = 0;
  for (const query of [
    "\ud800", "\udc00rash\ud800", "\ud83d rash", "\0rash", "<img src=x onerror=alert(1)>", '"', "drug:", "a".repeat(10_000),
    "rash ".repeat(2000), '"'.repeat(10_000), "\ud800".repeat(10_000), "drug:x ".repeat(1500),
  ]) {
    const label = query.slice(0, 20);
    assert.ok((await worker.ask((ask += 1), search(query))).answer, label);
    assert.ok((await worker.ask((ask += 1), { rows: { query, chosen: { drug: [query] } } })).rows, label);
    assert.ok((await worker.ask((ask += 1), { passages: { query, ids: [query, "one"] } })).passages, label);
    const found = await worker.type(query);
    assert.match(found.at(-1).location, /^search\/\?query=/);
    for (const { title, text } of found) assert.doesNotMatch(`${title}${text.replace(/<\/?p>/g, "")}`, /[<>]/);
  }
});

test("in the box what is no text is read as text", async () => {
  const worker = started();
  for (const data of [5, true, { toString: () => "rash" }]) assert.equal((await worker.type(data)).at(-1).location.startsWith("search/?query="), true);
});

test("the failure of an overtaken query is not shown in place of the later results", async () => {
  const worker = started();
  const held = Promise.withResolvers();
  server.before = (path) => (path.endsWith("/c0") && !server.isOffline ? held.promise : undefined);
  worker.send({ type: QUERY, data: "jaundice" });
  while (!server.names.includes("c0")) await settled();
  const nothing = "Nothing found: see what you can try";
  assert.deepEqual((await worker.type("qqqq")).map(({ title }) => title), [nothing]);
  server.isOffline = true;
  held.resolve(undefined);
  for (let i = 0; i < 50; i += 1) await settled();
  assert.equal(worker.posted.at(-1).data.items[0][0].title, nothing);
});
