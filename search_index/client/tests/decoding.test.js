// Whether what encoding.py writes is read as it was meant, and nothing is read from damaged bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";

import { frontCoded, Reader, unpacked } from "../decoding.js";
import * as written from "./published.js";

/** @param {number[]} bytes */
const reader = (...bytes) => new Reader(Uint8Array.from(bytes));
/** @param {Uint8Array} bytes @param {(reader: Reader) => unknown} read */
const refusesEveryCut = (bytes, read) => {
  for (let size = 0; size < bytes.length; size += 1) {
    assert.throws(() => read(new Reader(bytes.subarray(0, size))), RangeError, `cut to ${size} bytes`);
  }
};
/** @param {string} text */
const bytesOf = (text) => new Uint8Array(Buffer.from(text));
/** @param {[string, string][]} entries */
const coded = (entries) => written.frontCoded(entries.map(([term, payload]) => [term, bytesOf(payload)]));
/** @param {Map<string, Uint8Array>} found */
const texts = (found) => [...found].map(([term, payload]) => [term, Buffer.from(payload).toString()]);

test("a number of any size is read as it was written", () => {
  for (const number of [0, 1, 127, 128, 129, 255, 16383, 16384, 2 ** 31 - 1, 2 ** 31, 2 ** 32 + 7, 2 ** 53 - 1]) {
    const found = new Reader(written.varint(number));
    assert.equal(found.varint(), number);
    assert.ok(found.isAtEnd);
  }
});

test("the lowest seven bits of a number come first", () => {
  assert.equal(reader(0x80, 0x01).varint(), 128);
  assert.equal(reader(0xac, 0x02).varint(), 300);
});

test("values are read one after the other", () => {
  const found = reader(5, 0xac, 0x02, 2, 104, 105, 0);
  assert.equal(found.varint(), 5);
  assert.equal(found.varint(), 300);
  assert.equal(found.isAtEnd, false);
  assert.equal(found.text(), "hi");
  assert.equal(found.text(), "");
  assert.ok(found.isAtEnd);
});

test("a number that ends early is a RangeError", () => {
  for (const number of [1, 128, 2 ** 31, 2 ** 53 - 1]) refusesEveryCut(written.varint(number), (r) => r.varint());
});

test("a value that ends early is a RangeError, and the bytes before it can still be read", () => {
  refusesEveryCut(written.sized("Größe"), (r) => r.text());
  const found = reader(3, 1, 2);
  assert.throws(() => found.take(4), RangeError);
  assert.deepEqual([...found.take(3)], [3, 1, 2]);
});

test("bytes can be taken up to the end and none after it", () => {
  const found = reader(1, 2);
  assert.deepEqual([...found.take(2)], [1, 2]);
  assert.deepEqual([...found.take(0)], []);
  assert.throws(() => found.take(1), RangeError);
});

test("a view into a larger buffer is read from its own beginning to its own end", () => {
  const view = Uint8Array.from([9, 9, 2, 7, 9, 9]).subarray(2, 4);
  const found = new Reader(view);
  assert.deepEqual([found.varint(), found.varint()], [2, 7]);
  assert.throws(() => found.varint(), RangeError);
});

test("ascending numbers come back from their distances", () => {
  for (const listed of [[], [0], [0, 1, 2], [5, 5, 130, 2 ** 31]]) {
    assert.deepEqual(new Reader(written.numbers(listed)).numbers(), listed);
  }
});

test("ascending numbers that end early are a RangeError", () => {
  refusesEveryCut(written.numbers([3, 200, 70_000]), (r) => r.numbers());
});

test("a count that no bytes follow is a RangeError, however large it is", () => {
  for (const count of [1, 2 ** 20, 2 ** 32 - 1, 2 ** 32, 2 ** 52]) {
    assert.throws(() => new Reader(written.varint(count)).numbers(), RangeError);
    assert.throws(() => new Reader(written.varint(count)).postings(), RangeError);
  }
});

test("postings come back with their documents and how often each has the term", () => {
  assert.deepEqual(reader(2, 0, 7, 2).postings(), { documents: [0, 3], times: [1, 2] });
  const entries = /** @type {[number, number][]} */ ([[0, 1], [1, 300], [64, 1], [65, 2], [100_000, 1]]);
  const found = new Reader(written.postings(entries)).postings();
  assert.deepEqual(found.documents, [0, 1, 64, 65, 100_000]);
  assert.deepEqual(found.times, [1, 300, 1, 2, 1]);
  assert.deepEqual(reader(0).postings(), { documents: [], times: [] });
});

test("postings that end early are a RangeError", () => {
  refusesEveryCut(written.postings([[0, 1], [200, 300], [201, 1]]), (r) => r.postings());
});

test("a block gives its terms in order with their payloads", () => {
  const listed = /** @type {[string, string][]} */ ([["live", ""], ["liver", "a"], ["livers", "b"], ["x", "c"]]);
  assert.deepEqual(texts(frontCoded(coded(listed))), listed);
  assert.equal(frontCoded(new Uint8Array()).size, 0);
});

test("terms may share bytes inside a character of several", () => {
  const listed = ["tgfα", "tgfβ", "è", "é", "éa", "ê", "\u{10330}", "\u{10331}x", "\u{10331}y"];
  const entries = listed.map((term) => /** @type {[string, string]} */ ([term, `payload of ${term}`]));
  assert.deepEqual(texts(frontCoded(coded(entries))), entries);
});

test("a block cut anywhere but after an entry is a RangeError, and no term is made up", () => {
  const listed = /** @type {[string, string][]} */ ([["ab", "1"], ["abc", "22"], ["é", ""], ["ê", "3"]]);
  const bytes = coded(listed);
  const borders = new Map(listed.map((_, i) => [coded(listed.slice(0, i)).length, i]));
  for (let size = 0; size < bytes.length; size += 1) {
    const cut = bytes.subarray(0, size);
    if (borders.has(size)) assert.deepEqual(texts(frontCoded(cut)), listed.slice(0, borders.get(size)));
    else assert.throws(() => frontCoded(cut), RangeError, `cut to ${size} bytes`);
  }
});

test("a term cannot share more bytes than the term before it has", () => {
  const damaged = written.joined(written.varint(5), written.sized("a"), written.sized(""));
  assert.throws(() => frontCoded(damaged), RangeError);
});

test("a term that begins with a byte order mark keeps it", () => {
  assert.deepEqual([...frontCoded(coded([["\ufeffa", ""]])).keys()], ["\ufeffa"]);
});

test("raw deflate is unpacked, whatever its size", async () => {
  for (const text of ["", "a", "Größe ".repeat(50_000)]) {
    assert.equal(Buffer.from(await unpacked(written.packed(text))).toString(), text);
  }
});

test("deflate that is cut off rejects, wherever it is cut", async () => {
  const whole = written.packed(Array.from({ length: 300 }, (_, i) => `term ${i * 7919}`).join(" "));
  for (const size of [0, 1, 2, 10, whole.length >> 1, whole.length - 2, whole.length - 1]) {
    await assert.rejects(unpacked(whole.slice(0, size)), `cut to ${size} bytes`);
  }
});

test("what is no raw deflate rejects", async () => {
  await assert.rejects(unpacked(bytesOf("<!doctype html><title>Log in to the network</title>")));
  await assert.rejects(unpacked(new Uint8Array(deflateSync("with the header of zlib"))));
  await assert.rejects(unpacked(Uint8Array.from([0xff, 0xff, 0xff, 0xff])));
});

test("bytes after the end of the deflate reject", async () => {
  await assert.rejects(unpacked(written.joined(written.packed("text"), Uint8Array.from([1, 2, 3]))));
});
