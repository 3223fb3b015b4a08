// MiniSearch: the whole index in memory, made ahead and loaded with the first query.

/** @type {Promise<any> | undefined} */
let index;

async function loaded() {
  const [{ default: MiniSearch }, { OPTIONS }, response] = await Promise.all([
    import("/minisearch/minisearch.js"),
    import("/minisearch/options.js"),
    fetch("/minisearch/index.json"),
  ]);
  return MiniSearch.loadJSON(await response.text(), OPTIONS);
}

/** @param {string} query */
export async function search(query) {
  index ??= loaded();
  return (await index).search(query).slice(0, 10).map((/** @type {{id: string}} */ hit) => hit.id);
}
