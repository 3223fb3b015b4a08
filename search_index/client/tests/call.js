// Lets a test in Python call a module: reads [[name, ...arguments], ...] from standard input, prints what each returns.

import { readFileSync, writeFileSync } from "node:fs";

const STDIN = 0;
const STDOUT = 1;
const module = await import(`../${process.argv[2]}.js`);
const results = [];
for (const [name, ...given] of JSON.parse(readFileSync(STDIN, "utf8"))) {
  results.push(typeof module[name] === "function" ? await module[name](...given) : module[name]);
}
writeFileSync(STDOUT, JSON.stringify(results, (_, value) => (value instanceof Set ? [...value] : value)));
