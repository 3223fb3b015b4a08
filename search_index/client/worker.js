// The search worker, for the header's box and the search page. The theme starts it as a classic script, which can import
// a module but not be one. Nothing more is fetched before the first question.
"use strict";

const SETUP = 0;
const READY = 1;
const NOT_LOADED = "The search could not be loaded. Check the connection and try again.";
const ANSWERS = { search: "answer", facets: "facets", passages: "passages", rows: "rows" };

/** @typedef {{engine: import("./engine.js").Engine, box: import("./box.js").Box}} Search */
/** @type {Promise<Search> | null} */
let search = null;

const loaded = () => {
  search ??= import("./search.js").then(({ Box, Engine }) => {
    const engine = new Engine(new URL("..", self.location.href));
    return { engine, box: new Box(engine, (message) => self.postMessage(message)) };
  });
  search.catch(() => (search = null));
  return search;
};

/** What the reader can be told of a failure. @param {unknown} error */
const told = (error) => (error instanceof Error && error.name === "SearchFailed" ? error.message : NOT_LOADED);

/** A message of the theme: an empty question needs no code to be answered. @param {{type: number, data: any}} message */
const fromTheme = async (message) => {
  if (message.type === SETUP) return self.postMessage({ type: READY });
  if (!search && !String(message.data ?? "").trim()) return self.postMessage({ type: 3, data: { items: [] } });
  try {
    await (await loaded()).box.receive(String(message.data ?? ""));
  } catch (error) {
    const text = `<p>${told(error).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`; // shown as HTML
    const item = { location: "search/", title: "The search does not work now", text, score: 0, terms: {} };
    self.postMessage({ type: 3, data: { items: [[item]] } });
  }
};

/** A question of the search page: {ask: number, search | facets | passages | rows: what is asked}. @param {any} question */
const fromPage = async ({ ask, ...question }) => {
  try {
    const [kind, name] = Object.entries(ANSWERS).find(([known]) => known in question) ?? ["", ""];
    const engine = /** @type {any} */ ((await loaded()).engine);
    self.postMessage({ ask, [name]: await engine[kind](question[kind]) });
  } catch (error) {
    self.postMessage({ ask, error: told(error) });
  }
};

self.addEventListener("message", ({ data }) => (typeof data?.type === "number" ? fromTheme(data) : fromPage(data ?? {})));
