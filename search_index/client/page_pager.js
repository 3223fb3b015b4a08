// Previous and next page of the results, as links that can be opened, copied and shared.

import { make } from "./page_dom.js";
import { pageCount } from "./page_notes.js";
import { writeState } from "./page_state.js";

/** @import { State } from "./page_types.js" */

/** @param {State} state @param {number} total @returns {(Node | string)[]} nothing where one page is enough */
export const pagerParts = (state, total) => {
  const last = pageCount(total);
  if (last < 2) return [];
  const { page } = state;
  return [
    step(state, page - 1, last, "prev", "Previous"),
    make("span", {}, `Page ${page} of ${last}`),
    step(state, page + 1, last, "next", "Next"),
  ];
};

/** @param {State} state @param {number} page @param {number} last @param {string} rel @param {string} label */
const step = (state, page, last, rel, label) =>
  page < 1 || page > last
    ? make("span", { class: "missing" }, label)
    : make("a", { href: writeState({ ...state, page }) || "?", rel }, label);
