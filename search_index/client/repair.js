// When two words may be one, as repair.py has it: one edit apart, a few edits apart, or not typed to the end.

/** @typedef {import("./words.js").Word} Word */

export const LEAST_FOR_COMPLETION = 3;
export const MOST_COMPLETIONS = 8;
export const LEAST_FOR_CORRECTION = 4;
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
