// Answers every question of the search page and of the header's box from the published index.

import { counted } from "./facets.js";
import { Files, SearchFailed } from "./files.js";
import { bestPassage, sayings } from "./passages.js";
import { foundIn, match, rank } from "./query.js";
import { how } from "./ranking.js";
import { has, ranked } from "./scores.js";
import { Store, TAG_SIGN } from "./store.js";

/** @typedef {import("./page_types.js").Card} Card */
/** @typedef {import("./page_types.js").Chosen} Chosen */
/** @typedef {import("./page_types.js").Hit} Hit */
/** @typedef {import("./query.js").Ranked} Ranked */
/** @typedef {{query: string, chosen: Chosen}} Question */
/** @typedef {(document: number) => boolean} IsWanted */

const MOST_PAGES = 5;

export class Engine {
  /** @type {Promise<Store> | null} */
  #store = null;
  /** @type {{query: string, store: Store, answer: Promise<Ranked>} | null} */
  #last = null;
  /** @type {WeakMap<Store, Map<string, number>>} the documents of the cases that were shown */
  #shown = new WeakMap();

  /** @param {URL} base the directory of index.json */
  constructor(base) {
    this.base = base;
  }

  /**
   * The cases that match, best first, those from `from` on; and the pages, where nothing is chosen.
   * @param {Question & {from: number, size: number}} question
   */
  search({ query, chosen, from, size }) {
    return this.#using(async (store) => {
      const { answer, isCase } = await this.#asked(store, query, chosen);
      const cases = ranked(answer.scores, from + size, isCase);
      const isFirst = from === 0 && !Object.keys(chosen).length && query.trim() !== "";
      const pages = ranked(answer.scores, isFirst ? MOST_PAGES : 0, (document) => document >= store.cases);
      return {
        total: ranked(answer.whole, 0, isCase).total,
        listed: cases.total,
        of: store.cases,
        hits: await this.#hits(store, answer, cases.documents.slice(from)),
        pages: await this.#hits(store, answer, pages.documents),
        otherPages: pages.total,
        notes: answer.notes,
      };
    });
  }

  /**
   * How many of the matching cases have each value.
   * @param {Question} question
   */
  facets({ query, chosen }) {
    return this.#using(async (store) => {
      const { answer, isCase } = await this.#asked(store, query, chosen);
      const isResult = (/** @type {number} */ document) => has(answer.scores, document) && isCase(document);
      return counted(await store.files.json("facets"), isResult, chosen);
    });
  }

  /**
   * Of each case that was shown the passage that says most of what is asked for.
   * @param {{ids: string[], query: string}} question
   */
  passages({ ids, query }) {
    return this.#using(async (store) => {
      const answer = await this.#ranked(store, query);
      const found = ids.map(async (id) => {
        const document = this.#shown.get(store)?.get(id);
        if (document === undefined) return [id, null];
        const groups = foundIn(answer, document).map(({ group }) => group);
        if (!groups.length) return [id, null];
        const [texts, said] = await Promise.all([store.files.json(`p${document}`), sayings(store, groups)]);
        return [id, bestPassage(texts, said)];
      });
      return Object.fromEntries(await Promise.all(found));
    });
  }

  /**
   * Every matching case as a line of a table, best first.
   * @param {Question} question
   */
  rows({ query, chosen }) {
    return this.#using(async (store) => {
      const { answer, isCase } = await this.#asked(store, query, chosen);
      const { documents } = ranked(answer.scores, store.cases, isCase);
      const rows = await store.rows(documents);
      return rows.map((row, i) => {
        const hit = explained(answer, documents[i] ?? 0);
        const told = hit.matched.map(({ name, how: way }) => `${name} (${WAYS[way]})`);
        return { ...row, match: hit.match, matched: told.join("; ") };
      });
    });
  }

  /**
   * Does the work with the present index; where its files are gone since another was published, with that one.
   * @template T
   * @param {(store: Store) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async #using(work) {
    const used = this.#opened();
    let directory = "";
    try {
      const store = await used;
      directory = store.files.directory.href;
      return await work(store);
    } catch (error) {
      if (!(error instanceof SearchFailed)) throw error;
      const files = await Files.current(this.base);
      if (files.directory.href === directory) throw error;
      if (this.#store === used || !this.#store) this.#store = Store.open(files);
      return work(await this.#opened());
    }
  }

  #opened() {
    const store = (this.#store ??= Files.current(this.base).then((files) => Store.open(files)));
    store.catch(() => store === this.#store && (this.#store = null));
    return store;
  }

  /**
   * @param {Store} store
   * @param {string} query
   */
  #ranked(store, query) {
    if (this.#last?.query !== query || this.#last.store !== store) {
      const answer = rank(store, query);
      const last = { query, store, answer };
      this.#last = last;
      answer.catch(() => this.#last === last && (this.#last = null));
    }
    return this.#last.answer;
  }

  /**
   * What matches the query, and which documents are cases with all that is chosen. Without a query every case does.
   * @param {Store} store
   * @param {string} query
   * @param {Chosen} chosen
   */
  async #asked(store, query, chosen) {
    const answer = await this.#ranked(store, query);
    const isChosen = await choice(store, chosen);
    const isCase = (/** @type {number} */ document) => document < store.cases && isChosen(document);
    if (query.trim()) return { answer, isCase };
    const every = new Float64Array(store.documents);
    return { answer: { ...answer, scores: every, whole: every }, isCase };
  }

  /**
   * @param {Store} store
   * @param {Ranked} answer
   * @param {number[]} documents
   */
  async #hits(store, answer, documents) {
    const cards = await store.cards(documents);
    const shown = this.#shown.get(store) ?? new Map();
    this.#shown.set(store, shown);
    return cards.map(([id, kind, title, url, card], i) => {
      const document = documents[i] ?? 0;
      shown.set(id, document);
      const score = answer.scores?.[document] ?? 0;
      return { id, kind, title, url, card: cardOf(card ?? []), score, ...explained(answer, document) };
    });
  }
}

/**
 * The fields of a card by name; cards.py has them in this order.
 * @param {any[]} fields
 * @returns {Card}
 */
function cardOf([drugs, modalities, complications, stages, response, criterion, outcome, sex, age, aetiologies, year, source, evidence]) {
  const chips = (/** @type {string[][]} */ listed = []) =>
    listed.map(([label = "", url = "", group = "", title = ""]) => ({ label, url, group, title }));
  const concepts = { drugs: chips(drugs), modalities: chips(modalities), complications: chips(complications) };
  return { ...concepts, stages, response, criterion, outcome, sex, age, aetiologies, year, source, evidence };
}

const WAYS = { had: "had", mentioned: "only mentioned", text: "in the text" };

/**
 * Which documents have every chosen value.
 * @param {Store} store
 * @param {Chosen} chosen
 * @returns {Promise<IsWanted>}
 */
async function choice(store, chosen) {
  const tags = Object.entries(chosen).flatMap(([facet, values]) => values.map((value) => `${TAG_SIGN}${facet}-${value}`));
  const postings = await Promise.all(tags.map(async (tag) => (await store.entry(tag))?.postings()));
  const sets = postings.map((fields) => new Set(fields?.get("tags")?.documents));
  return (document) => sets.every((set) => set.has(document));
}

/**
 * How a document matches: all in all, what in which way, and what not at all.
 * @param {Ranked} answer
 * @param {number} document
 * @returns {Pick<Hit, "match" | "matched" | "missing">}
 */
function explained(answer, document) {
  const found = foundIn(answer, document);
  if (!found.length) return { match: "none", matched: [], missing: [] };
  const ways = found.map((part) => ({ name: part.group.name, how: how(part, document) }));
  return {
    match: match(found, document),
    matched: ways.flatMap(({ name, how: way }) => (way ? [{ name, how: way }] : [])),
    missing: ways.filter((way) => !way.how).map(({ name }) => name),
  };
}
