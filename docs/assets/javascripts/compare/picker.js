// Choosing cases by id or title: the list of all is fetched when the reader first comes to the field.

import { byId, make } from "../shared/dom.js";

/** @import { Files } from "./files.js" */

/**
 * The id that was meant: typed itself, or that of the one title that holds what was typed.
 * @param {string} typed @param {[string, string][]} list
 */
export const meant = (typed, list) => {
  const text = typed.trim().toLowerCase();
  if (!text) return undefined;
  const found = list.filter(([id, title]) => id === text || `${id}: ${title}`.toLowerCase() === text);
  const holding = found.length ? found : list.filter(([id, title]) => `${id} ${title}`.toLowerCase().includes(text));
  return holding.length === 1 ? holding[0]?.[0] : undefined;
};

/** @param {string} typed */
const unclear = (typed) => `“${typed.trim()}” is not the id of one record, nor does one title alone hold it.`;

/** @param {Files} files @param {(id: string) => void} add @param {(sentence: string) => void} tell */
export const connectPicker = (files, add, tell) => {
  const form = /** @type {HTMLFormElement} */ (byId("compare-add"));
  const field = /** @type {HTMLInputElement} */ (byId("compare-case"));
  const offered = byId("compare-cases");
  const offer = async () => {
    const list = await files.all();
    if (!offered.children.length) offered.append(...list.map(([id, title]) => make("option", { value: id }, title)));
    return list;
  };
  field.addEventListener("focus", () => void offer().catch((error) => tell(error.message)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const id = meant(field.value, await offer());
      if (id) add(id);
      else tell(unclear(field.value));
      if (id) field.value = "";
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  });
};
