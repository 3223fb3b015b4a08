// Which passage of a case is shown, and which of its words are marked.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bestPassage, sayings } from "../passages.js";
import { words } from "../words.js";
import { opened } from "./published.js";

/** @param {string} text */
const telling = (text) => words(text).filter(({ isStop }) => !isStop);
/** @param {string[]} phrases */
const asked = (...phrases) => ({ phrases: phrases.map(telling), isQuoted: false });
/** @param {string} phrase */
const quoted = (phrase) => ({ ...asked(phrase), isQuoted: true });
const UNSAID = asked();
/** @param {string[]} texts */
const passages = (...texts) => texts.map((text, i) => /** @type {[string, string, string]} */ ([`at-${i}`, `Heading ${i}`, text]));
/** @param {string} text @param {ReturnType<typeof asked>[]} groups */
const found = (text, ...groups) => bestPassage(passages(text), groups);
/** The text with brackets around what is marked, spaces at the end of a mark outside. @param {string} text @param {ReturnType<typeof asked>[]} groups */
const marked = (text, ...groups) =>
  found(text, ...groups)?.parts.map((part) => (part.mark ? part.text.replace(/^(.*?)(\s*)$/su, "[$1]$2") : part.text)).join("");
/** @param {string[]} texts */
const bestOf = (...texts) => (/** @type {ReturnType<typeof asked>[]} */ ...groups) => bestPassage(passages(...texts), groups)?.anchor;

test("the passage that says most of what is asked for is shown, with its place", () => {
  const best = bestPassage(passages("Liver failure.", "Sorafenib and rash.", "Sorafenib."), [asked("sorafenib"), asked("rash")]);
  assert.deepEqual(best, {
    anchor: "at-1", heading: "Heading 1", phrase: false,
    parts: [{ text: "Sorafenib ", mark: true }, { text: "and ", mark: false }, { text: "rash.", mark: true }],
  });
});

test("of passages that say the same the first is shown", () => {
  assert.equal(bestOf("None.", "Sorafenib.", "Sorafenib again, sorafenib.")(asked("sorafenib")), "at-1");
});

test("words side by side say more than the same words apart", () => {
  assert.equal(bestOf("The vein, the portal one.", "The portal vein.")(asked("portal vein")), "at-1");
});

test("a passage that says less than one word of what is asked for is none", () => {
  assert.equal(found("The portal was closed.", asked("portal vein")), null);
  assert.equal(found("Portal, vein.", asked("portal vein thrombosis")), null);
  assert.notEqual(found("Portal vein.", asked("portal vein")), null);
});

test("shares of several things add up to a passage", () => {
  assert.notEqual(found("A portal, and failure.", asked("portal vein"), asked("liver failure")), null);
});

test("where nothing matches there is no passage", () => {
  assert.equal(found("Liver failure.", asked("sorafenib")), null);
  assert.equal(found("", asked("sorafenib")), null);
  assert.equal(found("  ...  ", asked("sorafenib")), null);
  assert.equal(bestPassage([], [asked("sorafenib")]), null);
  assert.equal(found("Sorafenib."), null);
});

test("what can be said in no words has no passage, and takes none from the others", () => {
  assert.equal(found("Sorafenib.", UNSAID), null);
  assert.equal(bestOf("Rash.", "Sorafenib.")(UNSAID, asked("sorafenib")), "at-1");
});

test("of several ways to say one thing the best counts", () => {
  const both = asked("TACE", "transarterial chemoembolization");
  assert.equal(bestOf("Transarterial.", "TACE was done.")(both), "at-1");
  assert.equal(bestOf("TACE.", "TACE, a chemoembolization.", "Rash.")(both), "at-0", "saying it twice says no more");
});

test("a word is found in any spelling", () => {
  assert.equal(marked("Tumours were haemorrhagic.", asked("tumor"), asked("hemorrhagic")), "[Tumours] were [haemorrhagic.]");
  assert.equal(marked("METASTASES.", asked("metastasis")), "[METASTASES.]");
});

test("a word with a hyphen is found closed up, and by its parts", () => {
  assert.equal(marked("Gammaknife here.", asked("gamma-knife")), "[Gammaknife] here.");
  assert.equal(marked("The gamma knife.", asked("gamma-knife")), "The [gamma knife.]");
  assert.equal(marked("A gamma-knife.", asked("gamma")), "A [gamma-knife.]");
  assert.equal(found("The gamma.", asked("gamma-knife")), null);
});

test("an amount is found however it is set, and not by its unit", () => {
  assert.equal(marked("400 mg daily", asked("400mg")), "[400 mg] daily");
  assert.equal(marked("400mg daily", asked("400 mg")), "[400mg] daily");
  assert.equal(marked("400\u202fmg daily", asked("400 mg")), "[400\u202fmg] daily");
  assert.equal(found("200 mg daily", asked("400 mg")), null);
  assert.equal(found("400 patients had 5 mg daily", asked("400 mg")), null);
});

test("another amount in the same unit is not marked", () => {
  assert.equal(marked("200 mg, then 400 mg daily", asked("400 mg")), "200 mg, then [400 mg] daily");
});

test("an article is not marked where a letter is asked for", () => {
  assert.equal(marked("After a month a second hepatitis A test", asked("hepatitis A")), "After a month a second [hepatitis A] test");
});

test("neighbours that are marked become one mark, with the space between", () => {
  assert.deepEqual(found("Acute portal \n vein thrombosis", asked("portal vein"))?.parts, [
    { text: "Acute ", mark: false }, { text: "portal \n vein ", mark: true }, { text: "thrombosis", mark: false },
  ]);
});

test("punctuation around a word does not keep it from being marked, and stays", () => {
  assert.equal(marked("(sorafenib), “sorafenib”; [sorafenib]…", asked("sorafenib")), "[(sorafenib), “sorafenib”; [sorafenib]…]");
  assert.equal(marked("No: sorafenib! Yes", asked("sorafenib")), "No: [sorafenib!] Yes");
  assert.equal(marked("lenvatinib/sorafenib was", asked("sorafenib")), "[lenvatinib/sorafenib] was");
  assert.equal(marked("the patient’s sorafenib’s", asked("patient")), "the [patient’s] sorafenib’s");
});

test("a word within another is not marked", () => {
  assert.equal(marked("sorafenibs sorafenibine sorafenib", asked("sorafenib")), "[sorafenibs] sorafenibine [sorafenib]");
});

test("the parts are the whole text, whatever stands in it", () => {
  for (const text of [" \n sorafenib \t", "sorafenib", "a\u00a0sorafenib\u2003b", "\ud800 sorafenib \udc00", "sorafenib\r\n\r\nb", "x sorafenib y"]) {
    const parts = found(text, asked("sorafenib"))?.parts ?? [];
    assert.equal(parts.map((part) => part.text).join(""), text);
    assert.ok(parts.every((part) => part.text), "no part is empty");
    assert.ok(parts.some((part) => part.mark));
    assert.ok(parts.every((part, i) => part.mark !== parts[i + 1]?.mark), "parts alternate");
  }
});

test("a mark begins with its word", () => {
  for (const { text, mark } of found("  Given sorafenib, then  sorafenib.", asked("sorafenib"))?.parts ?? []) {
    if (mark) assert.match(text, /^sorafenib/);
  }
});

test("markup in a text stays text", () => {
  const text = 'Sorafenib <img src=x onerror="alert(1)"> <b>rash</b> &amp; <script>';
  const parts = found(text, asked("sorafenib"), asked("rash"))?.parts ?? [];
  assert.equal(parts.map((part) => part.text).join(""), text);
  assert.equal(marked(text, asked("sorafenib"), asked("rash")), '[Sorafenib] <img src=x onerror="alert(1)"> [<b>rash</b>] &amp; <script>');
});

test("words in quotes are told as a phrase where they stand side by side", () => {
  assert.equal(found("Acute portal vein thrombosis.", quoted("portal vein"))?.phrase, true);
  assert.equal(found("The portal and the vein: portal of the vein.", quoted("portal vein"))?.phrase, true, "stop words do not part them");
  assert.equal(found("The vein and the portal.", quoted("portal vein"))?.phrase, false);
  assert.equal(found("Portal hypertensive vein.", quoted("portal vein"))?.phrase, false);
});

test("every phrase in quotes must stand side by side to be told so", () => {
  const both = [quoted("portal vein"), quoted("liver failure")];
  assert.equal(found("Portal vein, liver failure.", ...both)?.phrase, true);
  assert.equal(found("Portal vein; failure of another liver.", ...both)?.phrase, false);
});

test("words without quotes are never told as a phrase, and never keep one from being told", () => {
  assert.equal(found("Portal vein; failure of the liver.", quoted("portal vein"), asked("liver failure"))?.phrase, true);
  assert.equal(found("Portal vein.", asked("portal vein"))?.phrase, false);
});

test("a phrase does not begin or end within a word", () => {
  assert.equal(found("Transportal veins2, portal, vein.", quoted("portal veins2"))?.phrase, false);
});

test("the passage with the phrase comes before one with its words apart", () => {
  assert.equal(bestOf("Vein of the portal kind, liver.", "Portal vein.")(quoted("portal vein")), "at-1");
});

test("stop words of the text are passed over", () => {
  assert.equal(found("the a of with", asked("sorafenib")), null);
  assert.equal(marked("hand and foot", asked("hand and foot")), "[hand] and [foot]");
});

test("a long text is marked to its end", () => {
  const text = `${"x1 ".repeat(20_000)}sorafenib`;
  assert.equal(found(text, asked("sorafenib"))?.parts.at(-1)?.text, "sorafenib");
});

const NAMES = /** @type {import("./published.js").Invented["names"]} */ ([
  ["sorafenib", { tags: ["drug-sorafenib"] }], ["Nexavar", { tags: ["drug-sorafenib"] }], ["BAY 43-9006", { tags: ["drug-sorafenib"] }],
  ["kinase inhibitor", { tags: ["term-ki"], wider: ["drug-sorafenib"] }],
]);
/** @param {Partial<import("../ranking.js").Group>[]} groups */
const said = async (...groups) => {
  const { store } = await opened({ documents: [{ id: "a" }], names: NAMES, labels: { "drug-sorafenib": "Sorafenib (SOR)", "drug-of": "of the" } });
  const full = groups.map((group) => ({ name: "", tags: [], words: [], strict: false, fields: [], ...group }));
  return (await sayings(store, full)).map(({ phrases, isQuoted }) => [phrases.map((phrase) => phrase.map(({ form }) => form).join(" ")), isQuoted]);
};

test("a concept can be said by its label, each of its names, and as it was typed", async () => {
  assert.deepEqual(await said({ tags: ["drug-sorafenib"], words: telling("Sorafenibs") }), [
    [["sorafenib sor", "sorafenib", "nexavar", "bay 43 9006", "sorafenib"], false],
  ]);
});

test("a filter is said by the names of its tags, and is no quotation", async () => {
  const [[phrases, isQuoted] = []] = await said({ tags: ["drug-sorafenib"], strict: true });
  assert.ok(phrases?.includes("nexavar"));
  assert.equal(isQuoted, false);
});

test("words are said as they are, in quotes side by side", async () => {
  assert.deepEqual(await said({ words: telling("portal vein") }, { words: telling("portal vein"), strict: true }), [
    [["portal vein"], false], [["portal vein"], true],
  ]);
});

test("unknown tags, names of stop words and nothing say nothing", async () => {
  assert.deepEqual(await said({ tags: ["drug-none"] }, { tags: ["drug-of"] }, {}), [[[], false], [[], false], [[], false]]);
});
