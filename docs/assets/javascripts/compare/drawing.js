// A picture of a course, taken from its file: only what a picture is made of, moved to the shared axis.

import { moved } from "./scale.js";

/** @import { Stop } from "./scale.js" */

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set(["a", "circle", "desc", "g", "line", "path", "rect", "svg", "text"]);
const ATTRIBUTES = new Set([
  "aria-hidden", "aria-label", "class", "cx", "cy", "d", "dx", "dy", "fill-rule", "height", "overflow", "r", "rx",
  "text-anchor", "transform", "width", "x", "x1", "x2", "y", "y1", "y2",
]);
const STYLE = /<style>[^<]*<\/style>/; // the page has the same rules, and its policy forbids them here
const REPLACED = ".course-axis, .course-grid";
const FIXED = ".course-lane, .course-lane-end, .course-remark, .course-tick, .course-power, .course-reference";

/** @param {string} name @param {Record<string, string | number>} [attributes] @param {(Node | string)[]} children */
export const draw = (name, attributes = {}, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
};

/**
 * The pieces of a picture and its height; an Error where the text is no picture.
 * @param {string} text @param {string} page the address of the case @param {Stop[]} own @param {Stop[]} shared
 */
export const pieces = (text, page, own, shared) => {
  const root = new DOMParser().parseFromString(text.replace(STYLE, ""), "image/svg+xml").documentElement;
  if (root.localName !== "svg" || root.querySelector("parsererror")) throw new Error("is no picture");
  for (const one of root.querySelectorAll(REPLACED)) one.remove();
  for (const one of root.querySelectorAll("*")) if (!one.closest(FIXED)) move(one, own, shared);
  const desc = root.querySelector("desc")?.textContent ?? "";
  const drawn = [...root.children].filter(({ localName }) => localName !== "desc").map((one) => copied(one, page));
  return { desc, height: Number(root.getAttribute("height")), drawn: drawn.filter((one) => one !== null) };
};

/**
 * A copy of nothing but shapes, words and links to the page of the case.
 * @param {Element} one @param {string} page @returns {Element | null}
 */
const copied = (one, page) => {
  if (!ELEMENTS.has(one.localName)) return null;
  const made = draw(one.localName);
  for (const { name, value } of one.attributes) if (ATTRIBUTES.has(name)) made.setAttribute(name, value);
  const [, fragment] = /^(?:\.\/)?(#[\w-]+)$/.exec(one.getAttribute("href") ?? "") ?? [];
  if (fragment) made.setAttribute("href", page + fragment);
  for (const child of one.childNodes) {
    const copy = child instanceof Element ? copied(child, page) : child.nodeType === Node.TEXT_NODE ? child.textContent : null;
    if (copy) made.append(copy);
  }
  return made;
};

/** @param {Element} one @param {Stop[]} own @param {Stop[]} shared */
const move = (one, own, shared) => {
  const x = fraction(one, "x");
  const width = fraction(one, "width");
  for (const name of ["x", "x1", "x2"]) {
    const place = fraction(one, name);
    if (place !== null) one.setAttribute(name, percent(moved(place, own, shared)));
  }
  if (x !== null && width !== null) one.setAttribute("width", percent(moved(x + width, own, shared) - moved(x, own, shared)));
};

/** An attribute in percent as a fraction; null where it is none. @param {Element} one @param {string} name */
const fraction = (one, name) => {
  const [, number] = /^(-?[\d.]+)%$/.exec(one.getAttribute(name) ?? "") ?? [];
  return number === undefined ? null : Number(number) / 100;
};

/** @param {number} fraction */
export const percent = (fraction) => `${Number((100 * fraction).toFixed(2))}%`;
