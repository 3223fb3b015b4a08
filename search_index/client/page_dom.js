// Elements made without a trace of HTML text: whatever a record or a query holds stays text.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} [attributes] true is an attribute without a value, false is none
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
};

/** @param {string} label @param {() => void} pressed @param {Record<string, string>} [attributes] */
export const button = (label, pressed, attributes = {}) => {
  const made = make("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", pressed);
  return made;
};

/** The element of the page with this id. @param {string} id @returns {HTMLElement} */
export const byId = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
};

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
