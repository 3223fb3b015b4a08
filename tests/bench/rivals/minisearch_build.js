// Builds the index of MiniSearch: node minisearch_build.js documents.json index.json

import { readFileSync, writeFileSync } from "node:fs";
import MiniSearch from "minisearch";
import { OPTIONS } from "./minisearch_options.js";

const [documents, index] = process.argv.slice(2);
const minisearch = new MiniSearch(OPTIONS);
minisearch.addAll(JSON.parse(readFileSync(documents, "utf8")));
writeFileSync(index, JSON.stringify(minisearch));
