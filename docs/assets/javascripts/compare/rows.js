// The rows of several cases, aligned: what stands in each cell, and whether it is the same, differs or cannot be compared.

/**
 * @typedef {"not reported" | "absent" | "not assessed"} Missing
 * @typedef {{text?: string, at?: string, missing?: Missing, note?: string, inferred?: boolean}} Item
 * `at` is the fragment of the entry on the page of the case.
 * @typedef {{id: string, what: string}} Contradiction
 * @typedef {string | [number | null, number | null]} Comparable  Words, or between which numbers a value lies.
 * @typedef {{items: Item[], compare?: Comparable, contradictions?: Contradiction[]}} Cell
 * @typedef {Cell & {key: string, group: string, label: string, order: [number, number]}} FileRow
 * @typedef {{
 *   format: number, id: string, revision: number, title: string, evidence: string, second_hand: boolean,
 *   baseline: string, rows: FileRow[], days: number[], scale: {wide: [number, number][], narrow: [number, number][]},
 * }} CaseFile
 * What the site publishes of a case for this page. `scale` are the stops of each picture of its course: day, and
 * fraction of the width; `days` are those on which anything is drawn there.
 * @typedef {"single" | "same" | "differs" | "missing" | "words" | "bound"} Status
 * @typedef {{
 *   key: string, group: string, label: string, order: [number, number], cells: Cell[], status: Status, why: string,
 * }} Row
 */

/** @type {Cell} */
const NOTHING = { items: [] };

/**
 * Every row that one of the cases has, in the order that all files share. A laboratory test that only one of several
 * cases has is left out.
 * @param {CaseFile[]} files @returns {Row[]}
 */
export const aligned = (files) => {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  files.forEach((file, column) => {
    for (const { key, group, label, order, ...cell } of file.rows) {
      const row = rows.get(key) ?? { key, group, label, order, cells: files.map(() => NOTHING), status: "single", why: "" };
      row.cells[column] = cell;
      rows.set(key, row);
    }
  });
  const sorted = [...rows.values()].sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
  return sorted.filter((row) => files.length < 2 || !isOwnTest(row)).map((row) => withStatus(row, files));
};

/** How many laboratory tests only one of the cases has. @param {CaseFile[]} files */
export const leftOut = (files) => {
  const keys = files.flatMap(({ rows }) => rows.map(({ key }) => key)).filter((key) => key.startsWith("laboratory-"));
  return files.length < 2 ? 0 : keys.filter((key) => keys.indexOf(key) === keys.lastIndexOf(key)).length;
};

/** @param {Row} row */
const isOwnTest = ({ key, cells }) => key.startsWith("laboratory-") && cells.filter((cell) => cell !== NOTHING).length < 2;

/** A cell that says nothing: absent is an answer, the other two kinds of missing are none. @param {Cell} cell */
export const isMissing = ({ items }) => items.every(({ missing }) => missing === "not reported" || missing === "not assessed");

/** @param {Row} row @param {CaseFile[]} files @returns {Row} */
const withStatus = (row, files) => {
  const status = statusOf(row.cells);
  const silent = files.filter((_, column) => isMissing(row.cells[column] ?? NOTHING)).map(({ id }) => id);
  return { ...row, status, why: WHY[status](silent, files.length) };
};

/** @type {Record<Status, (silent: string[], count: number) => string>} */
const WHY = {
  single: () => "",
  same: () => "same",
  differs: (silent) => (silent.length ? `differs; nothing known in ${silent.join(", ")}` : "differs"),
  missing: (silent, count) =>
    silent.length === count ? "nothing known" : `not comparable: nothing known in ${silent.join(", ")}`,
  words: () => "told in words",
  bound: () => "not comparable: a bound, a range or another kind of result",
};

/**
 * Two cells that are known to differ make a row differ. A cell that says nothing never does.
 * @param {Cell[]} cells @returns {Status}
 */
export const statusOf = (cells) => {
  if (cells.length < 2) return "single";
  const known = cells.filter((cell) => !isMissing(cell));
  const pairs = known.flatMap((cell, index) => known.slice(index + 1).map((other) => relation(cell.compare, other.compare)));
  if (pairs.includes("differs")) return "differs";
  if (known.length < cells.length) return "missing";
  if (known.some(({ compare }) => compare === undefined)) return "words";
  return pairs.every((pair) => pair === "same") ? "same" : "bound";
};

/** @param {Comparable | undefined} a @param {Comparable | undefined} b @returns {"same" | "differs" | "open"} */
export const relation = (a, b) => {
  if (typeof a === "string" && typeof b === "string") return a === b ? "same" : "differs";
  if (!Array.isArray(a) || !Array.isArray(b)) return "open";
  if (isBelow(a, b) || isBelow(b, a)) return "differs";
  return isExact(a) && isExact(b) ? "same" : "open";
};

/** @param {[number | null, number | null]} a @param {[number | null, number | null]} b */
const isBelow = ([, high], [low]) => high !== null && low !== null && high < low;

/** @param {[number | null, number | null]} value */
const isExact = ([low, high]) => low !== null && low === high;
