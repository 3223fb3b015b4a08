// What a query is taken to ask for, and what the reader is told of it, as reading.py has it.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { replaced } from "../page_state.js";
import { MAX_CHARACTERS, MAX_WORDS, QueryReader, note } from "../reading.js";
import { opened } from "./published.js";

const LABELS = {
  "drug-sorafenib": "sorafenib", "drug-lenvatinib": "lenvatinib", "modality-tace": "chemoembolization (TACE)",
  "complication-pvt": "portal vein thrombosis", "complication-rash": "rash", "stage-bclc-c": "BCLC C", "sex-female": "female",
  "aetiology-hepatitis-b": "hepatitis B", "author-van-der-berg": "van der Berg", "year-2019": "2019", "grade-3": "grade 3",
  "response-partial": "partial response", "site-lung": "lung metastasis", "term-hcc": "HCC", "term-tki": "TKI",
};
const NAMES = /** @type {[string, {tags?: string[], wider?: string[]}][]} */ ([
  ["sorafenib", { tags: ["drug-sorafenib"] }],
  ["Nexavar", { tags: ["drug-sorafenib"] }],
  ["lenvatinib", { tags: ["drug-lenvatinib"] }],
  ["TKI", { tags: ["term-tki"], wider: ["drug-sorafenib", "drug-lenvatinib"] }],
  ["TACE", { tags: ["modality-tace"] }],
  ["portal vein thrombosis", { tags: ["complication-pvt"] }],
  ["vein", { tags: ["site-lung"] }],
  ["thrombosis of the vein", { tags: ["complication-pvt"] }],
  ["rash", { tags: ["complication-rash"] }],
  ["hand-foot rash", { tags: ["complication-rash"] }],
  ["BCLC C", { tags: ["stage-bclc-c"] }],
  ["grade 3", { tags: ["grade-3"] }],
  ["Child-Pugh A", { tags: ["stage-bclc-c"] }],
  ["female", { tags: ["sex-female"] }],
  ["hepatitis B", { tags: ["aetiology-hepatitis-b"] }],
  ["HCC", { tags: ["term-hcc"] }],
  ["hepatocellular carcinoma", { tags: ["term-hcc"] }],
  ["partial response", { tags: ["response-partial"] }],
]);
const BODY =
  "metastasis metastatic metastasize liver livers lively patient resection resected gamma knife 400 mg 5 ml thrombotic " +
  "bilirubin bilirubinuria cirrhosis ascites tumour gammaknives half life; lobe B; therapy; virus";
/** @type {QueryReader} */
let reader;

beforeEach(async () => {
  const documents = [
    { id: "a", body: BODY },
    { id: "b", body: "metastatic metastatic resection ascites bilirubin", title: "metastatic resection" },
    { id: "c", body: "metastatic ascites", tags: Object.keys(LABELS) },
  ];
  reader = new QueryReader((await opened({ documents, names: NAMES, labels: LABELS }, { termBlock: 64, wordBlock: 64 })).store);
});

/** @param {string} query */
const groups = async (query) => {
  const { variants } = await reader.read(query);
  assert.ok(variants.length <= 1, "read in one way");
  return variants[0] ?? [];
};
/** @param {string} query */
const names = async (query) => (await groups(query)).map(({ name }) => name);
/** @param {string} query */
const notes = async (query) => (await reader.read(query)).notes;
/** @param {import("../ranking.js").Group | undefined} group */
const forms = (group) => group?.words.map(({ form }) => form);
const ANYWHERE = ["tags", "mentions", "named"];

test("a name means its tag, and its words may be looked for apart", async () => {
  const [found] = await groups("Nexavar");
  assert.deepEqual([found?.name, found?.tags, found?.strict, found?.fields], ["sorafenib", ["drug-sorafenib"], false, ANYWHERE]);
  assert.deepEqual(forms(found), ["nexavar"]);
  assert.deepEqual(await notes("Nexavar"), []);
  assert.deepEqual(forms((await groups("thrombosis of the vein"))[0]), ["thrombosis", "vein"]);
});

test("a wider name is called as it was typed and leads to the others too", async () => {
  const [found] = await groups("tki");
  assert.deepEqual([found?.name, found?.tags], ["tki", ["drug-lenvatinib", "drug-sorafenib", "term-tki"]]);
});

test("several names of one thing ask for the same tag", async () => {
  for (const query of ["HCC", "hepatocellular carcinomas"]) {
    const [found, ...others] = await groups(query);
    assert.deepEqual([found?.name, found?.tags, others], ["HCC", ["term-hcc"], []], query);
  }
});

test("the longest name wins, from the left", async () => {
  assert.deepEqual(await names("portal vein thrombosis"), ["portal vein thrombosis"]);
  assert.deepEqual(await names("portal vein sorafenib"), ["portal", "lung metastasis", "sorafenib"]);
  assert.deepEqual(await names("sorafenib portal vein thrombosis tace liver"), [
    "sorafenib", "portal vein thrombosis", "chemoembolization (TACE)", "liver",
  ]);
});

test("a name is known in any spelling: case, hyphens, plural, stop words", async () => {
  for (const query of ["PORTAL VEIN THROMBOSES", "portal-vein thrombosis", "Portal‑Vein‑Thrombosis"]) {
    assert.deepEqual(await names(query), ["portal vein thrombosis"], query);
  }
  for (const query of ["hand-foot rash", "handfoot rash", "hand foot rashes"]) assert.deepEqual(await names(query), ["rash"], query);
  assert.deepEqual(await names("thrombosis of the vein"), ["portal vein thrombosis"]);
});

test("stop words ask for nothing, alone or between others", async () => {
  assert.deepEqual(await names("a patient with the sorafenib"), ["patient", "sorafenib"]);
  assert.deepEqual(await reader.read("of the with"), { variants: [], notes: [note("nothing", "")] });
});

test("a stage or grade is one name with its value", async () => {
  assert.deepEqual((await groups("BCLC C")).map(({ name, tags }) => [name, tags]), [["BCLC C", ["stage-bclc-c"]]]);
  assert.deepEqual((await groups("grade 3")).map(({ name, tags }) => [name, tags]), [["grade 3", ["grade-3"]]]);
  assert.deepEqual((await groups("Child-Pugh A")).map(({ name }) => name), ["BCLC C"]);
});

test("a word that is no name is asked for as a word", async () => {
  const [found] = await groups("Ascites");
  assert.deepEqual([found?.name, found?.tags, forms(found), found?.strict], ["Ascites", [], ["ascite"], false]);
});

test("asking twice for the same asks once, under the name that came first", async () => {
  assert.deepEqual(await names("Tumours tumor TUMOUR"), ["Tumours"]);
  assert.deepEqual(await names("sorafenib liver sorafenib liver"), ["sorafenib", "liver"]);
  assert.equal((await groups("Nexavar sorafenib")).length, 2, "different words for one thing stay apart");
});

test("words in quotes must hold, as they stand, and are no names", async () => {
  const { variants: [found], notes: told } = await reader.read('"the portal vein thrombosis" sorafenib');
  assert.deepEqual(found?.[0], {
    name: "each word of “the portal vein thrombosis”", tags: [], words: found?.[0]?.words, strict: true, fields: ANYWHERE,
  });
  assert.deepEqual(forms(found?.[0]), ["portal", "vein", "thrombosis"]);
  assert.equal(found?.[1]?.strict, false);
  assert.deepEqual(told, [note("quoted", "the portal vein thrombosis")]);
});

test("words in quotes are neither corrected nor completed", async () => {
  const { variants, notes: told } = await reader.read('"resectoin metast"');
  assert.deepEqual(forms(variants[0]?.[0]), ["resectoin", "metast"]);
  assert.deepEqual(told, [note("quoted", "resectoin metast")]);
});

test("quotes around stop words or nothing ask for nothing", async () => {
  for (const query of ['"of the"', '""', '"', '"..." "the"']) {
    assert.deepEqual(await reader.read(query), { variants: [], notes: [note("nothing", "")] }, query);
  }
  assert.deepEqual(await names('"of the" sorafenib'), ["sorafenib"]);
});

test("a filter means the tags of its kind by any name, must hold, and is looked for among the tags alone", async () => {
  for (const query of ["drug:nexavar", 'DRUG:"Nexavar"', "drug:sorafenib", "drug:Sorafenib"]) {
    const [found] = await groups(query);
    assert.deepEqual(found, { name: "sorafenib", tags: ["drug-sorafenib"], words: [], strict: true, fields: ["tags"] }, query);
  }
  const [wider] = await groups("drug:tki");
  assert.deepEqual([wider?.name, wider?.tags], ["lenvatinib, sorafenib", ["drug-lenvatinib", "drug-sorafenib"]], "no term");
});

test("a filter takes its value as the tag is written", async () => {
  assert.deepEqual((await groups("year:2019"))[0]?.tags, ["year-2019"]);
  assert.deepEqual((await groups("sex:FEMALE"))[0]?.tags, ["sex-female"]);
  assert.deepEqual((await groups("etiology:hepatitis-b"))[0]?.tags, ["aetiology-hepatitis-b"]);
  assert.deepEqual((await groups('aetiology:"hepatitis B"'))[0]?.tags, ["aetiology-hepatitis-b"]);
  assert.deepEqual((await groups('stage:"BCLC C"'))[0]?.tags, ["stage-bclc-c"]);
});

test("an author is found by the family name, with or without initials", async () => {
  for (const query of ['author:"van der Berg JH"', 'author:"Van der Berg"', "author:van-der-berg"]) {
    assert.deepEqual((await groups(query))[0]?.tags, ["author-van-der-berg"], query);
  }
});

test("mentioned: asks for what is only talked of, of any kind", async () => {
  const [found] = await groups("mentioned:nexavar");
  assert.deepEqual(found, { name: "sorafenib", tags: ["drug-sorafenib"], words: [], strict: true, fields: ["mentions"] });
  assert.deepEqual((await groups("mentioned:tace"))[0]?.tags, ["modality-tace"]);
});

test("a name of another kind is no value of a filter, and that is told", async () => {
  for (const [query, typed] of [
    ["drug:tace", "drug:tace"], ["stage:female", "stage:female"], ["year:1066", "year:1066"], ['drug:" x y "', "drug:x y"],
    ["author:sorafenib", "author:sorafenib"],
  ]) {
    const { variants, notes: told } = await reader.read(query ?? "");
    assert.deepEqual(variants[0]?.map(({ tags, strict }) => [tags, strict]), [[[], true]], query);
    assert.deepEqual(told, [note("no-value", typed ?? "")], query);
  }
});

test("the mistyped value of a filter is corrected", async () => {
  const { variants, notes: told } = await reader.read("drug:soraffenib");
  assert.deepEqual(variants[0]?.[0]?.tags, ["drug-sorafenib"]);
  assert.deepEqual(told, [note("corrected", "soraffenib", ["sorafenib"])]);
});

test("a filter without a value asks for nothing", async () => {
  assert.deepEqual(await notes('drug:"!"'), [note("nothing", "")]);
  assert.deepEqual(await names('drug:"" sorafenib'), ["sorafenib"]);
});

test("the last word is completed, the most frequent words first, each a reading of its own", async () => {
  const { variants, notes: told } = await reader.read("sorafenib metas");
  assert.deepEqual(told, [note("completed", "metas", ["metastatic", "metastasis", "metastasize"])]);
  assert.deepEqual(variants.map((groups) => groups.map(({ name }) => name)), [
    ["sorafenib", "metastatic"], ["sorafenib", "metastasis"], ["sorafenib", "metastasize"],
  ]);
});

test("the unfinished last word may end a name", async () => {
  const { variants } = await reader.read("portal vein thromb");
  assert.deepEqual(variants.map((groups) => groups.map(({ name }) => name)), [
    ["portal", "lung metastasis", "thrombotic"], ["portal vein thrombosis"],
  ]);
});

test("a last word that is known is not completed", async () => {
  assert.deepEqual(await notes("liver"), []);
  assert.deepEqual(await names("liver"), ["liver"]);
});

test("only the very last word is completed: none before it, none before a filter or quotes", async () => {
  assert.deepEqual((await notes("metas liver")).map(({ kind }) => kind), ["unknown"]);
  assert.deepEqual((await notes("metas drug:sorafenib")).map(({ kind }) => kind), ["unknown"]);
  assert.deepEqual((await notes('metas "liver"')).map(({ kind }) => kind), ["unknown", "quoted"]);
  assert.deepEqual((await notes('drug:sorafenib metas')).map(({ kind }) => kind), ["completed"]);
  assert.deepEqual((await notes('metas ""')).map(({ kind }) => kind), ["completed"], "quotes around nothing are none");
});

test("a stop word at the end is not completed", async () => {
  assert.deepEqual(await reader.read("sorafenib the").then(({ variants, notes: told }) => [variants.length, told]), [1, []]);
  assert.deepEqual((await notes("sorafenib ther")).map(({ kind }) => kind), ["completed"]);
});

test("two letters are not completed", async () => {
  assert.deepEqual(await notes("li"), [note("unknown", "li")]);
  assert.deepEqual((await notes("liv")).map(({ kind }) => kind), ["completed"]);
});

test("no more than eight ends are offered", async () => {
  const body = Array.from("abcdefghijkl", (letter) => `begin${letter}`).join(" ");
  const { store } = await opened({ documents: [{ id: "a", body }, { id: "b", body: "beginl" }] });
  const { variants, notes: told } = await new QueryReader(store).read("begin");
  assert.equal(variants.length, 8);
  assert.deepEqual(told[0]?.used, ["beginl", ..."abcdefg"].map((end) => (end.length > 1 ? end : `begin${end}`)));
});

test("a word that nothing has is corrected where one edit does it", async () => {
  for (const typed of ["resecton", "rresection", "resecsion", "reesction"]) {
    const { variants, notes: told } = await reader.read(`${typed} liver`);
    assert.deepEqual(variants[0]?.map(({ name }) => name), ["resection", "liver"]);
    assert.deepEqual(told, [note("corrected", typed, ["resection"])], typed);
  }
});

test("the edit may fall on the first sign, the last, or the middle", async () => {
  for (const typed of ["livxr", "xliver", "liverx", "livee", "ilver", "livre", "lixver"]) {
    assert.deepEqual(await notes(`${typed} ascites`), [note("corrected", typed, ["liver"])]);
  }
  assert.deepEqual(await notes("irvel ascites"), [note("unknown", "irvel")]);
});

test("of several corrections the most frequent word is meant, then the first in order", async () => {
  const documents = [{ id: "a", body: "cater; cader; caler" }, { id: "b", body: "caler" }];
  const { store } = await opened({ documents });
  assert.deepEqual((await new QueryReader(store).read("caxer cater")).notes[0]?.used, ["caler"]);
  const { store: other } = await opened({ documents: documents.slice(0, 1) });
  assert.deepEqual((await new QueryReader(other).read("caxer cater")).notes[0]?.used, ["cader"]);
});

test("a correction is found from a plural that is mistyped", async () => {
  for (const typed of ["tumros", "tunors"]) {
    assert.deepEqual(await notes(`${typed} liver`), [note("corrected", typed, ["tumor"])]);
  }
  assert.deepEqual(await notes("tumous liver"), [note("corrected", "tumous", ["tumor"])], "one edit from tumors, two from tumor");
  assert.deepEqual(await notes("varuss liver"), [note("corrected", "varuss", ["virus"])], "the edit stands in the first half");
  assert.deepEqual((await notes("lenvatinisb liver"))[0]?.used, ["lenvatinib"], "the s stands before the end");
  assert.deepEqual((await notes("ascitse liver"))[0]?.used, ["ascite"], "ascites, with its end swapped");
});

test("what was typed is told as it was typed, and what is meant by the name of its concept", async () => {
  assert.deepEqual(await notes("Nexovar liver"), [note("corrected", "Nexovar", ["sorafenib"])]);
  assert.deepEqual(await notes("liver Nexav"), [note("completed", "Nexav", ["sorafenib"])]);
  assert.deepEqual(await notes("Lenvatinnnib liver"), [note("unknown", "Lenvatinnnib", ["lenvatinib"])]);
});

test("what was typed with accents is told with them, so that it can be replaced in the query", async () => {
  const query = "Résektiom liver";
  const [told] = await notes(query);
  assert.deepEqual([told?.kind, told?.used], ["unknown", ["resection"]]);
  assert.equal(replaced(query, told?.typed ?? "", "resection"), "resection liver");
});

test("a concept that several words name is told once", async () => {
  const documents = [{ id: "a", body: "begina beginb beginc" }];
  const both = /** @type {typeof NAMES} */ ([["begina", { tags: ["drug-x"] }], ["beginb", { tags: ["drug-x"] }]]);
  const { store } = await opened({ documents, names: both, labels: { "drug-x": "the drug" } });
  const { variants, notes: told } = await new QueryReader(store).read("begin");
  assert.deepEqual(told, [note("completed", "begin", ["the drug", "beginc"])]);
  assert.equal(variants.length, 3);
});

test("a corrected word may be part of a name", async () => {
  assert.deepEqual((await groups("portal veinn thrombosis")).map(({ name }) => name), ["portal vein thrombosis"]);
});

test("a word that no single edit mends is told, with what is like it, nearest first", async () => {
  assert.deepEqual(await notes("biliruuubin liver"), [note("unknown", "biliruuubin", ["bilirubin"])]);
  const documents = [{ id: "a", body: "abcdefgh; abcdefxx; abcdxxxx; abcxxxxx; xbcdefgg" }, { id: "b", body: "abcdefxx" }];
  const { store } = await opened({ documents });
  const { notes: told } = await new QueryReader(store).read("abcdeyyh abcdefgh");
  assert.deepEqual(told, [note("unknown", "abcdeyyh", ["abcdefgh", "abcdefxx"])]);
});

test("words of fewer than five letters, or with digits, have nothing like them", async () => {
  assert.deepEqual(await notes("zqx liver"), [note("unknown", "zqx")]);
  assert.deepEqual(await notes("zqxj liver"), [note("unknown", "zqxj")]);
  assert.deepEqual(await notes("bilirub9n liver"), [note("unknown", "bilirub9n")]);
});

test("a word that nobody writes so is divided at its hyphens where a part is known", async () => {
  assert.deepEqual(await names("sorafenib-zzz"), ["sorafenib", "zzz"]);
  assert.deepEqual(await names("gamma-knife"), ["gamma-knife"], "both parts are known: found as one word");
  assert.deepEqual(await names("hand-foot zzzz"), ["hand-foot", "zzzz"]);
  assert.deepEqual(await names("qqq-zzz liver"), ["qqq-zzz", "liver"]);
});

test("a name and the letter after it are divided where nothing has them together", async () => {
  assert.deepEqual(await names("liver B"), ["liver", "b"]);
  assert.deepEqual(await names("lobe B"), ["lobe B"]);
  assert.deepEqual(await names("hepatitis B"), ["hepatitis B"]);
});

test("a number stays with its unit", async () => {
  assert.deepEqual(await names("400 mg"), ["400 mg"]);
  const { variants, notes: told } = await reader.read("401 mg liver");
  assert.deepEqual(variants[0]?.map(({ name }) => name), ["401 mg", "liver"]);
  assert.deepEqual(told, [note("unknown", "401 mg")]);
});

test("an empty query asks for nothing and is told nothing", async () => {
  for (const query of ["", " ", "\n\t "]) assert.deepEqual(await reader.read(query), { variants: [], notes: [] });
});

test("a query without a word asks for nothing, and that is told", async () => {
  for (const query of ["!?", "...", "\ud800", "---", "\u200b", '"!"', "[]{}"]) {
    assert.deepEqual(await reader.read(query), { variants: [], notes: [note("nothing", "")] }, JSON.stringify(query));
  }
});

test("what goes beyond the first thousand signs is cut off, and that is told", async () => {
  const filled = `sorafenib${" ".repeat(MAX_CHARACTERS - 14)}liver`;
  assert.equal(filled.length, MAX_CHARACTERS);
  assert.deepEqual(await reader.read(filled).then(({ notes: told }) => told), []);
  const { variants, notes: told } = await reader.read(`${filled} zzz`);
  assert.deepEqual(variants[0]?.map(({ name }) => name), ["sorafenib", "liver"]);
  assert.deepEqual(told, [note("cut", "")]);
});

test("a sign outside the BMP counts once", async () => {
  const signs = "\u{1f600}".repeat(MAX_CHARACTERS - 6);
  assert.deepEqual(await names(`${signs} liver`), ["liver"]);
  assert.deepEqual(await notes(`${signs} liver`), []);
});

test("no more than so many words are read, over all clauses", async () => {
  const many = Array.from({ length: MAX_WORDS - 1 }, () => "liver").join(" ");
  assert.deepEqual(await notes(`${many} sorafenib`), []);
  const { variants, notes: told } = await reader.read(`${many} drug:sorafenib drug:lenvatinib "ascites"`);
  assert.deepEqual(variants[0]?.map(({ name }) => name), ["liver", "sorafenib"]);
  assert.deepEqual(told, [note("cut", "")]);
});

test("ten thousand signs of anything are read", async () => {
  for (const sign of ["a", "a ", '"', "drug:", "\ud800", "\u{10330}", "(", "-", "a-", "4", "4 mg ", "é"]) {
    const { notes: told } = await reader.read(sign.repeat(10_000).slice(0, 10_000));
    assert.equal(told[0]?.kind, "cut", sign);
  }
});

test("what stands in every object is no word of the index", async () => {
  assert.deepEqual((await notes("constructor __proto__ tostring hasownproperty liver")).map(({ kind }) => kind), [
    "unknown", "unknown", "unknown", "unknown",
  ]);
});
