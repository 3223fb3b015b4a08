// The compare page: two to four cases side by side, as the address says it. What each case has is published beside it.

import { tableLines } from "./compare/export.js";
import { Files, Unknown } from "./compare/files.js";
import { connectPicker } from "./compare/picker.js";
import { aligned, leftOut } from "./compare/rows.js";
import { moved, readState, writeState } from "./compare/state.js";
import { comparisonTable } from "./compare/table.js";
import { followWidth, showCourses } from "./compare/courses.js";
import { MOST } from "./shared/chosen.js";
import { csvText, download } from "./shared/csv.js";
import { button, byId, make } from "./shared/dom.js";

/** @import { CaseFile, Row } from "./compare/rows.js" */

const TITLE = document.title;
const ROOT = new URL("..", document.baseURI);
const FEW = "Choose two to four records.";
const ONE_MORE = "Choose one more record to compare it with.";

const page = byId("compare-page");
const box = byId("compare-table");
const files = new Files(ROOT, new URL(page.dataset.list ?? "", document.baseURI));
let chosen = /** @type {string[]} */ ([]);
let shown = { files: /** @type {CaseFile[]} */ ([]), rows: /** @type {Row[]} */ ([]) };
let turn = 0;
let address = "";

/** @param {string} sentence */
const tell = (sentence) => void (byId("compare-told").textContent = sentence);

/** Shows what the present address asks for, with what it asks in vain. */
const run = async () => {
  const mine = ++turn;
  address = location.search;
  const { chosen: asked, problems } = readState(address);
  chosen = asked;
  byId("compare-alert").replaceChildren();
  try {
    const found = await loaded(asked, problems);
    if (mine !== turn) return;
    chosen = found.map(({ id }) => id);
    show(found, problems);
  } catch (error) {
    if (mine === turn) fail(error instanceof Error ? error.message : String(error));
  }
};

/**
 * The files of the cases that are there; of the others the reader is told.
 * @param {string[]} ids @param {string[]} problems
 */
const loaded = async (ids, problems) => {
  const found = await Promise.all(ids.map((id) => files.of(id).catch((error) => {
    if (!(error instanceof Unknown)) throw error;
    problems.push(error.message);
    return null;
  })));
  return found.filter((file) => file !== null);
};

/** What was shown before does not stay under another address. @param {string} message */
const fail = (message) => {
  show([], []);
  tell("");
  byId("compare-alert").replaceChildren(make("p", {}, message), button("Try again", run));
};

/** @param {CaseFile[]} found @param {string[]} problems */
const show = (found, problems) => {
  const rows = aligned(found);
  shown = { files: found, rows };
  const names = found.map(({ id, revision, title }) => `${id}, revision ${revision}: ${title}`).join(" · ");
  document.title = found.length ? TITLE.replace("Compare", `Compare ${found.map(({ id }) => id).join(", ")}`) : TITLE;
  byId("compare-printed").textContent = `HCC Case Atlas · Comparison of ${names} · ${location.href}`;
  box.replaceChildren(...(found.length ? [comparisonTable(found, rows, { move, remove })] : []));
  for (const id of ["compare-tools", "compare-result"]) byId(id).hidden = found.length === 0;
  byId("compare-add").hidden = found.length >= MOST;
  tell([...problems, found.length < 2 ? (found.length ? ONE_MORE : FEW) : summary(rows)].join(" "));
  byId("compare-left").textContent = leftOutWords(leftOut(found));
  byId("compare-to-courses").hidden = !found.some(({ days }) => days.length);
  drawCourses();
};

const drawCourses = () => void showCourses(byId("compare-courses"), shown.files, files);

/** @param {Row[]} rows */
const summary = (rows) => {
  const count = (/** @type {string[]} */ ...kinds) => rows.filter(({ status }) => kinds.includes(status)).length;
  const [differ, same, words, open] = [count("differs"), count("same"), count("words"), count("missing", "bound")];
  return `Rows: ${rows.length}. ${differ} differ, ${same} the same, ${words} told in words, ${open} not comparable.`;
};

/** @param {number} count */
const leftOutWords = (count) =>
  count ? `Not shown: ${count} laboratory ${count === 1 ? "test" : "tests"} reported in one of these records only.` : "";

/** Another choice is another address. @param {string[]} ids @param {string} [focus] what has the focus after it */
const choose = async (ids, focus) => {
  history.pushState(null, "", writeState(ids) || location.pathname);
  await run();
  const next = focus ? document.querySelector(focus) : null;
  if (next instanceof HTMLElement) (next.checkVisibility() ? next : box).focus();
};

/** @param {string} id @param {number} by */
const move = (id, by) => {
  const side = by < 0 ? "left" : "right";
  const other = by < 0 ? "right" : "left";
  const here = `th[data-id="${id}"] button`;
  const isLast = moved(chosen, id, by).indexOf(id) === (by < 0 ? 0 : chosen.length - 1);
  choose(moved(chosen, id, by), `${here}[aria-label$="${isLast ? other : side}"]`);
};

/** @param {string} id */
const remove = (id) => choose(chosen.filter((other) => other !== id), "#compare-case");

/** @param {string} id */
const add = (id) => {
  if (chosen.includes(id)) tell(`${id} is there already.`);
  else choose([...chosen, id], "#compare-case");
};

const copyLink = async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    tell("The link is copied.");
  } catch {
    tell(`This browser does not allow copying here. The link is ${location.href}`);
  }
};

const save = () => {
  const name = `hcc-case-atlas-comparison-${shown.files.map(({ id }) => id).join("-")}.csv`;
  download(csvText(tableLines(shown.files, shown.rows, ROOT.href)), "text/csv;charset=utf-8", name);
};

const listen = () => {
  connectPicker(files, add, tell);
  const only = /** @type {HTMLInputElement} */ (byId("compare-only"));
  const narrow = () => box.classList.toggle("only-differing", only.checked);
  only.addEventListener("change", narrow);
  narrow(); // a browser that goes back keeps the tick
  byId("compare-copy").addEventListener("click", copyLink);
  byId("compare-print").addEventListener("click", () => print());
  byId("compare-save").addEventListener("click", save);
  followWidth(drawCourses, byId("compare-courses"));
  window.addEventListener("popstate", () => {
    if (location.search !== address) run(); // else only the fragment has changed
  });
};

byId("compare-needs-script").remove();
byId("compare-add").hidden = false;
listen();
run();
