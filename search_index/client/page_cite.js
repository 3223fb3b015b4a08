// The citations of a result set: files that the site publishes, fetched and joined; not one of them is written here.

/** @import { Row, Saved } from "./page_types.js" */

const MOST_SINGLE = 40;
const MOST_NAMED = 10;
const PATIENCE = 15_000;
const NOTHING = "Nothing was saved.";
const NOT_LOADED = "A citation is missing or could not be loaded. Check the connection and try again.";
/** @type {Record<string, string>} */
const TYPES = {
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  "csl.json": "application/vnd.citationstyles.csl+json",
};

/** @typedef {(path: string) => Promise<string>} Load  The text of a file, by its path from the root of the site. */

/**
 * The citations of the cases of `rows`, or of their articles, as a file and with what the reader must know of it.
 * @param {Row[]} rows
 * @param {DOMStringMap} files `single` is the file beside each case, as "article.bib"; `bulk` the path of that of all
 * @param {Load} load
 * @returns {Promise<Saved>}
 */
export const citations = async (rows, { single = "", bulk = "" }, load) => {
  const [kind, ending = ""] = single.split(/\.(.*)/s);
  const ofArticles = kind === "article";
  const { cited, left } = ofArticles ? articles(rows) : { cited: rows, left: [] };
  const found = await entriesOf(cited, ending, single, bulk, load);
  const told = [counted(cited.length, ofArticles ? "article" : "record"), leftWords(left, rows.length)];
  return {
    text: ending === "csl.json" ? `${JSON.stringify(found, null, 2)}\n` : found.map((entry) => `${entry}\n`).join("\n"),
    type: TYPES[ending] ?? "",
    name: cited.length ? `hcc-case-atlas-${cited.length}-${ofArticles ? "articles" : "records"}.${ending}` : "",
    told: told.filter(Boolean).join(" "),
  };
};

/**
 * Each article once, by the case that read it in full where one did; and the cases whose article is not known.
 * @param {Row[]} rows
 */
export const articles = (rows) => {
  /** @type {Map<string, Row>} */
  const once = new Map();
  for (const row of rows.filter(isKnown)) {
    const article = row.doi.toLowerCase() || [row.source_title || row.id, row.year].join();
    const before = once.get(article);
    if (!before || (row.read === "full text" && before.read !== "full text")) once.set(article, row);
  }
  return { cited: [...once.values()], left: rows.filter((row) => !isKnown(row)) };
};

/** @param {Row} row */
const isKnown = ({ source_title, authors }) => Boolean(source_title || authors.length);

/**
 * The entry of each case, in the order of `rows`. In the file of all, an article that several cases share stands under
 * one of them, so what is not found there has its own file.
 * @param {Row[]} rows @param {string} ending @param {string} single @param {string} bulk @param {Load} load
 */
const entriesOf = async (rows, ending, single, bulk, load) => {
  try {
    const found = new Map(rows.length > MOST_SINGLE ? entries(await load(bulk), ending) : []);
    if (rows.length > MOST_SINGLE && !found.size) throw new Error(NOT_LOADED);
    const rest = rows.filter(({ id }) => !found.has(id));
    const texts = await Promise.all(rest.map(({ url }) => load(url + single)));
    for (const text of texts) for (const [id, entry] of entries(text, ending)) found.set(id, entry);
    if (rows.some(({ id }) => !found.has(id))) throw new Error(NOT_LOADED);
    return rows.map(({ id }) => found.get(id));
  } catch {
    throw new Error(NOT_LOADED);
  }
};

/**
 * The entries of a file, each by the case that it names. A line begins an entry only after an empty one.
 * @param {string} text @param {string} ending
 * @returns {[string, any][]}
 */
export const entries = (text, ending) => {
  if (ending === "csl.json") return JSON.parse(text).map((/** @type {{id: string}} */ item) => [caseOf(item.id), item]);
  const id = ending === "bib" ? /^@\w+\{([^,]+),/ : /^ID {2}- (.+)$/m;
  const parts = text.split(/\r?\n\s*\n(?=@|TY {2}- )/).map((part) => part.replace(/^\s+|[\r\n]+$/g, ""));
  return parts.flatMap((part) => {
    const [, named] = id.exec(part) ?? [];
    return named ? [[caseOf(named), part]] : [];
  });
};

/** The case that is cited, or whose article is. @param {string} id as hcc-0001-r2 or hcc-0001-article */
const caseOf = (id) => id.replace(/-(?:r\d+|article)\s*$/, "");

/** @param {number} count @param {string} noun */
export const counted = (count, noun) => (count ? `Saved ${count} ${noun}${count === 1 ? "" : "s"}.` : NOTHING);

/** @param {Row[]} left @param {number} all */
const leftWords = (left, all) => {
  if (!left.length) return "";
  const more = left.length > MOST_NAMED ? ` and ${left.length - MOST_NAMED} more` : "";
  const ids = left.slice(0, MOST_NAMED).map(({ id }) => id).join(", ") + more;
  const are = left.length > 1 ? "records are" : left.length < all ? "records is" : "record is";
  return `${left.length} of ${all} ${are} left out, since neither title nor authors of the article are known: ${ids}.`;
};

/**
 * Reads files of the site; what is not there or does not come in time is rejected.
 * @param {string} root the absolute address of the site
 * @returns {Load}
 */
export const loadFrom = (root) => async (path) => {
  const response = await fetch(new URL(path, root), { signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(NOT_LOADED);
  return response.text();
};
