// Picks the passage of a case that says most of what was asked for, and marks the words that matched.

import { TAG_SIGN } from "./store.js";
import { words } from "./words.js";

/** @typedef {import("./page_types.js").Passage} Passage */
/** @typedef {import("./ranking.js").Group} Group */
/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./words.js").Word} Word */
/** @typedef {[anchor: string, heading: string, text: string]} PassageText */
/**
 * One thing that was asked for, in any of the phrases that say it; a quoted one must stand word beside word.
 * @typedef {{phrases: Word[][], isQuoted: boolean}} Said
 */

const ENOUGH = 1; // a passage that says less than one word of what was asked for is none

/**
 * How each group can be said: a concept by any of its names, words as they are.
 * @param {Store} store
 * @param {Group[]} groups
 * @returns {Promise<Said[]>}
 */
export function sayings(store, groups) {
  return Promise.all(
    groups.map(async ({ tags, words: typed, strict }) => {
      const entries = await Promise.all(tags.map((tag) => store.entry(TAG_SIGN + tag)));
      const names = entries.flatMap((entry) => (entry ? [entry.label, ...entry.called] : []));
      const phrases = [...names.map((name) => words(name).filter((word) => !word.isStop)), typed];
      return { phrases: phrases.filter((phrase) => phrase.length), isQuoted: strict && !tags.length };
    }),
  );
}

/**
 * The best passage, the first of equal ones; null where none says anything of what was asked for.
 * @param {PassageText[]} passages
 * @param {Said[]} groups
 * @returns {Passage | null}
 */
export function bestPassage(passages, groups) {
  let best = null;
  for (const passage of passages) {
    const said = saying(passage[2], groups);
    if (said.worth >= ENOUGH && (!best || said.worth > best.said.worth)) best = { passage, said };
  }
  if (!best) return null;
  const [anchor, heading, text] = best.passage;
  return { anchor, heading, parts: marked(text, wanted(groups)), phrase: best.said.phrase };
}

/**
 * What a text says of what was asked for: the share of each group that is there, words side by side counting double.
 * @param {string} text
 * @param {Said[]} groups
 */
function saying(text, groups) {
  const listed = words(text).filter((word) => !word.isStop);
  const there = new Set(listed.flatMap((word) => [word.form, ...word.parts]));
  const line = ` ${listed.map((word) => word.form).join(" ")} `;
  let worth = 0;
  let phrase = groups.some(({ isQuoted }) => isQuoted);
  for (const { phrases, isQuoted } of groups) {
    worth += Math.max(0, ...phrases.map((words) => share(words, there, line)));
    if (isQuoted && !phrases.every((words) => isSideBySide(words, line))) phrase = false;
  }
  return { worth, phrase };
}

/**
 * @param {Word[]} phrase
 * @param {Set<string>} there
 * @param {string} line
 */
function share(phrase, there, line) {
  const found = phrase.filter((word) => isThere(word, there)).length / phrase.length;
  return found === 1 && isSideBySide(phrase, line) ? 2 : found;
}

/**
 * @param {Word} word
 * @param {Set<string>} there
 */
function isThere(word, there) {
  return there.has(word.form) || (!word.isBound && word.parts.every((part) => there.has(part)));
}

/**
 * @param {Word[]} phrase
 * @param {string} line
 */
function isSideBySide(phrase, line) {
  return line.includes(` ${phrase.map((word) => word.form).join(" ")} `);
}

/**
 * Every term that is worth a mark; the parts of a bound word mean little apart.
 * @param {Said[]} groups
 */
function wanted(groups) {
  const asked = groups.flatMap(({ phrases }) => phrases.flat());
  return new Set(asked.flatMap((word) => (word.isBound ? [word.form] : [word.form, ...word.parts])));
}

/**
 * The text in parts, those with a wanted word marked; neighbours that are marked become one.
 * @param {string} text
 * @param {Set<string>} terms
 */
function marked(text, terms) {
  const pieces = text.split(/(\s+)/u);
  const marks = pieces.map((piece) => words(piece).some((word) => isWanted(word, terms)));
  for (let i = 0; i + 2 < pieces.length; i += 2) {
    const [first] = words(pieces.slice(i, i + 3).join(""));
    const isOver = first?.isBound && !words(pieces[i] ?? "").some((word) => word.isBound);
    if (first && isOver && terms.has(first.form)) marks.fill(true, i, i + 3);
  }
  /** @type {{text: string, mark: boolean}[]} */
  const parts = [];
  pieces.forEach((piece, i) => {
    const mark = marks[i] ?? false;
    const last = parts.at(-1);
    if (last && (last.mark === mark || (last.mark && !piece.trim()))) last.text += piece;
    else if (piece) parts.push({ text: piece, mark });
  });
  return parts;
}

/**
 * @param {Word} word
 * @param {Set<string>} terms
 */
function isWanted(word, terms) {
  return terms.has(word.form) || (!word.isBound && word.parts.some((part) => terms.has(part)));
}
