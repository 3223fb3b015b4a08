// The state of the search page as its address: ?query=…&drug=…&page=…, so that every view can be shared.

/** @import { Chosen, State } from "./page_types.js" */

export const FACETS = [
  "drug", "modality", "complication", "stage", "response", "criterion", "aetiology", "sex", "outcome", "year",
];

/** @param {string} address the part of the address that begins with "?" @returns {State} */
export const readState = (address) => {
  const parameters = new URLSearchParams(address);
  const page = parameters.get("page") ?? "";
  /** @type {Chosen} */
  const chosen = {};
  for (const facet of FACETS) {
    const values = new Set(parameters.getAll(facet).filter(Boolean));
    if (values.size) chosen[facet] = [...values];
  }
  return { query: parameters.get("query") ?? "", chosen, page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1 };
};

/** @param {State} state @returns {string} "" where nothing is asked for */
export const writeState = ({ query, chosen, page }) => {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set("query", query.trim());
  for (const [facet, value] of pairs(chosen)) parameters.append(facet, value);
  if (page > 1) parameters.set("page", String(page));
  return parameters.size ? `?${parameters}` : "";
};

/** Every chosen value with its facet, in their order. @param {Chosen} chosen @returns {[string, string][]} */
export const pairs = (chosen) =>
  FACETS.flatMap((facet) => (chosen[facet] ?? []).map((value) => /** @type {[string, string]} */ ([facet, value])));

/**
 * The state with one value chosen or no longer chosen.
 * @param {State} state @param {string} facet @param {string} value @returns {State}
 */
export const toggled = (state, facet, value) => {
  const before = state.chosen[facet] ?? [];
  const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const { [facet]: _, ...others } = state.chosen;
  return { ...state, chosen: after.length ? { ...others, [facet]: after } : others, page: 1 };
};

/** @param {State} state @param {string} query @returns {State} */
export const asking = (state, query) => ({ ...state, query, page: 1 });

/** @param {State} state @returns {State} */
export const withoutFilters = (state) => ({ ...state, chosen: {}, page: 1 });

/**
 * The query with a suggestion in the place of the word that was typed, or of the place where its letters stand.
 * @param {string} query @param {string} typed @param {string} meant
 */
export const replaced = (query, typed, meant) => {
  const parts = query.split(/(\s+)/);
  const word = parts.findIndex((part) => letters(part) === letters(typed));
  if (word >= 0 && letters(typed)) return parts.map((part, index) => (index === word ? meant : part)).join("");
  const start = typed ? query.toLowerCase().indexOf(typed.toLowerCase()) : -1;
  return start < 0 ? meant : query.slice(0, start) + meant + query.slice(start + typed.length);
};

/** @param {string} text */
const letters = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
