"""The ranking: which hits a query has, in which order and why; and that no query is too strange."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.query import And, Or, Term

from generator.atlas import Atlas
from generator.read import read_atlas
from generator.vocabulary import Concept, Drug, Synonyms, Vocabulary
from search_index.aliases import aliases_of
from search_index.build import POSTINGS, SearchIndex, open_index, write_documents
from search_index.documents import SearchDocument
from search_index.fields import FIELD_BOOSTS, WEIGHTING, WORD_FIELDS
from search_index.query import answer, search
from search_index.ranking import COMPLETE
from search_index.reading import MAX_CHARACTERS, Reader
from search_index.repair import Lexicon
from search_index.words import Word

VOCABULARY = Vocabulary(
    drugs={
        "testinib": Drug(
            label="testinib",
            definition="d",
            drug_class="c",
            synonyms=Synonyms(brands=("Testozol",), spellings=("T-NIB",)),
        ),
        "otherumab": Drug(label="otherumab", definition="d", drug_class="c"),
    },
    criteria={"who": Concept(label="WHO criteria", definition="d")},
    abbreviations={"XYC": "xylo carcinoma"},
)
# Nearly everyone was given testinib, so its tag weighs little; the one article that only talks of it shouts its name.
GIVEN = [f"given-{i}" for i in range(20)]
TALK = "testinib Testozol " * 50
TEXT = "no testinib but otherumab, tumours, PET/CT; 400 mg"
PARTS = "400 patients at 25 sites, 5 mg, xylo carcinoma, PET-CT, surgery"
TAGS = ("drug-testinib",)
INVENTED = [
    *(SearchDocument(id_, "case", "A case", f"/cases/{id_}/", tags=TAGS, body="given daily") for id_ in GIVEN),
    SearchDocument("talk", "case", "Testozol, testinib!", "/cases/talk/", mentions=TAGS, body=TALK),
    SearchDocument("text", "case", "Another case", "/cases/text/", body=TEXT),
    SearchDocument("parts", "case", "Third case", "/cases/parts/", body=PARTS),
    SearchDocument("testinib", "drug", "testinib", "/drugs/testinib/", ("Testozol", "T-NIB"), TAGS),
]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of invented documents."""
    directory = tmp_path_factory.mktemp("invented") / "built"
    aliases = aliases_of(Atlas((), VOCABULARY))
    write_documents(INVENTED, aliases, directory)
    return SearchIndex(whoosh_index.open_dir(directory / POSTINGS), aliases)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """An index of the real records and pages."""
    return open_index(read_atlas(Path("cases")), tmp_path_factory.mktemp("real") / "built")


def found(index: SearchIndex, query: str, kind: str = "") -> list[str]:
    """The ids of all hits, best first; of one kind where it is given."""
    return [hit.id for hit in search(index, query, 1000) if kind in ("", hit.kind)]


def test_given_outranks_named_however_loudly(invented: SearchIndex) -> None:
    """The cases where the drug was given come first, then its page, then talk of it, then a bare word."""
    assert found(invented, "testinib") == [*GIVEN, "testinib", "talk", "text"]


def test_a_hit_says_whether_the_patient_had_it(invented: SearchIndex) -> None:
    """What was given, what is only mentioned and what merely stands in the text are told apart."""
    matches = {hit.id: hit.match for hit in search(invented, "testozol", 100)}
    assert matches["given-0"] == "had"
    assert matches["talk"] == "mentioned"
    assert {hit.id: hit.match for hit in search(invented, "otherumab", 100)}["text"] == "text"


def test_what_is_asked_for_besides_must_be_there_too(invented: SearchIndex) -> None:
    """Where a patient had one thing and nothing is said of the other, the hit is 'some', whatever the score."""
    matches = {hit.id: hit.match for hit in search(invented, "testinib otherumab", 100)}
    assert matches["given-0"] == "some"
    assert "had" not in matches.values()


@pytest.mark.parametrize("query", ["testinib", "TESTOZOL", "testozol", "t-nib", "tnib", "T NIB", "téstinib"])
def test_every_name_of_a_drug_finds_the_same(invented: SearchIndex, query: str) -> None:
    """Brand, spelling, case, hyphen and accent make no difference to what is found first."""
    assert found(invented, query)[: len(GIVEN) + 1] == [*GIVEN, "testinib"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("testonib", "given-0"),  # one letter changed
        ("testnib", "given-0"),  # one left out
        ("testtinib", "given-0"),  # one too many
        ("tsetinib", "given-0"),  # two swapped
        ("testi", "given-0"),  # not typed to its end
        ("surgry tumour", "parts"),  # corrected within a longer query
        ("otherumab pet-c", "text"),  # the last word of a longer query, not typed to its end
    ],
)
def test_a_mistyped_or_unfinished_word_is_repaired(invented: SearchIndex, query: str, expected: str) -> None:
    """What no document holds is read as the word one edit away, or as the words that begin so."""
    assert expected in found(invented, query)[:2]


def test_a_word_far_from_any_other_finds_nothing(invented: SearchIndex) -> None:
    """Two edits are too far to guess."""
    assert found(invented, "qqqqqq") == []


def test_what_has_all_comes_before_what_has_some(invented: SearchIndex) -> None:
    """Groups are joined by AND; where that finds little, what has some of them follows."""
    answered = answer(invented, "testinib otherumab", 100)
    assert answered.hits[0].id == "text"
    assert (answered.complete, answered.partial) == (1, len(GIVEN) + 2)
    assert found(invented, "tumour otherumab daily")[0] == "text"


def test_what_has_some_stays_away_where_enough_has_all(invented: SearchIndex) -> None:
    """With five complete hits and more nothing else is shown."""
    answered = answer(invented, "case given", 100)
    assert (answered.complete, answered.partial) == (len(GIVEN), 0)


def test_an_amount_means_number_and_unit_together(invented: SearchIndex) -> None:
    """400 patients and 5 mg are not 400 mg; where no document holds the amount its parts must do."""
    assert found(invented, "400 mg") == ["text"]
    assert found(invented, "25 mg") == ["parts"]
    assert found(invented, "5 g") == []


def test_a_hyphen_divides_and_joins(invented: SearchIndex) -> None:
    """PET-CT finds PET/CT too, but first what is written as it was typed."""
    assert found(invented, "PET-CT") == ["parts", "text"]
    assert found(invented, "petct") == ["parts"]


def test_an_abbreviation_is_its_long_form(invented: SearchIndex) -> None:
    """An abbreviation of the glossary finds a text that only spells it out."""
    assert found(invented, "XYC") == ["parts"]


def test_the_longest_name_is_one_group() -> None:
    """A name of several words is one thing asked for; a stop word asks for nothing, WHO in capitals does."""
    reader = Reader(aliases_of(Atlas((), VOCABULARY)), Lexicon(("patient",)), lambda term: 1)
    (found,) = reader.read("the WHO criteria of testozol testozol patients who").variants
    assert [group.tags for group in found] == [("criterion-who",), ("drug-testinib",), ()]
    assert [group.tags for group in reader.read("WHO").variants[0]] == [("criterion-who",)]


def test_completions_are_few_and_the_frequent_come_first() -> None:
    """At most eight words continue a beginning, and too short a beginning has none."""
    lexicon = Lexicon(tuple(f"abc{letter}" for letter in "abcdefghijkl"))
    completed = lexicon.completions(Word("abc", ("abc",)), lambda term: 5 if term == "abcl" else 1)
    assert [word.form for word in completed] == ["abcl", *(f"abc{letter}" for letter in "abcdefg")]
    assert lexicon.completions(Word("ab", ("ab",)), len) == []


def test_hits_are_plain_data(invented: SearchIndex) -> None:
    """A hit tells id, kind, title, address and score, as the command line prints it."""
    hit = next(hit for hit in search(invented, "T-NIB", 100) if hit.kind == "drug")
    assert hit.as_dict() == {
        "id": "testinib", "kind": "drug", "title": "testinib", "url": "/drugs/testinib/", "score": hit.score,
        "match": "had",
    }  # fmt: skip


@pytest.mark.parametrize("limit", [-1, 0, 1, 3])
def test_the_limit_cuts_what_was_ranked_in_full(invented: SearchIndex, limit: int) -> None:
    """The best few are the first of all."""
    assert search(invented, "testinib", limit) == search(invented, "testinib", 1000)[: max(limit, 0)]


def test_words_are_scored_as_whoosh_scores_them(invented: SearchIndex) -> None:
    """Summing postings here gives what Whoosh gives for the same query when it ranks without a limit."""
    asked = And([Or([Term(f, w, boost=FIELD_BOOSTS[f]) for f in WORD_FIELDS]) for w in ("case", "given", "daily")])
    with invented.whoosh.searcher(weighting=WEIGHTING) as searcher:
        expected = [(hit["id"], hit.score) for hit in searcher.search(asked, limit=None)]
    hits = search(invented, "case given daily", 1000)
    assert [hit.id for hit in hits] == [document for document, _ in expected] == GIVEN
    assert [hit.score - COMPLETE for hit in hits] == pytest.approx([score for _, score in expected], abs=1e-9)


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "\n\t",
        "...",
        "!?&|()[]{}*~^\"'",
        "the of and",
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\u200b",
        "--",
        "'",
        "/",
        "%",
    ],
)
def test_a_query_without_words_finds_nothing(invented: SearchIndex, query: str) -> None:
    """Space, punctuation, stop words, control characters and broken text ask for nothing."""
    assert search(invented, query) == []


@pytest.mark.parametrize(
    "query",
    [
        "<b>testinib</b>", "testinib\x00", "“testinib”", "testinib AND", "tags:testinib", "testinib*", "-testinib",
        "testinib " * 2000, "10.1234/\ud800 testinib", "the testinib of", "(testinib", "<script>testinib</script>",
    ],
)  # fmt: skip
def test_signs_around_a_word_do_no_harm(invented: SearchIndex, query: str) -> None:
    """Markup, query syntax of other engines, control characters and repetition leave the word."""
    assert "testinib" in found(invented, query)


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "tumour response " * 700, "ab " * 3000, "a-" * 5000, "1 " * 5000, "é" * 9999]
)
def test_a_huge_query_costs_little(invented: SearchIndex, query: str) -> None:
    """Only the beginning of a query is read, so that its length costs nothing."""
    start = time.perf_counter()
    search(invented, query)
    assert time.perf_counter() - start < 1
    assert found(invented, f"{'.' * MAX_CHARACTERS} testinib") == []


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nexavar", "sorafenib"),  # by its brand
        ("keytruda", "pembrolizumab"),
        ("HFSR", "hand-foot-skin-reaction"),  # by its abbreviation
        ("nivolumab", "nivolumab"),  # although no patient was given it
        ("tumor rupture", "tumour-rupture"),  # in American spelling
        ("hemoperitoneum", "haemoperitoneum"),
        ("FUDR", "floxuridine"),
        ("L-OHP", "oxaliplatin"),
        ("PVTT", "portal-vein-tumour-thrombus"),
        ("TACE", "tace"),
        ("sorafinib", "sorafenib"),  # mistyped
        ("lenvatinb", "lenvatinib"),
        ("sorafe", "sorafenib"),  # not typed to its end
        ("chemoembolisat", "tace"),  # in British spelling at that
        ("DB00398", "sorafenib"),  # by its code in DrugBank
        ("how to cite", "cite"),
    ],
)
def test_a_bare_name_finds_its_page_first_of_all_pages(real: SearchIndex, query: str, first: str) -> None:
    """The page of a concept follows the cases that had it, and leads all other pages."""
    assert next(hit.id for hit in search(real, query, 1000) if hit.kind != "case") == first


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("keytruda", "hcc-0005"),  # the only patient given pembrolizumab
        ("HFSR", "hcc-0004"),  # had it; hcc-0002 tells of other studies
        ("hand-foot syndrome", "hcc-0004"),
        ("FUDR", "hcc-0003"),
        ("L-OHP", "hcc-0004"),
        ("haemoperitoneum", "hcc-0003"),
        ("hemoperitoneum", "hcc-0003"),
        ("tumour rupture", "hcc-0003"),
        ("tumor rupture", "hcc-0003"),
        ("muscle metastasis", "hcc-0003"),  # a site of relapse, not of the disease at baseline
        ("lung metastasectomy", "hcc-0003"),  # had both
        ("radiation therapy", "hcc-0002"),  # had IMRT, a kind of it; hcc-0004 only names radiotherapy
        ("grade 1", "hcc-0004"),  # had events of grade 1; hcc-0005 denies knowing of any
        ("nexavar hfsr", "hcc-0004"),  # given the one, had the other
        ("lenvima pembrolizumab", "hcc-0005"),
        ("crizotinib MET", "hcc-0001"),
        ("AA regimen", "hcc-0005"),  # names two drugs; this patient had both, each page is about one
        ("stopped because of cost", "hcc-0001"),
        ("55 Gy in 22 fractions", "hcc-0002"),  # printed as 5,500 cGy
        ("27 months", "hcc-0002"),  # not 27 and, elsewhere, months
        ("T4N0M0", "hcc-0002"),
        ("Cho", "hcc-0002"),  # its first author
        ("10.17998/jlc.2022.01.18", "hcc-0002"),
        ("https://doi.org/10.17998/jlc.2021.12.20", "hcc-0003"),
        ("10.29328/journal.acgh.1001020", "hcc-0001"),
        ("10.1186/1756-8722-1-18", "hcc-0006"),
        ("hcc-0004", "hcc-0004"),
    ],
)
def test_the_case_that_had_it_comes_first_among_cases(real: SearchIndex, query: str, first: str) -> None:
    """Of the cases the one leads that had what is asked for, or whose title or reference names it."""
    assert found(real, query, "case")[0] == first


@pytest.mark.real
@pytest.mark.parametrize(
    ("query", "had", "talk"),
    [
        ("nexavar", {2, 3, 4, 6}, {1, 5}),
        ("sorafenib", {2, 3, 4, 6}, {1, 5}),
        ("lenvatinib", {5}, {1}),
        ("nivolumab", set(), {5}),
        ("TACE", {1, 3, 4}, {2}),
        ("HAIC", {3}, {4}),
        ("PVTT", {1, 2}, set()),
        ("HFSR", {4}, {2}),
        ("diarrhea", {6}, {4}),
        ("immune checkpoint inhibitor", {5}, {3}),
        ("BCLC C", {2, 3, 4}, set()),
        ("Child-Pugh class A", {2, 3, 4, 5}, set()),  # by class, or by a score of 5
        ("child-pugh a", {2, 3, 4, 5}, set()),
        ("BCLC A", set(), set()),
        ("T4N0M0", {2}, set()),
        ("PIVKA-II", {2, 3}, {1, 4, 5}),  # measured in two, told to be missing in three
        ("pivkaii", {2, 3}, {1, 4, 5}),
        ("alpha-feto", {1, 2, 3, 4, 5, 6}, set()),
        ("died", {1}, set()),
        ("women", {3, 4}, set()),
    ],
)
def test_what_a_patient_had_comes_before_talk_of_it(
    real: SearchIndex, query: str, had: set[int], talk: set[int]
) -> None:
    """Exactly the cases that had it come first, and those that only talk of it follow."""
    hits = [hit for hit in search(real, query, 1000) if hit.kind == "case"]
    assert {hit.id for hit in hits if hit.match == "had"} == {f"hcc-{number:04d}" for number in had}
    assert [hit.match for hit in hits[: len(had)]] == ["had"] * len(had)
    assert {hit.id for hit in hits[len(had) :]} >= {f"hcc-{number:04d}" for number in talk}


@pytest.mark.real
def test_spelling_makes_no_difference(real: SearchIndex) -> None:
    """British and American spelling give the same hits in the same order."""
    for british, american in (("tumour rupture", "tumor rupture"), ("iodised oil", "iodized oil"), ("oedema", "edema")):
        assert search(real, british) == search(real, american)


@pytest.mark.real
def test_addresses_are_those_of_the_site(real: SearchIndex) -> None:
    """A hit leads to the page of its case, drug, modality or complication, or to the written page."""
    assert search(real, "hcc-0004")[0].url == "/cases/hcc-0004/"
    found_urls = {hit.url for query in ("nexavar", "TACE", "HFSR") for hit in search(real, query)}
    assert found_urls >= {"/drugs/sorafenib/", "/modalities/tace/", "/complications/hand-foot-skin-reaction/"}
    assert search(real, "cite")[0].url == "/cite/"


@pytest.mark.real
def test_the_same_query_always_has_the_same_answer(real: SearchIndex, tmp_path: Path) -> None:
    """Equal scores keep the order of the documents, in this index and in one built anew."""
    again = open_index(read_atlas(Path("cases")), tmp_path / "built")
    for query in ("sorafenib", "hepatitis b", "alpha-feto", "chemo"):
        assert search(real, query, 1000) == search(again, query, 1000)
