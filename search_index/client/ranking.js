// Postings to scores: Whoosh's BM25F for each term of each field, summed as ranking.py sums it.

import { best, either, every, has, mean } from "./scores.js";
import { TAG_SIGN } from "./store.js";
import { terms } from "./words.js";

/** @typedef {import("./scores.js").Scores} Scores */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./words.js").Word} Word */
/**
 * One thing that is asked for: the tags that stand for it, the phrases that name it, and what to call it.
 * What is `strict`, a filter or words in quotes, must hold; filters have tags only, looked up in `fields`.
 * @typedef {{name: string, tags: string[], phrases: Word[][], strict: boolean, fields: string[]}} Group
 */
/**
 * The documents that a group matches, of these the ones that had it and the ones that only mention it.
 * @typedef {{group: Group, scores: Scores, had: Scores, mentioned: Scores}} Found
 */

export const WORD_FIELDS = ["title", "labels", "body"];

export class Ranking {
  /** @type {Map<string, Promise<Scores>>} */
  #terms = new Map();

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * The documents that had, mention or name what is asked for.
   * @param {Group} group
   * @returns {Promise<Found>}
   */
  async group(group) {
    const [had, mentioned, named] = await Promise.all([
      this.#each(group, "tags", (tag) => this.#had(tag)),
      this.#each(group, "mentions", (tag) => this.term("mentions", TAG_SIGN + tag)),
      Promise.all(group.phrases.map((phrase) => this.phrase(phrase))),
    ]);
    return { group, scores: either([had, mentioned, this.#weighed(best(named))]), had, mentioned };
  }

  /**
   * @param {Word[]} phrase
   * @returns {Promise<Scores>}
   */
  async phrase(phrase) {
    return mean(await Promise.all(phrase.map((word) => this.word(word))));
  }

  /**
   * The documents that hold `word`, whole or in all its parts; an amount in parts only if none has it whole.
   * @param {Word} word
   * @returns {Promise<Scores>}
   */
  async word(word) {
    const [whole = null, ...parts] = await Promise.all([word.form, ...word.parts].map((term) => this.#anywhere(term)));
    if (terms(word).length === 1 || (word.isBound && whole)) return whole;
    return either([whole, mean(parts)]);
  }

  /**
   * The documents that hold `term` in `field`, by BM25F and the boost of the field.
   * @param {string} field
   * @param {string} term
   * @returns {Promise<Scores>}
   */
  term(field, term) {
    const name = `${field} ${term}`;
    const known = this.#terms.get(name);
    if (known) return known;
    const scores = this.#scored(field, term);
    this.#terms.set(name, scores);
    scores.catch(() => this.#terms.delete(name));
    return scores;
  }

  /**
   * @param {Group} group
   * @param {string} field
   * @param {(tag: string) => Promise<Scores>} found
   */
  async #each(group, field, found) {
    return either(group.fields.includes(field) ? await Promise.all(group.tags.map(found)) : []);
  }

  /**
   * The documents that have the tag, with what that is worth: of a patient more than of a page about it.
   * @param {string} tag
   * @returns {Promise<Scores>}
   */
  async #had(tag) {
    const { cases, worth } = this.store;
    const scores = await this.term("tags", TAG_SIGN + tag);
    return scores?.map((score, document) => (document < cases ? worth.had : worth.about) + score) ?? null;
  }

  /**
   * Words on a page about a concept or the atlas tell less than the same words about a patient.
   * @param {Scores} named
   * @returns {Scores}
   */
  #weighed(named) {
    const { cases, worth } = this.store;
    return named?.map((score, document) => (document < cases ? score : worth.page * score)) ?? null;
  }

  /** @param {string} term */
  async #anywhere(term) {
    return either(await Promise.all(WORD_FIELDS.map((field) => this.term(field, term))));
  }

  /**
   * @param {string} name
   * @param {string} term
   * @returns {Promise<Scores>}
   */
  async #scored(name, term) {
    const entry = await this.store.entry(term);
    const field = this.store.fields.get(name);
    const postings = entry?.fields.get(name);
    if (!field || !postings) return null;
    const { documents, times } = postings;
    const { boost, b, average, lengths } = field;
    const { k1 } = this.store;
    const idf = Math.log(this.store.documents / (documents.length + 1)) + 1;
    const scores = new Float64Array(this.store.documents).fill(NaN);
    documents.forEach((document, i) => {
      const tf = times[i] ?? 1;
      const length = lengths?.[document] ?? 0;
      scores[document] = boost * (idf * ((tf * (k1 + 1)) / (tf + k1 * (1 - b + (b * length) / average))));
    });
    return scores;
  }
}

/**
 * How a document matches: had, mentioned, text; empty where it does not.
 * @param {Found} found
 * @param {number} document
 * @returns {"had" | "mentioned" | "text" | ""}
 */
export function how(found, document) {
  if (has(found.had, document)) return "had";
  if (has(found.mentioned, document)) return "mentioned";
  return has(found.scores, document) ? "text" : "";
}

/**
 * The documents that have all that is asked for.
 * @param {Found[]} found
 */
export function all(found) {
  return every(found.map((part) => part.scores));
}

/**
 * The documents that have some of the free words and all that is strict.
 * @param {Found[]} found
 */
export function some(found) {
  const strict = found.filter((part) => part.group.strict);
  const free = either(found.filter((part) => !part.group.strict).map((part) => part.scores));
  return every([...strict.map((part) => part.scores), free]);
}
