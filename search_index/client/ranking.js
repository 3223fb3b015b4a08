// Postings to scores: Whoosh's BM25F for each term of each field, summed as ranking.py sums it.

import { among, either, every, has, mean } from "./scores.js";
import { TAG_SIGN } from "./store.js";
import { terms } from "./words.js";

/** @typedef {import("./scores.js").Scores} Scores */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./words.js").Word} Word */
/**
 * One thing that is asked for, and what to call it: a name by its tags, looked up in `fields`, or else words.
 * What is `strict`, a filter or words in quotes, must hold. The words of a name count where all it asks for is rare.
 * @typedef {{name: string, tags: string[], words: Word[], strict: boolean, fields: string[]}} Group
 */
/**
 * The documents that a group matches, of these the ones that had it and the ones that only mention it.
 * @typedef {{group: Group, scores: Scores, had: Scores, mentioned: Scores}} Found
 */

const TOLD_BY_TAGS = /^(stage|grade)-/;
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
      this.#each(group, "named", (tag) => this.term("named", TAG_SIGN + tag)),
    ]);
    const text = group.tags.length ? this.#weighed(named) : await this.text(group);
    return { group, scores: either([had, mentioned, text]), had, mentioned };
  }

  /**
   * The documents that hold the words of the group, whatever they stand for.
   * The words of a stage or grade, as 'A' and '3', stand anywhere: they only lead to a page that may explain it.
   * @param {Group} group
   * @returns {Promise<Scores>}
   */
  async text({ words, tags }) {
    if (!words.length) return null;
    const scores = this.#weighed(mean(await Promise.all(words.map((word) => this.word(word)))));
    const isToldByTags = tags.length > 0 && tags.every((tag) => TOLD_BY_TAGS.test(tag));
    return isToldByTags ? among(scores, (document) => document >= this.store.cases) : scores;
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
   * A name or words on a page about a concept or the atlas tell less than the same about a patient.
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
    const postings = (await entry?.postings())?.get(name);
    if (!field || !postings) return null;
    const { documents, times } = postings;
    const { boost, b, average } = field;
    const lengths = await this.store.lengths(name);
    const { k1 } = this.store;
    const idf = Math.log(this.store.documents / (documents.length + 1)) + 1;
    const scores = new Float64Array(this.store.documents).fill(NaN);
    documents.forEach((document, i) => {
      const tf = times[i] ?? 1;
      const length = lengths[document] ?? 0;
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
 * What has all that is strict and some of the rest, be it only the words of a name.
 * @param {Found[]} found
 * @param {Ranking} ranking
 */
export async function some(found, ranking) {
  const free = found.filter((part) => !part.group.strict);
  const names = free.filter((part) => part.group.tags.length);
  const worded = await Promise.all(names.map((part) => ranking.text(part.group)));
  const strict = found.filter((part) => part.group.strict).map((part) => part.scores);
  return every([...strict, either([...free.map((part) => part.scores), ...worded])]);
}
