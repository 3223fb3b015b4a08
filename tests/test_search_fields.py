"""What counts as a word: what is kept whole, what is folded into one, what must stay apart."""

from __future__ import annotations

import pickle

import pytest
from whoosh.formats import Frequency

from search_index.fields import FIELD_B, FIELD_BOOSTS, SCHEMA, WEIGHTING, WORDS
from search_index.words import MAX_WORD_LENGTH, words


def terms(text: str) -> list[str]:
    """The terms that the index holds of a text."""
    return [token.text for token in WORDS(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L-OHP", ["lohp", "l", "ohp"]),
        ("PIVKA-II", ["pivkaii", "pivka", "ii"]),
        ("hand-foot", ["handfoot", "hand", "foot"]),
        ("5-FU", ["5fu", "5", "fu"]),
        ("TGF-β", ["tgfβ", "tgf", "β"]),
        ("β", ["β"]),
        ("hepatitis B", ["hepatitisb", "hepatitis", "b"]),
        ("T4N0M0", ["t4n0m0"]),
        ("S5/6", ["s5", "6"]),
        ("2018-06-20", ["2018-06-20"]),
        ("36-day course", ["36day", "36", "day", "course"]),
        ("2.02-3.6 ug/L", ["2.02", "3.6ug/l", "3.6", "ug/l"]),
    ],
)
def test_words_are_kept_whole_and_in_parts(text: str, expected: list[str]) -> None:
    """What a hyphen or a unit joins is found as a whole, closed up, and by each of its parts."""
    assert terms(text) == expected


@pytest.mark.parametrize("text", ["400 mg", "400mg", "400 MG", "400-mg", "400\u202fmg", "400\u00a0mg", "400.0 mg"])
def test_an_amount_is_one_term_however_it_is_set(text: str) -> None:
    """Number and unit make one term, and the number is found alone."""
    assert terms(text) == ["400mg", "400", "mg"]


@pytest.mark.parametrize(
    "one_spelling",
    [
        "5,500 cGy|5500 cgy", "55 Gy|55 gray|55 grays", "3.6 ug/L|3.6 µg/L|3.6 μg/L|3.6 mcg/L", "2.0 mg|2 mg",
        "27 months|27 month|27-month", "123,000/μL|123000/µL",
    ],
)  # fmt: skip
def test_amounts_are_compared_in_one_spelling(one_spelling: str) -> None:
    """Commas, decimal zeros, plural units and the two micro signs make no difference."""
    assert len({tuple(terms(text)) for text in one_spelling.split("|")}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "10.17998/jlc.2022.01.18", "https://doi.org/10.17998/jlc.2022.01.18", "doi:10.17998/JLC.2022.01.18.",
        "(doi: 10.17998/jlc.2022.01.18)", "http://dx.doi.org/10.17998/jlc.2022.01.18",
    ],
)  # fmt: skip
def test_a_doi_is_one_term_however_it_is_cited(text: str) -> None:
    """Resolver, prefix, case and the full stop of the sentence do not belong to a DOI."""
    assert terms(text) == ["10.17998/jlc.2022.01.18"]


@pytest.mark.parametrize(
    "one_word",
    [
        "haemoperitoneum|hemoperitoneum", "oedema|edema", "tumour|tumor|tumours|tumors|Tumour's", "aetiology|etiology",
        "chemoembolisation|chemoembolization", "localised|localized", "hyperbilirubinaemia|hyperbilirubinemia",
        "diarrhoea|diarrhea", "dyspnoea|dyspnea", "oesophageal|esophageal", "foetoprotein|fetoprotein",
        "anaesthesia|anesthesia", "paediatric|pediatric", "intratumoural|intratumoral", "analysed|analyzed",
        "centre|center|centres", "sulphate|sulfate", "leucocyte|leukocyte", "analogue|analog", "labelled|labeled",
        "metastasis|metastases", "diagnosis|diagnoses", "thrombosis|thromboses", "thrombus|thrombi", "mass|masses",
        "therapy|therapies", "virus|viruses", "criterion|criteria", "woman|women", "biopsy|biopsies", "TKI|TKIs",
        "Düsseldorf|Dusseldorf|DÜSSELDORF", "anti-viral|anti‐viral|anti–viral", "patient's|patient’s",
    ],
)  # fmt: skip
def test_spellings_and_plurals_of_a_word_are_one(one_word: str) -> None:
    """British and American, singular and plural, accents, case and kinds of hyphen fold into one term."""
    assert len({tuple(terms(text)) for text in one_word.split("|")}) == 1


@pytest.mark.parametrize(
    "different",
    [
        "hepatic|hepatitis", "embolization|embolism", "peritoneal|peritonitis", "thrombosis|thrombus", "portal|port",
        "metastatic|metastasis", "response|responder", "hour|hor", "does|des", "T4N0M0|T4N0M1", "400 mg|400 g",
        "PD-1|PD-L1", "radiation|radical", "basis|base", "disease|diseased", "mg|ng", "2.05|2.5",
    ],
)  # fmt: skip
def test_different_words_stay_apart(different: str) -> None:
    """Only plurals are cut: what Porter's stemmer or a bolder folding would merge is still told apart."""
    one, other = different.split("|")
    assert terms(one) != terms(other)


def test_stop_words_go_and_names_in_capitals_stay() -> None:
    """Articles and the like are left out, but not the A of Child-Pugh A nor WHO."""
    assert terms("The patient, who was on a course of it") == ["patient", "course"]
    assert terms("Child-Pugh A by WHO") == ["childpugha", "child", "pugh", "a", "who"]


@pytest.mark.parametrize("text", ["", " \n", "!?…—", "\x00\x1b", "\ud800", "'''", "---", "\u200b"])
def test_what_is_no_word_has_no_terms(text: str) -> None:
    """Space, punctuation, control characters and broken text hold nothing to find."""
    assert terms(text) == []


def test_a_word_without_end_is_left_out() -> None:
    """A string too long to be a word never becomes a term."""
    assert terms("a" * (MAX_WORD_LENGTH + 1)) == []


@pytest.mark.parametrize(
    "text", ["haemorrhages", "analyses", "iodised", "series", "diabetes", "anti-HBe", "0.50 mg/kg"]
)
def test_folding_a_term_again_changes_nothing(text: str) -> None:
    """A term that is typed as the index spells it finds itself."""
    forms = [word.form for word in words(text)]
    assert [word.form for form in forms for word in words(form)] == forms


def test_no_positions_are_kept() -> None:
    """Postings hold frequencies only, which halves the files that a browser loads."""
    assert all(type(SCHEMA[name].format) is Frequency for name in FIELD_BOOSTS)


def test_the_schema_survives_pickling() -> None:
    """The analyzers are found again where the index pickled them from."""
    restored = pickle.loads(pickle.dumps(SCHEMA))  # noqa: S301  # pickled one line above, as Whoosh does
    assert [token.text for token in restored["body"].analyzer("L-OHP")] == ["lohp", "l", "ohp"]


def test_each_field_has_its_weight() -> None:
    """What a patient had weighs most; lists of names and concepts are not weakened by their length."""
    assert FIELD_BOOSTS == {"title": 5, "labels": 4, "tags": 8, "mentions": 3, "named": 3, "body": 1}
    assert set(FIELD_B) == set(FIELD_BOOSTS)
    assert not any(FIELD_B.values())
    assert WEIGHTING._field_B == FIELD_B
