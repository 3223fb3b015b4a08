// What is loaded for a comparison: once, and whatever goes wrong is told in a sentence.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Files, Unknown } from "../../docs/assets/javascripts/compare/files.js";

const CASE = JSON.stringify({ format: 1, id: "hcc-9001" });
const COULD_NOT = "hcc-9001 could not be loaded. Check the connection and try again.";
let asked = [];
let files;

/** The network gives these answers, one after the other. */
const network = (...answers) => {
  globalThis.fetch = async (address) => {
    asked.push(String(address));
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return answer;
  };
};
const broken = () => new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError("lost")) }));

beforeEach(() => {
  asked = [];
  files = new Files(new URL("https://atlas.test/hcc/"), new URL("https://atlas.test/hcc/compare/cases.json"));
});

test("a case is fetched once, below the site", async () => {
  network(new Response(CASE));
  assert.equal((await files.of("hcc-9001")).id, "hcc-9001");
  assert.equal(await files.of("hcc-9001"), await files.of("hcc-9001"));
  assert.deepEqual(asked, ["https://atlas.test/hcc/cases/hcc-9001/comparison.json"]);
});

for (const [name, answer, sentence] of [
  ["no connection", new TypeError("Failed to fetch"), COULD_NOT],
  ["an answer that breaks off", broken(), COULD_NOT],
  ["a server in trouble", new Response("", { status: 503 }), COULD_NOT],
  ["the page of another network", new Response("<html>Log in</html>"),
   "hcc-9001 could not be read, since something else came in its place. Check the connection and try again."],
  ["another format", new Response('{"format": 2}'),
   "This page and the data of hcc-9001 are of different versions. Load the page again."],
  ["nothing in it", new Response("null"), "This page and the data of hcc-9001 are of different versions. Load the page again."],
]) {
  test(`${name} is told, and what failed is asked for again`, async () => {
    network(answer, new Response(CASE));
    await assert.rejects(files.of("hcc-9001"), (error) => error.message === sentence && !(error instanceof Unknown));
    assert.equal((await files.of("hcc-9001")).id, "hcc-9001");
  });
}

test("a record that is not there or was withdrawn is no failure of the connection", async () => {
  network(new Response("", { status: 404 }), new Response('{"withdrawn": "2020-03-20", "reason": "Entered twice."}'));
  for (const message of ["hcc-9003 is not a record of the atlas.", "hcc-9003 was withdrawn; its page says why."]) {
    await assert.rejects(files.of("hcc-9003"), (error) => error instanceof Unknown && error.message === message);
  }
});

test("the list and a picture that are not there are told as well, and a picture can be asked for again", async () => {
  network(new Response("", { status: 404 }), new TypeError("offline"), new Response("<svg/>"));
  await assert.rejects(files.all(), { message: "The list of records could not be loaded. Check the connection and try again." });
  await assert.rejects(files.picture("hcc-9001", "course.svg"), /^Error: The picture of hcc-9001 could not be loaded\./);
  assert.equal(await files.picture("hcc-9001", "course.svg"), "<svg/>");
});
