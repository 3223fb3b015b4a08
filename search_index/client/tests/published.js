// An invented published index, written as export.py, entries.py and encoding.py write it, and served from memory.

import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";

import { FORMAT, Files } from "../files.js";
import { Store } from "../store.js";
import { keys, terms, whole, words } from "../words.js";

/** @typedef {import("../page_types.js").Card} Card */
/** @typedef {import("../page_types.js").Chip} Chip */
/**
 * @typedef {{
 *   id: string, kind?: string, title?: string, url?: string, labels?: string, tags?: string[], mentions?: string[],
 *   body?: string, card?: Partial<Card>, row?: object, passages?: [anchor: string, heading: string, text: string][],
 * }} Doc  a case unless it has a kind; cases come first
 * @typedef {{
 *   documents: Doc[], names?: [name: string, meaning: {tags?: string[], wider?: string[]}][],
 *   labels?: Record<string, string>, facets?: Record<string, string>,
 * }} Invented  names with the tags that they name, and those that they lead to besides; labels of tags and of facets
 * @typedef {typeof DEFAULTS} Options
 * @typedef {[term: string, payload: Uint8Array]} Coded
 * @typedef {Map<string, Uint8Array>} Published  the content of each path below the search directory
 */

export const BASE = new URL("https://atlas.test/search/");
export const K1 = 1.2;
export const HAD = 1000;
export const ABOUT = 500;
export const PAGE = 0.5;
export const COMPLETE = 100_000;
export const DEFAULTS = { termBlock: 2048, wordBlock: 8192, page: 0, long: 2048, cards: 4, rows: 32, few: 5, format: FORMAT };
export const OFFLINE = "The search index could not be fetched. Check the connection and try again.";
export const DAMAGED = "The search index is damaged or incomplete. Reload the page, or use the indexes.";

const BOOSTS = { title: 5, labels: 4, tags: 8, mentions: 3, named: 3, body: 1 };
const B = { title: 0, labels: 0, tags: 0, mentions: 0, named: 0, body: 0.75 };
const FIELDS = /** @type {(keyof typeof BOOSTS)[]} */ (Object.keys(BOOSTS));
const WORD_FIELDS = ["title", "labels", "body"];
const HAS_NAMES = 64;
const HAS_LABEL = 128;
const IS_APART = 256;

// ---- encoding.py

/** @param {number} number */
export function varint(number) {
  const found = [];
  for (; number > 127; number = Math.floor(number / 128)) found.push((number % 128) + 128);
  return Uint8Array.from([...found, number]);
}

/** @param {Uint8Array | string} data */
export function sized(data) {
  const bytes = Buffer.from(data);
  return joined(varint(bytes.length), bytes);
}

/** @param {number[]} ascending */
export function numbers(ascending) {
  return joined(varint(ascending.length), ...ascending.map((number, i) => varint(number - (ascending[i - 1] ?? 0))));
}

/** @param {[document: number, times: number][]} entries */
export function postings(entries) {
  let last = 0;
  const coded = entries.map(([document, times]) => {
    const step = varint((document - last) * 2 + (times > 1 ? 1 : 0));
    last = document;
    return times > 1 ? joined(step, varint(times)) : step;
  });
  return joined(varint(entries.length), ...coded);
}

/** @param {Iterable<Coded>} entries */
export function frontCoded(entries) {
  let last = Buffer.alloc(0);
  const parts = [];
  for (const [term, payload] of entries) {
    const coded = Buffer.from(term);
    const same = shared(last, coded);
    parts.push(varint(same), sized(coded.subarray(same)), sized(payload));
    last = coded;
  }
  return joined(...parts);
}

/** @param {Uint8Array | string} data */
export function packed(data) {
  return new Uint8Array(deflateRawSync(data, { level: 9 }));
}

/** @param {any} value */
export function packedJson(value) {
  return packed(JSON.stringify(value));
}

/** @param {Uint8Array[]} parts */
export function joined(...parts) {
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * @param {Coded[]} entries
 * @param {number} limit
 */
function blocks(entries, limit) {
  /** @type {Coded[][]} */
  const found = [];
  let size = Infinity;
  for (const entry of entries) {
    const own = Array.from(entry[0]).length + entry[1].length;
    if (size + own > limit) {
      found.push([]);
      size = 0;
    }
    found.at(-1)?.push(entry);
    size += own;
  }
  return found;
}

/** @param {Coded[][]} runs */
function separators(runs) {
  const borders = runs.slice(1).map((run, i) => {
    const first = Array.from(run[0]?.[0] ?? "");
    return first.slice(0, shared(Array.from(runs[i]?.at(-1)?.[0] ?? ""), first) + 1).join("");
  });
  return ["", ...borders];
}

/**
 * @param {ArrayLike<unknown>} a
 * @param {ArrayLike<unknown>} b
 */
function shared(a, b) {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}

/** Texts in the order in which the client compares them. @param {string} a @param {string} b */
export function inOrder(a, b) {
  return a < b ? -1 : Number(a > b);
}

// ---- entries.py and export.py

/**
 * Every file; paths that begin with a directory name it by the hash of what is in it.
 * @param {Invented} invented
 * @param {Partial<Options>} [options]
 * @returns {Published}
 */
export function published(invented, options = {}) {
  const { termBlock, wordBlock, page, long, cards, rows, few, format } = { ...DEFAULTS, ...options };
  const { documents, facets = {} } = invented;
  const cases = documents.filter((document) => isCase(document));
  const names = namesOf(invented);
  const held = heldBy(documents, names);
  /** @type {Uint8Array[]} */
  const apart = [];
  const short = entriesOf(held, names, labelsOf(invented), (lists) => (lists.length > long ? apart.push(lists) : 0));
  const known = lexicon(held, [...names.values()]);
  /** @type {Coded[]} */
  const forwards = known.map((term) => [term, varint(frequency(held, term))]);
  const backwards = forwards.map(([term, payload]) => /** @type {Coded} */ ([mirrored(term), payload]));
  const manifest = /** @type {Record<string, any>} */ ({
    documents: documents.length, cases: cases.length, k1: K1, had: HAD, about: ABOUT, page: PAGE, complete: COMPLETE,
    few, cards, rows, paged: {},
    fields: FIELDS.map((field) => [field, BOOSTS[field], B[field], averageLength(documents, names, field)]),
  });
  const files = new Map([
    ["lengths", joined(...FIELDS.filter((field) => B[field]).map((field) => lengthsOf(documents, names, field)))],
    ...numbered("l", apart),
    ...numbered("c", runsOf(documents.map(cardOf), cards).map(json)),
    ...numbered("r", runsOf(cases.map(rowOf), rows).map(json)),
    ...numbered("p", cases.map(({ passages = [] }) => json(passages))),
    ["facets", json(facetsOf(invented, facets))],
  ]);
  const listed = [["t", short, termBlock], ["w", forwards, wordBlock], ["m", sorted(backwards), wordBlock]];
  for (const [letter, entries, limit] of /** @type {[string, Coded[], number][]} */ (listed)) {
    const runs = blocks(entries, limit);
    const starts = separators(runs);
    manifest[letter] = page ? runsOf(starts, page).map(([first]) => first).join("\n") : starts.join("\n");
    if (page) {
      manifest.paged[letter] = page;
      const pages = runsOf(starts, page).map((some) => new TextEncoder().encode(some.join("\n")));
      for (const [name, data] of numbered(`${letter}d`, pages)) files.set(name, data);
    }
    for (const [name, data] of numbered(letter, runs.map(frontCoded))) files.set(name, data);
  }
  return addressed(files.set("manifest", json(manifest)), format);
}

/**
 * @param {Published} files
 * @param {unknown} format
 */
function addressed(files, format) {
  const digest = createHash("sha256");
  for (const name of [...files.keys()].sort()) digest.update(name).update(files.get(name) ?? "");
  const directory = digest.digest("hex").slice(0, 16);
  const inDirectory = [...files].map(([name, data]) => /** @type {const} */ ([`${directory}/${name}`, packed(data)]));
  return new Map([...inDirectory, ["index.json", json({ format, files: directory })]]);
}

/**
 * The directory that index.json names.
 * @param {Published} files
 * @returns {string}
 */
export function directoryOf(files) {
  return JSON.parse(Buffer.from(files.get("index.json") ?? "").toString()).files;
}

/** @typedef {import("../words.js").Word} Word */
/** @typedef {Map<string, Map<string, Map<number, number>>>} Held  of each term, by field, how often a document has it */

/** @typedef {{key: string[], exact: Set<string>, wider: Set<string>}} Name */
/** @typedef {Map<string, Name>} Names  by the words of their key */

/** @param {Doc[]} documents @param {Names} names @returns {Held} */
function heldBy(documents, names) {
  /** @type {Held} */
  const held = new Map();
  for (const [number, document] of documents.entries()) {
    for (const field of FIELDS) {
      for (const term of termsOf(document, names, field)) {
        const fields = held.get(term) ?? new Map();
        const times = fields.get(field) ?? new Map();
        held.set(term, fields.set(field, times.set(number, (times.get(number) ?? 0) + 1)));
      }
    }
  }
  return held;
}

/**
 * @param {Doc} document
 * @param {Names} names
 * @param {keyof typeof BOOSTS} field
 * @returns {string[]}
 */
function termsOf(document, names, field) {
  if (field === "tags" || field === "mentions") return (document[field] ?? []).map((tag) => `#${tag}`);
  if (field === "named") return namedBy(document, names).map((tag) => `#${tag}`);
  return words(document[field] ?? "").filter((word) => !word.isStop).flatMap(terms);
}

/**
 * The tags of what the text of a document names, from the left the longest names, as naming.py has it.
 * @param {Doc} document
 * @param {Names} names
 */
function namedBy({ kind = "case", title = "", body = "" }, names) {
  const named = (/** @type {Word[]} */ span) => keys(span).map((key) => names.get(key.join(" "))).find(Boolean);
  const longest = Math.max(1, ...[...names.values()].map(({ key }) => key.length));
  const found = [];
  for (const line of kind === "page" ? [] : `${title}\n${body}`.split("\n")) {
    const listed = words(line).flatMap((word) => {
      const parts = word.parts.map((part) => whole(part));
      const isWhole = parts.length === 1 || /^\p{Nd}/u.test(word.form) || named([word]);
      return !isWhole && (word.isBound || parts.some((part) => named([part]))) ? parts : [word];
    });
    for (let start = 0, size; start < listed.length; start += size) {
      for (size = Math.min(longest, listed.length - start); size > 1 && !named(listed.slice(start, start + size)); ) size -= 1;
      found.push(...(named(listed.slice(start, start + size))?.exact ?? []));
    }
  }
  return found;
}

/** @param {Invented} invented */
function namesOf({ names = [] }) {
  /** @type {Names} */
  const found = new Map();
  for (const [name, { tags = [], wider = [] }] of names) {
    for (const key of keysOf(name)) {
      const known = found.get(key.join(" ")) ?? { key, exact: new Set(), wider: new Set() };
      for (const tag of tags) known.exact.add(tag);
      for (const tag of wider) known.wider.add(tag);
      found.set(key.join(" "), known);
    }
  }
  return found;
}

/** @param {string} name */
function keysOf(name) {
  const found = keys(words(name));
  return found.length ? found : keys(words(name.toUpperCase()));
}

/**
 * The label of each tag with all its names, one of each that are read alike.
 * @param {Invented} invented
 */
function labelsOf({ names = [], labels = {} }) {
  return Object.fromEntries(Object.entries(labels).map(([tag, label]) => {
    const called = names.filter(([, { tags = [] }]) => tags.includes(tag)).map(([name]) => name);
    const different = new Map(called.map((name) => [words(name).map(({ form }) => form).join(" "), name]));
    return [tag, [label, ...different.values()].join("\n")];
  }));
}

/**
 * @param {Held} held
 * @param {Names} names
 * @param {Record<string, string>} labels
 * @param {(lists: Uint8Array) => number} setApart the place of postings that are too long for an entry, from 1; else 0
 */
function entriesOf(held, names, labels, setApart) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const { key: [first = "", ...others], exact, wider } of names.values()) {
    const line = [others, [...exact].sort(), [...wider].filter((tag) => !exact.has(tag)).sort()];
    lines.set(first, [...(lines.get(first) ?? []), line.map((part) => part.join(" ")).join("\t")]);
  }
  const labelled = new Map(Object.entries(labels).map(([tag, label]) => [`#${tag}`, label]));
  const all = new Set([...held.keys(), ...labelled.keys(), ...[...names.values()].flatMap(({ key }) => key)]);
  const terms = sorted(/** @type {Coded[]} */ ([...all].map((term) => [term, new Uint8Array()])));
  return terms.map(([term]) => [term, payload(setApart, held.get(term), lines.get(term), labelled.get(term))]);
}

/**
 * @param {(lists: Uint8Array) => number} setApart
 * @param {Map<string, Map<number, number>>} [held]
 * @param {string[]} [names]
 * @param {string} [label]
 */
function payload(setApart, held, names, label) {
  const fields = FIELDS.filter((field) => held?.has(field));
  const bits = fields.reduce((total, field) => total + (1 << FIELDS.indexOf(field)), 0);
  const lists = joined(...fields.map((field) => postings([...(held?.get(field) ?? [])])));
  const place = setApart(lists);
  const told = [...(names ? [sized(names.join("\n"))] : []), ...(label ? [sized(label)] : [])];
  const all = bits + (names ? HAS_NAMES : 0) + (label ? HAS_LABEL : 0) + (place ? IS_APART : 0);
  return joined(varint(all), place ? varint(place - 1) : lists, ...told);
}

/**
 * @param {Held} held
 * @param {Name[]} names
 */
function lexicon(held, names) {
  const inTexts = [...held].filter(([, fields]) => WORD_FIELDS.some((field) => fields.has(field))).map(([term]) => term);
  return [...new Set([...inTexts, ...names.flatMap(({ key }) => key)])].sort(inOrder);
}

/**
 * @param {Held} held
 * @param {string} term
 */
function frequency(held, term) {
  return WORD_FIELDS.reduce((total, field) => total + (held.get(term)?.get(field)?.size ?? 0), 0);
}

/**
 * @param {Doc[]} documents
 * @param {Names} names
 * @param {keyof typeof BOOSTS} field
 */
function averageLength(documents, names, field) {
  const lengths = documents.map((document) => termsOf(document, names, field).length);
  return lengths.reduce((total, length) => total + length, 0) / documents.length || 1;
}

/**
 * @param {Doc[]} documents
 * @param {Names} names
 * @param {keyof typeof BOOSTS} field
 */
function lengthsOf(documents, names, field) {
  const lengths = documents.map((document) => termsOf(document, names, field).length);
  const different = [...new Set(lengths)].sort((a, b) => a - b);
  return joined(numbers(different), Uint8Array.from(lengths, (length) => different.indexOf(length)));
}

/** @param {Doc} document */
function isCase({ kind = "case" }) {
  return kind === "case";
}

/** @param {Doc} document */
function cardOf(document) {
  const { id, kind = "case", title = id, url = `${kind}s/${id}/`, card = {} } = document;
  return isCase(document) ? [id, kind, title, url, plainCard(card)] : [id, kind, title, url];
}

/** The fields of a card in their order; chips without empty ends. @param {Partial<Card>} card */
function plainCard(card) {
  const { drugs = [], modalities = [], complications = [], stages = [], aetiologies = [] } = card;
  const { response = "", criterion = "", outcome = "", sex = "", age = "", year = "", source = "", evidence = "" } = card;
  const chips = [drugs, modalities, complications].map((listed) => listed.map(plainChip));
  return [...chips, stages, response, criterion, outcome, sex, age, aetiologies, year, source, evidence];
}

/** @param {Chip} chip */
function plainChip({ label, url, group, title }) {
  const parts = [label, url, group, title];
  return parts.slice(0, parts.findLastIndex(Boolean) + 1);
}

/** @param {Doc} document */
function rowOf({ id, title = id, row = {} }) {
  return { id, title, ...row };
}

/**
 * @param {Invented} invented
 * @param {Record<string, string>} facets
 */
function facetsOf({ documents, labels = {} }, facets) {
  return Object.entries(facets).map(([facet, label]) => {
    const tags = documents.flatMap((document) => (isCase(document) ? document.tags ?? [] : []));
    const values = [...new Set(tags)].filter((tag) => tag.startsWith(`${facet}-`)).map((tag) => {
      const having = documents.flatMap((document, i) => (isCase(document) && document.tags?.includes(tag) ? [i] : []));
      return [tag.slice(facet.length + 1), labels[tag] ?? tag, having.map((number, i) => number - (having[i - 1] ?? 0))];
    });
    return [facet, label, values];
  });
}

/**
 * @template T
 * @param {T[]} listed
 * @param {number} size
 */
function runsOf(listed, size) {
  return Array.from({ length: Math.ceil(listed.length / size) }, (_, i) => listed.slice(i * size, (i + 1) * size));
}

/**
 * @param {string} letter
 * @param {Uint8Array[]} parts
 * @returns {[string, Uint8Array][]}
 */
function numbered(letter, parts) {
  return parts.map((data, number) => [`${letter}${number}`, data]);
}

/** @param {any} value */
function json(value) {
  return new Uint8Array(Buffer.from(JSON.stringify(value)));
}

/** @param {Coded[]} entries */
function sorted(entries) {
  return [...entries].sort(([a], [b]) => inOrder(a, b));
}

/** @param {string} text */
function mirrored(text) {
  return Array.from(text).reverse().join("");
}

// ---- serving

/** Takes the place of the network: what is not among the files is a 404. */
export class Server {
  /** @type {{path: string, options: RequestInit | undefined}[]} */
  asked = [];
  isOffline = false;
  /** @type {(path: string) => Promise<void> | void} runs before each answer */
  before = () => {};

  /** @param {Published} files */
  constructor(files) {
    this.files = files;
  }

  /** The names asked for, without their directory. */
  get names() {
    return this.asked.map(({ path }) => path.replace(/^.*\//, ""));
  }

  /**
   * Puts another content in place of a file of the present directory; null takes the file away.
   * @param {string} name
   * @param {Uint8Array | null} data as it is sent, packed
   */
  replace(name, data) {
    const path = name === "index.json" ? name : `${directoryOf(this.files)}/${name}`;
    const others = [...this.files].filter(([known]) => known !== path);
    this.files = new Map(data ? [...others, [path, data]] : others);
  }

  /**
   * @param {string | URL} url
   * @param {RequestInit} [options]
   */
  async fetch(url, options) {
    const path = String(url).replace(BASE.href, "");
    this.asked.push({ path, options });
    await this.before(path);
    if (this.isOffline) throw new TypeError("Failed to fetch");
    const data = this.files.get(path);
    return data ? new Response(/** @type {any} */ (data)) : new Response("<h1>Not found</h1>", { status: 404 });
  }
}

/**
 * Serves these files in place of the network.
 * @param {Published} files
 */
export function serve(files) {
  const server = new Server(files);
  globalThis.fetch = /** @type {typeof fetch} */ ((url, options) => server.fetch(/** @type {any} */ (url), options));
  return server;
}

/**
 * The store of an invented index and the server that it reads from.
 * @param {Invented} invented
 * @param {Partial<Options>} [options]
 */
export async function opened(invented, options) {
  const server = serve(published(invented, options));
  const store = await Store.open(await Files.current(BASE));
  server.asked = [];
  return { server, store };
}

/**
 * The documents of scores with what each has, in their order.
 * @param {Float64Array | null} scores
 */
export function pairsOf(scores) {
  return [...(scores ?? [])].flatMap((score, document) => (Number.isNaN(score) ? [] : [[document, score]]));
}

/** The documents of scores. @param {Float64Array | null} scores */
export function documentsOf(scores) {
  return pairsOf(scores).map(([document]) => document);
}
