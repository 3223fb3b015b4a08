"""Values as inline HTML: inert text, units that stay together, dates and places in words."""

from __future__ import annotations

import html

import markdown
import pytest

from generator import markup
from generator.atlas import Atlas
from generator.values import Amount, Date, Model, Quantity, When

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "*emphasis* _emphasis_ `code` **strong**",
    "a | b | c",
    "# heading",
    "{: .attribute #list }",
    "{{ 7 * 7 }} {% raw %}",
    "![image](http://outside.test/x.png)",
    "</title><script>alert(1)</script>",
    "\\*escaped\\*",
    "Q&A \"quoted\" 'quoted'",
]


class _Values(Model):
    amount: Quantity | None = None
    date: Date | None = None


def amount(text: str) -> Amount:
    """`text` as the model reads it."""
    value = _Values.model_validate({"amount": text}).amount
    assert value is not None
    return value


def date(value: object) -> When:
    """`value` as the model reads it."""
    result = _Values.model_validate({"date": value}).date
    assert result is not None
    return result


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_only_text_in_html_and_markdown(text: str) -> None:
    """Whatever a text holds, after Markdown it reads as itself and makes no element."""
    rendered = markdown.markdown(str(markup.inert(text)), extensions=["attr_list", "tables", "def_list"])
    assert rendered.startswith("<p>")
    inside = rendered.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in inside
    assert html.unescape(inside) == text


def test_numbers_keep_their_units() -> None:
    """A thin no-break space joins number and unit, a common one number and word; dimensions get a true × sign."""
    assert markup.typeset("400 mg for 6 months") == "400\u202fmg for 6\u00a0months"
    assert markup.typeset("3.0 x 2.5 cm") == "3.0\u202f×\u202f2.5\u202fcm"
    assert markup.typeset("grade 1 transient") == "grade 1 transient"
    assert markup.inert("https://doi.test/j.12x34 5 mg") == "https://doi.test/j.12x34 5 mg"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (">1210 ng/mL", ">1210\u202fng/mL"),
        (">35,000 ng/mL", ">35,000\u202fng/mL"),
        ("4870 /mm3", "4870/mm³"),
        ("92 %", "92%"),
        ("2.02-3.6 ug/L", "2.02–3.6\u202fµg/L"),
        ("3.0 x 2.5 cm", "3.0\u202f×\u202f2.5\u202fcm"),
        ("1.10", "1.10"),
    ],
)
def test_amounts_keep_comparator_digits_and_unit(text: str, shown: str) -> None:
    """A bound stays a bound, and trailing zeros stay where they were printed."""
    assert markup.amount(amount(text)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2018-06-20", "20\u00a0June\u00a02018"), ("2018-06", "June\u00a02018"), ("2018", "2018")],
)
def test_dates_are_as_exact_as_the_article(value: str, shown: str) -> None:
    """A month gets no day, a year no month."""
    assert markup.when(date(value)) == f'<time datetime="{value}">{shown}</time>'


def test_inferred_and_relative_dates_say_so() -> None:
    """An inferred date shows the mark and its reason; a relative one shows the article's words alone."""
    shown = markup.when(date({"value": "2011-12", "as_reported": "one year later", "inferred": "2010-12 plus a year"}))
    assert '<span class="inferred" title="2010-12 plus a year">inferred</span>' in shown
    assert "(“one year later”)" in shown
    assert markup.when(date({"as_reported": "after surgery"})) == "after surgery"


@pytest.mark.parametrize(
    ("bounds", "shown"),
    [
        ({"not_before": "2013-10", "not_after": "2015-06"}, "between October\u00a02013 and June\u00a02015"),
        ({"not_before": "2018-06-20"}, "not before 20\u00a0June\u00a02018"),
        ({"not_after": "2018"}, "not after 2018"),
        ({"not_before": "2013-10", "not_after": "2013-10"}, "in October\u00a02013"),
        ({"not_before": "2013-10-02", "not_after": "2013-10-02"}, "on 2\u00a0October\u00a02013"),
    ],
)
def test_words_say_where_the_editors_place_them(bounds: dict[str, str], shown: str) -> None:
    """Behind the article's words, in brackets, marked as inferred with the reason; never as a date of its own."""
    words = markup.when(date({"as_reported": "after surgery", "inferred": "Told <after> it.", **bounds}))
    mark = '<span class="inferred" title="Told &lt;after&gt; it.">inferred</span>'
    assert words == f'after surgery <span class="placed">(placed {shown} {mark})</span>'


@pytest.mark.parametrize(
    ("said", "offset", "shown"),
    [
        ("6 months after discontinuation", "P12M", "placed 12\u00a0months after the baseline"),
        ("at the first visit", "P0D", "placed at the baseline"),
        ("a year later", "P1Y", "placed 1\u00a0year after the baseline"),
        ("after 12 months", "P2M", "placed 2\u00a0months after the baseline"),
        ("after 6 months", "P6M", ""),
        ("one week on, after 6 weeks", "P6W", ""),
    ],
)
def test_a_time_after_the_baseline_is_told_once(said: str, offset: str, shown: str) -> None:
    """Nothing is added to words that say it already."""
    words = markup.when(date({"as_reported": said, "offset": offset}))
    assert words == said + (f' <span class="placed">({shown})</span>' if shown else "")


def test_no_date_is_not_reported() -> None:
    """An absent date is never blank."""
    assert "not reported" in markup.when(None)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("not reported", "not reported"), ("absent", "absent (reported)"), ("not assessed", "not assessed")],
)
def test_the_three_kinds_of_missing_differ(kind: str, words: str) -> None:
    """Each kind of missing has its own words."""
    assert markup.missing(kind) == f'<span class="missing">{words}</span>'


def test_an_abbreviation_is_explained_once_in_a_text() -> None:
    """The first use carries the explanation, the others stay plain, and unknown words are left alone."""
    shown = markup.with_abbreviations("TACE, then TACE; TACEX and PIVKA-II", {"TACE": "a <b>", "PIVKA-II": "p"})
    assert shown == ('<abbr title="a &lt;b&gt;">TACE</abbr>, then TACE; TACEX and <abbr title="p">PIVKA-II</abbr>')


def test_what_an_abbreviation_means_is_only_text_as_well() -> None:
    """In HTML and in Markdown."""
    shown = markup.with_abbreviations("TACE", {"TACE": '"><b> *x* `y` {z}'})
    assert shown == '<abbr title="&quot;&gt;&lt;b&gt; &#42;x&#42; &#96;y&#96; &#123;z&#125;">TACE</abbr>'


def test_a_place_names_the_section_first_and_the_line_second(real_atlas: Atlas) -> None:
    """The marker's text leads a reader to the section, then to the line; it links to the article."""
    case = real_atlas.by_id["hcc-0001"]
    lines = case.disease.extension[0].at
    assert lines is not None
    words = markup.place_words(lines, case)
    assert words.startswith("General clinical data, lines ")
    assert "Figure 1 caption" in words
    marker = markup.place(lines, case)
    assert 'href="https://doi.org/10.29328/journal.acgh.1001020"' in marker
    assert f'aria-label="source: {words}"' in marker
    assert markup.place(None, case) == ""


def test_units_with_a_slash_are_not_torn_apart() -> None:
    """A line may not end inside mg/dL, neither in a value nor in a sentence."""
    assert markup.unbroken_amount(amount("5.1 mg/dL")) == '<span class="amount">5.1\u202fmg/dL</span>'
    assert markup.with_abbreviations("rose to 5.1 mg/dL then", {}) == (
        'rose to <span class="amount">5.1\u202fmg/dL</span> then'
    )
