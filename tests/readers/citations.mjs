// Reads citations as citation-js does. Standard input: {"files": [text, …], "styles": {name: CSL}, "items": [item, …]};
// standard output: {"files": [[item, …], …], "texts": [{name: text}, …]}.

import { readFileSync } from "node:fs";

import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import "@citation-js/plugin-ris";

const { files, styles, items } = JSON.parse(readFileSync(0, "utf8"));
const { templates } = plugins.config.get("@csl");
for (const [name, csl] of Object.entries(styles)) templates.add(name, csl);

const written = (item) =>
  Object.entries(styles).map(([template]) => [
    template,
    new Cite(item).format("bibliography", { format: "text", template, lang: "en-US" }).trim(),
  ]);
const answer = {
  files: files.map((text) => new Cite(text).data),
  texts: items.map((item) => Object.fromEntries(written(item))),
};
process.stdout.write(JSON.stringify(answer));
