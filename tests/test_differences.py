"""What changed between two revisions: every value, under its entry, the words that differ marked."""

from __future__ import annotations

from generator.differences import Change, ChangedEntry, changed_entries
from tests.fixtures.records import LEFT_OUT, Changes, invented, plain


def changed(changes: Changes) -> tuple[ChangedEntry, ...]:
    """What differs between the rich record and the same after `changes`."""
    return changed_entries(invented(), invented(changes))


def only(changes: Changes) -> tuple[str, str, Change]:
    """The one entry that differs, its state and its one change."""
    (entry,) = changed(changes)
    (change,) = entry.changes
    return entry.entry, entry.state, change


def test_the_same_record_has_no_changes() -> None:
    """Nor does a new revision of it without any other change."""
    assert changed({}) == ()
    assert changed({"curation.revisions.1.reason": "Another reason."}) == ()


def test_a_changed_dose_stands_under_its_treatment() -> None:
    """With the words that differ marked on both sides."""
    entry, state, change = only({"treatments.0.agents.0.dose": "50 mg"})
    assert (entry, state, change.field) == (plain()["treatments"][0]["id"], "changed", "drug 1, dose")
    assert (change.before, change.after) == (
        "<del>60</del>\u202fmg",
        "<ins>50</ins>\u202fmg",
    )


def test_a_bound_that_became_a_value_is_seen() -> None:
    """The comparator belongs to the value."""
    _, _, change = only({"markers.1.value": "1210 ng/mL"})
    assert "&gt;1210" in str(change.before)
    assert "&gt;" not in str(change.after)


def test_what_belongs_to_no_entry_is_of_the_record() -> None:
    """Title, patient and source have no entry id."""
    assert only({"headline": "Another one."})[:2] == ("", "changed")
    assert only({"patient.age.years": 53})[2].field == "patient, age, years"


def test_a_new_entry_and_one_that_is_gone() -> None:
    """Each once, with all that it says; nothing on the other side."""
    (gone,) = changed({"not_reported.0": LEFT_OUT})
    assert (gone.entry, gone.state) == ("absent-1", "taken away")
    assert [(change.field, change.after) for change in gone.changes] == [("text", None)]
    (new,) = changed({"caveats": (*plain()["caveats"], {"id": "caveat-9", "what": "A new one.", "at": 3})})
    assert (new.entry, new.state) == ("caveat-9", "new")
    assert [(change.field, change.before, change.after) for change in new.changes] == [
        ("text", None, "A new one."),
        ("lines in the article", None, "L3"),
    ]


def test_an_entry_that_only_moved_in_the_file_has_not_changed() -> None:
    """Entries are compared by id, not by position."""
    assert changed({"caveats": plain()["caveats"][::-1]}) == ()


def test_places_and_dates_are_words() -> None:
    """Lines as L34–39, dates as the page has them, inferences beside them."""
    assert (
        only({"caveats.1.at": "130-131"})[2].after == "L130<ins>–131</ins>"
        or only({"caveats.1.at": "130-131"})[2].after == "<ins>L130–131</ins>"
    )
    _, _, change = only({"baseline.date": {"value": "2011-04", "inferred": "From <the> scan."}})
    assert "inferred: From &lt;the&gt; scan." in str(change.after).replace("<ins>", "").replace("</ins>", "")


def test_where_words_are_placed_is_a_change() -> None:
    """Bounds that come are new words beside the article's."""
    date = {"as_reported": "at the last visit", "not_before": "2012-07", "inferred": "Told <then>."}
    entry, _, change = only({"responses.2.date": date})
    assert (entry, change.field) == ("response-3", "date")
    after = str(change.after).replace("<ins>", "").replace("</ins>", "").replace("\u00a0", " ")
    assert after == "in the article: at the last visit; placed: not before July 2012; inferred: Told &lt;then&gt;."


def test_hostile_words_stay_words() -> None:
    """A text that tries to be markup is shown as it is written."""
    _, _, change = only({"headline": "</td><script>alert(1)</script> & *bold*"})
    assert "<script" not in str(change.after)
    assert "&#42;bold&#42;" in str(change.after)


def test_what_is_at_its_default_is_not_told() -> None:
    """A flag that is set appears, and so does one that is taken back."""
    assert only({"source.bibliography.authors_complete": False})[2].after == "False"
    assert only({"findings.3.only_in_caption": False})[2].before == "True"
