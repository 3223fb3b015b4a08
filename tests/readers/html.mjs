// Checks pages with html-validate. Standard input: [path, …]; standard output: {"found": [{"path", "line", "rule",
// "message", "selector"}, …], "unused": [exception, …]}. What the theme itself emits is excepted, each with its reason;
// our own templates have no exception.

import { readFileSync } from "node:fs";

import { HtmlValidate } from "html-validate";

const CONFIG = {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Integrity hashes guard against other hosts, and no page loads anything from one.
    "require-sri": ["error", { target: "crossorigin" }],
    // A box that scrolls has the role so that its name is read; it is no section of the text.
    "prefer-native-element": ["error", { exclude: ["region"] }],
  },
};

const EXCEPTIONS = [
  {
    rule: "valid-autocomplete",
    selector: /^#__(drawer|search)$/,
    why: "The theme's switches have it so that Firefox forgets their state; on a checkbox it has no meaning and no harm.",
  },
  {
    rule: "input-missing-label",
    selector: /^#__(drawer|search|toc)$/,
    why: "The theme's switches are hidden; readers use the buttons that set them, and these have names.",
  },
  {
    rule: "no-missing-references",
    selector: /^html > body > .* > nav > label$/,
    why: "The theme's title of the contents list is the label of a switch that only pages in the navigation have.",
  },
  {
    rule: "attribute-allowed-values",
    selector: /^#__nav_\d+_label$/,
    why: "The theme leaves tabindex empty on titles in its drawer; browsers then take it as not given.",
  },
  {
    rule: "wcag/h32",
    selector: /^html > body > header > nav > /,
    why: "The theme's forms for search and colours act at once and are never sent.",
  },
  {
    rule: "wcag/h32",
    selector: /^html > body > .* > article > form$/,
    why: "The filters of the case table act at once and are never sent; without script they are not shown.",
  },
  {
    rule: "unique-landmark",
    selector: /^html > body > div:nth-child\(\d+\) > main > div > div:nth-child\([12]\) > div > div > nav( >|$)/,
    why: "The theme has the contents list twice, in the drawer and beside the page; only one of them is ever shown.",
  },
];

const used = new Set();
const excepted = ({ ruleId, selector }) => {
  const exception = EXCEPTIONS.find((each) => each.rule === ruleId && each.selector.test(selector));
  if (exception) used.add(exception);
  return exception !== undefined;
};

const checker = new HtmlValidate(CONFIG);
const found = [];
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const { results } = await checker.validateString(readFileSync(path, "utf8"), path);
  for (const message of results.flatMap((result) => result.messages)) {
    if (excepted(message)) continue;
    const { line, ruleId, message: text, selector } = message;
    found.push({ path, line, rule: ruleId, message: text, selector });
  }
}
const unused = EXCEPTIONS.filter((exception) => !used.has(exception)).map(({ rule, selector }) => `${rule} ${selector}`);
process.stdout.write(JSON.stringify({ found, unused }));
