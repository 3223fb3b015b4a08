// The whole result set as a table (CSV), and how a file is handed to the reader; nothing is added to what the rows say.

/** @import { Row } from "./page_types.js" */

const COLUMNS = /** @type {const} */ ([
  "id", "title", "url", "drugs", "modalities", "complications", "stages", "response", "criterion", "outcome", "sex",
  "age", "aetiologies", "year", "doi", "source_title", "journal", "volume", "issue", "pages", "authors", "read",
  "match", "matched",
]);

/**
 * Table programs run a cell that begins like a formula, in the wide signs of Japanese and Chinese too; an apostrophe
 * before it makes them show it. The published tables have the same guard.
 * @param {unknown} value
 */
export const csvCell = (value) => {
  const text = String(value ?? "");
  const inert = /^'*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};

/** @param {Row[]} rows @param {string} root the absolute address of the site */
export const csv = (rows, root) => {
  const cells = rows.map((row) => {
    const flat = { ...row, url: new URL(row.url, root).href, authors: authors(row) };
    return COLUMNS.map((column) => csvCell(flat[column]));
  });
  return `\uFEFF${[COLUMNS, ...cells].map((line) => `${line.join(",")}\r\n`).join("")}`;
};

/** @param {Row} row */
const authors = ({ authors, authors_complete }) => [...authors, ...(authors_complete ? [] : ["et al."])].join("; ");

/** @param {string} text @param {string} type @param {string} name of the file */
export const download = (text, type, name) => {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // Some browsers read the file only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
