// Which cases are compared, as the address says it: ?cases=hcc-0002,hcc-0004. A form without script repeats "cases".

import { MOST } from "../shared/chosen.js";

const NAMED = 4; // of what is asked in vain; the others are counted
const LONGEST = 40; // letters of what is no id
const ID = /^hcc-(\d{4}|[1-9]\d{4,5})$/;

/** @typedef {{chosen: string[], problems: string[]}} State  `problems` are sentences about what the address asks in vain. */

/** @param {string} address the part of the address that begins with "?" @returns {State} */
export const readState = (address) => {
  const asked = new URLSearchParams(address).getAll("cases").flatMap((text) => text.split(",")).map((id) => id.trim());
  const wanted = [...new Set(asked.filter(Boolean))];
  const ids = wanted.filter((id) => ID.test(id));
  const wrong = wanted.filter((id) => !ID.test(id));
  const problems = wrong.length ? [`${named(wrong.map(quoted))}: no id of a record; one is hcc-0001.`] : [];
  if (ids.length > MOST) {
    problems.push(`At most four records can be compared; left out: ${named(ids.slice(MOST))}.`);
  }
  return { chosen: ids.slice(0, MOST), problems };
};

/** @param {string[]} words */
const named = (words) => {
  const others = words.length - NAMED;
  return words.slice(0, NAMED).join(", ") + (others > 0 ? ` and ${others} more` : "");
};

/** @param {string} text */
const quoted = (text) => {
  const letters = [...text];
  return `“${letters.slice(0, LONGEST).join("")}${letters.length > LONGEST ? "…" : ""}”`;
};

/** @param {string[]} chosen @returns {string} "" where nothing is chosen */
export const writeState = (chosen) => (chosen.length ? `?cases=${chosen.join(",")}` : "");

/**
 * The ids with one of them one place to the left (-1) or right (1).
 * @param {string[]} chosen @param {string} id @param {number} by
 */
export const moved = (chosen, id, by) => {
  const [from, without] = [chosen.indexOf(id), chosen.filter((other) => other !== id)];
  return from < 0 ? chosen : without.toSpliced(from + by, 0, id);
};
