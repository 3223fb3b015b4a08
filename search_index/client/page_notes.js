// What the reader must know about how the query was read, in words, and how many cases answer it.

import { button, make } from "./page_dom.js";

/** @import { Answer, Note } from "./page_types.js" */

export const PAGE_SIZE = 20;

/** @param {number} total @param {number} [size] */
export const pageCount = (total, size = PAGE_SIZE) => Math.max(1, Math.ceil(total / size));

/** How many cases there are, as the status line says it. @param {Answer} answer @param {number} page */
export const countWords = ({ total, of, joined }, page) => {
  const cases = of === 1 ? "case" : "cases";
  const count = joined === "none" && total === of ? `All ${of} ${cases}` : `${total} of ${of} ${cases}`;
  const pages = pageCount(total);
  return pages > 1 ? `${count}, page ${page} of ${pages}` : count;
};

/**
 * A note in the one form that the page uses, whether its parts are named alike for every kind or each after its meaning.
 * @param {{kind: string, typed?: string, text?: string, field?: string, value?: string,
 *   used?: string | string[], meant?: string[], missing?: string[]}} note
 * @returns {Note}
 */
export const plainNote = ({ kind, typed, text, field, value, used, meant, missing }) => ({
  kind: /** @type {Note["kind"]} */ (kind),
  typed: typed ?? text ?? (field ? `${field}:${value}` : ""),
  used: [used ?? meant ?? missing ?? []].flat(),
});

/** One note as a sentence. @param {Note} note @param {number} total cases found @returns {string} */
export const noteWords = ({ kind, typed, used }, total) => {
  switch (kind) {
    case "corrected":
      return `Nothing is spelled “${typed}”; shown: ${used.join(", ")}.`;
    case "completed":
      return `“${typed}” is the beginning of a word; shown: ${used.join(", ")}.`;
    case "any":
      return anyWords(used, total);
    case "unknown":
      return `“${typed}” stands nowhere in the atlas.`;
    case "quoted":
      return `All words of “${typed}” must be there, spelled so. Their order is not in the index; passages that hold the phrase are marked.`;
    case "no-value":
      return `The atlas has no value for ${typed}, so no case can match it.`;
    case "cut":
      return "The query is too long: only its beginning was read.";
    default:
      return "";
  }
};

/** @param {string[]} missing @param {number} total */
const anyWords = (missing, total) => {
  const shown = total ? "No case has all of these. Cases with some of them are shown." : "No case has all of these.";
  return missing.length ? `${shown} Found nowhere: ${missing.join(", ")}.` : shown;
};

/**
 * The notes as list items, with a button for every suggestion.
 * @param {Answer} answer
 * @param {(typed: string, meant: string) => void} suggest called when a suggestion is taken
 */
export const noteItems = ({ notes, total }, suggest) =>
  notes.map(plainNote).flatMap((note) => {
    const words = noteWords(note, total);
    if (!words) return [];
    const item = make("li", {}, words);
    if (note.kind === "unknown" && note.used.length) {
      const choices = note.used.flatMap((meant) => [" ", button(meant, () => suggest(note.typed, meant), { class: "suggestion" })]);
      item.append(" Did you mean:", ...choices);
    }
    return [item];
  });
