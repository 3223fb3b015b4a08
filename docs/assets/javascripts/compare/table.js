// The comparison as a table: a column for each case, rows in groups, each row with what is known of its difference.

import { button, make } from "../shared/dom.js";
import { itemWords } from "./export.js";

/** @import { CaseFile, Cell, Item, Row } from "./rows.js" */

/** @type {Record<string, string>} */
const MARKS = { same: "=", differs: "≠", missing: "–", words: "“ ”", bound: "–", single: "" };

/**
 * @typedef {{move: (id: string, by: number) => void, remove: (id: string) => void}} Actions
 */

/** @param {CaseFile[]} files @param {Row[]} rows @param {Actions} actions */
export const comparisonTable = (files, rows, actions) => {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const heads = files.map((file, place) => columnHead(file, place, files.length, actions));
  return make(
    "table",
    { class: "compare-table", "aria-labelledby": "compare-heading" },
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "What"), ...heads)),
    ...groups.map((group) => groupBody(group, rows.filter((row) => row.group === group), files)),
  );
};

/** @param {CaseFile} file @param {number} place @param {number} count @param {Actions} actions */
const columnHead = (file, place, count, { move, remove }) => {
  const { id, title, evidence, second_hand } = file;
  const buttons = [
    place > 0 ? button("←", () => move(id, -1), { "aria-label": `Move ${id} to the left` }) : null,
    place < count - 1 ? button("→", () => move(id, 1), { "aria-label": `Move ${id} to the right` }) : null,
    button("Remove", () => remove(id), { "aria-label": `Remove ${id}` }),
  ];
  return make(
    "th",
    { scope: "col", "data-id": id },
    make("a", { class: "case-id", href: `../cases/${id}/` }, id),
    " ",
    make("span", { class: "row-title" }, title),
    " ",
    make("span", { class: second_hand ? "evidence second-hand" : "evidence" }, evidence),
    make("span", { class: "compare-moves" }, ...buttons.filter((one) => one !== null)),
  );
};

/** @param {string} group @param {Row[]} rows @param {CaseFile[]} files */
const groupBody = (group, rows, files) => {
  const ids = files.map(({ id }) => make("td", {}, id)); // where the heads of the columns are out of sight
  const head = make("tr", { class: "compare-group" }, make("th", { scope: "rowgroup" }, group), ...ids);
  return make("tbody", {}, head, ...rows.map((row) => tableRow(row, files)));
};

/** @param {Row} row @param {CaseFile[]} files */
const tableRow = ({ key, label, status, why, cells }, files) => {
  const sign = make("span", { "aria-hidden": "true" }, MARKS[status] ?? "");
  const mark = make("span", { class: "compare-status" }, sign, ` ${why}`);
  return make(
    "tr",
    { class: `row-${status}`, "data-row": key },
    make("th", { scope: "row" }, label, ...(why ? [" ", mark] : [])),
    ...cells.map((cell, column) => make("td", {}, ...cellParts(cell, files[column]?.id ?? ""))),
  );
};

/** @param {Cell} cell @param {string} id of the case */
const cellParts = ({ items, contradictions = [] }, id) => {
  const told = items.length ? items.map((item) => itemLine(item, id)) : [make("p", {}, missing("not reported"))];
  const links = contradictions.map((one) =>
    make("a", { href: `../cases/${id}/#${one.id}` }, `Contradiction: ${one.what}`),
  );
  const marks = links.map((link) => make("p", { class: "compare-contradiction" }, link));
  return [...told, ...marks];
};

/** @param {Item} item @param {string} id of the case */
const itemLine = (item, id) => {
  const words = item.missing && !item.text ? missing(itemWords(item)) : itemWords(item);
  const shown = item.at ? make("a", { href: `../cases/${id}/#${item.at}` }, words) : words;
  const line = make("p", { class: item.missing ? "missing" : "" }, shown);
  if (item.inferred) line.append(" ", make("span", { class: "inferred" }, "inferred"));
  if (item.note) line.append(" ", make("span", { class: "remark" }, item.note));
  return line;
};

/** @param {string} words */
const missing = (words) => make("span", { class: "missing" }, words);
