"""The index on disk: never stale, never foreign, never half written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from whoosh import index as whoosh_index

from generator.atlas import Atlas
from generator.vocabulary import Drug, Vocabulary
from search_index import build
from search_index.aliases import Aliases, aliases_of
from search_index.build import FINGERPRINT, POSTINGS, fingerprint, open_index, write_documents
from search_index.documents import search_documents
from search_index.query import search


def atlas(*drugs: str) -> Atlas:
    """An atlas of nothing but drugs."""
    return Atlas((), Vocabulary(drugs={name: Drug(label=name, definition="d", drug_class="c") for name in drugs}))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The directory of an index."""
    open_index(atlas("testinib"), tmp_path / "built", tmp_path)
    return tmp_path / "built"


def opened(directory: Path) -> list[Path]:
    """The Whoosh directories that opening an index of testinib opens."""
    calls: list[Path] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whoosh_index, "open_dir", calls.append)
        open_index(atlas("testinib"), directory, directory.parent)
    return calls


def test_a_current_index_is_not_built_again(built: Path) -> None:
    """Opening an index for the same documents leaves its files alone."""
    before = {path.name: path.stat().st_mtime_ns for path in (built / POSTINGS).iterdir()}
    open_index(atlas("testinib"), built, built.parent)
    assert {path.name: path.stat().st_mtime_ns for path in (built / POSTINGS).iterdir()} == before


def test_an_index_of_other_documents_is_built_again(built: Path) -> None:
    """A search never answers from records that have changed since."""
    index = open_index(atlas("otherumab"), built, built.parent)
    assert [hit.id for hit in search(index, "otherumab")] == ["otherumab"]
    assert search(index, "testinib") == []


def test_a_written_page_is_part_of_the_index(built: Path) -> None:
    """A changed page makes the index stale like a changed record."""
    (built.parent / "about.md").write_text("# About\n\nserendipity\n", encoding="utf-8")
    assert [hit.id for hit in search(open_index(atlas("testinib"), built, built.parent), "serendipity")] == ["about"]


def test_an_index_without_its_fingerprint_is_not_opened(built: Path) -> None:
    """A Whoosh index is a pickle: one that we cannot know as ours is replaced unread."""
    (built / FINGERPRINT).unlink()
    (built / POSTINGS / "foreign").write_text("not ours", encoding="utf-8")
    assert opened(built) == [built / POSTINGS]
    assert not (built / POSTINGS / "foreign").exists()


@pytest.mark.parametrize("content", [b"", b"0" * 64, b"\xff\x00"])
def test_an_index_with_another_fingerprint_is_not_opened(built: Path, content: bytes) -> None:
    """A fingerprint that is empty, wrong or broken counts as none."""
    (built / FINGERPRINT).write_bytes(content)
    (built / POSTINGS / "foreign").write_text("not ours", encoding="utf-8")
    opened(built)
    assert not (built / POSTINGS / "foreign").exists()


def test_a_failed_build_leaves_the_index_that_was_there(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong while the new index is written does not touch the old one, nor leaves anything behind."""
    before = (built / FINGERPRINT).read_text(encoding="ascii")
    monkeypatch.setattr(build, "_field_text", lambda value: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_index(atlas("otherumab"), built, built.parent)
    assert (built / FINGERPRINT).read_text(encoding="ascii") == before
    assert whoosh_index.exists_in(built / POSTINGS)
    assert list(built.parent.iterdir()) == [built]


def test_the_fingerprint_follows_the_documents() -> None:
    """Equal documents have one fingerprint; any change makes another."""
    documents, names = list(search_documents(atlas("testinib"), Path("nowhere"))), aliases_of(atlas("testinib"))
    assert fingerprint(documents, names) == fingerprint(list(documents), names)
    assert fingerprint(documents, names) != fingerprint([replace(documents[0], body="changed"), *documents[1:]], names)
    assert fingerprint(documents, names) != fingerprint(reversed(documents), names)
    assert fingerprint(documents, names) != fingerprint(documents, aliases_of(atlas("otherumab")))


def test_an_empty_atlas_can_be_searched(tmp_path: Path) -> None:
    """No records and no pages is no error."""
    write_documents((), Aliases(), tmp_path / "built")
    index = open_index(Atlas((), Vocabulary()), tmp_path / "built", tmp_path)
    assert search(index, "sorafenib") == []
