// Every question to the worker ends in an answer or in a reason, never in silence.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Asker } from "../page_asker.js";

class FakeWorker extends EventTarget {
  /** @type {any[]} */
  asked = [];
  ended = false;

  /** @param {any} message */
  postMessage(message) {
    this.asked.push(message);
  }

  terminate() {
    this.ended = true;
  }

  /** @param {any} data */
  answer(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

/** @param {number} [patience] */
const setUp = (patience) => {
  /** @type {FakeWorker[]} */
  const workers = [];
  const start = () => /** @type {any} */ (workers[workers.push(new FakeWorker()) - 1]);
  return { asker: new Asker(start, patience), workers };
};

test("answers reach their questions in any order, and other messages are passed over", async () => {
  const { asker, workers } = setUp();
  const first = asker.ask({ search: "a" });
  const second = asker.ask({ search: "b" });
  assert.deepEqual(workers[0].asked, [{ ask: 1, search: "a" }, { ask: 2, search: "b" }]);
  workers[0].answer({ type: 1 });
  workers[0].answer({ ask: 2, answer: "B" });
  workers[0].answer({ ask: 2, answer: "again" });
  workers[0].answer({ ask: 1, answer: "A" });
  assert.equal((await first).answer, "A");
  assert.equal((await second).answer, "B");
});

test("an error in words rejects its question alone and keeps the worker", async () => {
  const { asker, workers } = setUp();
  const failing = asker.ask({});
  const other = asker.ask({});
  workers[0].answer({ ask: 1, error: "The index could not be read." });
  workers[0].answer({ ask: 2 });
  await assert.rejects(failing, { message: "The index could not be read." });
  await other;
  assert.equal(workers[0].ended, false);
});

test("a broken worker rejects every question, and the next one starts another worker", async () => {
  const { asker, workers } = setUp();
  const both = [asker.ask({}), asker.ask({})];
  workers[0].dispatchEvent(new Event("error", { cancelable: true }));
  for (const one of both) await assert.rejects(one, /could not be started or broke off/);
  assert.equal(workers[0].ended, true);
  const next = asker.ask({});
  workers[1].answer({ ask: 3 });
  await next;
});

test("a worker that stays silent is given up", async () => {
  const { asker, workers } = setUp(5);
  await assert.rejects(asker.ask({}), /did not answer in time/);
  assert.equal(workers[0].ended, true);
});

test("a browser that refuses the worker gives a reason", async () => {
  const asker = new Asker(() => {
    throw new Error("SecurityError");
  });
  await assert.rejects(asker.ask({}), /could not be started/);
});
