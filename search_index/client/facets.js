// Counts, for each value of each facet, the cases that would remain if it were chosen too.

/** @typedef {import("./page_types.js").Chosen} Chosen */
/** @typedef {import("./page_types.js").Facet} Facet */
/** @typedef {[value: string, label: string, distances: number[]]} PublishedValue */
/** @typedef {[id: string, label: string, values: PublishedValue[]]} PublishedFacet */

/**
 * @param {PublishedFacet[]} published
 * @param {(document: number) => boolean} isResult
 * @param {Chosen} chosen
 * @returns {Facet[]}
 */
export function counted(published, isResult, chosen) {
  return published.map(([id, label, values]) => ({
    id,
    label,
    values: values.map(([value, name, distances]) => ({
      value,
      label: name,
      count: documentsOf(distances).filter(isResult).length,
      chosen: (chosen[id] ?? []).includes(value),
    })),
  }));
}

/**
 * Document numbers from the distances between them.
 * @param {number[]} distances
 */
function documentsOf(distances) {
  let last = 0;
  return distances.map((distance) => (last += distance));
}
