// The facets beside the results: groups of checkboxes with counts, and the chosen values as removable buttons.

import { arrange, button, make } from "./page_dom.js";
import { pairs } from "./page_state.js";

/** @import { Chosen, Facet, FacetValue } from "./page_types.js" */

const OPEN_GROUPS = 4;
const SHORT_LIST = 8;

/** What is read out for the two columns that the eye sees. @param {FacetValue} value */
const spoken = ({ label, count }) => `${label}, ${count} ${count === 1 ? "case" : "cases"}`;

class ValueRow {
  /** @param {FacetValue} value @param {() => void} changed */
  constructor(value, changed) {
    this.box = make("input", { type: "checkbox" });
    this.name = make("span", { class: "facet-name" });
    this.count = make("span", { class: "facet-count" });
    this.box.addEventListener("change", changed);
    this.item = make("li", {}, make("label", {}, this.box, this.name, this.count));
    this.show(value);
  }

  /** @param {FacetValue} value */
  show(value) {
    this.box.checked = value.chosen;
    this.box.disabled = isOff(value);
    this.name.textContent = value.label;
    this.count.textContent = String(value.count);
    this.box.setAttribute("aria-label", spoken(value));
  }
}

class FacetGroup {
  /** @param {Facet} facet @param {boolean} open @param {(facet: string, value: string) => void} toggle */
  constructor(facet, open, toggle) {
    this.toggle = toggle;
    this.long = false;
    /** @type {Map<string, ValueRow>} */
    this.rows = new Map();
    this.list = make("ul", {});
    this.more = button("", () => this.#turn());
    const values = make("div", { role: "group", "aria-label": facet.label }, this.list, this.more);
    this.element = make("details", { class: "facet", open }, make("summary", {}, facet.label), values);
    this.facet = facet;
  }

  /** Rows are kept and changed in place, so that the focus stays where it is. @param {Facet} facet */
  show(facet) {
    this.facet = facet;
    const values = availableFirst(facet.values);
    const shown = this.long ? values : short(values);
    const focused = document.activeElement;
    const held = focused instanceof HTMLElement && this.list.contains(focused) ? focused : null;
    arrange(this.list, shown.map((value) => this.#row(value).item));
    if (held) this.#focus(held);
    this.more.hidden = short(values).length === values.length;
    this.more.textContent = this.long ? "Show fewer" : `Show all ${values.length}`;
    this.element.hidden = !values.length;
  }

  /** @param {FacetValue} value */
  #row(value) {
    const known = this.rows.get(value.value);
    known?.show(value);
    const row = known ?? new ValueRow(value, () => this.toggle(this.facet.id, value.value));
    this.rows.set(value.value, row);
    return row;
  }

  /** A row that is gone or off cannot have the focus; its group takes it. @param {HTMLElement} held */
  #focus(held) {
    const stays = this.list.contains(held) && !held.matches(":disabled");
    const target = stays ? held : this.element.querySelector("summary");
    target?.focus({ preventScroll: true });
  }

  #turn() {
    this.long = !this.long;
    this.show(this.facet);
  }
}

/** What can still be chosen before what would leave nothing, else in the order given. @param {FacetValue[]} values */
const availableFirst = (values) => [...values].sort((a, b) => Number(isOff(a)) - Number(isOff(b)));

/** @param {FacetValue} value */
const isOff = ({ count, chosen }) => !count && !chosen;

/** The first values and every chosen one. @param {FacetValue[]} values */
const short = (values) =>
  values.length > SHORT_LIST + 2 ? values.filter(({ chosen }, index) => index < SHORT_LIST || chosen) : values;

export class FacetColumn {
  /** @param {HTMLElement} holder @param {(facet: string, value: string) => void} toggle */
  constructor(holder, toggle) {
    this.holder = holder;
    this.toggle = toggle;
    /** @type {Map<string, FacetGroup>} */
    this.groups = new Map();
    /** @type {Map<string, string>} "facet value" to what is read */
    this.labels = new Map();
  }

  /** @param {Facet[]} facets */
  show(facets) {
    const groups = facets.map((facet, index) => this.#group(facet, index));
    arrange(this.holder, groups.map((group) => group.element));
    groups.forEach((group, index) => group.show(facets[index]));
  }

  /** @param {Facet} facet @param {number} index */
  #group(facet, index) {
    for (const { value, label } of facet.values) this.labels.set(`${facet.id} ${value}`, `${facet.label}: ${label}`);
    const open = index < OPEN_GROUPS || facet.values.some(({ chosen }) => chosen);
    const group = this.groups.get(facet.id) ?? new FacetGroup(facet, open, this.toggle);
    if (facet.values.some(({ chosen }) => chosen)) group.element.open = true;
    this.groups.set(facet.id, group);
    return group;
  }

  /** Each chosen value in words, such as "Drug: sorafenib". @param {Chosen} chosen */
  words(chosen) {
    return pairs(chosen).map(([facet, value]) => this.labels.get(`${facet} ${value}`) ?? `${facet}: ${value}`);
  }

  /** A button for every chosen value, that takes it away again. @param {Chosen} chosen @param {() => void} clear */
  chips(chosen, clear) {
    const words = this.words(chosen);
    const chips = pairs(chosen).map(([facet, value], index) => {
      const attributes = { class: "chosen", "aria-label": `Remove filter ${words[index]}` };
      return button(words[index], () => this.toggle(facet, value), attributes);
    });
    return chips.length > 0 ? [...chips, button("Clear all", clear, { class: "clear" })] : [];
  }
}
