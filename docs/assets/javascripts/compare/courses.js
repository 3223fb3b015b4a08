// The courses of the cases, one above the other on one axis that counts from the baseline of each.

import { make } from "../shared/dom.js";
import { draw, percent, pieces } from "./drawing.js";
import { arrangeLabels } from "./labels.js";
import { FRAMES, placeOf, scaleOf, ticks } from "./scale.js";

/** @import { Files } from "./files.js" */
/** @import { CaseFile } from "./rows.js" */
/** @import { Scale } from "./scale.js" */

const AXIS = 34;
const WIDE = matchMedia("(min-width: 50em)");
const EXPLAINED =
  "Day 0 is the baseline of each record. Grey bands are times in which no record has anything, cut short. A label that" +
  " would lie upon another is left out; point at a mark, or reach it with the Tab key, for its details.";
let turn = 0;

/** @param {HTMLElement} holder @param {CaseFile[]} cases @param {Files} files where their pictures come from */
export const showCourses = async (holder, cases, files) => {
  const mine = ++turn;
  const placed = cases.filter(({ days }) => days.length);
  if (!placed.length) return holder.replaceChildren();
  const frame = WIDE.matches ? "wide" : "narrow";
  const scale = scaleOf([...new Set([0, ...placed.flatMap(({ days }) => days)])].sort((a, b) => a - b), frame);
  const name = frame === "wide" ? "course.svg" : "course-narrow.svg";
  const texts = await Promise.all(placed.map(({ id }) => files.picture(id, name).catch(() => null)));
  if (mine !== turn) return;
  const figures = placed.map((file, index) => figure(file, texts[index] ?? null, scale, frame));
  const silent = cases.filter(({ days }) => !days.length).map(({ id }) => make("p", {}, `${id}: no date and no time to draw.`));
  holder.replaceChildren(
    make("h2", {}, "Courses on one time axis"),
    axis(scale, frame),
    ...figures,
    axis(scale, frame),
    ...silent,
    make("p", { class: "remark" }, EXPLAINED),
  );
  arrangeAll(holder);
};

/** @param {Element} holder */
export const arrangeAll = (holder) => {
  for (const picture of holder.querySelectorAll("svg.course-picture:not(.compare-axis)")) {
    if (picture instanceof SVGSVGElement) arrangeLabels(picture, picture.dataset.frame === "wide" ? FRAMES.wide.left : 0);
  }
};

/** @param {() => void} again @param {HTMLElement} holder */
export const followWidth = (again, holder) => {
  WIDE.addEventListener("change", again);
  new ResizeObserver(() => arrangeAll(holder)).observe(holder);
};

/** @param {CaseFile} file @param {string | null} text @param {Scale} scale @param {keyof typeof FRAMES} frame */
const figure = (file, text, scale, frame) => {
  const { id, baseline } = file;
  const heading = make("h3", {}, id, " ", make("span", { class: "remark" }, `day 0: ${baseline}`));
  return make("section", { class: "course" }, heading, picture(file, text, scale, frame));
};

/** @param {CaseFile} file @param {string | null} text @param {Scale} scale @param {keyof typeof FRAMES} frame */
const picture = ({ id, scale: own }, text, scale, frame) => {
  try {
    if (text === null) throw new Error("is not there");
    const { desc, height, drawn } = pieces(text, `../cases/${id}/`, own[frame], scale.stops);
    const ids = { title: `course-${id}-title`, desc: `course-${id}-desc` };
    const named = { "aria-labelledby": ids.title, "aria-describedby": ids.desc };
    return draw(
      "svg",
      { class: "course-picture", "data-frame": frame, width: "100%", height, role: "group", ...named },
      draw("title", { id: ids.title }, `Clinical course of ${id}`),
      draw("desc", { id: ids.desc }, desc),
      grid(scale, frame, height),
      ...drawn,
    );
  } catch {
    return make("p", {}, `The picture of ${id} could not be loaded.`);
  }
};

/**
 * Lines at the ticks, bands where time is cut short.
 * @param {Scale} scale @param {keyof typeof FRAMES} frame @param {number} height
 */
const grid = (scale, frame, height) => {
  const at = (/** @type {number} */ day) => placeOf(scale.stops, day);
  const bands = scale.breaks.map(([start, end]) =>
    draw("rect", { class: "course-break", x: percent(at(start)), width: percent(at(end) - at(start)), y: 0, height }),
  );
  const lines = ticks(scale, frame).map(({ day }) =>
    draw("line", { class: "course-rule", x1: percent(at(day)), x2: percent(at(day)), y1: 0, y2: height }),
  );
  return draw("g", { class: "course-grid" }, ...bands, ...lines);
};

/** @param {Scale} scale @param {keyof typeof FRAMES} frame */
const axis = (scale, frame) => {
  const labels = ticks(scale, frame).map(({ day, label }) =>
    draw("text", { x: percent(placeOf(scale.stops, day)), y: AXIS - 6, "text-anchor": "middle" }, label),
  );
  const title = draw("title", {}, "Time from the baseline of each record");
  const words = draw("text", { x: 0, y: 12 }, "from the baseline");
  const parts = draw("g", { class: "course-axis" }, words, ...labels);
  return draw("svg", { class: "course-picture compare-axis", width: "100%", height: AXIS, role: "img" }, title, parts);
};
