// Whether each file is fetched once, and each way of failing is said in its sentence and mended by the next question.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { FORMAT, Files, SearchFailed, otherFormat, readable } from "../files.js";
import { BASE, DAMAGED, OFFLINE, packed, packedJson, serve } from "./published.js";

/** @param {string} text */
const bytesOf = (text) => new Uint8Array(Buffer.from(text));
/** @param {Uint8Array} bytes */
const textOf = (bytes) => Buffer.from(bytes).toString();
/** @param {string} message */
const failed = (message) => ({ name: "SearchFailed", message });
const POINTER = JSON.stringify({ format: FORMAT, files: "abc" });
/** @type {import("./published.js").Server} */
let server;

beforeEach(() => {
  server = serve(new Map([
    ["index.json", bytesOf(POINTER)],
    ["abc/one", packed("first")],
    ["abc/two", packedJson({ a: ["Größe"] })],
  ]));
});

test("the pointer is asked for past the cache, and files are looked for in the directory that it names", async () => {
  const files = await Files.current(BASE);
  assert.equal(files.directory.href, `${BASE.href}abc/`);
  assert.deepEqual(server.asked, [{ path: "index.json", options: { cache: "no-cache" } }]);
  await files.bytes("one");
  assert.equal(server.asked[1]?.path, "abc/one");
  assert.notEqual(server.asked[1]?.options?.cache, "no-cache", "what never changes may come from the cache");
});

test("the pointer is asked for again each time", async () => {
  await Files.current(BASE);
  server.replace("index.json", bytesOf(JSON.stringify({ format: FORMAT, files: "def" })));
  assert.equal((await Files.current(BASE)).directory.href, `${BASE.href}def/`);
});

test("a file is fetched once, even when it is asked for at the same time", async () => {
  const files = await Files.current(BASE);
  const found = await Promise.all([files.bytes("one"), files.bytes("one"), files.bytes("one")]);
  assert.deepEqual([...found, await files.bytes("one")].map(textOf), ["first", "first", "first", "first"]);
  assert.deepEqual(server.names, ["index.json", "one"]);
});

test("a file asked for as JSON and as bytes is fetched once, and what one asker changes no other sees", async () => {
  const files = await Files.current(BASE);
  const [one, other] = await Promise.all([files.json("two"), files.json("two"), files.bytes("two")]);
  assert.deepEqual(server.names, ["index.json", "two"]);
  one.a.push("changed");
  assert.deepEqual(other, { a: ["Größe"] });
  assert.deepEqual(await files.json("two"), { a: ["Größe"] });
});

test("two indexes do not share their files", async () => {
  const [one, other] = [await Files.current(BASE), await Files.current(BASE)];
  await Promise.all([one.bytes("one"), other.bytes("one")]);
  assert.equal(server.names.filter((name) => name === "one").length, 2);
});

test("a fetch that fails is told to all who wait for it, and tried again at the next question", async () => {
  const files = await Files.current(BASE);
  server.isOffline = true;
  const waiting = [files.bytes("one"), files.bytes("one")];
  for (const one of waiting) await assert.rejects(one, failed(OFFLINE));
  assert.deepEqual(server.names, ["index.json", "one"]);
  server.isOffline = false;
  assert.equal(textOf(await files.bytes("one")), "first");
});

test("one file that fails leaves the others as they are", async () => {
  const files = await Files.current(BASE);
  await files.bytes("one");
  await assert.rejects(files.bytes("none"), failed(DAMAGED));
  server.isOffline = true;
  assert.equal(textOf(await files.bytes("one")), "first");
});

test("without a connection the sentence asks for one", async () => {
  server.isOffline = true;
  await assert.rejects(Files.current(BASE), failed(OFFLINE));
});

test("a file that is missing, or that the host does not give, is damage", async () => {
  const files = await Files.current(BASE);
  await assert.rejects(files.bytes("none"), failed(DAMAGED));
  await assert.rejects(files.json("none"), failed(DAMAGED));
  globalThis.fetch = async (url) => new Response(/index/.test(String(url)) ? POINTER : /** @type {any} */ (packed("x")), { status: 503 });
  await assert.rejects(files.bytes("one"), failed(DAMAGED));
  await assert.rejects(Files.current(BASE), failed(DAMAGED));
});

test("an index of another format is named with both formats", async () => {
  for (const [format, told] of [[2, "2"], [0, "0"], ["1", "1"], [undefined, "undefined"], [null, "null"]]) {
    server.replace("index.json", bytesOf(JSON.stringify({ format, files: "abc" })));
    const sentence = `This page reads search index format 1, but the published index has format ${told}: reload the page.`;
    await assert.rejects(Files.current(BASE), failed(sentence));
  }
  assert.equal(
    otherFormat(7),
    "This page reads search index format 1, but the published index has format 7: reload the page.",
  );
});

test("a pointer that is no JSON is damage", async () => {
  for (const text of ["", "{", POINTER.slice(0, -1), "<!doctype html><title>Log in</title>", "\0"]) {
    server.replace("index.json", bytesOf(text));
    await assert.rejects(Files.current(BASE), failed(DAMAGED), text);
  }
});

test("a pointer that is JSON but no object is a failure that can be told", async () => {
  server.replace("index.json", bytesOf("null"));
  await assert.rejects(Files.current(BASE), { name: "SearchFailed" });
});

test("a file that cannot be unpacked is damage, and read once it is whole", async () => {
  const files = await Files.current(BASE);
  for (const data of [bytesOf("first"), packed("first").slice(0, -2), new Uint8Array()]) {
    server.replace("one", data);
    await assert.rejects(files.bytes("one"), failed(DAMAGED));
  }
  server.replace("one", packed("whole"));
  assert.equal(textOf(await files.bytes("one")), "whole");
});

test("a file that is no JSON is damage", async () => {
  const files = await Files.current(BASE);
  for (const [name, text] of Object.entries({ x: "", y: "[1,", z: "\xff\xfe" })) {
    server.replace(name, packed(text));
    await assert.rejects(files.json(name), failed(DAMAGED), text);
  }
});

test("an answer that breaks off on its way is damage", async () => {
  const files = await Files.current(BASE);
  const broken = () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) });
    return Promise.resolve(new Response(body));
  };
  const whole = globalThis.fetch;
  globalThis.fetch = broken;
  await assert.rejects(files.bytes("one"), failed(DAMAGED));
  await assert.rejects(Files.current(BASE), failed(DAMAGED));
  globalThis.fetch = whole;
  assert.equal(textOf(await files.bytes("one")), "first");
});

test("what can be read passes through, and every other error becomes one that can be told", async () => {
  assert.equal(await readable(() => 3), 3);
  await assert.rejects(readable(() => Promise.reject(new RangeError("the bytes end within a number"))), (error) => {
    assert.ok(error instanceof SearchFailed && error instanceof Error);
    assert.equal(error.message, DAMAGED);
    return true;
  });
});
