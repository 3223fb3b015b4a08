// The syntax of a query, exactly as clauses.py has it: free words, "quoted words", and filters such as drug:nexavar.

/** @typedef {{text: string, quoted: boolean, field: string}} Clause */

/** What may stand before the colon of a filter, and how the tags begin that it asks for. */
export const FILTERS = new Map([
  ["drug", "drug-"],
  ["modality", "modality-"],
  ["complication", "complication-"],
  ["stage", "stage-"],
  ["response", "response-"],
  ["criterion", "criterion-"],
  ["aetiology", "aetiology-"],
  ["etiology", "aetiology-"],
  ["sex", "sex-"],
  ["outcome", "outcome-"],
  ["site", "site-"],
  ["gene", "gene-"],
  ["test", "test-"],
  ["grade", "grade-"],
  ["stopped", "stop-"],
  ["year", "year-"],
  ["author", "author-"],
  ["mentioned", ""],
]);
export const MENTIONED = "mentioned";
// Python's \s has a few signs more than JavaScript's, and not the byte order mark.
const SPACE = String.raw`[^\S\ufeff]|[\x1c-\x1f\x85]`;
const NOT_SPACE = String.raw`(?:(?!${SPACE})[^"])`;
const CLAUSE = new RegExp(
  `(?<=^|"|${SPACE})(?<field>${[...FILTERS.keys()].join("|")}):[ ]?(?:"(?<value>[^"]*)"?|(?<word>${NOT_SPACE}+))` +
    '|"(?<quoted>[^"]*)"?',
  "gi",
);

/**
 * The clauses of `query` in order; a quote that is not closed ends with the query.
 * @param {string} query
 * @returns {Clause[]}
 */
export function clauses(query) {
  const plain = query.replace(/[“”„‟«»″]/g, '"');
  const found = [];
  let end = 0;
  for (const match of plain.matchAll(CLAUSE)) {
    const { field, value, word, quoted } = match.groups ?? {};
    found.push(free(plain.slice(end, match.index)));
    end = match.index + match[0].length;
    if (field) found.push({ text: value || word || "", quoted: false, field: field.toLowerCase() });
    else found.push({ text: quoted ?? "", quoted: true, field: "" });
  }
  return [...found, free(plain.slice(end))].filter((clause) => clause.quoted || clause.field || clause.text.trim());
}

/**
 * @param {string} text
 * @returns {Clause}
 */
function free(text) {
  return { text, quoted: false, field: "" };
}
