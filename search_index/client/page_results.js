// The cases found, as cards: how each matches, what happened to the patient, and the passage that matched.

import { choiceBox } from "../../docs/assets/javascripts/shared/chosen.js";
import { joined, link, make } from "./page_dom.js";

/** @import { Card, Chip, Hit, How, Passage, PageHit } from "./page_types.js" */

/** @param {PageHit[]} pages */
export const relatedPages = (pages) =>
  joined(
    pages.map(({ url, title, kind }) => make("span", {}, link(url, title), kind === "page" ? "" : ` (${kind})`)),
    ", ",
  );

/**
 * The cards of a page; where some cases have all that is asked for, a line stands before the first that has not.
 * @param {Hit[]} hits @param {boolean} isMixed
 */
export const resultCards = (hits, isMixed) => {
  const cards = hits.map(resultCard);
  const first = isMixed ? hits.findIndex(({ missing }) => missing.length) : -1;
  cards[first]?.prepend(make("p", { class: "result-divider" }, "From here on, cases with some of what is asked for"));
  return cards;
};

/** @param {Hit} hit @returns {HTMLLIElement} */
const resultCard = (hit) =>
  make(
    "li",
    { class: "result", "data-id": hit.id },
    make("h3", {}, link(hit.url, hit.title)),
    sourceLine(hit),
    ...matchLine(hit),
    facts(hit.card),
    chipRow("Complications", chips("complications", hit.card.complications)),
    chipRow("Given", [...chips("drugs", hit.card.drugs), ...chips("modalities", hit.card.modalities)]),
    choiceBox(hit.id),
  );

/** @param {Hit} hit */
const sourceLine = ({ id, card }) => {
  const source = card.source || "source not identified";
  return make("p", { class: "result-source" }, make("span", { class: "case-id" }, id), ` · ${source} · ${card.evidence}`);
};

/** @type {[How, string, string, string][]} how it matches, in words, the class of a name, what stands between names */
const WAYS = [
  ["had", "Had", "chip matched", " "],
  ["mentioned", "Only mentioned", "chip mentioned", " "],
  ["text", "In the text", "word", ", "],
];

/** @param {Hit} hit */
const matchLine = ({ matched, missing }) => {
  const parts = WAYS.map(([how, label, style, between]) => {
    const names = matched.filter((one) => one.how === how).map(({ name }) => name);
    return matchPart(label, names, style, between);
  });
  parts.push(matchPart("Not in this record", missing, "missing", ", "));
  return parts.some((part) => part.length) ? [make("p", { class: "result-match" }, ...parts.flat())] : [];
};

/** @param {string} label @param {string[]} names @param {string} style @param {string} between */
const matchPart = (label, names, style, between) => {
  if (!names.length) return [];
  const shown = names.map((name) => make("span", { class: style }, name));
  return [make("span", { class: "how" }, labelled(`${label}:`), " ", ...joined(shown, between)), " "];
};

/** @param {Card} card */
const facts = (card) =>
  make(
    "dl",
    { class: "result-facts" },
    fact("Patient", [patientWords(card), ...card.aetiologies].filter(Boolean).join("; ")),
    fact("Stage", card.stages.join(", ")),
    fact("Best response", ...responseParts(card)),
    fact("Outcome", ...outcomeParts(card.outcome)),
  );

/** @param {Card} card */
export const patientWords = ({ sex, age }) => {
  const years = /^\d+$/.test(age) ? `${age} years` : age;
  return [sex, years].filter(Boolean).join(", ");
};

/** @param {Card} card */
const responseParts = ({ response, criterion }) => {
  if (!response) return [];
  const kind = /^(complete|partial|stable|progressive)\b/.exec(response)?.[0] ?? "not-classified";
  const badge = make("span", { class: `response ${kind}` }, response);
  return criterion ? [badge, make("span", { class: "remark" }, ` ${criterion}`)] : [badge];
};

/** A death stands out; its date and the rest do not. @param {string} outcome */
const outcomeParts = (outcome) =>
  /^died\b/.test(outcome) ? [make("span", { class: "outcome died" }, "died"), outcome.slice("died".length)] : [outcome];

/** A label with its value; what is not known says so. @param {string} label @param {(Node | string)[]} value */
const fact = (label, ...value) => {
  const shown = value.filter((part) => part !== "");
  const missing = make("span", { class: "missing" }, "not reported");
  return make("div", {}, make("dt", {}, label), make("dd", {}, ...(shown.length ? shown : [missing])));
};

/** @param {string} kind the class of its chips @param {Chip[]} found */
const chips = (kind, found) =>
  found.map(({ url, label, group, title }) =>
    link(url, label, { class: ["chip", kind, group].filter(Boolean).join(" "), ...(title ? { title } : {}) }),
  );

/** @param {string} label @param {HTMLElement[]} shown */
const chipRow = (label, shown) => {
  const chipsOrNone = shown.length ? joined(shown, " ") : [make("span", { class: "missing" }, "none reported")];
  return make("p", { class: "result-chips" }, labelled(label), " ", make("span", {}, ...chipsOrNone));
};

/** @param {string} label */
const labelled = (label) => make("span", { class: "label" }, label);

/**
 * Puts the passage that matched under its card.
 * @param {HTMLElement} card
 * @param {string} url of the case
 * @param {Passage} passage
 */
export const addPassage = (card, url, passage) => {
  const heading = link(passage.anchor ? `${url}#${passage.anchor}` : url, passage.heading);
  const badge = passage.phrase ? [" ", make("span", { class: "kind" }, "phrase found")] : [];
  const text = passage.parts.flatMap(({ text, mark }) => (mark ? marked(text) : [text]));
  card.append(make("div", { class: "result-passage" }, make("p", {}, heading, ...badge), make("p", {}, ...text)));
};

/** A mark ends with its word, not with the space after it. @param {string} text */
const marked = (text) => {
  const word = text.trimEnd();
  return [make("mark", {}, word), text.slice(word.length)];
};
