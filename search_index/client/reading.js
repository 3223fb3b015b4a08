// What a query asks for, exactly as reading.py has it: names as concepts, other words as words, mistakes repaired.

import { clauses, FILTERS, MENTIONED } from "./clauses.js";
import * as repair from "./repair.js";
import { TAG_SIGN } from "./store.js";
import { keys, whole, words } from "./words.js";

/** @typedef {import("./clauses.js").Clause} Clause */
/** @typedef {import("./ranking.js").Group} Group */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./store.js").Known} Known */
/** @typedef {import("./words.js").Word} Word */
/** @typedef {"corrected" | "completed" | "unknown" | "quoted" | "no-value" | "cut" | "nothing" | "any"} NoteKind */
/** @typedef {{kind: NoteKind, typed: string, used: string[]}} Note */
/** @typedef {{variants: Group[][], notes: Note[]}} Reading  the ways in which a query can be read */
/** @typedef {{tags: string[], phrases: Word[][]}} Meaning */

export const MAX_CHARACTERS = 1000;
export const MAX_WORDS = 32;
const TOLD_BY_TAGS = ["stage-", "grade-"];

export class QueryReader {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * The meaning of any text; one that asks for nothing has no variant.
   * @param {string} query
   * @returns {Promise<Reading>}
   */
  async read(query) {
    const { parts, notes } = withinLimits(query);
    await Promise.all(parts.flatMap(({ asked }) => asked.flatMap(({ form, parts: terms }) => [form, ...terms]))
      .map((term) => this.store.entry(term))); // all at once; what follows asks for them one by one
    /** @type {Group[][]} */
    let variants = [[]];
    for (const [position, { clause, asked }] of parts.entries()) {
      const [readings, found] = await this.#clause(clause, asked, position === parts.length - 1);
      variants = variants.flatMap((variant) => readings.map((reading) => [...variant, ...reading]));
      notes.push(...found);
    }
    const telling = variants.map(eachOnce).filter((variant) => variant.length);
    if (query.trim() && !telling.length) notes.push(note("nothing", ""));
    return { variants: telling, notes };
  }

  /**
   * @param {Clause} clause
   * @param {Word[]} words
   * @param {boolean} isLast
   * @returns {Promise<[Group[][], Note[]]>}
   */
  async #clause(clause, words, isLast) {
    const asked = (await Promise.all(words.map((word) => this.#divided(word)))).flat();
    if (clause.field) return this.#filter(clause, asked);
    if (!clause.quoted) return this.#free(asked, isLast);
    const literal = asked.filter((word) => !word.isStop);
    if (!literal.length) return [[[]], []];
    const typed = clause.text.trim();
    return [[[{ ...EMPTY, name: `each word of “${typed}”`, phrases: [literal], strict: true }]], [note("quoted", typed)]];
  }

  /**
   * A word that nobody writes so, in its parts where one of them is known; a number stays with its unit.
   * @param {Word} word
   */
  async #divided(word) {
    if (word.parts.length === 1 || /^\p{Nd}/u.test(word.form) || (await this.store.entry(word.form))) return [word];
    const known = (await Promise.all(word.parts.map((part) => this.store.entry(part)))).map(Boolean);
    if (!known.includes(true) || (!known.includes(false) && !word.isBound)) return [word];
    return word.parts.map((part) => whole(part));
  }

  /**
   * The tags of one kind that a value means: by any of its names, mistyped or not, or as the tag is written.
   * @param {Clause} clause
   * @param {Word[]} asked
   * @returns {Promise<[Group[][], Note[]]>}
   */
  async #filter(clause, asked) {
    const prefix = FILTERS.get(clause.field) ?? "";
    const value = clause.text.trim();
    const [known, notes] = await this.#repaired(asked);
    const named = (await this.#meaning(known))?.tags ?? [];
    const written = [prefix + slug(value), `author-${slug(value.replace(/ [^ ]*$/, "") || value)}`];
    const entries = await Promise.all(written.map((tag) => this.store.entry(TAG_SIGN + tag)));
    const possible = [...named, ...written.filter((_, i) => entries[i]?.label)];
    const tags = [...new Set(possible.filter((tag) => tag.startsWith(prefix)))].sort();
    const fields = clause.field === MENTIONED ? ["mentions"] : ["tags"];
    const group = { ...EMPTY, name: (await this.#name(tags)) || value, tags, strict: true, fields };
    return [[[group]], tags.length ? notes : [note("no-value", `${clause.field}:${value}`)]];
  }

  /**
   * The readings of free words; only the very last word of a query can be unfinished.
   * @param {Word[]} asked
   * @param {boolean} isLast
   * @returns {Promise<[Group[][], Note[]]>}
   */
  async #free(asked, isLast) {
    const last = asked.at(-1);
    if (isLast && last && !last.isStop && !(await this.store.entry(last.form))) {
      const ends = await this.#completions(last);
      if (ends.length) {
        const [known, notes] = await this.#repaired(asked.slice(0, -1));
        const readings = await Promise.all(ends.map((end) => this.#groups([...known, whole(end)])));
        return [readings, [...notes, note("completed", last.raw, await this.#knownAs(ends))]];
      }
    }
    const [known, notes] = await this.#repaired(asked);
    return [[await this.#groups(known)], notes];
  }

  /**
   * The words with unknown ones corrected where one edit does it, and what was corrected or stays unknown.
   * @param {Word[]} asked
   * @returns {Promise<[Word[], Note[]]>}
   */
  async #repaired(asked) {
    const known = [];
    const notes = [];
    for (const word of asked) {
      const corrected = word.isStop || (await this.#knows(word)) ? null : await this.#correction(word);
      known.push(corrected ? whole(corrected) : word);
      if (corrected) notes.push(note("corrected", word.raw, await this.#knownAs([corrected])));
      else if (corrected === undefined) notes.push(note("unknown", word.raw, await this.#knownAs(await this.#similar(word))));
    }
    return [known, notes];
  }

  /**
   * What a reader calls words of the index: the concept that each names, or the word itself.
   * @param {string[]} forms
   */
  async #knownAs(forms) {
    const names = forms.map(async (form) => {
      const tags = (await this.#meaning([whole(form)]))?.tags ?? [];
      return tags.length ? this.#name(tags) : form;
    });
    return [...new Set(await Promise.all(names))];
  }

  /**
   * Whether the word can be found, whole or in its parts.
   * @param {Word} word
   */
  async #knows(word) {
    if (await this.store.entry(word.form)) return true;
    const parts = await Promise.all(word.parts.map((part) => this.store.entry(part)));
    return parts.every(Boolean);
  }

  /**
   * The words that begin with this one, the most frequent first.
   * @param {Word} word
   */
  async #completions(word) {
    if (!repair.canBeCompleted(word)) return [];
    const found = await this.store.beginning(word.form);
    return found.sort(byFrequency).slice(0, repair.MOST_COMPLETIONS).map(({ term }) => term);
  }

  /**
   * The most frequent word that is one edit away. One edit leaves the first half of a word as it is, or the second.
   * @param {Word} word
   */
  async #correction(word) {
    if (!repair.canBeCorrected(word)) return undefined;
    const signs = Array.from(word.form);
    const half = Math.floor((signs.length - 1) / 2);
    const start = signs.slice(0, half).join("");
    const end = signs.slice(half + 1).join("");
    const isMeant = (/** @type {string} */ term) =>
      repair.isOneEdit(word.form, term) || repair.isOneEdit(word.form, `${term}s`); // terms are singular
    const ends = end.endsWith("s") ? [end, end.slice(0, -1)] : [end];
    const found = await Promise.all([this.store.beginning(start), ...ends.map((e) => this.store.ending(e))]);
    return found.flat().filter(({ term }) => isMeant(term)).sort(byFrequency)[0]?.term;
  }

  /**
   * What may have been meant by a word that no single edit mends: like it and beginning like it, nearest first.
   * @param {Word} word
   */
  async #similar(word) {
    if (!repair.canHaveSimilar(word)) return [];
    const start = Array.from(word.form).slice(0, repair.SAME_BEGINNING).join("");
    const found = (await this.store.beginning(start)).map((known) => ({
      ...known,
      distance: repair.editDistance(word.form, known.term, repair.FARTHEST),
    }));
    const near = found.filter(({ distance }) => distance <= repair.FARTHEST);
    return near.sort((a, b) => a.distance - b.distance || byFrequency(a, b)).slice(0, repair.MOST_SIMILAR)
      .map(({ term }) => term);
  }

  /**
   * What is asked for: from the left the longest known name, else a single word.
   * @param {Word[]} asked
   */
  async #groups(asked) {
    /** @type {Group[]} */
    const found = [];
    for (let start = 0; start < asked.length; ) {
      const [size, group] = await this.#longest(asked.slice(start, start + this.store.longest));
      if (group) found.push(group);
      start += size;
    }
    return found;
  }

  /**
   * The longest name at the beginning of `ahead`, in words, and its group; a stop word alone asks for nothing.
   * @param {Word[]} ahead
   * @returns {Promise<[number, Group | null]>}
   */
  async #longest(ahead) {
    for (let size = ahead.length; size > 0; size -= 1) {
      const span = ahead.slice(0, size);
      const meaning = await this.#meaning(span);
      if (!meaning) continue;
      const named = eachOnce([span.filter((word) => !word.isStop), ...meaning.phrases]);
      const phrases = needsWords(meaning.tags) ? named : [];
      return [size, { ...EMPTY, name: (await this.#name(meaning.tags)) || typed(span), tags: meaning.tags, phrases }];
    }
    const [first] = ahead;
    return [1, !first || first.isStop ? null : { ...EMPTY, name: first.raw, phrases: [[first]] }];
  }

  /**
   * What the words of `span` are known to mean as one name.
   * @param {Word[]} span
   * @returns {Promise<Meaning | null>}
   */
  async #meaning(span) {
    for (const [first = "", ...others] of keys(span)) {
      const entry = await this.store.entry(first);
      const name = entry?.names.find(({ rest }) => rest === others.join(" "));
      if (name) return { tags: name.tags, phrases: name.phrases.map(telling) };
    }
    return null;
  }

  /** @param {string[]} tags */
  async #name(tags) {
    const entries = await Promise.all(tags.map((tag) => this.store.entry(TAG_SIGN + tag)));
    return [...new Set(entries.map((entry) => entry?.label ?? ""))].join(", ");
  }
}

/** @type {Group} */
const EMPTY = { name: "", tags: [], phrases: [], strict: false, fields: ["tags", "mentions"] };

/**
 * Whether a name is looked for in the text too: the words of a stage or grade, as 'A' and '3', stand everywhere.
 * @param {string[]} tags
 */
function needsWords(tags) {
  return !tags.length || tags.some((tag) => !TOLD_BY_TAGS.some((start) => tag.startsWith(start)));
}

/**
 * The clauses of the query with their words, as many as are read, and a note where that is not all.
 * @param {string} query
 */
function withinLimits(query) {
  const signs = Array.from(query);
  let left = MAX_WORDS;
  let isCut = signs.length > MAX_CHARACTERS;
  const parts = [];
  for (const clause of clauses(signs.slice(0, MAX_CHARACTERS).join(""))) {
    const all = words(clause.text);
    const asked = all.slice(0, left);
    isCut ||= all.length > left;
    if (asked.length) parts.push({ clause, asked });
    left -= asked.length;
  }
  return { parts, notes: isCut ? [note("cut", "")] : [] };
}

/**
 * @param {NoteKind} kind
 * @param {string} typedText
 * @param {string[]} used
 * @returns {Note}
 */
export function note(kind, typedText, used = []) {
  return { kind, typed: typedText, used };
}

/** @param {string} text @returns {Word[]} */
function telling(text) {
  return words(text).filter((word) => !word.isStop);
}

/** @param {Word[]} span */
function typed(span) {
  return span.map((word) => word.raw).join(" ");
}

/** @param {string} text */
function slug(text) {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** @param {Known} a @param {Known} b */
function byFrequency(a, b) {
  return b.frequency - a.frequency || (a.term < b.term ? -1 : 1);
}

/**
 * Items that mean the same only once, the first of them; what they are called does not matter.
 * @template T
 * @param {T[]} items
 * @returns {T[]}
 */
function eachOnce(items) {
  /** @type {Map<string, T>} */
  const found = new Map();
  for (const item of items) {
    const meaning = JSON.stringify(item, (name, value) => (name === "raw" || name === "name" ? undefined : value));
    if (!found.has(meaning)) found.set(meaning, item);
  }
  return [...found.values()];
}
