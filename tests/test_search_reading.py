"""How a query is read: names as concepts, the rest as words, mistakes repaired, and every guess told to the reader."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from generator.atlas import Atlas
from generator.vocabulary import Complication, Concept, Drug, Modality, Synonyms, Vocabulary
from search_index.aliases import aliases_of
from search_index.clauses import FILTERS
from search_index.ranking import Group
from search_index.reading import MAX_CHARACTERS, MAX_WORDS, Note, Reader, Reading
from search_index.repair import MOST_COMPLETIONS, Lexicon
from search_index.words import Word, words
from tests.fixtures.records import Changes, invented
from tests.fixtures.records import vocabulary as invented_vocabulary

SEED = 20261121
VOCABULARY = Vocabulary(
    drugs={
        "testinib": Drug(
            label="testinib",
            definition="d",
            drug_class="kinase inhibitor",
            synonyms=Synonyms(brands=("Testozol",), spellings=("T-NIB",)),
        ),
        "moretinib": Drug(label="moretinib", definition="d", drug_class="kinase inhibitor"),
        "otherumab": Drug(label="otherumab", definition="d", drug_class="antibody", broader=("blocker of checks",)),
        "met": Drug(label="metinol", definition="d", drug_class="arterial tool"),
    },
    modalities={
        "tace": Modality(
            label="arterial blockage", definition="d", group="locoregional", synonyms=Synonyms(abbreviations=("TACE",))
        ),
        "tool": Modality(label="arterial tool", definition="d", group="locoregional"),
    },
    complications={
        "hand-rash": Complication(
            label="hand-foot skin reaction",
            definition="d",
            kinds=("adverse event",),
            synonyms=Synonyms(abbreviations=("HFSR",)),
        ),
        "skin-reaction": Complication(label="skin reaction", definition="d", kinds=("adverse event",)),
    },
    aetiologies={
        "hepatitis-b": Concept(
            label="hepatitis B",
            definition="d",
            synonyms=Synonyms(abbreviations=("HBV",)),
            broader=("viral hepatitis",),
        ),
        "hepatitis-c": Concept(label="hepatitis C", definition="d", broader=("viral hepatitis",)),
    },
    staging={
        "bclc": Concept(label="Barcelona stage", definition="d", synonyms=Synonyms(abbreviations=("BCLC",))),
        "child-pugh": Concept(label="Child-Pugh", definition="d"),
    },
    criteria={"who": Concept(label="WHO criteria", definition="d")},
    genes={"met": Concept(label="MET", definition="d")},
    sites={"liver": Concept(label="liver", definition="d"), "lung": Concept(label="lung", definition="d")},
    abbreviations={
        "XYC": "xylo carcinoma (of an invented kind)",
        "TOX": "testinib and otherumab",
        "OTM": "otherumab",
        "HBV": "hidden blood volume",
    },
)
ALIASES = aliases_of(Atlas((), VOCABULARY))
# What stands in the documents besides names; none of it is a name.
COMMON = (
    "patient", "daily", "ascite", "surgery", "surgical", "tumor", "testing", "virology", "therapy", "400mg", "400",
    "mg", "5", "x", "vitamin", "k", "vitamink",
)  # fmt: skip
FREQUENT = {"testozol": 3, "testing": 2}
READER = Reader(ALIASES, Lexicon(tuple(sorted({*ALIASES.terms, *COMMON}))), lambda term: FREQUENT.get(term, 1))
GIVEN, OTHER, MORE = ("drug-testinib",), ("drug-otherumab",), ("drug-moretinib",)
BLOCKED, RASH, REACTION = ("modality-tace",), ("complication-hand-rash",), ("complication-skin-reaction",)
WORD: tuple[str, ...] = ()  # the tags of what is no name


def word(text: str) -> Word:
    """The one word of a text, as a query has it."""
    (only,) = words(text)
    return only


def groups(query: str) -> list[Group]:
    """What is asked for in the only reading of a query."""
    (only,) = READER.read(query).variants
    return only


def tags(query: str) -> list[tuple[str, ...]]:
    """The tags of each thing that is asked for; none for mere words."""
    return [group.tags for group in groups(query)]


def names(query: str) -> list[str]:
    """What each thing that is asked for is called."""
    return [group.name for group in groups(query)]


def looked_for(query: str) -> list[str]:
    """The words of the one thing that is asked for."""
    (only,) = groups(query)
    return [each.form for each in only.words]


def notes(query: str) -> list[Note]:
    """What the reader is told."""
    return list(READER.read(query).notes)


def reader_of(atlas: Atlas) -> Reader:
    """A reader for an atlas whose documents hold nothing but the names."""
    aliases = aliases_of(atlas)
    return Reader(aliases, Lexicon(tuple(sorted(aliases.terms))), lambda term: 1)


def filtered(query: str, changes: Changes | None = None) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """The tags of the one filter of a query to the invented record, and the notes."""
    found = reader_of(Atlas((invented(changes),), invented_vocabulary())).read(query)
    ((group,),) = found.variants
    return group.tags, found.notes


# Names


@pytest.mark.parametrize(
    "query",
    [
        "testinib",
        "TESTINIB",
        "Testozol",
        "Testo-zol",
        "T-NIB",
        "tnib",
        "T NIB",
        "t nib",
        "téstinib",
        "Testinibs",
        "testinib,",
    ],
)
def test_every_name_of_a_concept_means_it(query: str) -> None:
    """Label, id, brand, spelling, case, hyphen, accent and plural lead to one tag, and to its label."""
    assert tags(query) == [GIVEN]
    assert names(query) == ["testinib"]
    assert notes(query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hand-foot skin reaction", [RASH]),
        ("hand foot skin reactions", [RASH]),
        ("handfoot skin reaction", [RASH]),
        ("skin reaction", [REACTION]),
        ("foot skin reaction", [WORD, REACTION]),
        ("hand-foot skin", [WORD, WORD]),
        ("skin reaction hand-foot skin reaction", [REACTION, RASH]),
        ("testinib hand-foot skin reaction otherumab", [GIVEN, RASH, OTHER]),
        ("testinib otherumab", [GIVEN, OTHER]),
        ("testinib/otherumab", [GIVEN, OTHER]),
        ("patient testinib daily", [WORD, GIVEN, WORD]),
        ("lung metastasis", [("site-lung",)]),
        ("liver metastasis", [("site-liver",), WORD]),  # growth in the liver is no metastasis
        ("barcelona stage c", [("stage-bclc-c",)]),
        ("barcelona stage", [("staging-bclc",)]),
    ],
)
def test_the_longest_name_wins_from_the_left(query: str, expected: list[tuple[str, ...]]) -> None:
    """A name of several words is one thing asked for, and what is no part of a name is a word."""
    assert tags(query) == expected


def test_a_name_asked_for_twice_is_asked_for_once() -> None:
    """Repetition by the same name changes nothing."""
    assert tags("testinib testinib patient testinib patient") == [GIVEN, WORD]


def test_one_name_may_mean_several_concepts() -> None:
    """A drug and a gene of the same name are both meant, and both are named."""
    (group,) = groups("MET")
    assert group.tags == ("drug-met", "gene-met")
    assert group.name == "metinol, MET"


@pytest.mark.parametrize("query", ["viral hepatitis", "Viral Hepatitis", "the viral hepatitis"])
def test_a_wider_term_leads_to_all_its_concepts(query: str) -> None:
    """Who asks for viral hepatitis finds every kind of it, and what only says viral hepatitis."""
    (group,) = groups(query)
    assert group.tags == ("aetiology-hepatitis-b", "aetiology-hepatitis-c", "term-viral-hepatitis")
    assert group.name == query.removeprefix("the ")  # as typed: it leads to more than it names


@pytest.mark.parametrize("query", ["kinase inhibitor", "kinase inhibitors"])
def test_the_class_of_a_drug_leads_to_all_its_drugs(query: str) -> None:
    """The class stands for each drug of it and for no other."""
    assert tags(query) == [(*MORE, *GIVEN, "term-kinase-inhibitor")]
    assert names(query) == [query]


def test_a_wider_term_that_is_a_name_already_needs_no_other() -> None:
    """A concept and the class of another drug may be called the same: both are meant, by the tags they have."""
    assert tags("arterial tool") == [("drug-met", "modality-tool")]
    assert names("arterial tool") == ["arterial tool"]


def test_an_organ_alone_leads_to_spread_there() -> None:
    """A metastasis is named by organ and spread; the organ alone may mean it, the liver never does."""
    assert tags("lung") == [("site-lung", "term-lung")]
    assert tags("lung mets") == tags("lung metastases") == [("site-lung",)]
    assert tags("liver") == [("site-liver",)]


@pytest.mark.parametrize("query", ["blocker of checks", "blocker checks", "blockers for checks"])
def test_a_name_with_stop_words_is_known_without_them(query: str) -> None:
    """What stands between the telling words of a name does not matter."""
    assert tags(query) == [(*OTHER, "term-blocker-of-checks")]


def test_what_was_typed_can_be_looked_for_as_words() -> None:
    """The words of a name are kept, without stop words, for where nothing has all that is asked for."""
    assert looked_for("Testozol") == ["testozol"]
    assert looked_for("blockers of checks") == ["blocker", "check"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("blockers of the checks", [(*OTHER, "term-blocker-of-checks")]),
        ("hand and foot skin reaction", [RASH]),
        ("viral or hepatitis", [("aetiology-hepatitis-b", "aetiology-hepatitis-c", "term-viral-hepatitis")]),
    ],
)
def test_one_more_stop_word_inside_a_name_does_no_harm(query: str, expected: list[tuple[str, ...]]) -> None:
    """Whether a name is known does not depend on whether another that begins so is longer."""
    assert tags(query) == expected


# Abbreviations


@pytest.mark.parametrize("query", ["XYC", "xyc", "xylo carcinoma", "Xylo carcinomas"])
def test_an_abbreviation_and_its_long_form_are_one(query: str) -> None:
    """Both mean the same, without what the glossary adds in brackets, and are called by the abbreviation."""
    assert tags(query) == [("term-xyc",)]
    assert names(query) == ["XYC"]


def test_an_abbreviation_of_a_name_means_what_the_name_means() -> None:
    """Where the long form is the name of a concept the abbreviation is one more of its names."""
    assert tags("OTM") == tags("otherumab") == [OTHER]


def test_an_abbreviation_that_is_a_name_keeps_its_meaning() -> None:
    """The glossary does not change what a concept of the vocabulary is called."""
    assert tags("HBV") == [("aetiology-hepatitis-b",)]
    assert tags("hidden blood volume") == [WORD, WORD, WORD]


def test_a_long_form_that_holds_a_name_keeps_its_tags() -> None:
    """Two drugs that have an abbreviation together are still two drugs."""
    assert tags("testinib and otherumab") == [GIVEN, OTHER]
    assert tags("TOX") == [("term-tox",)]


def test_abbreviations_that_differ_in_a_greek_letter_are_two() -> None:
    """Who asks for TGF-β is not given TGF-α, nor told so."""
    reader = reader_of(Atlas((), Vocabulary(abbreviations={"TGF-α": "growth alpha", "TGF-β": "growth beta"})))
    ((first,),), ((second,),) = reader.read("TGF-α").variants, reader.read("TGF-β").variants
    assert first.tags != second.tags
    assert (first.name, second.name) == ("TGF-α", "TGF-β")


def test_whatever_is_found_has_a_name() -> None:
    """A class that is written with a hyphen and a concept that is written without are called something."""
    drugs = {"alphatinib": Drug(label="alphatinib", definition="d", drug_class="kinase-blocker")}
    modalities = {"blocking": Modality(label="kinase blocker", definition="d", group="systemic")}
    reader = reader_of(Atlas((), Vocabulary(drugs=drugs, modalities=modalities)))
    for query in ("kinase blocker", "kinase-blocker", "kinaseblocker"):
        ((group,),) = reader.read(query).variants
        assert group.name == query


# Letters


@pytest.mark.parametrize("query", ["hepatitis B", "hepatitis b", "Hepatitis-B", "HBV", "hepatitisb"])
def test_the_letter_belongs_to_the_word_before(query: str) -> None:
    """Hepatitis B is one cause, however it is set."""
    assert tags(query) == [("aetiology-hepatitis-b",)]


def test_another_letter_is_another_cause() -> None:
    """B is not C, and two of them are two things asked for."""
    assert tags("hepatitis C") == [("aetiology-hepatitis-c",)]
    assert tags("hepatitis B hepatitis C") == [("aetiology-hepatitis-b",), ("aetiology-hepatitis-c",)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("BCLC A", "stage-bclc-a"),
        ("bclc a", "stage-bclc-a"),  # no article here
        ("BCLC-A", "stage-bclc-a"),
        ("Child-Pugh A", "stage-child-pugh-a"),
        ("child-pugh b", "stage-child-pugh-b"),
        ("CP C", "stage-child-pugh-c"),
        ("Child B", "stage-child-pugh-b"),
        ("BCLC 0", "stage-bclc-0"),
        ("grade 3", "grade-3"),
    ],
)
def test_a_stage_is_one_thing_and_not_a_letter(query: str, expected: str) -> None:
    """System and value are one name, also where the value could be an article or a number."""
    assert tags(query) == [(expected,)]
    assert names(query) == [ALIASES.labels[expected]]


def test_a_letter_that_belongs_to_its_word_in_a_text_stays_with_it() -> None:
    """Vitamin K is no name, but is written so in the documents; without the letter it is a word as any other."""
    assert groups("vitamin K daily") == [Group("", (), (word("vitamin K"),)), Group("", (), (word("daily"),))]
    assert groups("vitamin") == [Group("", (), (word("vitamin"),))]


def test_a_letter_that_makes_no_name_stands_alone() -> None:
    """A stage that does not exist is the system and a letter, and an unknown letter is told."""
    assert tags("BCLC X") == [("staging-bclc",), WORD]
    assert notes("BCLC X") == []
    assert tags("BCLC E") == [("staging-bclc",), WORD]
    assert notes("BCLC E") == [Note("unknown", "e")]


# Hyphens


@pytest.mark.parametrize(
    ("query", "expected", "unknown"),
    [
        ("DEB-TACE", [WORD, BLOCKED], ["deb"]),
        ("TACE-DEB", [BLOCKED, WORD], ["deb"]),
        ("qq-testinib-rr", [WORD, GIVEN, WORD], ["qq", "rr"]),
        ("qq-rr", [WORD], ["qq-rr"]),  # nothing of it is known: it stays what it is
        ("patient-surgery", [WORD], []),  # found where both parts stand
        ("77-TACE", [WORD, BLOCKED], ["77"]),
        ("77 mg", [WORD], ["77 mg"]),  # a number stays with its unit
        ("5 mg", [WORD], []),
        ("400 mg", [WORD], []),
    ],
)
def test_an_unknown_hyphenated_word_is_divided_where_a_part_is_known(
    query: str, expected: list[tuple[str, ...]], unknown: list[str]
) -> None:
    """Nobody writes so, but the part that has a name still means it."""
    assert tags(query) == expected
    assert [(note.kind, note.typed.lower()) for note in notes(query)] == [("unknown", typed) for typed in unknown]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("testinib-otherumab", [GIVEN, OTHER]),
        ("TACE-testinib", [BLOCKED, GIVEN]),
        ("testinib-TACE-otherumab", [GIVEN, BLOCKED, OTHER]),
        ("testinib-patient", [GIVEN, WORD]),
        ("hand-foot", [WORD]),  # no name, whole or in parts
    ],
)
def test_names_joined_by_a_hyphen_are_names(query: str, expected: list[tuple[str, ...]]) -> None:
    """A combination is asked for with a hyphen as it is with a slash."""
    assert tags(query) == expected
    assert notes(query) == []


# Repair


@pytest.mark.parametrize(
    ("query", "used"),
    [
        ("testonib", "testinib"),
        ("testnib", "testinib"),
        ("tsetinib", "testinib"),
        ("otherumabb", "otherumab"),
        ("ascitis", "ascite"),  # ascites, mistyped; the index holds the singular
        ("ascitees", "ascite"),
        ("sugery", "surgery"),
    ],
)
def test_a_mistyped_word_is_corrected_and_told(query: str, used: str) -> None:
    """One edit is mended, alone and within a longer query, and the reader sees both words."""
    told = Note("corrected", query, (used,))
    assert names(query) == [used]
    assert notes(query) == [told]
    assert names(f"daily {query} patient") == ["daily", used, "patient"]
    assert notes(f"daily {query} patient") == [told]


def test_a_correction_can_complete_a_name() -> None:
    """The mended word is read as if it had been typed so."""
    assert tags("hand-foot skin raection daily") == [RASH, WORD]
    assert notes("hand-foot skin raection daily") == [Note("corrected", "raection", ("reaction",))]


def test_a_word_that_cannot_be_mended_is_told_with_what_is_near() -> None:
    """It stays in the query as it is, and similar words are suggested."""
    assert names("surgerxyy daily") == ["surgerxyy", "daily"]
    assert notes("surgerxyy daily") == [Note("unknown", "surgerxyy", ("surgery",))]
    assert notes("qqqqqq") == [Note("unknown", "qqqqqq")]


def test_each_repair_is_told_in_the_order_of_the_query() -> None:
    """Several mistakes make several notes."""
    found = notes("testonib qqqqqq otherumabb")
    assert [(note.kind, note.typed) for note in found] == [
        ("corrected", "testonib"),
        ("unknown", "qqqqqq"),
        ("corrected", "otherumabb"),
    ]


def test_an_unfinished_last_word_is_read_with_each_of_its_ends() -> None:
    """Every end is a reading of its own, the frequent first, each after what was typed before it."""
    found = READER.read("daily test")
    assert [[group.tags for group in variant] for variant in found.variants] == [
        [WORD, GIVEN],
        [WORD, WORD],
        [WORD, GIVEN],
    ]
    assert [variant[-1].words for variant in found.variants] == [
        (word("testozol"),), (word("testing"),), (word("testinib"),)
    ]  # fmt: skip
    assert [(note.kind, note.typed) for note in found.notes] == [("completed", "test")]


def test_a_repair_is_told_by_the_name_of_the_concept() -> None:
    """A reader is told testinib and not the brand that was completed or corrected; each once."""
    assert notes("test") == [Note("completed", "test", ("testinib", "testing"))]
    assert notes("testozzol") == [Note("corrected", "testozzol", ("testinib",))]
    assert notes("Testozyyl") == [Note("unknown", "Testozyyl", ("testinib",))]


def test_an_unfinished_word_can_end_a_longer_name() -> None:
    """The end of a name of several words finds the name."""
    assert tags("hand-foot skin reac") == [RASH]
    assert notes("hand-foot skin reac") == [Note("completed", "reac", ("reaction",))]


@pytest.mark.parametrize(
    "query",
    [
        "test daily",  # not the last word
        'test "daily"',
        "test drug:testinib",
        "te",  # too short
        '"test"',  # in quotes
        "drug:test",  # in a filter
    ],
)
def test_only_the_last_free_word_is_completed(query: str) -> None:
    """Whoever goes on to the next word has finished the one before."""
    found = READER.read(query)
    assert len(found.variants) == 1
    assert not any(note.kind == "completed" for note in found.notes)


@pytest.mark.parametrize("query", ["surger", "surger ", "surger,", 'surger ""', 'surger "'])
def test_what_follows_without_words_does_not_finish_the_last_word(query: str) -> None:
    """Space, a comma and empty quotes are no words."""
    assert names(query) == ["surgery"]
    assert notes(query) == [Note("completed", "surger", ("surgery",))]


def test_completing_comes_before_correcting() -> None:
    """The last word may be unfinished; before another word the same letters are a mistake."""
    assert [note.kind for note in notes("surger")] == ["completed"]
    assert [note.kind for note in notes("surger daily")] == ["corrected"]


def test_a_known_word_is_never_repaired() -> None:
    """What the index holds is meant, even if a frequent word begins so or is one edit away."""
    reader = Reader(ALIASES, Lexicon(("ascita", "ascite", "asciteful")), lambda term: 9 if term != "ascite" else 1)
    found = reader.read("ascite")
    assert found == Reading([[Group("ascite", (), (word("ascite"),))]], ())


def test_completions_are_limited() -> None:
    """A beginning with many ends has no more readings than are worth asking for."""
    reader = Reader(ALIASES, Lexicon(tuple(sorted(f"zeta{a}{b}" for a, b in product("abcd", repeat=2)))), len)
    found = reader.read("zeta")
    assert len(found.variants) == len(found.notes[0].used) == MOST_COMPLETIONS


# Quotes


@pytest.mark.parametrize(
    ("query", "literal"),
    [
        ('"testozol"', ["testozol"]),
        ('"viral hepatitis"', ["viral", "hepatitis"]),
        ('"the testozol of it"', ["testozol"]),
        ("“testinib”", ["testinib"]),
        ('"testinib', ["testinib"]),
        ('"testonib"', ["testonib"]),  # not mended
        ('"surger"', ["surger"]),  # not completed
        ('"BCLC A"', ["bclca"]),
        ('"DEB-TACE"', ["debtace"]),  # not divided
        ('"XYC"', ["xyc"]),
    ],
)
def test_words_in_quotes_are_taken_literally(query: str, literal: list[str]) -> None:
    """They must all stand in the text: no concept, no synonym, no repair, and that is told."""
    (group,) = groups(query)
    assert (group.tags, group.strict) == ((), True)
    assert looked_for(query) == literal
    typed = query.strip('"“”')
    assert notes(query) == [Note("quoted", typed)]
    assert f"“{typed}”" in group.name


def test_quotes_do_not_touch_the_words_beside_them() -> None:
    """Free words around stay concepts, and names do not reach across a quote."""
    found = groups('testinib "otherumab" daily')
    assert [(group.tags, group.strict) for group in found] == [(GIVEN, False), (WORD, True), (WORD, False)]
    assert tags('hepatitis "B"') == [WORD, WORD]
    assert tags('"hepatitis" B') == [WORD, WORD]


@pytest.mark.parametrize("query", ['""', '"the of"', '"?!"', '" "', "“”", '"'])
def test_quotes_around_nothing_ask_for_nothing(query: str) -> None:
    """Neither empty quotes nor quoted stop words must stand anywhere."""
    assert READER.read(query) == Reading([], (Note("nothing"),))
    assert tags(f"testinib {query}") == [GIVEN]
    assert notes(f"testinib {query}") == []


# Filters


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("drug:testinib", GIVEN),
        ("drug:Testozol", GIVEN),
        ("DRUG:T-NIB", GIVEN),
        ("drug:testinib,", GIVEN),
        ('drug:"kinase inhibitor"', MORE + GIVEN),
        ("drug:met", ("drug-met",)),  # of the names of a value only those of the field count
        ("gene:met", ("gene-met",)),
        ("modality:TACE", BLOCKED),
        ('modality:"arterial blockage"', BLOCKED),
        ("complication:hfsr", RASH),
        ("complication:hand-rash", RASH),  # as the tag is written
        ("stage:bclc-a", ("stage-bclc-a",)),
        ('stage:"BCLC A"', ("stage-bclc-a",)),
        ('stage:"barcelona stage C"', ("stage-bclc-c",)),
        ("response:CR", ("response-complete",)),
        ("response:complete", ("response-complete",)),
        ("criterion:WHO", ("criterion-who",)),
        ("criterion:who", ("criterion-who",)),  # a stop word, but not here
        ("aetiology:HBV", ("aetiology-hepatitis-b",)),
        ("etiology:hbv", ("aetiology-hepatitis-b",)),
        ('aetiology:"viral hepatitis"', ("aetiology-hepatitis-b", "aetiology-hepatitis-c")),
        ("sex:female", ("sex-female",)),
        ("sex:women", ("sex-female",)),
        ("outcome:dead", ("outcome-died",)),
        ('outcome:"no evidence of disease"', ("outcome-no-evidence-of-disease",)),
        ("outcome:no-evidence-of-disease", ("outcome-no-evidence-of-disease",)),
        ("site:lung", ("site-lung",)),
        ('site:"lung metastasis"', ("site-lung",)),
        ("site:liver", ("site-liver",)),
        ("grade:3", ("grade-3",)),
        ('grade:"grade 3"', ("grade-3",)),
    ],
)
def test_a_filter_means_the_tags_of_its_kind(query: str, expected: tuple[str, ...]) -> None:
    """A value may be any name, or what the tag says; it must hold, and only what the patient had counts."""
    (group,) = groups(query)
    assert (group.tags, group.strict, group.fields, group.words) == (expected, True, ("tags",), ())
    assert group.name == ", ".join(ALIASES.labels[tag] for tag in expected)
    assert notes(query) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stopped:toxicity", "stop-toxicity"),
        ('stopped:"stopped because of toxicity"', "stop-toxicity"),
        ("year:2013", "year-2013"),
        ("author:Sample", "author-sample"),
        ("author:sample", "author-sample"),
        ('author:"Sample A"', "author-sample"),
        ('author:"Exemplar BC"', "author-exemplar"),
        ("test:DMP", "test-demo-protein"),
        ("stage:dst-c", "stage-demo-stage-c"),
        ("stage:demo-stage-c", "stage-demo-stage-c"),
        ('stage:"DST C"', "stage-demo-stage-c"),
        ('outcome:"with disease"', "outcome-with-disease"),
        ("drug:exemplar", "drug-exemplinib"),  # the brand, not the author
    ],
)
def test_a_filter_knows_the_values_of_the_records(query: str, expected: str) -> None:
    """Reasons, years, authors and stages that a record has can be asked for."""
    assert filtered(query)[0] == ((expected,) if expected else ())


@pytest.mark.parametrize(
    ("query", "typed", "used"),
    [("drug:testonib", "testonib", "testinib"), ('complication:"hand-foot skin raction"', "raction", "reaction")],
)
def test_a_mistyped_value_is_mended_and_told(query: str, typed: str, used: str) -> None:
    """A filter forgives one edit as free words do."""
    assert groups(query)[0].tags in (GIVEN, RASH)
    assert notes(query) == [Note("corrected", typed, (used,))]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("drug:TACE", "drug:TACE"),  # a modality
        ("drug:nothing", "drug:nothing"),
        ("drug:testi", "drug:testi"),  # values are not completed
        ("Drug:qqqqqq", "drug:qqqqqq"),
        ("stage:C", "stage:C"),  # of which system?
        ("stage:bclc", "stage:bclc"),
        ("year:1850", "year:1850"),
        ("sex:drug-testinib", "sex:drug-testinib"),  # a tag of another kind
        ("drug:drug-testinib", "drug:drug-testinib"),
        ('drug:" two  words "', "drug:two  words"),
        ("mentioned:qqqqqq", "mentioned:qqqqqq"),
        ("author:nobody", "author:nobody"),
    ],
)
def test_a_value_that_nothing_has_is_told_and_nothing_else(query: str, told: str) -> None:
    """The filter still holds, so that nothing is found, rather than everything."""
    (group,) = groups(query)
    assert (group.tags, group.words, group.strict) == ((), (), True)
    assert group.name == told.partition(":")[2]
    assert notes(query) == [Note("no-value", told)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mentioned:Testozol", GIVEN),
        ("mentioned:testonib", GIVEN),
        ("mentioned:drug-testinib", GIVEN),
        ("mentioned:TACE", BLOCKED),
        ('Mentioned:"kinase inhibitors"', (*MORE, *GIVEN, "term-kinase-inhibitor")),
    ],
)
def test_what_is_only_mentioned_can_be_asked_for(query: str, expected: tuple[str, ...]) -> None:
    """A concept of any kind, looked up where the article only talks of it."""
    (group,) = groups(query)
    assert (group.tags, group.strict, group.fields) == (expected, True, ("mentions",))


def test_filters_stand_among_words_in_their_order() -> None:
    """Several filters, words in quotes and free words are all asked for."""
    found = groups('daily drug:testozol "two words" sex:female otherumab')
    assert [(group.tags, group.strict) for group in found] == [
        (WORD, False),
        (GIVEN, True),
        (WORD, True),
        (("sex-female",), True),
        (OTHER, False),
    ]


def test_a_drug_asked_for_freely_and_by_filter_is_asked_for_twice() -> None:
    """Only what is the same in every respect is dropped."""
    assert tags("testinib drug:testinib drug:Testozol mentioned:testinib") == [GIVEN] * 3


@pytest.mark.parametrize("query", ['drug:""', 'drug:"', 'drug:"?!"', "drug:?"])
def test_a_filter_without_a_word_asks_for_nothing(query: str) -> None:
    """Who has only begun to type a value is not told that it does not exist."""
    assert READER.read(query) == Reading([], (Note("nothing"),))


def test_a_value_that_is_found_as_its_tag_is_written_needs_no_note() -> None:
    """Words of a tag that stand in no text are no mistake."""
    assert filtered("stage:demo-stage-c") == (("stage-demo-stage-c",), ())
    assert filtered('outcome:"with disease"') == (("outcome-with-disease",), ())


def test_a_tag_with_a_stop_word_is_found_without_a_note() -> None:
    """With-disease is a value, and that no text holds the word with is no news to the reader."""
    assert filtered("outcome:with-disease") == (("outcome-with-disease",), ())


@pytest.mark.parametrize("query", ["author:Muster", "author:muster"])
def test_an_author_is_found_without_accents(query: str) -> None:
    """Accents make no difference anywhere else."""
    assert filtered(query, {"source.bibliography.authors": ("Müster A",)})[0] != ()


def test_authors_in_another_script_are_not_all_one() -> None:
    """Whoever asks for one author is not given another."""
    assert filtered("author:李", {"source.bibliography.authors": ("王 小",)}) == ((), (Note("no-value", "author:李"),))


@pytest.mark.parametrize("field", FILTERS)
def test_no_field_fails_on_any_value(field: str) -> None:
    """A value may be a stop word, a number, a sign, broken text or very long."""
    for value in ("the", "3", "王", "é", "\ud800x", "x" * 900, "-", "a-b-c", "10.1234/x:y", "ı"):
        found = READER.read(f'{field}:"{value}"')
        assert all(group.strict for variant in found.variants for group in variant)


# Limits and nothing


def many(count: int) -> list[str]:
    """So many different known words."""
    return [f"zz{a}{b}" for a, b in product("abcdefghij", repeat=2)][:count]


def limited(query: str) -> Reading:
    """A reading where all of `many` are known."""
    return Reader(ALIASES, Lexicon(tuple(sorted({*READER.lexicon.terms, *many(100)}))), lambda term: 1).read(query)


def test_only_so_many_words_are_read_and_that_is_told() -> None:
    """The last word within the limit is still read, the next is not."""
    whole, cut = limited(" ".join(many(MAX_WORDS))), limited(" ".join(many(MAX_WORDS + 1)))
    assert (MAX_CHARACTERS, MAX_WORDS) == (1000, 32)
    assert whole.notes == ()
    assert cut.notes == (Note("cut"),)
    assert [group.name for group in whole.variants[0]] == many(MAX_WORDS)
    assert cut.variants == whole.variants


@pytest.mark.parametrize("start", ["", "the ", "of the "])
def test_stop_words_count_as_words(start: str) -> None:
    """The limit is on what is looked at, not on what is found."""
    found = limited(start + " ".join(many(MAX_WORDS)))
    assert len(found.variants[0]) == MAX_WORDS - len(start.split())
    assert [note.kind for note in found.notes] == (["cut"] if start else [])


def test_the_limit_holds_across_filters_and_quotes() -> None:
    """What comes after the limit is left out, within a clause and after it."""
    start = " ".join(many(MAX_WORDS - 2))
    found = limited(f'{start} "daily surgery patient" drug:testinib')
    assert found.variants[0][-1].words == (word("daily"), word("surgery"))
    assert [note.kind for note in found.notes] == ["cut", "quoted"]


def test_only_so_many_characters_are_read_and_that_is_told() -> None:
    """Exactly as many as the limit are all read; of one more the last is not."""
    query = "testinib".rjust(MAX_CHARACTERS)
    assert tags(query) == [GIVEN]
    assert notes(query) == []
    assert tags(f"{query}s") == [GIVEN]
    assert notes(f"{query}s") == [Note("cut")]
    assert READER.read("." * MAX_CHARACTERS + "testinib") == Reading([], (Note("cut"), Note("nothing")))


@pytest.mark.parametrize("query", ["", " ", "\n\t", "\u3000"])
def test_an_empty_query_needs_no_note(query: str) -> None:
    """Nobody asked for anything yet."""
    assert READER.read(query) == Reading([], ())


@pytest.mark.parametrize("query", ["?", "the", "of and The", "-", "\x00", "\ud800", '"the"', "'", "x" * 101])
def test_a_query_that_asks_for_nothing_says_so(query: str) -> None:
    """Stop words, signs and what is too long to be a word leave nothing to look for."""
    assert READER.read(query) == Reading([], (Note("nothing"),))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("with testinib of", [GIVEN]),
        ("the testinib and the otherumab", [GIVEN, OTHER]),
        ("what is a skin reaction", [REACTION]),
        ("testinib the", [GIVEN]),  # not the beginning of therapy
        ("WHO", [("criterion-who",)]),
        ("who", []),
        ("Who had testinib", [GIVEN]),
        ("the WHO criteria", [("criterion-who",)]),
        ("the who criteria", [("criterion-who",)]),  # no question
    ],
)
def test_stop_words_ask_for_nothing_and_capitals_are_a_name(query: str, expected: list[tuple[str, ...]]) -> None:
    """Articles and question words are passed over, but WHO in capitals is a name."""
    assert [[group.tags for group in variant] for variant in READER.read(query).variants] == (
        [expected] if expected else []
    )


def test_any_text_can_be_read() -> None:
    """Whatever is typed, every reading asks for something, and the same text is always read alike."""
    pieces = (
        *'":"“”\'-/,.', "drug:", "Year:", "mentioned:", "author:", "the ", "WHO ", "testinib", "testonib", "test",
        "hepatitis ", "B ", "bclc ", "a ", "T-NIB", "DEB-TACE", "400 mg", "10.1234/x", "2018-06-20", " ", "  ", "\n",
        "é", "β", "王", "𝒳", "\ud800", "\x00", "٣", "qqqqqq", "kinase inhibitors ",
    )  # fmt: skip
    rng = Random(SEED)  # noqa: S311  # a test, not a secret
    for _ in range(1000):
        query = "".join(rng.choices(pieces, k=rng.randint(1, 15)))
        found = READER.read(query)
        assert found == READER.read(query)
        assert len(found.variants) <= MOST_COMPLETIONS
        assert all(group.tags or group.words or group.strict for variant in found.variants for group in variant), query
        assert all(found.variants), query
        assert bool(found.variants) != (Note("nothing") in found.notes or not query.strip()), query
