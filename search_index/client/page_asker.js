// Asks the worker, matches answers to questions, and turns every way of failing into one rejected promise.

const PATIENCE = 15_000;
const SILENT = "The search did not answer in time.";
const BROKEN = "The search could not be started or broke off.";

/**
 * @typedef {{
 *   resolve: (answer: any) => void, reject: (reason: Error) => void, timer: ReturnType<typeof setTimeout>,
 * }} Waiting
 */

export class Asker {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #asked = 0;

  /** @param {() => Worker} start @param {number} [patience] in milliseconds */
  constructor(start, patience = PATIENCE) {
    this.start = start;
    this.patience = patience;
  }

  /** @param {object} request without its number @returns {Promise<any>} */
  ask(request) {
    return new Promise((resolve, reject) => {
      const ask = ++this.#asked;
      const timer = setTimeout(() => this.#giveUp(SILENT), this.patience);
      this.#waiting.set(ask, { resolve, reject, timer });
      try {
        this.#running().postMessage({ ask, ...request });
      } catch {
        this.#giveUp(BROKEN);
      }
    });
  }

  #running() {
    if (this.#worker) return this.#worker;
    const worker = this.start();
    worker.addEventListener("message", ({ data }) => this.#settle(data));
    for (const failure of ["error", "messageerror"]) {
      worker.addEventListener(failure, (event) => {
        event.preventDefault();
        if (worker === this.#worker) this.#giveUp(BROKEN);
      });
    }
    this.#worker = worker;
    return worker;
  }

  /** @param {{ask?: number, error?: string}} answer */
  #settle(answer) {
    const waiting = this.#waiting.get(answer?.ask ?? 0);
    if (!waiting) return;
    this.#waiting.delete(answer.ask ?? 0);
    clearTimeout(waiting.timer);
    if (answer.error === undefined) waiting.resolve(answer);
    else waiting.reject(new Error(String(answer.error)));
  }

  /** A worker that broke or fell silent is let go; the next question starts a new one. @param {string} reason */
  #giveUp(reason) {
    this.#worker?.terminate();
    this.#worker = null;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject, timer } of lost) {
      clearTimeout(timer);
      reject(new Error(reason));
    }
  }
}
