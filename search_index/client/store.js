// The published index as the ranking needs it: statistics, entries of terms, words that begin or end alike, cards.

import { frontCoded, Reader } from "./decoding.js";
import { readable } from "./files.js";

/** @typedef {import("./decoding.js").Postings} Postings */
/** @typedef {import("./files.js").Files} Files */
/** @typedef {{boost: number, b: number, average: number}} Field */
/**
 * A name without the word it begins with: the tags that it names, and those that it leads to besides.
 * @typedef {{rest: string, exact: string[], wider: string[]}} Name
 */
/**
 * All that is known of a term or tag: its postings by field, the names that begin with it, its label and what it is
 * called. Postings that are too long for an entry are read when they are asked for.
 * @typedef {{postings: () => Promise<Map<string, Postings>>, names: Name[], label: string, called: string[]}} Entry
 */
/** @typedef {{term: string, frequency: number}} Known */

const HAS_NAMES = 64;
const HAS_LABEL = 128;
const IS_APART = 256;
export const TAG_SIGN = "#";

export class Store {
  /** @type {Map<string, Promise<Entry | null>>} */
  #entries = new Map();
  /** @type {Map<string, Promise<Map<string, Uint8Array>>>} */
  #blocks = new Map();
  /** @type {Map<number, Promise<Map<string, Postings>>>} */
  #long = new Map();
  /** @type {Promise<Map<string, number[]>> | null} */
  #lengths = null;

  /**
   * @param {Files} files
   * @param {any} manifest
   */
  constructor(files, manifest) {
    this.files = files;
    this.fields = fieldsOf(manifest.fields);
    this.documents = Number(manifest.documents);
    this.cases = Number(manifest.cases);
    this.k1 = Number(manifest.k1);
    /** What a match is worth; query.py and ranking.py say why. */
    this.worth = { had: manifest.had, about: manifest.about, page: manifest.page, complete: manifest.complete };
    this.few = Number(manifest.few);
    this.cardsPerFile = Number(manifest.cards);
    this.rowsPerFile = Number(manifest.rows);
    /** @type {Record<string, string[]>} */
    this.starts = Object.fromEntries(["t", "w", "m"].map((letter) => [letter, manifest[letter].split("\n")]));
    /** @type {Record<string, number>} how many blocks a page has, of the kinds that have too many for the manifest */
    this.paged = { ...manifest.paged };
  }

  /** @param {Files} files */
  static async open(files) {
    const manifest = await files.json("manifest");
    return readable(() => new Store(files, manifest));
  }

  /**
   * All that is known of a term or, with its sign, of a tag; null where it stands nowhere.
   * @param {string} term
   * @returns {Promise<Entry | null>}
   */
  entry(term) {
    return kept(this.#entries, term, () => this.#read(term));
  }

  /**
   * The length of each document in a field; nothing where it does not count.
   * @param {string} name
   * @returns {Promise<number[]>}
   */
  async lengths(name) {
    if (!this.fields.get(name)?.b) return [];
    const lengths = (this.#lengths ??= readable(async () => this.#measured(await this.files.bytes("lengths"))));
    lengths.catch(() => (this.#lengths = null));
    return (await lengths).get(name) ?? [];
  }

  /**
   * The words that begin like this, with the number of fields of documents that they stand in.
   * @param {string} start
   */
  beginning(start) {
    return this.#alike("w", start);
  }

  /**
   * The words that end like this.
   * @param {string} end
   */
  async ending(end) {
    const found = await this.#alike("m", mirrored(end));
    return found.map(({ term, frequency }) => ({ term: mirrored(term), frequency }));
  }

  /**
   * What a result shows of each document.
   * @param {number[]} documents
   */
  cards(documents) {
    return this.#items("c", documents, this.cardsPerFile);
  }

  /**
   * What an export lists of each case.
   * @param {number[]} documents
   */
  rows(documents) {
    return this.#items("r", documents, this.rowsPerFile);
  }

  /** @param {Uint8Array} bytes */
  #measured(bytes) {
    const reader = new Reader(bytes);
    const counting = [...this.fields].filter(([, { b }]) => b);
    return new Map(
      counting.map(([name]) => {
        const different = reader.numbers();
        return [name, Array.from(reader.take(this.documents), (which) => different[which] ?? 0)];
      }),
    );
  }

  /**
   * @param {string} letter
   * @param {number[]} documents
   * @param {number} perFile
   */
  async #items(letter, documents, perFile) {
    const numbers = [...new Set(documents.map((document) => Math.floor(document / perFile)))];
    const files = await Promise.all(numbers.map((number) => this.files.json(`${letter}${number}`)));
    const byNumber = new Map(numbers.map((number, i) => [number, files[i]]));
    return documents.map((document) => byNumber.get(Math.floor(document / perFile))[document % perFile]);
  }

  /**
   * @param {string} term
   * @returns {Promise<Entry | null>}
   */
  async #read(term) {
    const block = await this.#block("t", await this.#place("t", term));
    const payload = block.get(term);
    return payload ? readable(() => this.#decoded(new Reader(payload))) : null;
  }

  /**
   * @param {Reader} reader
   * @returns {Entry}
   */
  #decoded(reader) {
    const bits = reader.varint();
    const fields = [...this.fields.keys()].filter((_, position) => bits & (1 << position));
    const apart = bits & IS_APART ? reader.varint() : null;
    const here = apart === null ? postingsOf(fields, reader) : new Map();
    const names = bits & HAS_NAMES ? reader.text().split("\n").map(nameOf) : [];
    const [label = "", ...called] = bits & HAS_LABEL ? reader.text().split("\n") : [];
    return { postings: async () => (apart === null ? here : this.#apart(apart, fields)), names, label, called };
  }

  /**
   * @param {number} number
   * @param {string[]} fields
   */
  #apart(number, fields) {
    const decoded = async () => postingsOf(fields, new Reader(await this.files.bytes(`l${number}`)));
    return kept(this.#long, number, () => readable(decoded));
  }

  /**
   * The number of the block in which a term is, if it is anywhere.
   * @param {string} letter
   * @param {string} term
   */
  async #place(letter, term) {
    const place = lastNotAfter(this.starts[letter] ?? [], term);
    const perPage = this.paged[letter];
    if (!perPage) return place;
    const page = new TextDecoder().decode(await this.files.bytes(`${letter}d${place}`));
    return place * perPage + lastNotAfter(page.split("\n"), term);
  }

  /**
   * @param {string} letter
   * @param {number} number
   */
  #block(letter, number) {
    const name = `${letter}${number}`;
    return kept(this.#blocks, name, () => readable(async () => frontCoded(await this.files.bytes(name))));
  }

  /**
   * @param {string} letter
   * @param {string} start
   * @returns {Promise<Known[]>}
   */
  async #alike(letter, start) {
    const [first, last] = await Promise.all([start, `${start}\uffff`].map((text) => this.#place(letter, text)));
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const blocks = await Promise.all(numbers.map((number) => this.#block(letter, number)));
    const alike = blocks.flatMap((block) => [...block].filter(([term]) => term.startsWith(start)));
    return readable(() => alike.map(([term, payload]) => ({ term, frequency: new Reader(payload).varint() })));
  }
}

/**
 * @param {[string, number, number, number][]} listed
 * @returns {Map<string, Field>}
 */
function fieldsOf(listed) {
  return new Map(listed.map(([name, boost, b, average]) => [name, { boost, b, average }]));
}

/**
 * What was read before, or what is read now; a failure is not kept, so that the next question tries again.
 * @template K, V
 * @param {Map<K, Promise<V>>} before
 * @param {K} key
 * @param {() => Promise<V>} read
 */
function kept(before, key, read) {
  const known = before.get(key);
  if (known) return known;
  const found = read();
  before.set(key, found);
  found.catch(() => before.delete(key));
  return found;
}

/**
 * @param {string[]} fields
 * @param {Reader} reader
 * @returns {Map<string, Postings>}
 */
function postingsOf(fields, reader) {
  return new Map(fields.map((name) => [name, reader.postings()]));
}

/**
 * @param {string} line
 * @returns {Name}
 */
function nameOf(line) {
  const [rest = "", exact = "", wider = ""] = line.split("\t");
  return { rest, exact: exact.split(" ").filter(Boolean), wider: wider.split(" ").filter(Boolean) };
}

/**
 * The position of the last text that does not come after `wanted`, by halving; 0 where all do.
 * @param {string[]} ascending
 * @param {string} wanted
 */
function lastNotAfter(ascending, wanted) {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? "") <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {string} text */
function mirrored(text) {
  return Array.from(text).reverse().join("");
}
