// The header's search box: answers as items that the theme shows.
//
// The theme sends {type: 0} once and {type: 2, data: query} for each change; it waits for {type: 1} and {type: 3}. It puts
// title and text into the page as HTML, so everything is escaped here. Not an official interface: tests watch it.

import { STOP_WORDS } from "./words.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./page_types.js").Hit} Hit */
/** @typedef {import("./reading.js").Note} Note */

const RESULT = 3;
const MOST_CASES = 7;
const MOST_PAGES = 3;
const PAUSE = 120; // ms: the theme asks at every key
const LEAST_MARKED = 3;

export class Box {
  #turn = 0;

  /**
   * @param {Engine} engine
   * @param {(message: object) => void} post
   */
  constructor(engine, post) {
    this.engine = engine;
    this.post = post;
  }

  /**
   * Answers the query unless another follows at once; throws what the reader must be told.
   * @param {string} query
   */
  async receive(query) {
    const turn = (this.#turn += 1);
    if (!query.trim()) return this.#show([]);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    if (turn !== this.#turn) return undefined;
    try {
      const items = await this.#items(query);
      if (turn === this.#turn) this.#show(items);
    } catch (error) {
      if (turn === this.#turn) throw error;
    }
    return undefined;
  }

  /** @param {object[]} items */
  #show(items) {
    this.post({ type: RESULT, data: { items: items.map((item) => [item]) } });
  }

  /** @param {string} query */
  async #items(query) {
    const answer = await this.engine.search({ query, chosen: {}, from: 0, size: MOST_CASES });
    const hits = [...answer.hits, ...answer.pages.slice(0, MOST_PAGES)].sort((a, b) => b.score - a.score);
    return [...hits.map((hit) => itemOf(hit, markedWords(query, hit))), lastItem(query, answer)];
  }
}

/**
 * @param {any} hit
 * @param {Record<string, true>} terms
 */
function itemOf(hit, terms) {
  const told = hit.kind === "case" ? caseText(hit) : hit.kind === "page" ? [] : [`${capital(hit.kind)} page`];
  return { location: hit.url, title: escaped(hit.title), text: paragraphs(told), score: hit.score, terms };
}

/** @param {Hit} hit */
function caseText({ id, matched, missing, card }) {
  const named = (/** @type {string} */ way) => matched.filter(({ how }) => how === way).map(({ name }) => name).join(", ");
  const told = [
    ["Had", named("had")],
    ["Only mentioned", named("mentioned")],
    ["In the text", named("text")],
    ["Not in this record", missing.join(", ")],
  ];
  const match = told.filter(([, names]) => names).map(([label, names]) => `${label}: ${names}.`);
  return [match.join(" "), [id, card.evidence, card.response, card.outcome].filter(Boolean).join(" · ")];
}

/**
 * Leads to the search page, where all results and everything about the query can be seen.
 * @param {string} query
 * @param {{total: number, listed: number, otherPages: number, notes: Note[]}} answer
 */
function lastItem(query, { total, listed, otherPages, notes }) {
  const some = listed - total;
  const counts = [
    counted(total, "case"),
    some && total ? `${some} more with some of it` : counted(some, "case", "with some of it"),
    counted(otherPages, "page"),
  ].filter(Boolean);
  const title = counts.length ? `All results: ${counts.join(", ")}` : "Nothing found: see what you can try";
  const text = paragraphs(notes.map(told));
  const location = `search/?${new URLSearchParams({ query })}`;
  return { location, title: escaped(title), text, score: -1, terms: {} };
}

/** @param {Note} note */
function told({ kind, typed, used }) {
  if (kind === "corrected") return `Nothing is spelled “${typed}”; shown: ${used.join(", ")}.`;
  if (kind === "unknown") return `“${typed}” is nowhere in the atlas.${used.length ? ` Did you mean ${used.join(", ")}?` : ""}`;
  if (kind === "unheeded") return `Nothing is excluded or compared: “${typed}” is not heeded.`;
  return kind === "any" ? "Nothing has all of it." : "";
}

/**
 * The words as typed, and the names of what was found, for the theme to mark on the page that is opened.
 * @param {string} query
 * @param {Hit} hit
 * @returns {Record<string, true>}
 */
function markedWords(query, { matched }) {
  const names = matched.map(({ name }) => name).filter((name) => !name.includes(" ")); // words of longer ones are common
  const said = [query, ...names].join(" ").toLowerCase();
  const words = said.match(/[\p{L}\p{N}-]+/gu) ?? [];
  return Object.fromEntries(words.filter((word) => word.length >= LEAST_MARKED && !STOP_WORDS.has(word)).map((word) => [word, true]));
}

/** @param {number} count @param {string} noun */
function counted(count, noun, more = "") {
  return count ? `${count} ${noun}${count === 1 ? "" : "s"} ${more}`.trim() : "";
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** @param {string[]} texts */
function paragraphs(texts) {
  return texts.filter(Boolean).map((text) => `<p>${escaped(text)}</p>`).join("");
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
