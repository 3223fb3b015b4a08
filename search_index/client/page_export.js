// The whole result set as a table (CSV) and for reference managers (RIS); nothing is added to what the rows say.

/** @import { Row } from "./page_types.js" */

const COLUMNS = /** @type {const} */ ([
  "id", "title", "url", "drugs", "modalities", "complications", "stages", "response", "criterion", "outcome", "sex",
  "age", "aetiologies", "year", "doi", "source_title", "journal", "volume", "issue", "pages", "authors", "read",
  "match", "matched",
]);

/**
 * Table programs run a cell that begins like a formula; an apostrophe before it makes them show it.
 * @param {unknown} value
 */
export const csvCell = (value) => {
  const text = String(value ?? "");
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
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

/** @param {Row[]} rows @param {string} root the absolute address of the site */
export const ris = (rows, root) =>
  rows
    .map((row) => {
      const tags = /** @type {[string, string][]} */ (row.source_title ? article(row) : record(row));
      const all = [...tags, ["UR", new URL(row.url, root).href], ["ID", row.id], ["ER", ""]];
      return all.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join("");
    })
    .join("\r\n");

/** The article, as far as it is known. @param {Row} row */
const article = (row) => [
  ["TY", "JOUR"],
  ...row.authors.map((author) => ["AU", author.replace(/ (?=[^ ]+$)/, ", ")]), // Surname, Initials
  ["TI", row.source_title],
  ...known([["JO", row.journal], ["VL", row.volume], ["IS", row.issue], ["SP", row.pages.split(/[-–]/)[0] ?? ""],
    ["EP", row.pages.split(/[-–]/)[1] ?? ""], ["PY", row.year], ["DO", row.doi]]),
  ["N1", [`HCC Case Atlas record ${row.id}: ${row.title}`, ...cautions(row)].join("; ")],
];

/** What whoever cites the article must know. @param {Row} row */
const cautions = ({ read, authors_complete }) => [
  ...(read === "full text" ? [] : [`the record is based on: ${read}`]),
  ...(authors_complete ? [] : ["only some of the authors are known"]),
];

/** @param {Row} row */
const authors = ({ authors, authors_complete }) => [...authors, ...(authors_complete ? [] : ["et al."])].join("; ");

/**
 * Where the article's title is not known, the record stands for itself and never passes for the article.
 * @param {Row} row
 */
const record = (row) => {
  const source = known([["authors", authors(row)], ["year", row.year], ["DOI", row.doi]]);
  const told = source.map(([name, value]) => `${name}: ${value}`).join("; ") || "nothing that identifies it";
  return [
    ["TY", "DATA"],
    ["TI", row.title],
    ["N1", `HCC Case Atlas record ${row.id}; title of the source article not known; known of the article: ${told}`],
  ];
};

/** @param {[string, string][]} pairs */
const known = (pairs) => pairs.filter(([, value]) => value);

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

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
