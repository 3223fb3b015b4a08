// What the site publishes of a case for this page, fetched once; and the list of all cases, fetched when it is asked for.

/** @import { CaseFile } from "./rows.js" */

const FORMAT = 1;
const PATIENCE = 15_000;

/** A case that is not there, told apart from one that could not be loaded. */
export class Unknown extends Error {}

export class Files {
  /** @type {Map<string, Promise<CaseFile>>} */
  #asked = new Map();
  /** @type {Promise<[string, string][]> | undefined} */
  #list;

  /** @param {URL} root the address of the site @param {URL} list that of the list of cases */
  constructor(root, list) {
    this.root = root;
    this.list = list;
  }

  /** @param {string} id @returns {Promise<CaseFile>} */
  of(id) {
    const asked = this.#asked.get(id) ?? load(new URL(`cases/${id}/comparison.json`, this.root), id).then(readable);
    asked.catch(() => this.#asked.delete(id)); // what failed is asked for again
    this.#asked.set(id, asked);
    return asked;
  }

  /** Id and title of every case. @returns {Promise<[string, string][]>} */
  all() {
    this.#list ??= load(this.list, "The list of records");
    this.#list.catch(() => (this.#list = undefined));
    return this.#list;
  }
}

/** @param {URL} address @param {string} what @returns {Promise<any>} */
const load = async (address, what) => {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (response?.status === 404) throw new Unknown(what);
  if (!response?.ok) throw new Error(`${what} could not be loaded. Check the connection and try again.`);
  return response.json();
};

/** @param {CaseFile} file */
const readable = (file) => {
  if (file.format !== FORMAT) throw new Error("This page is older than its data. Load it again.");
  return file;
};
