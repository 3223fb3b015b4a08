// What a query asks for, exactly as reading.py has it: names as concepts, other words as words, mistakes repaired.

import { clauses, FILTERS, MENTIONED } from "./clauses.js";
import { Lexicon } from "./repair.js";
import { WORD_FIELDS } from "./ranking.js";
import { TAG_SIGN } from "./store.js";
import { keys, plain, whole, words } from "./words.js";

/** @typedef {import("./clauses.js").Clause} Clause */
/** @typedef {import("./ranking.js").Group} Group */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./words.js").Word} Word */
/** @typedef {"corrected" | "completed" | "unknown" | "quoted" | "no-value" | "cut" | "nothing" | "unheeded" | "any"} NoteKind */
/** @typedef {{kind: NoteKind, typed: string, used: string[]}} Note */
/** @typedef {{variants: Group[][], notes: Note[]}} Reading  the ways in which a query can be read */

export const MAX_CHARACTERS = 1000;
export const MAX_WORDS = 32;
const MOST_FOR_ABBREVIATION = 5; // letters
// What a reader may mean to exclude or compare with: it is not done, and said.
const UNHEEDED = /(?<![^ \t\n\r\f\v])(?:no|not|without|never|except)(?![^ \t\n\r\f\v])|[<>≤≥]|(?<![^ \t\n\r\f\v])-(?=\w)/gi;

export class QueryReader {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    this.lexicon = new Lexicon(store);
  }

  /**
   * The meaning of any text; one that asks for nothing has no variant.
   * @param {string} query
   * @returns {Promise<Reading>}
   */
  async read(query) {
    const { parts, notes } = withinLimits(query);
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
    const literal = words.filter((word) => !word.isStop);
    if (clause.quoted && !literal.length) return [[[]], []];
    const asked = (await Promise.all(words.map((word) => this.#divided(word)))).flat();
    if (clause.field) return this.#filter(clause, asked);
    if (!clause.quoted) return this.#free(asked, isLast);
    const typed = clause.text.trim();
    return [[[{ ...NOTHING, name: `each word of “${typed}”`, words: literal, strict: true }]], [note("quoted", typed)]];
  }

  /**
   * A word in its parts where they are names, or where nobody writes it so; a number stays with its unit.
   * @param {Word} word
   */
  async #divided(word) {
    const isAmount = word.isBound && /^\p{Nd}/u.test(word.form);
    if (word.parts.length === 1 || isAmount || (await this.#meaning([word])).length) return [word];
    const isKnown = Boolean(await this.store.entry(word.form));
    if (word.isBound && isKnown) return [word];
    const parts = word.parts.map((part) => whole(part));
    const meanings = await Promise.all(parts.map((part) => this.#meaning([part])));
    if (word.isBound || meanings.some((tags) => tags.length)) return parts;
    const known = await Promise.all(word.parts.map((part) => this.store.entry(part)));
    return !isKnown && known.some(Boolean) && !known.every(Boolean) ? parts : [word];
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
    const named = await this.#meaning(known);
    const written = [prefix + slug(value), `author-${slug(value.replace(/ [^ ]*$/, "") || value)}`];
    const entries = await Promise.all(written.map((tag) => this.store.entry(TAG_SIGN + tag)));
    const possible = [...named, ...written.filter((_, i) => entries[i]?.label)];
    const tags = [...new Set(possible.filter((tag) => tag.startsWith(prefix)))].sort();
    const fields = clause.field === MENTIONED ? ["mentions"] : ["tags"];
    const group = { ...NOTHING, name: (await this.#name(tags)) || value, tags, strict: true, fields };
    const isWritten = entries.some((entry) => entry?.label);
    return [[[group]], tags.length ? (isWritten ? [] : notes) : [note("no-value", `${clause.field}:${value}`)]];
  }

  /**
   * The readings of free words; only the very last word of a query can be unfinished.
   * @param {Word[]} asked
   * @param {boolean} isLast
   * @returns {Promise<[Group[][], Note[]]>}
   */
  async #free(asked, isLast) {
    const last = asked.at(-1);
    if (isLast && last && !last.isStop && !(await this.#isWhole(last))) {
      const ends = await this.lexicon.completions(last);
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
   * Whether a word stands in a text or is a name, or an abbreviation, which no other is put in the place of.
   * @param {Word} word
   */
  async #isWhole(word) {
    if (/^\P{Ll}*\p{Lu}\P{Ll}*$/u.test(word.raw) && Array.from(word.raw).length <= MOST_FOR_ABBREVIATION) return true;
    const postings = await (await this.store.entry(word.form))?.postings();
    return WORD_FIELDS.some((field) => postings?.has(field)) || (await this.#meaning([word])).length > 0;
  }

  /**
   * The words with unknown ones corrected where one edit does it, and what was corrected or stays unknown. The words of
   * a name are known, so that nothing is fetched for each of them.
   * @param {Word[]} asked
   * @returns {Promise<[Word[], Note[]]>}
   */
  async #repaired(asked) {
    /** @type {Word[]} */
    const known = [];
    const notes = [];
    while (known.length < asked.length) {
      const span = await this.#longest(asked.slice(known.length));
      const [word = whole("")] = span;
      const isKnown = word.isStop || (await this.#meaning(span)).length || (await this.lexicon.knows(word));
      const corrected = isKnown ? null : await this.lexicon.correction(word);
      known.push(...(corrected ? [whole(corrected)] : span));
      if (corrected) notes.push(note("corrected", word.raw, await this.#knownAs([corrected])));
      else if (!isKnown) notes.push(note("unknown", word.raw, await this.#knownAs(await this.lexicon.similar(word))));
    }
    return [known, notes];
  }

  /**
   * What a reader calls words of the index: the concept that each names, or the word itself.
   * @param {string[]} forms
   */
  async #knownAs(forms) {
    const names = forms.map(async (form) => (await this.#name(await this.#meaning([whole(form)], "exact"))) || form);
    return [...new Set(await Promise.all(names))];
  }

  /**
   * What is asked for: from the left the longest known name, else a single word; a stop word asks for nothing.
   * @param {Word[]} asked
   */
  async #groups(asked) {
    /** @type {Group[]} */
    const found = [];
    for (let start = 0; start < asked.length; ) {
      const span = await this.#longest(asked.slice(start));
      const tags = await this.#meaning(span);
      const telling = span.filter((word) => !word.isStop);
      const isExact = tags.length > 0 && tags.length === (await this.#meaning(span, "exact")).length;
      // A name that leads to more than it names is called as it was typed: what is had may be the other.
      const name = isExact ? await this.#name(tags) : span.map((word) => word.raw).join(" ");
      if (tags.length || telling.length) found.push({ ...NOTHING, name, tags, words: telling });
      start += span.length;
    }
    return found;
  }

  /**
   * The words at the beginning of `ahead` that are the longest known name; the first word where none is.
   * @param {Word[]} ahead
   */
  async #longest(ahead) {
    for (let size = within(ahead, await this.#reach(ahead[0])); size > 1; size -= 1) {
      const span = ahead.slice(0, size);
      if ((await this.#meaning(span)).length) return span;
    }
    return ahead.slice(0, 1);
  }

  /**
   * How many words a name can have that begins with this one.
   * @param {Word | undefined} word
   */
  async #reach(word) {
    const entries = await Promise.all([word?.form ?? "", word?.parts[0] ?? ""].map((term) => this.store.entry(term)));
    const names = entries.flatMap((entry) => entry?.names ?? []);
    return Math.max(0, ...names.map(({ rest }) => (rest ? rest.split(" ").length + 1 : 1)));
  }

  /**
   * The tags that who asks for the words of `span` as one name wants, sorted, or only those that it names exactly.
   * @param {Word[]} span
   * @param {"exact" | "all"} which
   * @returns {Promise<string[]>}
   */
  async #meaning(span, which = "all") {
    for (const [first = "", ...others] of keys(span)) {
      const entry = await this.store.entry(first);
      const name = entry?.names.find(({ rest }) => rest === others.join(" "));
      if (name) return which === "exact" ? name.exact : [...name.exact, ...name.wider].sort();
    }
    return [];
  }

  /** @param {string[]} tags */
  async #name(tags) {
    const entries = await Promise.all(tags.map((tag) => this.store.entry(TAG_SIGN + tag)));
    return [...new Set(entries.map((entry) => entry?.label ?? ""))].join(", ");
  }
}

/** @type {Group} */
const NOTHING = { name: "", tags: [], words: [], strict: false, fields: ["tags", "mentions", "named"] };

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
  const unheeded = [...new Set(signs.slice(0, MAX_CHARACTERS).join("").match(UNHEEDED)?.map((sign) => sign.toLowerCase()))];
  const notes = unheeded.length ? [note("unheeded", unheeded.join(" "))] : [];
  return { parts, notes: isCut ? [...notes, note("cut", "")] : notes };
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

/**
 * How many words hold so many that are no stop words; more of these may stand within a name than it has itself.
 * @param {Word[]} ahead
 * @param {number} reach
 */
function within(ahead, reach) {
  let left = reach;
  const end = ahead.findIndex((word) => (left -= word.isStop ? 0 : 1) < 0);
  return end < 0 ? ahead.length : end;
}

/** @param {string} text */
function slug(text) {
  return plain(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
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
