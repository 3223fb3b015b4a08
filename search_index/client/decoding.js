// Bytes to numbers, lists and terms: reads what encoding.py writes.

/**
 * The documents of a term in one field, ascending, and how often the term stands in each.
 * @typedef {{documents: number[], times: number[]}} Postings
 */

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Reads bytes one value after the other; throws a RangeError where they end too early. */
export class Reader {
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
  }

  get isAtEnd() {
    return this.#at >= this.bytes.length;
  }

  varint() {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.#at];
      if (byte === undefined) throw new RangeError("the bytes end within a number");
      this.#at += 1;
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  }

  /** @param {number} size */
  take(size) {
    const end = this.#at + size;
    if (end > this.bytes.length) throw new RangeError("the bytes end within a value");
    const taken = this.bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }

  sized() {
    return this.take(this.varint());
  }

  text() {
    return utf8.decode(this.sized());
  }

  /** Ascending numbers, written as distances. */
  numbers() {
    let last = 0;
    return Array.from({ length: this.varint() }, () => (last += this.varint()));
  }

  /** @returns {Postings} */
  postings() {
    const count = this.varint();
    const documents = [];
    const times = [];
    let last = 0;
    for (let i = 0; i < count; i += 1) {
      const step = this.varint();
      last += Math.floor(step / 2);
      documents.push(last);
      times.push(step % 2 ? this.varint() : 1);
    }
    return { documents, times };
  }
}

/**
 * The terms of a block, in order, with their payloads.
 * @param {Uint8Array} bytes
 * @returns {Map<string, Uint8Array>}
 */
export function frontCoded(bytes) {
  const reader = new Reader(bytes);
  const found = new Map();
  let last = new Uint8Array();
  while (!reader.isAtEnd) {
    const shared = reader.varint();
    if (shared > last.length) throw new RangeError("a term shares more than there is");
    const rest = reader.sized();
    const term = new Uint8Array(shared + rest.length);
    term.set(last.subarray(0, shared));
    term.set(rest, shared);
    found.set(utf8.decode(term), reader.sized());
    last = term;
  }
  return found;
}

/**
 * Unpacks raw deflate; rejects where the bytes are damaged or cut off.
 * @param {BlobPart} packed
 * @returns {Promise<Uint8Array>}
 */
export async function unpacked(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
