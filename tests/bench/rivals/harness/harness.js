// Asks the engine that the address names; nothing of it is loaded before the first query.

const engine = new URLSearchParams(location.search).get("engine");

/**
 * The addresses of the first ten hits and the milliseconds until they were there.
 * @param {{query: string, limit: number}} asked the limit is in milliseconds
 */
async function timed({ query, limit }) {
  const start = performance.now();
  const search = import(`./${engine}.js`).then((module) => module.search(query));
  const late = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no hits within ${limit / 1000} seconds`)), limit);
  });
  const urls = await Promise.race([search, late]);
  return { urls, ms: performance.now() - start };
}

Object.assign(window, { timed });
