// Ranks what a query asks for, exactly as query.py does it, and tells why a document is a hit.

import { all, how, Ranking, some } from "./ranking.js";
import { note, QueryReader } from "./reading.js";
import { best, count, has } from "./scores.js";

/** @typedef {import("./ranking.js").Found} Found */
/** @typedef {import("./reading.js").Note} Note */
/** @typedef {import("./scores.js").Scores} Scores */
/** @typedef {import("./store.js").Store} Store */
/** A word of the glossary, as HCC, nobody has or has not. */
const GLOSSARY = /^term-/;
/** A grade or a reason to stop: beside something else nobody knows whether it belongs to that. */
const LOOSE = /^(grade|stop)-/;

/** @typedef {{found: Found[], scores: Scores}} Variant  one reading of the query: what was found for it, joined */
/**
 * The readings with what has all that is asked for and, if that is little, with what has some of it; and the scores of
 * all these documents together.
 * @typedef {{complete: Variant[], partial: Variant[], whole: Scores, scores: Scores, notes: Note[]}} Ranked
 */

/**
 * The scores of all documents that match; every text is a valid query.
 * @param {Store} store
 * @param {string} query
 * @returns {Promise<Ranked>}
 */
export async function rank(store, query) {
  const reading = await new QueryReader(store).read(query);
  const ranking = new Ranking(store);
  const asked = await Promise.all(reading.variants.map((groups) => Promise.all(groups.map((g) => ranking.group(g)))));
  const complete = asked.map((found) => ({ found, scores: all(found) }));
  const whole = best(complete.map(({ scores }) => scores));
  const isEnough = count(whole) >= store.few;
  const possible = isEnough ? [] : asked.map(async (found) => ({ found, scores: await some(found, ranking) }));
  const partial = (await Promise.all(possible)).filter(({ scores }) => scores);
  const scores = joined(whole, best(partial.map((variant) => variant.scores)), store.worth.complete);
  const notes = partial.length && !whole ? [...reading.notes, note("any", "", await missing(asked, ranking))] : reading.notes;
  return { complete, partial, whole, scores, notes };
}

/**
 * What is complete before all that is partial.
 * @param {Scores} whole
 * @param {Scores} part
 * @param {number} worth
 */
function joined(whole, part, worth) {
  const first = whole?.map((score) => worth + score) ?? null;
  if (!first || !part) return first ?? part;
  return first.map((score, document) => (Number.isNaN(score) ? part[document] ?? NaN : score));
}

/**
 * What was found in the reading of the query in which the document does best.
 * @param {Ranked} ranked
 * @param {number} document
 * @returns {Found[]}
 */
export function foundIn({ complete, partial, whole }, document) {
  const variants = (has(whole, document) ? complete : partial).filter(({ scores }) => has(scores, document));
  const score = (/** @type {Variant} */ { scores }) => scores?.[document] ?? -Infinity;
  const [first, ...others] = variants;
  return first ? others.reduce((a, b) => (score(b) > score(a) ? b : a), first).found : [];
}

/**
 * The weakest way in which the document has a concept that is asked for.
 * @param {Found[]} found
 * @param {number} document
 * @returns {"had" | "mentioned" | "text" | "some"}
 */
export function match(found, document) {
  if (found.some((part) => !how(part, document))) return "some";
  const hows = found.filter(({ group }) => !isAll(group.tags, GLOSSARY)).map((part) => how(part, document));
  const isLoose = found.length > 1 && found.some(({ group }) => isAll(group.tags, LOOSE));
  if (!hows.length || hows.includes("text") || isLoose) return "text";
  return hows.includes("mentioned") ? "mentioned" : "had";
}

/**
 * @param {string[]} tags
 * @param {RegExp} kind
 */
function isAll(tags, kind) {
  return tags.length > 0 && tags.every((tag) => kind.test(tag));
}

/**
 * What nothing has, in no reading, not even the words of it.
 * @param {Found[][]} asked
 * @param {Ranking} ranking
 */
async function missing(asked, ranking) {
  const absent = asked.flat().filter(({ scores }) => !scores);
  const texts = await Promise.all(absent.map(({ group }) => ranking.text(group)));
  return [...new Set(absent.filter((_, i) => !texts[i]).map(({ group }) => group.name))];
}
