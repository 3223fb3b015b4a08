// Puts questions, answers and failures into the elements of the search page.

import { Chosen } from "../../docs/assets/javascripts/shared/chosen.js";
import { button, byId, make } from "./page_dom.js";
import { FacetColumn } from "./page_facets.js";
import { countWords, noteItems } from "./page_notes.js";
import { pagerParts } from "./page_pager.js";
import { addPassage, relatedPages, resultCards } from "./page_results.js";
import { pairs } from "./page_state.js";

/** @import { Answer, Facet, Hit, Passage, State } from "./page_types.js" */

const TITLE = document.title;

export class View {
  field = /** @type {HTMLInputElement} */ (byId("page-query"));
  heading = byId("search-heading");
  status = byId("search-status");
  alert = byId("search-alert");
  results = byId("search-results");
  /** @type {Hit[]} */
  hits = [];

  /**
   * @param {{toggle: (facet: string, value: string) => void, clear: () => void,
   *   suggest: (typed: string, meant: string) => void}} actions what the reader can do in the parts that come and go
   */
  constructor(actions) {
    this.actions = actions;
    this.chosen = new Chosen(byId("search-choice"), this.results, "../compare/");
    this.facets = new FacetColumn(byId("search-facets"), actions.toggle);
    byId("search-needs-script").remove();
    for (const id of ["search-form", "search-filter", "search-found"]) byId(id).hidden = false;
  }

  /** What is asked for, before there is an answer. @param {State} state */
  question(state) {
    if (this.field.value.trim() !== state.query.trim()) this.field.value = state.query;
    document.title = state.query.trim() ? `${state.query.trim()} · ${TITLE}` : TITLE;
    byId("search-examples").hidden = Boolean(state.query.trim()) || pairs(state.chosen).length > 0;
    this.results.setAttribute("aria-busy", "true");
    this.#chosen(state);
  }

  waiting() {
    this.status.textContent = "Searching …";
  }

  /** @param {State} state @param {Answer} answer */
  answer(state, answer) {
    this.hits = answer.hits;
    this.alert.replaceChildren();
    byId("search-saved").textContent = "";
    this.results.removeAttribute("aria-busy");
    const { total, listed } = answer;
    this.status.textContent = countWords(answer, state);
    byId("search-notes").replaceChildren(...noteItems(answer, this.actions.suggest));
    byId("search-related").replaceChildren(...(answer.pages.length ? ["Pages: ", ...relatedPages(answer.pages)] : []));
    this.results.replaceChildren(...resultCards(answer.hits, total > 0 && listed > total));
    this.chosen.mark();
    byId("search-pager").replaceChildren(...pagerParts(state, listed));
    byId("search-export").hidden = listed === 0;
    byId("search-empty").hidden = listed > 0;
  }

  /** @param {State} state @param {Facet[]} facets */
  filters(state, facets) {
    this.facets.show(facets);
    byId("search-filter").hidden = false;
    this.#chosen(state);
  }

  /** @param {Record<string, Passage | null>} passages */
  passages(passages) {
    for (const card of this.results.children) {
      const hit = this.hits.find(({ id }) => card instanceof HTMLElement && id === card.dataset.id);
      const passage = hit && passages[hit.id];
      if (passage && card instanceof HTMLElement) addPassage(card, hit.url, passage);
    }
  }

  /** Filters and passages are extras: without them the cases stand as they are. @param {string} name */
  without(name) {
    byId("search-notes").append(make("li", {}, `The ${name} could not be loaded.`));
  }

  /** @param {string} message @param {() => void} retry */
  failure(message, retry) {
    const held = this.alert.contains(document.activeElement);
    const again = button("Try again", retry);
    this.alert.replaceChildren(make("p", {}, message), again);
    byId("search-saved").textContent = "";
    if (held) again.focus();
  }

  /** What was saved, and what not. @param {string} told */
  saved(told) {
    if (this.alert.contains(document.activeElement)) this.heading.focus({ preventScroll: true });
    this.alert.replaceChildren();
    byId("search-saved").textContent = told;
  }

  /** A search that failed has no results; those of another question must not stand in their place. */
  noResults() {
    this.hits = [];
    this.status.textContent = "";
    this.results.removeAttribute("aria-busy");
    for (const id of ["search-notes", "search-related", "search-results", "search-pager"]) byId(id).replaceChildren();
    for (const id of ["search-export", "search-empty"]) byId(id).hidden = true;
    byId("search-filter").hidden = this.facets.groups.size === 0;
  }

  focusResults() {
    this.heading.focus({ preventScroll: true });
    this.heading.scrollIntoView();
  }

  /** The chosen values as buttons, in the summary of the filters, and on paper. @param {State} state */
  #chosen(state) {
    const count = pairs(state.chosen).length;
    const held = byId("search-chosen");
    const position = [...held.children].findIndex((chip) => chip === document.activeElement);
    held.replaceChildren(...this.facets.chips(state.chosen, this.actions.clear));
    byId("search-filter-label").textContent = count ? `Filter (${count})` : "Filter";
    byId("search-unfilter").hidden = count === 0;
    byId("search-printed").textContent = this.#printed(state);
    if (position >= 0) this.#focusNear(held.children[position]);
  }

  /** @param {Element | undefined} element */
  #focusNear(element) {
    if (element instanceof HTMLElement) element.focus();
    else this.heading.focus({ preventScroll: true });
  }

  /** @param {State} state */
  #printed(state) {
    const query = state.query.trim() ? `Search for ${state.query.trim()}` : "All cases";
    return [query, ...this.facets.words(state.chosen), location.href].join(" · ");
  }
}
