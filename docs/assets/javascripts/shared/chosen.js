// The records that a reader chooses for a comparison, here or there on a page; nothing of it is kept.

import { button, make } from "./dom.js";

export const MOST = 4;
const BOX = "input[name=cases]";

/** What stands beside the boxes. @param {string[]} ids */
export const chosenWords = (ids) => {
  if (!ids.length) return "";
  const more = ids.length === 1 ? "; choose one to three more" : ids.length === MOST ? "; four is the most" : "";
  return `Chosen: ${ids.join(", ")}${more}`;
};

/** @param {string[]} ids @param {string} id @param {boolean} isWanted @returns {string[]} */
export const withChoice = (ids, id, isWanted) => {
  const others = ids.filter((other) => other !== id);
  return isWanted ? [...others, id].slice(0, MOST) : others;
};

/** The box of a record, with its label. @param {string} id */
export const choiceBox = (id) => {
  const box = make("input", { type: "checkbox", name: "cases", value: id, "aria-label": `Compare ${id}` });
  return make("label", { class: "choice" }, box, " Compare");
};

export class Chosen {
  /** @type {string[]} */
  ids = [];

  /**
   * @param {HTMLElement} bar what is chosen, and the link to the comparison
   * @param {HTMLElement} holder of the boxes, which may come and go
   * @param {string} address of the compare page
   */
  constructor(bar, holder, address) {
    this.bar = bar;
    this.holder = holder;
    this.address = address;
    holder.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches(BOX)) return;
      this.#choose(withChoice(this.ids, target.value, target.checked));
    });
    // A browser that goes back or loads the page again ticks the boxes of before, and does so late.
    addEventListener("pageshow", () => {
      const ticked = [...holder.querySelectorAll(`${BOX}:checked`)].map((box) => box.getAttribute("value") ?? "");
      if (ticked.length && !this.ids.length) this.#choose(ticked.slice(0, MOST));
    });
  }

  /** Ticks the boxes that are there now, with the way to the comparison beside them; a fifth box cannot be ticked. */
  mark() {
    for (const go of this.holder.querySelectorAll(".choice-go")) go.remove();
    for (const box of this.holder.querySelectorAll(BOX)) {
      if (!(box instanceof HTMLInputElement)) continue;
      box.checked = this.ids.includes(box.value);
      box.disabled = !box.checked && this.ids.length >= MOST;
      if (box.checked && this.ids.length > 1) box.closest("label")?.after(this.#link("choice-go"));
    }
  }

  /** @param {string} style */
  #link(style) {
    const href = `${this.address}?cases=${this.ids.join(",")}`;
    return make("a", { class: style, href }, `Compare ${this.ids.length} records`);
  }

  /** @param {string[]} ids */
  #choose(ids) {
    this.ids = ids;
    this.mark();
    const clear = button("Clear", () => {
      this.#choose([]);
      this.holder.querySelector(BOX)?.closest("label")?.querySelector("input")?.focus();
    });
    const words = make("span", { role: "status" }, chosenWords(ids));
    this.bar.hidden = !ids.length;
    this.bar.replaceChildren(words, ...(ids.length > 1 ? [" ", this.#link("")] : []), " ", clear);
  }
}
