// A comparison as lines of text, for CSV: each row with what is known of its difference, one column for each case.

/** @import { CaseFile, Cell, Item, Row } from "./rows.js" */

/** @type {Record<string, string>} */
export const MISSING_WORDS = { "not reported": "not reported", absent: "absent (reported)", "not assessed": "not assessed" };

/** The words of an item, its kind of missing first. @param {Item} item */
export const itemWords = ({ text, missing }) =>
  [missing ? (MISSING_WORDS[missing] ?? missing) : "", text ?? ""].filter(Boolean).join(": ");

/** @param {Cell} cell */
export const cellWords = ({ items, contradictions = [] }) => {
  const told = items.map((item) => {
    const remarks = [item.inferred ? "inferred" : "", item.note ?? ""].filter(Boolean).join("; ");
    return itemWords(item) + (remarks ? ` (${remarks})` : "");
  });
  const marks = contradictions.map(({ what }) => `contradiction in the article: ${what}`);
  return [...(told.length ? told : ["not reported"]), ...marks].join("\n");
};

/**
 * @param {CaseFile[]} files @param {Row[]} rows @param {string} root the absolute address of the site
 * @returns {string[][]}
 */
export const tableLines = (files, rows, root) => [
  ["group", "row", "comparison", ...files.map(({ id }) => id)],
  ["", "title", "", ...files.map(({ title }) => title)],
  ["", "evidence", "", ...files.map(({ evidence }) => evidence)],
  ["", "address", "", ...files.map(({ id, revision }) => new URL(`cases/${id}/r${revision}/`, root).href)],
  ...rows.map(({ group, label, why, cells }) => [group, label, why, ...cells.map(cellWords)]),
];
