// What the reader must know about how the query was read, in words, and how many cases answer it.

import { button, joined, make } from "./page_dom.js";

/** @import { Answer, Note, State } from "./page_types.js" */

export const PAGE_SIZE = 20;
const NO_ORDER = "Their order is not in the index; passages that hold the phrase are marked.";

/** @param {number} total @param {number} [size] */
export const pageCount = (total, size = PAGE_SIZE) => Math.max(1, Math.ceil(total / size));

/** How many cases there are, as the status line says it. @param {Answer} answer @param {State} state */
export const countWords = ({ total, listed, of }, { query, page }) => {
  const cases = of === 1 ? "case" : "cases";
  const all = !query.trim() && listed === of;
  const count = all ? `All ${of} ${cases}` : `${total} of ${of} ${cases}`;
  const some = listed > total ? `, ${listed - total} ${total ? "more " : ""}with some of it` : "";
  const pages = pageCount(listed);
  return count + some + (pages > 1 ? `, page ${page} of ${pages}` : "");
};

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
    case "unheeded":
      return `Nothing is excluded or compared: “${typed}” is not heeded, the words beside it are looked for.`;
    case "nothing":
      return "Nothing is asked for: the query has only common words or signs.";
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
  answer.notes.flatMap((note) => {
    const words = noteWords(note, answer.listed);
    if (!words) return [];
    const item = make("li", {}, words);
    if (note.kind === "unknown" && note.used.length) {
      const choices = note.used.map((meant) => button(meant, () => suggest(note.typed, meant)));
      item.append(" Did you mean: ", ...joined(choices, " "));
    }
    return [item];
  });
