// Fetches the published files, each once, and says in one sentence what is wrong where that fails.

import { unpacked } from "./decoding.js";

/** The format that this code reads; export.py writes its number. */
export const FORMAT = 1;

/** A failure that the reader can be told as it is. */
export class SearchFailed extends Error {
  name = "SearchFailed";
}

const OFFLINE = "The search index could not be fetched. Check the connection and try again.";
const DAMAGED = "The search index is damaged or incomplete. Reload the page, or use the indexes.";

/** The files of one published index. */
export class Files {
  /** @type {Map<string, Promise<Uint8Array>>} */
  #fetched = new Map();

  /** @param {URL} directory */
  constructor(directory) {
    this.directory = directory;
  }

  /**
   * The index that is published now.
   * @param {URL} base the directory of index.json
   */
  static async current(base) {
    const response = await answered(new URL("index.json", base), { cache: "no-cache" });
    const { format, files } = await readable(async () => ({ ...(await response.json()) }));
    if (format !== FORMAT) throw new SearchFailed(otherFormat(format));
    return new Files(new URL(`${files}/`, base));
  }

  /**
   * @param {string} name
   * @returns {Promise<Uint8Array>}
   */
  bytes(name) {
    const known = this.#fetched.get(name);
    if (known) return known;
    const bytes = this.#fetch(name);
    this.#fetched.set(name, bytes);
    bytes.catch(() => this.#fetched.delete(name)); // so that the next question tries again
    return bytes;
  }

  /** @param {string} name */
  async json(name) {
    const bytes = await this.bytes(name);
    return readable(() => JSON.parse(new TextDecoder().decode(bytes)));
  }

  /** @param {string} name */
  async #fetch(name) {
    const response = await answered(new URL(name, this.directory));
    return readable(async () => unpacked(await response.arrayBuffer()));
  }
}

/**
 * The one sentence for an index of another format.
 * @param {unknown} format
 */
export function otherFormat(format) {
  return `This page reads search index format ${FORMAT}, but the published index has format ${format}: reload the page.`;
}

/**
 * @param {URL} url
 * @param {RequestInit} [options]
 */
async function answered(url, options) {
  const response = await fetch(url, options).catch(() => {
    throw new SearchFailed(OFFLINE);
  });
  if (!response.ok) throw new SearchFailed(DAMAGED);
  return response;
}

/**
 * What is read, or that it cannot be; a failure that can be told already is told as it is.
 * @template T
 * @param {() => T | Promise<T>} read
 * @returns {Promise<T>}
 */
export async function readable(read) {
  try {
    return await read();
  } catch (error) {
    throw error instanceof SearchFailed ? error : new SearchFailed(DAMAGED);
  }
}
