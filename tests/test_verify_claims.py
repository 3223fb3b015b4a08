"""A record against its article: what stands there is found, and every wrong value, place and word is a problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.values import LineRange
from generator.verify import read_files, verify
from generator.verify.article import Article
from generator.verify.claims import Claim
from generator.verify.matching import spans_of
from generator.verify.text import article_text
from generator.verify.unused import numbers_of
from tests.fixtures.articles import EXCEPTIONS, RECORD, TRIAL, compared, directory, problems, text, texts


def messages(tmp_path: Path, old: str, new: str, name: str = RECORD) -> list[str]:
    """What is not found once `old` reads `new`; that the right number is then unused goes without saying."""
    found = [problem.message for problem in problems(tmp_path / "cases", old, new, name)]
    return [message for message in found if "is used by no entry" not in message]


def test_everything_of_the_invented_record_is_found(tmp_path: Path) -> None:
    """A right record has no problem, and its figures add up."""
    result = compared(tmp_path / "cases")
    assert result.problems == ()
    record, trial = result.records["hcc-9101"], result.trials["invented-trial"]
    assert (record.values, record.found, record.inferred, record.ours) == (72, 72, 2, 2)
    assert (record.numbers, record.used, record.ignored) == (43, 36, 7)
    assert (trial.values, trial.found, trial.ours) == (8, 8, 1)


def test_a_problem_says_what_stands_there_and_what_to_do(tmp_path: Path) -> None:
    """The message has file, line, entry, the value, its lines, what stands there, and the remedy."""
    unused, problem = problems(tmp_path / "cases", "value: 1.8 mg/dL", "value: 1.9 mg/dL")
    assert "'1.8 mg/dL' of line 8 is used by no entry" in unused.message
    assert problem.path.endswith("cases/hcc-9101.yml")
    assert (tmp_path / "cases" / RECORD).read_text(encoding="utf-8").splitlines()[problem.line - 1].count("1.9 mg/dL")
    assert problem.message == (
        "laboratory-2: '1.9 mg/dL' must stand at lines 7-8 of the article, found '1.8 mg/dL' there; correct the value"
        " or its 'at'"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 72 IU/L", "value: 73 IU/L"),
        ("value: 72 IU/L", "value: 72 U/L"),
        ("value: 72 IU/L", "value: '>72 IU/L'"),
        ("value: 72 IU/L, at: 7", "value: 72 IU/L, at: 8"),
        ("value: 72 IU/L, at: 7", "value: 72 IU/L, at: 400"),
        ("value: 72 IU/L, at: 7", "value: 72 IU/L, at: 17"),
        ('value: ">1,210 ng/mL"', 'value: "1,210 ng/mL"'),
        ('value: ">1,210 ng/mL"', 'value: "≥1,210 ng/mL"'),
        ("value: 13599 ng/ml", "value: 13599 mg/L"),
        ("size: 12.5 × 8.0 cm", "size: 12.5 × 8 cm"),
        ("size: 12.5 × 8.0 cm", "size: 8.0 × 12.5 cm"),
        ("dose: 8 ml", "dose: 9 ml"),
        ("fractions: 22", "fractions: 23"),
        ("years: 52", "years: 53"),
        ("grade: {value: 1,", "grade: {value: 2,"),
    ],
)
def test_amounts_must_agree_in_number_unit_comparator_and_place(tmp_path: Path, old: str, new: str) -> None:
    """A digit, a unit, a bound, a written zero or a line that differs is a problem."""
    assert len(messages(tmp_path, old, new)) >= 1


def test_a_result_belongs_to_the_test_named_before_it(tmp_path: Path) -> None:
    """The value of another test of the same line is not this test's."""
    old, new = "test: mock-pigment, value: 1.8 mg/dL, at: 7-8", "test: sample-enzyme, value: 1.8 mg/dL, at: 7-8"
    assert "'1.8 mg/dL' must stand at lines 7-8" in messages(tmp_path, old, new)[0]


def test_a_dose_belongs_to_the_drug_nearest_to_it(tmp_path: Path) -> None:
    """The dose of another drug of the same lines is not this drug's."""
    old = "{drug: exemplinib, dose: 250 mg, frequency: twice daily, at: 12}"
    new = "{drug: exemplinib, dose: 40 mg, frequency: twice daily, at: 11-12}"
    assert "'40 mg' must stand at lines 11-12" in messages(tmp_path, old, new)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2011-06-18\n", "date: 2011-06-19\n"),
        ("date: 2011-06-18\n", "date: 2011-06\n"),
        ("basis: not reported, date: 2011-05", "basis: not reported, date: 2011-05-01"),
        ("basis: not reported, date: 2011-05", "basis: not reported, date: 2011-06"),
        ("date: 2012-10-04", "date: 2011-10-04"),
        ("date: 2012-10-04", "date: 2012-10-05"),
        ("only_in_caption: true, at: 18", "only_in_caption: true, at: 8-9"),
    ],
)
def test_dates_must_be_those_of_the_article_and_as_exact(tmp_path: Path, old: str, new: str) -> None:
    """Another day, month or year, a date more or less exact, or one at other lines is a problem."""
    assert len(messages(tmp_path, old, new)) >= 1


STOP = "    duration: more than 1 year\n"


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        ("not_before: 2011-06-18, inferred: 'Told after 18 June 2011 (line 11).'", ""),
        ("not_before: 2011-06, not_after: 2012-11, inferred: From 18 June 2011 (line 11) to 9 November 2012.", ""),
        ("not_after: 2011-07-18, inferred: Within three cycles from 20 June 2011 (line 13).", ""),
        ("not_before: 2011-06-19, inferred: 'Told after 18 June 2011 (line 11).'", "the inferred date '2011-06-19'"),
        ("not_after: 2012-12, inferred: Before 9 November 2012 (line 15).", "the inferred date '2012-12'"),
        ("not_after: 2012-11, inferred: Before 10 November 2012 (line 15).", "'10 November 2012' must stand"),
        ("not_after: 2012-11, inferred: Before 9 November 2012 (line 99).", "within the 26 lines"),
    ],
)
def test_a_bound_is_named_or_counted_by_its_reason(tmp_path: Path, bounds: str, says: str) -> None:
    """The dates, numbers and lines of the reason are looked up, and the bound must be one of these dates or counted."""
    found = messages(tmp_path, STOP, f"{STOP}    stop: {{as_reported: later, {bounds}}}\n")
    assert [says in message for message in found] == ([True] if says else [])


@pytest.mark.parametrize(
    ("offset", "at", "is_found"),
    [
        ("P2M", "4-6", True), ("P10D", "4-6", True), ("P0D", "4-6", True), ("P3M", "4-6", False),
        ("P2W", "4-6", False), ("P6M", "4-6", False), ("P10D", "5-6", False), ("P1Y", "12-16", False),
    ],
)  # fmt: skip
def test_an_offset_is_printed_at_its_lines(tmp_path: Path, offset: str, at: str, is_found: bool) -> None:
    """With its unit, and not as a bound ('more than 1 year'); the baseline itself needs no number."""
    old = "    - {id: event-1, kind: death, date: 2012-11-09"
    seen = f"date: {{as_reported: later, offset: {offset}}}, what: Seen., at: {at}"
    found = messages(tmp_path, old, f"    - {{id: event-2, kind: last follow-up, {seen}}}\n{old}")
    assert [f"'{offset}' must stand at" in message for message in found] == ([] if is_found else [True])


@pytest.mark.parametrize(
    ("line", "offset", "is_found"),
    [
        ("Given for 6 months, seen for 6 months after it.", 12, True),
        ("Given for 6 months, seen for 6 months after it.", 6, True),
        ("Given for 6 months, seen for 6 months after it.", 18, False),
        ("Given for 6 months.", 12, False),
        ("Given for 6 weeks, seen for 6 months after it.", 12, False),
        ("Given for 6 months, seen for more than 6 months after it.", 12, False),
    ],
)
def test_an_offset_may_be_the_sum_of_two_times(line: str, offset: int, is_found: bool) -> None:
    """Six months of a drug and six months after it are twelve, if both are printed and neither is a bound."""
    article = Article(article_text(line), ((1, 1),), ())
    claim = Claim("offset", (), "event-1", f"P{offset}M", (offset, "month"), (LineRange(first=1, last=1),))
    assert bool(spans_of(claim, article)) is is_found


def test_an_inferred_date_is_not_looked_for_but_its_reason_is(tmp_path: Path) -> None:
    """What the editor infers stands nowhere; the numbers and lines of the reason must."""
    assert messages(tmp_path, "{value: 2011-08, inferred", "{value: 2011-09, inferred") == []
    assert len(messages(tmp_path / "b", "start of 20 June 2011", "start of 21 June 2011")) == 1
    assert "within the 26 lines" in messages(tmp_path / "c", "(lines 12-13).", "(lines 12-99).")[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("as_reported: history of fever", "as_reported: history of fevers"),
        ("as_reported: history of fever", 'as_reported: "history of fever; weight loss"'),
        ("as_reported: followed in July 2012", "as_reported: in June 2012"),
        ("as_reported: eight milliliters of sample oil", "as_reported: nine milliliters of sample oil"),
    ],
)
def test_quotations_must_be_the_very_words(tmp_path: Path, old: str, new: str) -> None:
    """A word of ours in 'as_reported' is a problem, and so is a number that differs."""
    assert any("the words" in message for message in messages(tmp_path, old, new))


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("modality: tablet-therapy", "modality: immune-therapy", ""),
        ("value: female", "value: male", "male"),
        ("is: example-vein-thrombus", "is: mock-rupture", "mock-rupture"),
        ("system: mock-score", "system: sample-status", "sample-status"),
        ("category: partial", "category: complete", "complete"),
        ("value: died, disease", "value: alive, disease", "alive"),
        ("test: sample-enzyme", "test: demo-antigen", "demo-antigen"),
        ("what: Not given., inferred: The article has no such word.", "what: Not given.", "comfort-care"),
    ],
)
def test_names_must_stand_at_the_lines(tmp_path: Path, old: str, new: str, name: str) -> None:
    """A concept that no line names is a problem, unless it is inferred or, for a modality, its drug stands there."""
    found = messages(tmp_path, old, new)
    assert any(f"a name of '{name}'" in message for message in found) if name else found == []


@pytest.mark.parametrize(("old", "new"), [("value: C, at: 9-10", "value: B, at: 9-10"), ("score 5", "score 6")])
def test_stages_must_stand_near_their_system(tmp_path: Path, old: str, new: str) -> None:
    """Another stage is a problem."""
    assert "the stage" in messages(tmp_path, old, new)[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A 52-year-old woman", "A 53-year-old woman"),
        ("above 1,210 ng/mL", "of 1,210 ng/mL"),
        ("above 1,210 ng/mL", "below 1,210 ng/mL"),
        ("on 18 June 2011 and", "on 18 July 2011 and"),
        ("Fever for ten days", "Fever for eleven days"),
        ("lost in 2 months", "lost in 2 weeks"),
        ("6 kg lost", "7 kg lost"),
        ("in two lesions", "in three lesions"),
        ("S5/6 as told", "S5/7 as told"),
        ("as told later (line 14)", "as told later"),
        ("About 3 cm", "More than 3 cm"),
        ("{name: PTV-1", "{name: PTV-2"),
        ("frequency: twice daily", "frequency: once daily"),
        ('cycles: "3"', 'cycles: "2"'),
        ("duration: more than 1 year", "duration: more than 2 years"),
        ("what: three cycles}", "what: two cycles}"),
        ("what: 39.4% of such", "what: 39.5% of such"),
        ("a rash of grade 1", "a rash of grade 2"),
        ("in November 2012.", "in December 2012."),
        ("study: reference 3", "study: reference 9"),
    ],
)
def test_numbers_in_our_own_words_must_stand_there(tmp_path: Path, old: str, new: str) -> None:
    """A number, unit, bound or date of our prose that neither its lines nor the lines it names print is a problem."""
    assert len(messages(tmp_path, old, new)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("as_reported: history of fever", "as_reported: history of … months"),
        ("as_reported: history of fever", "as_reported: fever … history"),
    ],
)
def test_parts_of_a_quotation_stand_in_order_and_in_one_sentence(tmp_path: Path, old: str, new: str) -> None:
    """'…' leaves out a few words, not the end of a sentence; nor may the parts change places."""
    assert any("the words" in message for message in messages(tmp_path, old, new))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{drug: exemplinib, dose", "{drug: placeboplatin, as_reported: Exemplinib, dose", "a name of 'placeboplatin'"),
        ("system: demo-stage, value: C, at", "system: demo-stage, value: B, inferred: So read., at", "the stage 'B'"),
        ("as_reported: partial response\n", "as_reported: partial response\n    inferred: So read.\n", ""),
        ("category: partial\n", "category: complete\n    inferred: So read.\n", "a name of 'complete'"),
        ("value: died, disease", "value: alive, inferred: So read., disease", "a name of 'alive'"),
        (
            "missing: not reported}\n  surveillance",
            "missing: absent, at: 4-6}\n  surveillance",
            "'missing: absent' needs",
        ),
        ("{years: 52, at: 4}", "{missing: not reported}", "the age must not be 'not reported'"),
        ("{value: female, at: 4}", "{missing: not reported}", "the sex must not be 'not reported'"),
        (
            "system: demo-stage, value: C, at: 9-10",
            "system: demo-stage, missing: not reported",
            "the stage must not be",
        ),
        ("dose: 250 mg, frequency", "dose_missing: not reported, frequency", "the dose must not be 'not reported'"),
        ("frequency: twice daily", "frequency: daily", "'daily' must stand"),
        ("frequency: twice daily", "route: inhaled, frequency: twice daily", "a name of 'inhaled'"),
        ("at: [12-13, 15-16]", "at: 1-26", "at most 20 in a row"),
        ("Three cycles after the start of 20 June 2011 (lines 12-13).", "So it seems.", "must name that date"),
    ],
)
def test_neither_inference_nor_silence_hides_what_the_article_says(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    """Other names, values and stages than the article's cannot be inferred; what it prints is not 'not reported'."""
    found = messages(tmp_path, old, new)
    assert any(said in message for message in found) if said else found == []


def test_no_exception_excuses_a_field_of_a_fact(tmp_path: Path) -> None:
    """An exception is for numbers of our own prose: a frequency that the article does not print stays a problem."""
    changes = {
        RECORD: ("frequency: twice daily", "frequency: three times daily"),
        EXCEPTIONS: (
            "    ours:\n      - {entry: title",
            "    ours:\n      - {entry: treatment-2, number: three times, reason: so}\n      - {entry: title",
        ),
    }
    found = verify(read_files(directory(tmp_path / "cases", changes)), texts(), "2026-11-22").problems
    assert any("treatment-2: 'three times' must stand" in problem.message for problem in found)


def test_a_number_without_a_unit_is_not_a_number_of_something_else(tmp_path: Path) -> None:
    """'Two lesions' is not borne out by 'twice daily', nor 'three lesions' by 'three cycles'."""
    assert messages(tmp_path, "Partial response in two lesions", "Partial response in three lesions") != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('values: ["64.9", "66.3"]', 'values: ["64.9", "66.4"]'),
        ('values: ["64.9", "66.3"]', 'values: ["66.3", "64.9"]'),
        ('values: ["64.9", "66.3"]', 'values: ["66.3", "51"]'),
        ('values: ["7 (2.3)", "2 (0.7)"]', 'values: ["7 (2.3)", "NA"]'),
        ("patients: 299, at: [12, 21]", "patients: 150, at: 12"),
        ('note: "Together 9."', 'note: "Together 10."'),
        ("299 and 303 patients", "298 and 303 patients"),
    ],
)
def test_cells_must_stand_as_printed_and_in_their_columns(tmp_path: Path, old: str, new: str) -> None:
    """A digit, two cells changed over or those of other arms are a problem of the trial."""
    assert any("invented-trial.yml" in problem.path for problem in problems(tmp_path / "cases", old, new, TRIAL))


def test_an_exception_excuses_only_its_own_number(tmp_path: Path) -> None:
    """A number that was changed is no longer excused, and the exception is told to be stale."""
    found = problems(tmp_path / "cases", "death about 17 months later", "death about 18 months later")
    assert [Path(problem.path).name for problem in found] == [RECORD, EXCEPTIONS]
    assert "found no such 'about 17 months'" in found[1].message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("entry: event-1, number: eleven months", "entry: event-2, number: eleven months", "'event-2'"),
        ('number: "150", at: 21', 'number: "150", at: 22', "line 22"),
        ("  hcc-9101:\n", "  hcc-9102:\n", "'hcc-9102' must be the id of a record"),
        ("reason: no patient", "because: no patient", "because"),
    ],
)
def test_exceptions_that_excuse_nothing_are_problems(tmp_path: Path, old: str, new: str, said: str) -> None:
    """An entry, a line, a record or a key that is not there is told at its own line."""
    found = [problem for problem in problems(tmp_path / "cases", old, new, EXCEPTIONS) if EXCEPTIONS in problem.path]
    assert any(said in problem.message and problem.line > 1 for problem in found)


def test_numbers_that_no_entry_uses_are_told(tmp_path: Path) -> None:
    """A number of the case report that neither an entry nor an exception has is a problem at the record's text."""
    (problem,) = problems(tmp_path / "cases", "      - {number: 75%, at: 16, reason: no patient}\n", "", EXCEPTIONS)
    assert "the number '75%' of line 16 is used by no entry" in problem.message
    assert problem.path.endswith(RECORD)


def test_words_such_as_one_and_citations_need_not_be_used() -> None:
    """What is counted are numbers and dates of the case, not citations, figure numbers or 'twice'."""
    lines = (LineRange(first=4, last=18),)
    counted = {item.text for item in numbers_of(text(), lines)}
    assert counted.isdisjoint({"[1,2]", ".1", "Figures 1 and 2", "Figure 1", "twice", "PTV-1", "S5/6"})
    assert counted >= {"52-year", "75%", "9 November 2012", "2 cycles", "three cycles"}


def test_a_text_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    """A record whose article is not among the sources is told at its digest, and nothing is claimed of it."""
    found = verify(read_files(directory(tmp_path / "cases")), {}, "2026-11-22")
    assert [Path(problem.path).name for problem in found.problems] == [RECORD, TRIAL.split("/")[1]]
    assert all("found none with SHA-256" in problem.message for problem in found.problems)
    assert (found.records, found.trials) == ({}, {})


def test_the_number_of_lines_is_that_of_the_text(tmp_path: Path) -> None:
    """A record that counts the lines of another text is told so."""
    (problem,) = problems(tmp_path / "cases", "    lines: 26\n", "    lines: 27\n")
    assert problem.message == "'lines' must be 26, the lines of the article's text, found 27"
