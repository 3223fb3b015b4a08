// The search page: keeps question, address and worker together.

import { Asker } from "./page_asker.js";
import { citations, counted, loadFrom } from "./page_cite.js";
import { byId } from "./page_dom.js";
import { csv, download } from "./page_export.js";
import { History } from "./page_history.js";
import { PAGE_SIZE, pageCount } from "./page_notes.js";
import { asking, readState, replaced, toggled, withoutFilters, writeState } from "./page_state.js";
import { View } from "./page_view.js";

/** @import { Answer, Row, Saved, State } from "./page_types.js" */

const TYPING_PAUSE = 150;
const SLOW = 300;
const ROOT = new URL("..", document.baseURI).href;

const asker = new Asker(() => new Worker(new URL("worker.js", import.meta.url)));
const view = new View({
  toggle: (facet, value) => go(toggled(state, facet, value)),
  clear: () => go(withoutFilters(state)),
  suggest: (typed, meant) => go(asking(state, replaced(state.query, typed, meant)), { focus: true }),
});

let state = readState(location.search);
const entries = new History(state);
let turn = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let typing;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let slow;

/** @param {unknown} error */
const words = (error) => (error instanceof Error ? error.message : String(error));

/** Asks for the present state; true if its answer is shown. @returns {Promise<boolean>} */
const run = async () => {
  const mine = ++turn;
  const asked = state;
  clearTimeout(typing);
  clearTimeout(slow);
  slow = setTimeout(() => view.waiting(), SLOW);
  view.question(asked);
  try {
    const { query, chosen, page } = asked;
    const { answer } = await asker.ask({ search: { query, chosen, from: (page - 1) * PAGE_SIZE, size: PAGE_SIZE } });
    return mine === turn && show(asked, answer);
  } catch (error) {
    if (mine === turn) fail(words(error));
    return false;
  } finally {
    if (mine === turn) clearTimeout(slow);
  }
};

/** @param {State} asked @param {Answer} answer */
const show = (asked, answer) => {
  const last = pageCount(answer.listed);
  if (asked.page > last) {
    state = { ...asked, page: last };
    entries.replace(state);
    run();
    return false;
  }
  view.answer(asked, answer);
  addFilters(asked);
  if (asked.query.trim() && answer.hits.length) addPassages(asked, answer);
  return true;
};

/** @param {State} asked */
const addFilters = (asked) => {
  const { query, chosen } = asked;
  add("filters", { facets: { query, chosen } }, ({ facets }) => view.filters(asked, facets));
};

/** @param {State} asked @param {Answer} answer */
const addPassages = ({ query }, { hits }) =>
  add("passages", { passages: { ids: hits.map(({ id }) => id), query } }, ({ passages }) => view.passages(passages));

/**
 * Asks for what comes after the cases and shows it, unless another question was asked meanwhile.
 * @param {string} name @param {object} request @param {(answer: any) => void} shown
 */
const add = async (name, request, shown) => {
  const mine = turn;
  try {
    const answer = await asker.ask(request);
    if (mine === turn) shown(answer);
  } catch {
    if (mine === turn) view.without(name);
  }
};

/** @param {string} message */
const fail = (message) => {
  clearTimeout(slow);
  view.noResults();
  view.failure(message, async () => {
    if (await run()) view.focusResults();
  });
};

/** @param {State} next @param {{focus?: boolean}} [after] */
const go = async (next, { focus = false } = {}) => {
  state = next;
  entries.settle(state);
  if ((await run()) && focus) view.focusResults();
};

const type = () => {
  state = asking(state, view.field.value);
  clearTimeout(typing);
  typing = setTimeout(() => {
    entries.follow(state);
    run();
  }, TYPING_PAUSE);
};

/** Makes a file of all cases found. @param {(rows: Row[]) => Saved | Promise<Saved>} make */
const save = async (make) => {
  const { query, chosen } = state;
  try {
    /** @type {{rows: Row[]}} */
    const { rows } = await asker.ask({ rows: { query, chosen } });
    const { text, type, name, told } = await make(rows);
    if (name) download(text, type, name);
    view.saved(told);
  } catch (error) {
    view.failure(`The list could not be saved. ${words(error)}`, () => save(make));
  }
};

/** @param {Row[]} rows @returns {Saved} */
const table = (rows) => ({
  text: csv(rows, ROOT),
  type: "text/csv;charset=utf-8",
  name: `hcc-case-atlas-${rows.length}-records.csv`,
  told: counted(rows.length, "record"),
});

/** A button that names files makes citations, the other one the table. @param {MouseEvent} event */
const press = (event) => {
  const pressed = event.target instanceof HTMLButtonElement ? event.target.dataset : null;
  if (pressed) save((rows) => (pressed.single ? citations(rows, pressed, loadFrom(ROOT)) : table(rows)));
};

/** Links to another state of this page need no new page. @param {MouseEvent} event */
const follow = (event) => {
  const anchor = event.target instanceof Element ? event.target.closest("a[href^='?']") : null;
  if (!anchor || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(readState(anchor.getAttribute("href") ?? ""), { focus: true });
};

const listen = () => {
  view.field.addEventListener("input", type);
  view.field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !view.field.value) return;
    event.preventDefault();
    view.field.value = "";
    type();
  });
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    go(asking(state, view.field.value));
  });
  byId("search-page").addEventListener("click", follow);
  byId("search-unfilter").addEventListener("click", () => go(withoutFilters(state), { focus: true }));
  byId("search-skip").addEventListener("click", (event) => {
    event.preventDefault();
    view.focusResults();
  });
  byId("search-export").addEventListener("click", press);
  window.addEventListener("popstate", () => {
    if (writeState(readState(location.search)) === writeState(state)) return; // only the fragment changed
    state = readState(location.search);
    entries.replace(state);
    run();
  });
};

/** Beside the results the filters are always open; on a narrow screen they open on demand. */
const fitFilters = () => {
  const wide = window.matchMedia("(min-width: 60em)");
  const panel = /** @type {HTMLDetailsElement} */ (byId("search-filter"));
  const fit = () => void (panel.open = wide.matches);
  wide.addEventListener("change", fit);
  fit();
};

listen();
fitFilters();
run();
