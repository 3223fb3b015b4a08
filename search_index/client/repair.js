// When two words may be one, as repair.py has it: one edit apart, a few edits apart, or not typed to the end.

/** @typedef {import("./store.js").Known} Known */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./words.js").Word} Word */

export const LEAST_FOR_COMPLETION = 3;
export const MOST_COMPLETIONS = 8;
export const LEAST_FOR_CORRECTION = 5;
export const MOST_FOR_CORRECTION = 40;
export const LEAST_FOR_SIMILAR = 5;
export const SAME_BEGINNING = 3;
export const FARTHEST = 3;
export const MOST_SIMILAR = 3;
export const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Whether the word is long enough to be completed.
 * @param {Word} word
 */
export function canBeCompleted({ form }) {
  return Array.from(form).length >= LEAST_FOR_COMPLETION;
}

/**
 * Whether the word is one that a single edit may mend.
 * @param {Word} word
 */
export function canBeCorrected({ form }) {
  return isOfLetters(form, LEAST_FOR_CORRECTION);
}

/**
 * Whether words like this one may be offered in its place.
 * @param {Word} word
 */
export function canHaveSimilar({ form }) {
  return isOfLetters(form, LEAST_FOR_SIMILAR);
}

/**
 * @param {string} form
 * @param {number} least
 */
function isOfLetters(form, least) {
  const length = Array.from(form).length;
  return least <= length && length <= MOST_FOR_CORRECTION && /^\p{L}+$/u.test(form);
}

/**
 * Whether leaving out, adding or changing one character of `word`, or swapping two neighbours, makes `term` of it.
 * What is added or put in place of another is a character of ALPHABET.
 * @param {string} word
 * @param {string} term
 */
export function isOneEdit(word, term) {
  if (Math.abs(word.length - term.length) > 2) return false; // two, since a character outside the BMP has two units
  const from = Array.from(word);
  const to = Array.from(term);
  let at = 0;
  while (at < from.length && from[at] === to[at]) at += 1;
  if (at === from.length && at === to.length) return isOneEditFromItself(from);
  if (to.length === from.length) return isChangedAt(from, to, at) || isSwappedAt(from, to, at);
  if (to.length === from.length + 1) return isInAlphabet(to[at]) && sameTail(from, at, to, at + 1);
  return to.length === from.length - 1 && sameTail(from, at + 1, to, at);
}

/**
 * A character may be changed into itself, and two that are alike may be swapped.
 * @param {string[]} word
 */
function isOneEditFromItself(word) {
  return word.some((character, i) => isInAlphabet(character) || character === word[i + 1]);
}

/**
 * @param {string[]} from
 * @param {string[]} to
 * @param {number} at
 */
function isChangedAt(from, to, at) {
  return isInAlphabet(to[at]) && sameTail(from, at + 1, to, at + 1);
}

/**
 * @param {string[]} from
 * @param {string[]} to
 * @param {number} at
 */
function isSwappedAt(from, to, at) {
  return from[at] === to[at + 1] && from[at + 1] === to[at] && sameTail(from, at + 2, to, at + 2);
}

/** @param {string | undefined} character */
function isInAlphabet(character) {
  return character !== undefined && ALPHABET.includes(character);
}

/**
 * Whether two words are the same from here on.
 * @param {string[]} a
 * @param {number} i
 * @param {string[]} b
 * @param {number} j
 */
function sameTail(a, i, b, j) {
  return a.length - i === b.length - j && a.slice(i).every((character, k) => character === b[j + k]);
}

/**
 * How many characters must be left out, added, changed or swapped with a neighbour to make `b` of `a`.
 * It counts no further than `most`: what is farther apart is `most + 1`.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function editDistance(a, b, most) {
  const from = Array.from(a);
  const to = Array.from(b);
  /** @type {number[]} */
  let older = [];
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length && Math.min(...row) <= most; i += 1) {
    [older, before, row] = [before, row, [i]];
    for (let j = 1; j <= to.length; j += 1) {
      const changed = before[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwap ? older[j - 2] + 1 : changed;
      row.push(Math.min(before[j] + 1, row[j - 1] + 1, changed, swapped));
    }
  }
  return Math.min(row[to.length], most + 1);
}

/** The words that can be found: what a mistyped or unfinished word is compared with. */
export class Lexicon {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /**
   * Whether the word can be found, whole or in its parts.
   * @param {Word} word
   */
  async knows(word) {
    if (await this.store.entry(word.form)) return true;
    const parts = await Promise.all(word.parts.map((part) => this.store.entry(part)));
    return parts.every(Boolean);
  }

  /**
   * The words that begin with this one, the most frequent first.
   * @param {Word} word
   */
  async completions(word) {
    if (!canBeCompleted(word)) return [];
    const found = await this.store.beginning(word.form);
    return found.sort(byFrequency).slice(0, MOST_COMPLETIONS).map(({ term }) => term);
  }

  /**
   * The most frequent word that is one edit away. One edit leaves the first half of a word as it is, or the second.
   * @param {Word} word
   */
  async correction(word) {
    if (!canBeCorrected(word)) return undefined;
    const signs = Array.from(word.form);
    const half = Math.floor((signs.length - 1) / 2);
    const end = signs.slice(half + 1).join("");
    const ends = end.endsWith("s") ? [end, end.slice(0, -1)] : [end]; // terms are singular
    const beginning = this.store.beginning(signs.slice(0, half).join(""));
    const found = (await Promise.all([beginning, ...ends.map((e) => this.store.ending(e))])).flat();
    const meant = found.filter(({ term }) => isOneEdit(word.form, term) || isOneEdit(word.form, `${term}s`));
    return meant.sort(byFrequency)[0]?.term;
  }

  /**
   * What may have been meant by a word that no single edit mends: like it and beginning like it, nearest first.
   * @param {Word} word
   */
  async similar(word) {
    if (!canHaveSimilar(word)) return [];
    const possible = await this.store.beginning(Array.from(word.form).slice(0, SAME_BEGINNING).join(""));
    const found = possible.map((known) => ({ ...known, distance: editDistance(word.form, known.term, FARTHEST) }));
    const near = found.filter(({ distance }) => distance <= FARTHEST);
    return near.sort((a, b) => a.distance - b.distance || byFrequency(a, b)).slice(0, MOST_SIMILAR)
      .map(({ term }) => term);
  }
}

/** @param {Known} a @param {Known} b */
function byFrequency(a, b) {
  return b.frequency - a.frequency || (a.term < b.term ? -1 : 1);
}
