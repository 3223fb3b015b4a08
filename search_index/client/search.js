// All that the worker loads with the first question, bundled into one file; the tests ask for whole rankings besides.

export { Box } from "./box.js";
export { Engine } from "./engine.js";
export { Files } from "./files.js";
export { foundIn, match, rank } from "./query.js";
export { ranked } from "./scores.js";
export { Store } from "./store.js";
