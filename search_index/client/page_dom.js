// Elements made without a trace of HTML text: whatever a record or a query holds stays text.

import { button, byId, make } from "../../docs/assets/javascripts/shared/dom.js";

export { button, byId, make };

/**
 * A link to a page of the site.
 * @param {string} url from the root of the site
 * @param {string} text
 * @param {Record<string, string>} [attributes]
 */
export const link = (url, text, attributes = {}) => make("a", { href: `../${url}`, ...attributes }, text);

/**
 * Nodes with something between them.
 * @param {(Node | string)[]} nodes
 * @param {string} between
 * @returns {(Node | string)[]}
 */
export const joined = (nodes, between) => nodes.flatMap((node, index) => (index ? [between, node] : [node]));

/**
 * Gives `parent` these children and moves only what stands elsewhere, so that the focus stays.
 * @param {Element} parent
 * @param {Element[]} wanted
 */
export const arrange = (parent, wanted) => {
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
};
