// What the site publishes for this page, each file fetched once: of a case, of its picture, and the list of all cases.

/** @import { CaseFile } from "./rows.js" */

const FORMAT = 1;
const PATIENCE = 15_000;
const NO_RECORD = "is not a record of the atlas.";
const NOT_LOADED = "could not be loaded. Check the connection and try again.";

/** A case that is not there, told apart from one that could not be loaded. */
export class Unknown extends Error {}

export class Files {
  /** @type {Map<string, Promise<any>>} */
  #asked = new Map();

  /** @param {URL} root the address of the site @param {URL} list that of the list of cases */
  constructor(root, list) {
    this.root = root;
    this.list = list;
  }

  /** @param {string} id @returns {Promise<CaseFile>} */
  of(id) {
    const address = new URL(`cases/${id}/comparison.json`, this.root);
    return this.#once(address, async () => readable(parsed(await load(address, id, NO_RECORD), id), id));
  }

  /** Id and title of every case. @returns {Promise<[string, string][]>} */
  all() {
    const what = "The list of records";
    return this.#once(this.list, async () => parsed(await load(this.list, what), what));
  }

  /** The text of a picture of a case. @param {string} id @param {string} name of its file @returns {Promise<string>} */
  picture(id, name) {
    const address = new URL(`cases/${id}/${name}`, this.root);
    return this.#once(address, () => load(address, `The picture of ${id}`));
  }

  /** What failed is asked for again. @template T @param {URL} address @param {() => Promise<T>} ask @returns {Promise<T>} */
  #once({ href }, ask) {
    const known = this.#asked.get(href);
    if (known) return known;
    const asked = ask();
    this.#asked.set(href, asked);
    asked.catch(() => this.#asked.delete(href));
    return asked;
  }
}

/** @param {URL} address @param {string} what @param {string} absent what it means that there is no such file */
const load = async (address, what, absent = NOT_LOADED) => {
  const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);
  if (response?.status === 404) throw new Unknown(`${what} ${absent}`);
  const text = response?.ok ? await response.text().catch(() => null) : null;
  if (text === null) throw new Error(`${what} ${NOT_LOADED}`);
  return text;
};

/** @param {string} text @param {string} what */
const parsed = (text, what) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${what} could not be read, since something else came in its place. Check the connection and try again.`);
  }
};

/** @param {any} file of a case, or what stands in its place where that was withdrawn @param {string} id */
const readable = (file, id) => {
  if (file?.withdrawn) throw new Unknown(`${id} was withdrawn; its page says why.`);
  if (file?.format !== FORMAT) throw new Error(`This page and the data of ${id} are of different versions. Load the page again.`);
  return file;
};
