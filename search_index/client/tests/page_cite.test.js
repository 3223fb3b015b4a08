// Citations are fetched, picked and joined as they are published: each once, in the order of the cases, or none at all.

import assert from "node:assert/strict";
import { test } from "node:test";

import { articles, citations, entries } from "../page_cite.js";

/** @import { Row } from "../page_types.js" */

const FILES = {
  records: { single: "cite.bib", bulk: "data/citations.bib" },
  articles: { single: "article.ris", bulk: "data/articles.ris" },
  items: { single: "article.csl.json", bulk: "data/articles.csl.json" },
};
const FAILED = /^Error: A citation is missing or could not be loaded\. Check the connection and try again\.$/;

/** @param {number} number @param {Partial<Row>} [parts] @returns {Row} */
const row = (number, parts = {}) => {
  const id = `hcc-${9000 + number}`;
  const own = { id, url: `cases/${id}/`, doi: `10.1/${number}`, source_title: `Article ${number}`, authors: ["Doe J"] };
  return /** @type {Row} */ ({ year: "2022", read: "full text", ...own, ...parts });
};

/** @param {number} count */
const rowsTo = (count) => Array.from({ length: count }, (_, i) => row(i + 1));

/** @param {Row} row */
const bib = ({ id }) => `@incollection{${id}-r2,\n    title = "{A} {B}",\n    note = "x"\n}\n`;
/** @param {Row} row */
const ris = ({ id }) => `TY  - JOUR\nTI  - ${id}\nID  - ${id}-r2\nER  - \n`;

/** A site with these files; `asked` holds what was asked for. @param {Record<string, string>} files */
const site = (files) => {
  /** @type {string[]} */
  const asked = [];
  const load = async (/** @type {string} */ path) => {
    asked.push(path);
    const text = files[path];
    if (text === undefined) throw new Error("404");
    return text;
  };
  return { asked, load };
};

/** @param {Row[]} rows @param {string} name @param {(row: Row) => string} write */
const beside = (rows, name, write) => Object.fromEntries(rows.map((row) => [row.url + name, write(row)]));

test("a few records are read from the files beside them and joined in the order of the cases", async () => {
  const rows = rowsTo(3).reverse();
  const { asked, load } = site(beside(rows, "cite.bib", bib));
  assert.deepEqual(await citations(rows, FILES.records, load), {
    text: rows.map(bib).join("\n"),
    type: "application/x-bibtex",
    name: "hcc-case-atlas-3-records.bib",
    told: "Saved 3 records.",
  });
  assert.deepEqual(asked, rows.map(({ url }) => `${url}cite.bib`));
});

test("forty cases have forty files, forty-one are picked from the file of all", async () => {
  const all = rowsTo(60);
  const files = { "data/citations.bib": all.map(bib).join("\n"), ...beside(all, "cite.bib", bib) };
  const few = site(files);
  await citations(all.slice(0, 40), FILES.records, few.load);
  assert.equal(few.asked.length, 40);
  const many = site(files);
  const found = all.slice(10, 51).reverse();
  assert.equal((await citations(found, FILES.records, many.load)).text, found.map(bib).join("\n"));
  assert.deepEqual(many.asked, ["data/citations.bib"]);
});

test("an article that several records share comes once, from the record that read it in full", async () => {
  const shared = { doi: "10.1/Shared" };
  const unread = row(1, { ...shared, read: "secondary source" });
  const rows = [unread, row(2), row(3, { doi: "10.1/shared" }), row(4, shared)];
  assert.deepEqual(articles(rows).cited.map(({ id }) => id), ["hcc-9003", "hcc-9002"]);
  const { load } = site(beside(rows, "article.ris", ris));
  const { text, name, told } = await citations(rows, FILES.articles, load);
  assert.equal(text, [rows[2], rows[1]].map((one) => ris(/** @type {Row} */ (one))).join("\n"));
  assert.deepEqual([name, told], ["hcc-case-atlas-2-articles.ris", "Saved 2 articles."]);
});

test("articles without a DOI are one where title and year agree, and never by their authors alone", () => {
  const titled = { doi: "", source_title: "The same" };
  const untitled = { doi: "", source_title: "" };
  const rows = [titled, titled, { ...titled, year: "2020" }, untitled, untitled].map((parts, i) => row(i + 1, parts));
  assert.deepEqual(articles(rows).cited.map(({ id }) => id), ["hcc-9001", "hcc-9003", "hcc-9004", "hcc-9005"]);
});

test("what the file of all has under another record of the same article is read from its own file", async () => {
  const rows = rowsTo(41);
  const last = /** @type {Row} */ (rows[40]);
  const bulk = rows.slice(0, 40).map(ris).join("\n");
  const { asked, load } = site({ "data/articles.ris": bulk, ...beside([last], "article.ris", ris) });
  assert.equal((await citations(rows, FILES.articles, load)).text, rows.map(ris).join("\n"));
  assert.deepEqual(asked, ["data/articles.ris", "cases/hcc-9041/article.ris"]);
});

test("articles of which neither title nor authors are known are left out and named", async () => {
  const unknown = { source_title: "", authors: [] };
  const rows = [row(1, unknown), row(2), row(3, { source_title: "" }), row(4, { ...unknown, doi: "" })];
  const { asked, load } = site(beside(rows, "article.ris", ris));
  const { told } = await citations(rows, FILES.articles, load);
  assert.equal(
    told,
    "Saved 2 articles. 2 of 4 records are left out, since neither title nor authors of the article are known: " +
      "hcc-9001, hcc-9004.",
  );
  assert.equal(asked.length, 2);
});

test("where no article is known there is no file", async () => {
  const { asked, load } = site({});
  const { name, told } = await citations([row(1, { source_title: "", authors: [] })], FILES.articles, load);
  assert.deepEqual([name, asked], ["", []]);
  assert.match(told, /^Nothing was saved\. 1 of 1 record is left out, since .*: hcc-9001\.$/);
});

test("of many that are left out ten are named and the others counted", async () => {
  const rows = rowsTo(13).map((one) => ({ ...one, source_title: "", authors: [] }));
  assert.match((await citations(rows, FILES.articles, site({}).load)).told, /: hcc-9001, .*, hcc-9010 and 3 more\.$/);
});

test("CSL-JSON items are joined to one list", async () => {
  const rows = rowsTo(2);
  const item = (/** @type {Row} */ { id }) => ({ id: `${id}-r1`, type: "article-journal", title: "α \"x\"" });
  const { load } = site(beside(rows, "article.csl.json", (one) => JSON.stringify([item(one)])));
  const { text, name, type } = await citations(rows, FILES.items, load);
  assert.deepEqual(JSON.parse(text), rows.map(item));
  assert.equal(name, "hcc-case-atlas-2-articles.csl.json");
  assert.equal(type, "application/vnd.citationstyles.csl+json");
});

test("a file that is missing, is another page or names another record fails as a whole, in one sentence", async () => {
  const rows = rowsTo(2);
  const good = beside(rows, "cite.bib", bib);
  for (const bad of [undefined, "", "<!doctype html>", bib(row(3))]) {
    const { load } = site(/** @type {Record<string, string>} */ ({ ...good, "cases/hcc-9002/cite.bib": bad }));
    await assert.rejects(citations(rows, FILES.records, load), FAILED);
  }
  await assert.rejects(citations(rows, FILES.items, site({ "cases/hcc-9001/article.csl.json": "{}" }).load), FAILED);
});

test("a file of all that holds nothing is not made up for by asking for every other file", async () => {
  const rows = rowsTo(41);
  const { asked, load } = site({ "data/citations.bib": "<!doctype html>", ...beside(rows, "cite.bib", bib) });
  await assert.rejects(citations(rows, FILES.records, load), FAILED);
  assert.deepEqual(asked, ["data/citations.bib"]);
});

test("entries are told apart by empty lines, whatever ends a line, and only where one begins", () => {
  const [first, second] = [row(1), row(2)];
  for (const end of ["\n", "\r\n"]) {
    const text = [ris(first), ris(second)].join("\n\n").replaceAll("\n", end);
    assert.deepEqual(entries(text, "ris").map(([id]) => id), ["hcc-9001", "hcc-9002"]);
    assert.match(entries(text, "ris")[0]?.[1], /ER {2}- $/);
  }
  const spaced = bib(first).replace("note", "\n    abstract = {one\n\n two @b{c,}},\n    note");
  assert.deepEqual(entries(`${spaced}\n${bib(second)}`, "bib").map(([id]) => id), ["hcc-9001", "hcc-9002"]);
});
