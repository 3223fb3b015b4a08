// The search of this atlas: a worker that reads only the files that a query needs.

/** @type {Worker | undefined} */
let worker;
let ask = 0;

/** @param {string} query */
export function search(query) {
  worker ??= new Worker("/ours/search/client/worker.js");
  const asked = worker;
  return new Promise((resolve, reject) => {
    asked.onerror = (event) => reject(new Error(event.message));
    asked.onmessage = ({ data }) => {
      if (data.ask !== ask) return;
      if (data.error) reject(new Error(data.error));
      else resolve([...data.answer.hits, ...data.answer.pages].map((hit) => hit.url));
    };
    asked.postMessage({ ask: ++ask, search: { query, chosen: {}, from: 0, size: 10 } });
  });
}
