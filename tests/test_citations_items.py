"""CSL-JSON items: the record never poses as the article, and neither claims more than is known."""

from __future__ import annotations

import pytest

from generator.atlas import Atlas
from generator.citations.items import OTHERS, UNTITLED, article_item, article_remarks, based_on, entry_item, record_item
from tests.fixtures.records import LEFT_OUT, invented

SITE = "https://atlas.test/"
ARTICLE = "source.bibliography"
SECONDARY = {"source.read": "secondary source", "source.reported_by": "hcc-9002"}


def test_a_record_is_a_chapter_of_the_atlas_at_the_address_of_its_revision() -> None:
    """Id, title and address name the revision; the article's authors and title stand only in the note."""
    case = invented({"title": "Nobody had this"})
    assert record_item(case, SITE) == {
        "id": "hcc-9001-r2",
        "type": "chapter",
        "title": "hcc-9001, revision 2: Nobody had this",
        "author": [{"literal": "HCC Case Atlas contributors"}],
        "container-title": "HCC Case Atlas",
        "issued": {"date-parts": [[2020, 3, 15]]},
        "URL": "https://atlas.test/cases/hcc-9001/r2/",
        "note": "Based on: Sample A, Exemplar BC, Muster D. A complete response that nobody had. "
        "J Inv Cases. 2013;7(2):11-19. doi:10.99999/jic.2013.7",
    }


@pytest.mark.parametrize(("date", "parts"), [("2020", [2020]), ("2020-03", [2020, 3]), ("2020-03-05", [2020, 3, 5])])
def test_the_date_is_as_exact_as_the_revision(date: str, parts: list[int]) -> None:
    """A revision dated by month or year gets no day."""
    item = record_item(invented({"curation.revisions.1.date": date}), SITE)
    assert item["issued"] == {"date-parts": [parts]}


def test_an_entry_is_cited_as_part_of_the_revision() -> None:
    """Title and address of the record are kept and led on to the entry."""
    record = record_item(invented(), SITE)
    item = entry_item(record, "response-1", "complete response")
    assert item["id"] == "hcc-9001-r2-response-1"
    assert item["title"] == f"{record['title']} [response-1: complete response]"
    assert item["URL"] == "https://atlas.test/cases/hcc-9001/r2/#response-1"
    assert {key for key in item if item[key] != record[key]} == {"id", "title", "URL"}


def test_an_article_has_every_known_detail() -> None:
    """Authors get initials apart from their names; the date is the year of the volume."""
    assert article_item(invented()) == {
        "id": "hcc-9001-article",
        "type": "article-journal",
        "title": "A complete response that nobody had",
        "author": [
            {"family": "Sample", "given": "A."},
            {"family": "Exemplar", "given": "B. C."},
            {"family": "Muster", "given": "D."},
        ],
        "container-title": "Journal of Invented Cases",
        "container-title-short": "J Inv Cases",
        "volume": "7",
        "issue": "2",
        "page": "11-19",
        "issued": {"date-parts": [[2013]]},
        "DOI": "10.99999/jic.2013.7",
    }


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("van der Berg JA", {"family": "van der Berg", "given": "J. A."}),
        ("Exemplar-Muster J-W", {"family": "Exemplar-Muster", "given": "J.-W."}),
        ("Ñúñez É", {"family": "Ñúñez", "given": "É."}),
        ("Invented Study Group", {"literal": "Invented Study Group"}),
        ("Sample Anna", {"literal": "Sample Anna"}),
        ("Sample", {"literal": "Sample"}),
    ],
)
def test_only_a_surname_with_initials_is_taken_apart(author: str, name: dict[str, str]) -> None:
    """What does not end in initials stays as it stands."""
    item = article_item(invented({f"{ARTICLE}.authors": (author,)}))
    assert item is not None
    assert item["author"] == [name]


def test_a_list_of_authors_that_is_not_complete_says_so_twice() -> None:
    """The known author is followed by 'et al', and the note says why."""
    case = invented({f"{ARTICLE}.authors": ("Sample A",), f"{ARTICLE}.authors_complete": False})
    item = article_item(case)
    assert item is not None
    assert item["author"] == [{"family": "Sample", "given": "A."}, OTHERS]
    assert item["note"] == "Only the first author is known; the list of authors is not complete."


def test_an_article_without_title_is_not_given_one() -> None:
    """Where only authors are known, the title says in brackets that it is not, and the note what else is missing."""
    changes = {
        f"{ARTICLE}.{key}": LEFT_OUT for key in ("title", "journal", "journal_abbreviation", "year", "published")
    }
    item = article_item(invented(changes))
    assert item is not None
    assert item["title"] == UNTITLED
    assert "issued" not in item
    assert item["note"] == "The title is not known. Journal and year are not known."


def test_details_that_lead_to_no_article_say_so() -> None:
    """Without title and DOI nobody can find the article, and the remarks tell."""
    changes = {f"{ARTICLE}.title": LEFT_OUT, f"{ARTICLE}.doi": LEFT_OUT}
    assert article_remarks(invented(changes))[-1] == "These details are not enough to find the article."


def test_more_than_one_known_author_is_not_called_the_first_alone() -> None:
    """Of a list that breaks off after two authors it is only said that it is not complete."""
    case = invented({f"{ARTICLE}.authors": ("Sample A", "Muster D"), f"{ARTICLE}.authors_complete": False})
    assert article_remarks(case) == ("The list of authors is not complete.",)


def test_without_title_and_authors_there_is_no_article() -> None:
    """A DOI alone is no citation."""
    assert article_item(invented({f"{ARTICLE}.title": LEFT_OUT, f"{ARTICLE}.authors": LEFT_OUT})) is None


def test_an_original_that_was_not_read_says_so() -> None:
    """The details of a secondary source are the original's, and the note tells where it is known from."""
    case = invented(SECONDARY)
    remark = "The record rests on the article of hcc-9002; this original was not read for it."
    item = article_item(case)
    assert item is not None
    assert item["note"] == remark
    assert article_remarks(case) == (remark,)
    assert based_on(case) == (
        "Based on what the article of hcc-9002 reports of another article "
        "(original, not read: doi:10.99999/jic.2013.7)."
    )


@pytest.mark.parametrize(
    ("left_out", "note"),
    [
        (
            ("authors",),
            "Based on: A complete response that nobody had. J Inv Cases. 2013;7(2):11-19. doi:10.99999/jic.2013.7",
        ),
        (
            ("title", "doi"),
            "Based on: Sample A, Exemplar BC, Muster D. [Title not shown in the text read]. "
            "J Inv Cases. 2013;7(2):11-19.",
        ),
        (
            ("title", "authors"),
            "Based on an article whose title and authors are not shown in the text read. doi:10.99999/jic.2013.7",
        ),
        (
            ("title", "authors", "doi"),
            "Based on an article whose title and authors are not shown in the text read.",
        ),
        (
            ("volume", "issue", "pages"),
            "Based on: Sample A, Exemplar BC, Muster D. A complete response that nobody had. J Inv Cases. 2013. "
            "doi:10.99999/jic.2013.7",
        ),
    ],
)
def test_the_note_holds_only_what_is_known(left_out: tuple[str, ...], note: str) -> None:
    """No gap of the bibliography is filled or printed as 'None'."""
    assert based_on(invented({f"{ARTICLE}.{key}": LEFT_OUT for key in left_out})) == note


@pytest.mark.real
def test_real_items_name_revision_and_article(real_atlas: Atlas) -> None:
    """Each record's item leads to its revision; an article has an item where its title or an author is known."""
    for case in real_atlas.cases:
        record, article = record_item(case, SITE), article_item(case)
        number = case.revision.number
        assert record["title"] == f"{case.id}, revision {number}: {case.title}"
        assert record["URL"] == f"{SITE}cases/{case.id}/r{number}/"
        bibliography = case.source.bibliography
        assert (article is not None) == bool(bibliography.title or bibliography.authors), case.id
        assert "None" not in record["note"], case.id
