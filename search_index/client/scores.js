// Scores of documents and how they are joined: an array with a number for each document, NaN where it does not match.
// Sums run in the same order as in ranking.py, so that both round alike. Null stands for no document at all.

/** @typedef {Float64Array | null} Scores */

/**
 * The documents of any part, scores added.
 * @param {Scores[]} parts
 * @returns {Scores}
 */
export function either(parts) {
  return merged(parts, (total, score) => total + score);
}

/**
 * The documents of any part with the best of their scores.
 * @param {Scores[]} parts
 * @returns {Scores}
 */
export function best(parts) {
  return merged(parts, Math.max);
}

/**
 * The documents that all parts share, scores added; there must be a part.
 * @param {Scores[]} parts
 * @returns {Scores}
 */
export function every(parts) {
  if (!parts.length || parts.includes(null)) return null;
  const [first, ...others] = /** @type {Float64Array[]} */ (parts);
  if (!others.length) return first ?? null;
  const total = Float64Array.from(first ?? []);
  for (const part of others) for (let i = 0; i < total.length; i += 1) total[i] = at(total, i) + at(part, i);
  return orNull(total);
}

/**
 * The documents that all parts share, scores averaged: a long name counts no more than a short one.
 * @param {Scores[]} parts
 * @returns {Scores}
 */
export function mean(parts) {
  return parts.length === 1 ? parts[0] ?? null : every(parts)?.map((score) => score / parts.length) ?? null;
}

/**
 * The matching documents among those that are wanted.
 * @param {Scores} scores
 * @param {(document: number) => boolean} isWanted
 * @returns {Scores}
 */
export function among(scores, isWanted) {
  return scores && orNull(scores.map((score, document) => (isWanted(document) ? score : NaN)));
}

/**
 * Whether a document matches.
 * @param {Scores} scores
 * @param {number} document
 */
export function has(scores, document) {
  return scores !== null && !Number.isNaN(at(scores, document));
}

/**
 * How many documents match.
 * @param {Scores} scores
 */
export function count(scores) {
  return scores?.reduce((total, score) => (Number.isNaN(score) ? total : total + 1), 0) ?? 0;
}

/**
 * The matching documents among those that are wanted, the best first, as many as asked for, and the number of all.
 * Scores count in billionths: two implementations cannot agree on an order more exactly.
 * @param {Scores} scores
 * @param {number} limit
 * @param {(document: number) => boolean} isWanted
 */
export function ranked(scores, limit, isWanted) {
  /** @type {{document: number, score: number}[]} */
  const top = [];
  let total = 0;
  for (let document = 0; scores && document < scores.length; document += 1) {
    const score = Math.floor(at(scores, document) * 1e9 + 0.5);
    if (Number.isNaN(score) || !isWanted(document)) continue;
    total += 1;
    if (top.length === limit && score <= (top[limit - 1]?.score ?? Infinity)) continue;
    insert(top, { document, score });
    if (top.length > limit) top.pop();
  }
  return { documents: top.map(({ document }) => document), total };
}

/**
 * Puts an item after all that are as good or better.
 * @param {{document: number, score: number}[]} top
 * @param {{document: number, score: number}} item
 */
function insert(top, item) {
  let low = 0;
  let high = top.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((top[middle]?.score ?? 0) >= item.score) low = middle + 1;
    else high = middle;
  }
  top.splice(low, 0, item);
}

/**
 * @param {Scores[]} parts
 * @param {(total: number, score: number) => number} join
 * @returns {Scores}
 */
function merged(parts, join) {
  const there = parts.filter((part) => part !== null);
  const [first, ...others] = there;
  if (!first || !others.length) return first ?? null;
  const total = Float64Array.from(first);
  for (const part of others) {
    for (let i = 0; i < total.length; i += 1) {
      const score = at(part, i);
      if (Number.isNaN(score)) continue;
      const before = at(total, i);
      total[i] = Number.isNaN(before) ? score : join(before, score);
    }
  }
  return total;
}

/** @param {Float64Array} total */
function orNull(total) {
  return total.some((score) => !Number.isNaN(score)) ? total : null;
}

/**
 * @param {Float64Array} scores
 * @param {number} i
 */
function at(scores, i) {
  return scores[i] ?? NaN;
}
