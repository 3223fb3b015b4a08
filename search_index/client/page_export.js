// The whole result set as a table (CSV); nothing is added to what the rows say.

import { csvCell, csvText, download } from "../../docs/assets/javascripts/shared/csv.js";

/** @import { Row } from "./page_types.js" */

export { csvCell, download };

const COLUMNS = /** @type {const} */ ([
  "id", "title", "url", "drugs", "modalities", "complications", "stages", "response", "criterion", "outcome", "sex",
  "age", "aetiologies", "year", "doi", "source_title", "journal", "volume", "issue", "pages", "authors", "read",
  "match", "matched",
]);

/** @param {Row[]} rows @param {string} root the absolute address of the site */
export const csv = (rows, root) => {
  const cells = rows.map((row) => {
    const flat = { ...row, url: new URL(row.url, root).href, authors: authors(row) };
    return COLUMNS.map((column) => flat[column]);
  });
  return csvText([[...COLUMNS], ...cells]);
};

/** @param {Row} row */
const authors = ({ authors, authors_complete }) => [...authors, ...(authors_complete ? [] : ["et al."])].join("; ");
