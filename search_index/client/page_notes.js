// What the reader must know about how the query was read, in words, and how many cases answer it.

import { button, joined, make } from "./page_dom.js";

/** @import { Answer, Note, State } from "./page_types.js" */

export const PAGE_SIZE = 20;
const NO_ORDER = "Their order is not in the index; passages that hold the phrase are marked.";

/** @param {number} total @param {number} [size] */
export const pageCount = (total, size = PAGE_SIZE) => Math.max(1, Math.ceil(total / size));

/** How many cases have all that is asked for, and how many are listed. @param {Answer} answer */
export const counts = ({ total, listed = total, joined }) => ({ whole: joined === "any" ? 0 : total, listed });

/** How many cases there are, as the status line says it. @param {Answer} answer @param {State} state */
export const countWords = (answer, { query, page }) => {
  const { whole, listed } = counts(answer);
  const cases = answer.of === 1 ? "case" : "cases";
  const all = !query.trim() && listed === answer.of;
  const count = all ? `All ${answer.of} ${cases}` : `${whole} of ${answer.of} ${cases}`;
  const some = listed > whole ? `, ${listed - whole} ${whole ? "more " : ""}with some of it` : "";
  const pages = pageCount(listed);
  return count + some + (pages > 1 ? `, page ${page} of ${pages}` : "");
};

/**
 * A note in one form, whether its parts are named alike for every kind or each after its meaning.
 * @param {{kind: string, typed?: string, text?: string, field?: string, value?: string,
 *   used?: string | string[], meant?: string[], missing?: string[]}} note
 * @returns {Note}
 */
export const plainNote = ({ kind, typed, text, field, value, used, meant, missing }) => ({
  kind: /** @type {Note["kind"]} */ (kind),
  typed: typed ?? text ?? (field ? `${field}:${value}` : ""),
  used: [used ?? meant ?? missing ?? []].flat(),
});

/** One note as a sentence. @param {Note} note @param {number} listed cases @returns {string} */
export const noteWords = ({ kind, typed, used }, listed) => {
  switch (kind) {
    case "corrected":
      return `Nothing is spelled “${typed}”; shown: ${used.join(", ")}.`;
    case "completed":
      return `“${typed}” is the beginning of a word; shown: ${used.join(", ")}.`;
    case "any":
      return anyWords(used, listed);
    case "unknown":
      return `“${typed}” stands nowhere in the atlas.`;
    case "quoted":
      return `All words of “${typed}” must be there, spelled so. ${NO_ORDER}`;
    case "no-value":
      return `The atlas has no value for ${typed}, so no case can match it.`;
    case "cut":
      return "The query is too long: only its beginning was read.";
    default:
      return "";
  }
};

/** @param {string[]} missing @param {number} listed */
const anyWords = (missing, listed) => {
  const shown = listed ? "No case has all of these. Cases with some of them are shown." : "No case has all of these.";
  return missing.length ? `${shown} Found nowhere: ${missing.join(", ")}.` : shown;
};

/**
 * The notes as list items, with a button for every suggestion.
 * @param {Answer} answer
 * @param {(typed: string, meant: string) => void} suggest called when a suggestion is taken
 */
export const noteItems = (answer, suggest) =>
  answer.notes.map(plainNote).flatMap((note) => {
    const words = noteWords(note, counts(answer).listed);
    if (!words) return [];
    const item = make("li", {}, words);
    if (note.kind === "unknown" && note.used.length) {
      const choices = note.used.map((meant) => button(meant, () => suggest(note.typed, meant)));
      item.append(" Did you mean: ", ...joined(choices, " "));
    }
    return [item];
  });
