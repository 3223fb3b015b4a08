// What the search page and its worker say to each other, as types; nothing here runs.

/**
 * @typedef {{label: string, url: string, group: string, title: string}} Chip
 * `group` is the class that gives a modality or complication its mark, such as "systemic" or "extension"; `title` is
 * what an abbreviated label stands for.
 * @typedef {{
 *   drugs: Chip[], modalities: Chip[], complications: Chip[], stages: string[], response: string, criterion: string,
 *   outcome: string, sex: string, age: string, aetiologies: string[], year: string, source: string, evidence: string,
 * }} Card
 * @typedef {"had" | "mentioned" | "text"} How
 * @typedef {{name: string, how: How}} Matched
 * @typedef {{
 *   id: string, title: string, url: string, score: number, match: How | "some" | "none",
 *   matched: Matched[], missing: string[], card: Card,
 * }} Hit
 * @typedef {{id: string, kind: string, title: string, url: string, score: number}} PageHit
 * @typedef {{value: string, label: string, count: number, chosen: boolean}} FacetValue
 * @typedef {{id: string, label: string, values: FacetValue[]}} Facet
 * @typedef {"corrected" | "completed" | "any" | "unknown" | "quoted" | "no-value" | "cut" | "nothing" | "unheeded"} NoteKind
 * @typedef {{kind: NoteKind, typed: string, used: string[]}} Note
 * `typed` is the part of the query that the note is about; `used` is what was taken for it (corrected, completed), what
 * is found nowhere (any), or what may have been meant (unknown).
 * @typedef {{
 *   total: number, listed: number, of: number, hits: Hit[], pages: PageHit[], otherPages: number, notes: Note[],
 * }} Answer
 * `total` cases have all that is asked for; `listed` counts those with some of it as well. `pages` are the first of the
 * `otherPages` that match besides. The facets are asked for after it, so that the cases need not wait for them.
 * @typedef {{anchor: string, heading: string, parts: {text: string, mark: boolean}[], phrase: boolean}} Passage
 * @typedef {{
 *   id: string, title: string, url: string, drugs: string, modalities: string, complications: string, stages: string,
 *   response: string, criterion: string, outcome: string, sex: string, age: string, aetiologies: string, year: string,
 *   doi: string, source_title: string, journal: string, authors: string[], authors_complete: boolean, read: string,
 *   volume: string, issue: string, pages: string, match: string, matched: string,
 * }} Row
 * @typedef {{text: string, type: string, name: string, told: string}} Saved
 * A file of the result set; without a name there is none. `told` is what the reader hears of it.
 * @typedef {Record<string, string[]>} Chosen  The chosen values of each facet, by its id.
 * @typedef {{query: string, chosen: Chosen, page: number}} State  What is asked for; all of it stands in the address.
 */

export {};
