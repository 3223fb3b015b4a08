// The search of Material for MkDocs: its own worker builds the index in the browser from all texts.

/** @type {Promise<Worker> | undefined} */
let started;

/**
 * The next answer of the worker, which answers in order.
 * @param {Worker} worker
 * @param {object} message
 */
function answer(worker, message) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => resolve(event.data.data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
}

async function start() {
  const worker = new Worker("/material/worker.js");
  const index = await (await fetch("/material/search_index.json")).json();
  await answer(worker, { type: 0, data: { ...index, options: { suggest: true } } });
  return worker;
}

/** @param {string} query */
export async function search(query) {
  started ??= start();
  const { items } = await answer(await started, { type: 2, data: query });
  return items.slice(0, 10).map((/** @type {{location: string}[]} */ [hit]) => hit.location);
}
