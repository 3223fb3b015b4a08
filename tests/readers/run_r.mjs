// Runs an R script without network: node run_r.mjs FOLDER SCRIPT; the script finds FOLDER under /atlas.
import { readFileSync } from "node:fs";
import { WebR } from "webr";

const [folder, script] = process.argv.slice(2);
const webR = new WebR({ interactive: false });
await webR.init();
await webR.FS.mkdir("/atlas");
await webR.FS.mount("NODEFS", { root: folder }, "/atlas");
const shelter = await new webR.Shelter();
const answer = await shelter.captureR(readFileSync(script, "utf8"), { withAutoprint: true, captureGraphics: false });
let failed = false;
for (const line of answer.output) {
  if (line.type === "stdout") console.log(line.data);
  else {
    failed = true;
    console.error(line.type === "stderr" ? line.data : JSON.stringify(await line.data.toJs()));
  }
}
webR.close();
process.exit(failed ? 1 : 0);
