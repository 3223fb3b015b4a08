// Text to words, exactly as words.py has it: what counts as one word, and the spelling in which words are compared.

/**
 * One word as it is compared: `form` is all of it without hyphens, `parts` are what hyphens or a unit divide.
 * The parts of a bound word mean little apart: a number and its unit, a name and the letter after it (hepatitis B).
 * `raw` is how it was typed.
 * @typedef {{form: string, parts: string[], isStop: boolean, isBound: boolean, raw: string}} Word
 */

export const MAX_WORD_LENGTH = 100;
export const STOP_WORDS = new Set(
  (
    "a after al an and are as at be because been but by can could did do does due during et following for from get " +
    "got had has have he her his how if in into is it its may of on or plus she should so than that the their them " +
    "then there these they this those to versus vs was we were what when where which while who whom whose why will " +
    "with would"
  ).split(" "),
);

// JavaScript's \d, \w and \s mean less than Python's, or more.
const DIGIT = String.raw`\p{Nd}`;
const LETTER = String.raw`[\p{L}\p{Nl}\p{No}]`;
const ALPHANUMERIC = String.raw`[\p{L}\p{N}]`;
const NO_WORD_AHEAD = String.raw`(?![\p{L}\p{N}_])`;
const NOT_SPACE = String.raw`(?:[^\s\x1c-\x1f\x85"<>]|\ufeff)`;
const UNIT =
  "/?(?:[μu]g|mcg|[mkn]?g|[md]l|[μu]l|l|mau|m?iu|u|c?gy|grays?|[cm]m|mm3|[mμu]mol|" +
  `(?:day|week|month|year|hour|fraction|cycle)s?)(?:/[a-zμ]{1,4}[23]?)*${NO_WORD_AHEAD}`;
const NUMBER = String.raw`${DIGIT}+(?:,${DIGIT}{3}(?!${DIGIT}))*(?:\.${DIGIT}+)?`;
const PATTERN = new RegExp(
  [
    String.raw`(?:https?://)?(?:(?:dx\.)?doi\.org/|doi:\s*)?(?<doi>10\.${DIGIT}{4,9}/${NOT_SPACE}+)`,
    String.raw`(?<![\p{L}\p{N}_.\-])(?<date>(?:19|20)${DIGIT}{2}-${DIGIT}{2}(?:-${DIGIT}{2})?)(?![\p{L}\p{N}_\-])`,
    `(?<number>${NUMBER})(?:[ \\-]?(?<unit>${UNIT}|%))`,
    `(?<word>(?=[${DIGIT}\\-]*${LETTER})${ALPHANUMERIC}+(?:-${ALPHANUMERIC}+)*)(?:'s${NO_WORD_AHEAD})?`,
    `(?<bare>${NUMBER})`,
  ].join("|"),
  "giu",
);
const UNIT_NAMES = new Map([["gray", "gy"], ["grays", "gy"]]);

const PLURAL_ABBREVIATION = /^[A-Z]{2,}s$/;
/** @type {[RegExp, string][]} */
const PLURALS = [
  [/(metasta|diagno|progno|thrombo|necro|steno|cirrho|fibro|anastomo|analy|hypothe|synthe|cri)ses$/u, "$1sis"],
  [/(thromb|embol|nucle|foc)i$/u, "$1us"],
  [/(vir|thromb|sin)uses$/u, "$1us"],
  [/^(wo)?men$/u, "$1man"],
  [/^criteria$/u, "criterion"],
  [/(?<=..)ies$/u, "y"],
  [/(ss|x|ch|sh)es$/u, "$1"],
  [/(?<=..)(?<![sui])s$/u, ""],
];
/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/ae(?=[cdmostv])/gu, "e"],
  [/oe(?=dem|soph|str)|(?<=rh|pn)oe(?=a)|(?<=f)oe(?=t)|(?<=c)oe(?=li)/gu, "e"],
  [/(tum|col|fav|flav|hum|lab|od|rum|vap|behavi|neighb)our/gu, "$1or"],
  [/(?<=..)(?<![aeiou])is(e|ed|er|ing|a|at|ati|atio|ation|ational)$/u, "iz$1"],
  [/(?<=[al])ys(e|ed|er|ing)$/u, "yz$1"],
  [/(cent|fib|lit|tit|met|calib)re$/u, "$1er"],
  [/(label|model|cancel|signal|channel|level|total)l(ed|ing)$/u, "$1$2"],
  [/sulph/gu, "sulf"],
  [/leuco/gu, "leuko"],
  [/alogue$/u, "alog"],
  [/^grey$/u, "gray"],
];

const MOST_FOLDED = 1 << 16;
/** @type {Map<string, string>} */
const alreadyFolded = new Map();

/**
 * The words of `text` in order, stop words marked; a word too long to be one is left out.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  /** @type {Word[]} */
  const found = [];
  /** @type {RegExpExecArray | null} */
  let before = null;
  for (const match of plain(text).matchAll(PATTERN)) {
    const word = wordOf(match);
    const last = found.at(-1);
    if (last && before && belongs(match, before) && !word.isStop && !last.isStop) {
      found[found.length - 1] = bound([...last.parts, word.form], `${last.raw} ${word.raw}`, last.form + word.form);
    } else if (isShortEnough(word)) {
      found.push(word);
    }
    before = match;
  }
  return found;
}

/**
 * Whether this is a single letter, one space after a word, as the B of hepatitis B.
 * @param {RegExpExecArray} match
 * @param {RegExpExecArray} before
 */
function belongs(match, before) {
  const end = before.index + before[0].length;
  const isNext = end + 1 === match.index && match.input[end] === " ";
  return isNext && Array.from(match.groups?.word ?? "").length === 1 && Array.from(before.groups?.word ?? "").length > 1;
}

/**
 * What the index holds of a word, each once: L-OHP is found as itself, as LOHP, as L and as OHP.
 * @param {Word} word
 * @returns {string[]}
 */
export function terms(word) {
  return [...new Set([word.form, ...word.parts])];
}

/**
 * The ways in which a name is compared: by its parts, without its stop words, with hyphens closed up.
 * @param {Word[]} span
 * @returns {string[][]}
 */
export function keys(span) {
  const telling = span.filter((word) => !word.isStop);
  if (!telling.length) return [];
  const all = span.flatMap((word) => word.parts); // the a of 'child-pugh a' is no article
  if (span.at(0)?.isStop || span.at(-1)?.isStop) return [all];
  return [all, telling.flatMap((word) => word.parts), telling.map((word) => word.form)];
}

/**
 * `text` without accents, with one kind of space, hyphen, apostrophe and micro sign; case is kept.
 * @param {string} text
 */
export function plain(text) {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const decomposed = text.replace(/\p{Cs}/gu, "").normalize("NFKD");
  return decomposed.replace(/\p{Mn}/gu, "").replace(/[‐‑‒–−]/g, "-").replaceAll("’", "'").replaceAll("ı", "i");
}

/**
 * @param {RegExpExecArray} match
 * @returns {Word}
 */
function wordOf(match) {
  const { doi, date, number, unit, word, bare } = match.groups ?? {};
  const raw = match[0];
  if (doi) return whole(withoutEnd(doi.toLowerCase(), ".,;:'])}"), raw);
  if (date) return whole(date, raw);
  if (number) return bound([plainNumber(number), plainUnit(unit ?? "")], raw);
  if (word) {
    const parts = word.split("-").map(folded);
    return { form: parts.join(""), parts, isStop: saysNothing(word), isBound: false, raw };
  }
  return whole(plainNumber(bare ?? ""), raw);
}

/**
 * @param {string} form
 * @param {string} [raw]
 * @returns {Word}
 */
export function whole(form, raw = form) {
  return { form, parts: [form], isStop: false, isBound: false, raw };
}

/**
 * @param {string[]} parts
 * @param {string} raw
 * @returns {Word}
 */
function bound(parts, raw, form = parts.join("")) {
  return { form, parts, isStop: false, isBound: true, raw };
}

/** @param {Word} word */
function isShortEnough({ form }) {
  return form.length > 0 && (form.length <= MAX_WORD_LENGTH || Array.from(form).length <= MAX_WORD_LENGTH);
}

/**
 * Capitals tell a name from a stop word: WHO from who, the A of Child-Pugh A from an article; not AND and OR.
 * @param {string} raw
 */
function saysNothing(raw) {
  return STOP_WORDS.has(raw) || raw === "AND" || raw === "OR" || (/^[A-Z][a-z]+$/.test(raw) && STOP_WORDS.has(raw.toLowerCase()));
}

/**
 * One part of a word in lower case, singular, in American spelling; what holds a digit keeps its letters.
 * @param {string} part
 */
export function folded(part) {
  const known = alreadyFolded.get(part);
  if (known !== undefined) return known;
  if (alreadyFolded.size >= MOST_FOLDED) alreadyFolded.clear();
  const lower = (PLURAL_ABBREVIATION.test(part) ? part.slice(0, -1) : part).toLowerCase();
  const result = isLongAndOfLetters(lower) ? american(singular(lower)) : lower;
  alreadyFolded.set(part, result);
  return result;
}

/** @param {string} lower */
function isLongAndOfLetters(lower) {
  return /^\p{L}{4,}$/u.test(lower);
}

/** @param {string} lower */
function singular(lower) {
  const rule = PLURALS.find(([pattern]) => pattern.test(lower));
  return rule ? lower.replace(...rule) : lower;
}

/** @param {string} lower */
function american(lower) {
  return SPELLINGS.reduce((result, rule) => result.replace(...rule), lower);
}

/**
 * Without the commas of thousands and the zeros that end a decimal fraction: 2.0 is found as 2.
 * @param {string} digits
 */
function plainNumber(digits) {
  const closed = digits.replaceAll(",", "");
  return closed.includes(".") ? withoutEnd(withoutEnd(closed, "0"), ".") : closed;
}

/**
 * One spelling of a unit: mcg/L, µg/L and ug/L are one, so are gray and Gy, day and days.
 * @param {string} unit
 */
function plainUnit(unit) {
  const lower = unit.toLowerCase().replaceAll("μ", "u").replaceAll("mcg", "ug");
  return UNIT_NAMES.get(lower) ?? (lower.endsWith("s") ? lower.slice(0, -1) : lower);
}

/**
 * @param {string} text
 * @param {string} signs what may stand at the end and goes
 */
function withoutEnd(text, signs) {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
