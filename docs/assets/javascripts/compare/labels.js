// On the shared axis labels may meet: those without room are taken away. Each mark still has its words when pointed at.

const ROOM = 2;

/**
 * Details stay inside the picture, labels too, and no label lies upon another text.
 * @param {SVGSVGElement} picture @param {number} left where time begins, as a fraction of the width
 */
export const arrangeLabels = (picture, left) => {
  const edge = picture.getBoundingClientRect();
  for (const tip of picture.querySelectorAll(".course-tip")) keepInside(tip, edge);
  const texts = [...picture.querySelectorAll("text")].filter((text) => !text.closest(".course-tip"));
  for (const text of texts) text.classList.remove("no-room");
  const [labels, fixed] = [texts.filter(isLabel), texts.filter((text) => !isLabel(text))];
  const taken = fixed.map((text) => text.getBoundingClientRect());
  for (const group of grouped(labels)) {
    for (const text of group) turn(text, edge, left);
    const boxes = group.map((text) => text.getBoundingClientRect());
    const hasRoom = boxes.every((box) => isInside(box, edge) && !taken.some((other) => meet(box, other)));
    if (hasRoom) taken.push(...boxes);
    else for (const text of group) text.classList.add("no-room");
  }
};

/** @param {Element} text */
const isLabel = (text) => text.classList.contains("course-label");

/** The lines of one label stand in one mark. @param {Element[]} labels */
const grouped = (labels) => {
  /** @type {Map<Element | null, Element[]>} */
  const groups = new Map();
  for (const text of labels) {
    const mark = text.closest("a");
    groups.set(mark, [...(groups.get(mark) ?? []), text]);
  }
  return [...groups.values()];
};

/**
 * A label that would leave the picture on the right ends at its edge; one to the left of its mark that would leave it,
 * or reach the names of the lanes, stands to the right.
 * @param {Element} text @param {DOMRect} edge @param {number} left where time begins, as a fraction
 */
const turn = (text, edge, left) => {
  restore(text);
  const box = text.getBoundingClientRect();
  if (text.getAttribute("text-anchor") === "end" && box.left < edge.left + left * edge.width) {
    text.setAttribute("text-anchor", "start");
  } else if (box.right > edge.right + ROOM) {
    text.setAttribute("x", "100%");
    text.setAttribute("text-anchor", "end");
  }
};

/** A label as it was drawn, whatever an earlier width has made of it. @param {Element} text */
const restore = (text) => {
  if (!(text instanceof SVGElement)) return;
  text.dataset.x ??= text.getAttribute("x") ?? "";
  text.dataset.anchor ??= text.getAttribute("text-anchor") ?? "start";
  text.setAttribute("x", text.dataset.x);
  text.setAttribute("text-anchor", text.dataset.anchor);
};

/** @param {DOMRect} box @param {DOMRect} edge */
const isInside = (box, edge) => box.left >= edge.left - ROOM && box.right <= edge.right + ROOM;

/** @param {DOMRect} a @param {DOMRect} b */
const meet = (a, b) => a.left < b.right + ROOM && b.left < a.right + ROOM && a.top < b.bottom - ROOM && b.top < a.bottom - ROOM;

/** Moves the box of details sideways, as far as it must. @param {Element} tip @param {DOMRect} edge */
const keepInside = (tip, edge) => {
  const box = tip.querySelector("rect");
  const holder = box?.parentElement;
  if (!box || !(holder instanceof SVGSVGElement)) return;
  const at = holder.x.baseVal.value;
  const [x, width] = [Number(box.getAttribute("x")), Number(box.getAttribute("width"))];
  const wanted = Math.min(Math.max(at - width / 2, 0), Math.max(edge.width - width, 0)) - at;
  for (const one of holder.children) one.setAttribute("x", String(Number(one.getAttribute("x")) + wanted - x));
};
