"""The published index: the same bytes for the same index, and in them all that the Whoosh index and the names hold."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from whoosh import index as whoosh_index

from generator.atlas import Atlas
from generator.vocabulary import Concept, Drug, Synonyms, Vocabulary
from search_index import entries, export, ranking
from search_index.aliases import Aliases, aliases_of
from search_index.build import POSTINGS, SearchIndex, open_index, write_documents
from search_index.documents import SearchDocument, search_documents
from search_index.encoding import Posting
from search_index.entries import FIELDS, HAS_LABEL, HAS_NAMES, IS_APART, LONG, TAG_SIGN
from search_index.export import CARDS_PER_FILE, FORMAT, POINTER, ROWS_PER_FILE, Files, published_files
from search_index.fields import CONCEPTS, FIELD_B, FIELD_BOOSTS, K1, WEIGHTING, WORD_FIELDS, WORDS
from search_index.naming import named
from search_index.query import FEW
from search_index.shown import Shown, shown
from search_index.words import words
from tests.test_search_encoding import Decoder, block_of, unpacked

VOCABULARY = Vocabulary(
    drugs={
        "testinib": Drug(
            label="testinib",
            definition="d",
            drug_class="kinase inhibitor",
            synonyms=Synonyms(brands=("Testozol",), spellings=("T-NIB",)),
        ),
        **{
            name: Drug(label=name, definition="d", drug_class="kinase inhibitor")
            for name in ("moretinib", "altinib", "beltinib", "coltinib", "deltinib", "eltinib", "foltinib")
        },
    },
    criteria={"who": Concept(label="WHO criteria", definition="d")},
    aetiologies={"hepatitis-b": Concept(label="hepatitis B", definition="d", broader=("viral hepatitis",))},
    abbreviations={"XYC": "xylo carcinoma", "XZ": "zylo 𐎠𐎡"},
)
GIVEN = ("drug-testinib",)
DOCUMENTS = [
    SearchDocument(
        "first", "case", "Testinib, testinib, testinib", "/cases/first/", ("Testozol", "T-NIB"), GIVEN,
        ("drug-moretinib", "drug-unknown"), "given daily, 400 mg; hepatitis B, TGF-β and 𐎠𐎡 " * 3,
    ),
    SearchDocument("second", "case", "Another", "/cases/second/", body="daily " * 300),
    SearchDocument("third", "case", "Third", "/cases/third/", mentions=GIVEN, body="nothing of viral hepatitis"),
    SearchDocument("testinib", "drug", "testinib", "/drugs/testinib/", ("Testozol", "T-NIB"), GIVEN, (), "a drug"),
    SearchDocument("about", "page", "About", "/about/", body="# About\ndaily Testozol"),
]  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """All that is published of one term."""

    fields: Mapping[str, list[Posting]]
    names: list[str]
    called: list[str]  # its label, then all its names


class Published:
    """The published files, unpacked and read as the browser reads them."""

    def __init__(self, files: Files) -> None:
        self.pointer = json.loads(files[POINTER])
        directory = f"{self.pointer['files']}/"
        self.files = {path.removeprefix(directory): unpacked(d) for path, d in files.items() if path != POINTER}
        self.manifest: dict[str, Any] = self.json("manifest")

    def json(self, name: str) -> Any:
        """A file of plain data."""
        return json.loads(self.files[name])

    def listed(self, letter: str) -> list[tuple[str, bytes]]:
        """The entries of all blocks of one kind, in order."""
        blocks = range(len(self.starts(letter)))
        return [entry for number in blocks for entry in Decoder(self.files[f"{letter}{number}"]).front_coded()]

    def starts(self, letter: str) -> list[str]:
        """Where each block of one kind begins."""
        starts = str(self.manifest[letter]).split("\n")
        if letter not in self.manifest["paged"]:
            return starts
        pages = [self.files[f"{letter}d{number}"].decode().split("\n") for number in range(len(starts))]
        assert [page[0] for page in pages] == starts
        assert {len(page) for page in pages[:-1]} <= {self.manifest["paged"][letter]}
        return [start for page in pages for start in page]

    def frequencies(self, letter: str) -> dict[str, int]:
        """Words with their frequency."""
        return {term: Decoder(payload).varint() for term, payload in self.listed(letter)}

    def entry(self, term: str) -> Entry | None:
        """What is known of a term, from the one block where it can be and the file to which that may point."""
        block = Decoder(self.files[f"t{block_of(self.starts('t'), term)}"]).front_coded()
        payload = dict(block).get(term)
        return None if payload is None else self._entry(payload)

    def entries(self) -> dict[str, Entry]:
        """All terms in their order."""
        return {term: self._entry(payload) for term, payload in self.listed("t")}

    def _entry(self, payload: bytes) -> Entry:
        reader = Decoder(payload)
        bits = reader.varint()
        lists = Decoder(self.files[f"l{reader.varint()}"]) if bits & IS_APART else reader
        held = {field: lists.postings() for position, field in enumerate(FIELDS) if bits & (1 << position)}
        names = reader.sized().decode().split("\n") if bits & HAS_NAMES else []
        called = reader.sized().decode().split("\n") if bits & HAS_LABEL else []
        assert reader.is_at_end
        assert lists.is_at_end
        return Entry(held, names, called)

    def lengths(self) -> dict[str, list[int]]:
        """Of each field whose length counts the length in each document."""
        reader, found = Decoder(self.files["lengths"]), {}
        for name, _, b, _ in self.manifest["fields"]:
            if b:
                different = reader.numbers()
                found[name] = [different[which] for which in reader.take(self.manifest["documents"])]
        assert reader.is_at_end
        return found


def index_of(documents: Sequence[SearchDocument], directory: Path, vocabulary: Vocabulary = VOCABULARY) -> SearchIndex:
    """A Whoosh index of these documents, built in `directory`."""
    aliases = aliases_of(Atlas((), vocabulary))
    write_documents(documents, aliases, directory)
    return SearchIndex(whoosh_index.open_dir(directory / POSTINGS), aliases)


def cards_of(documents: Sequence[SearchDocument]) -> Shown:
    """What is shown of documents without an atlas: who they are."""
    return Shown(cards=[[document.id, document.kind, document.title, document.url] for document in documents])


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The index of the invented documents."""
    return index_of(DOCUMENTS, tmp_path_factory.mktemp("export") / "built")


@pytest.fixture(scope="module")
def files(index: SearchIndex) -> Files:
    """Its published files."""
    return published_files(index, cards_of(DOCUMENTS))


@pytest.fixture(scope="module")
def published(files: Files) -> Published:
    """Its published files, read."""
    return Published(files)


@pytest.fixture(scope="module")
def of_atlas(fixture_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> tuple[SearchIndex, Shown]:
    """The index of the invented atlas, and what is shown of it."""
    pages = tmp_path_factory.mktemp("pages")
    documents = list(search_documents(fixture_atlas, pages))
    return open_index(fixture_atlas, pages / "built", pages), shown(fixture_atlas, documents)


# The same bytes


def test_the_same_index_gives_the_same_bytes(index: SearchIndex, files: Files) -> None:
    """Publishing twice changes nothing."""
    assert published_files(index, cards_of(DOCUMENTS)) == files


def test_an_index_built_anew_gives_the_same_bytes(files: Files, tmp_path: Path) -> None:
    """Whoosh names its files at random; what is published does not depend on it."""
    again = index_of(DOCUMENTS, tmp_path / "again")
    assert published_files(again, cards_of(DOCUMENTS)) == files


def test_the_order_of_hashes_changes_no_byte(tmp_path: Path) -> None:
    """Python orders sets anew in every process; the published files of the invented atlas stay the same."""
    script = (
        "import sys; from pathlib import Path; from generator.read import read_atlas;"
        "from search_index.publish import search_files;"
        "files = search_files(read_atlas(Path('tests/fixtures/atlas')), Path(sys.argv[1]), Path(sys.argv[1], 'built'));"
        "print(next(path for path, _ in files if '/client/' not in path))"
    )
    found = set()
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        command = [sys.executable, "-c", script, str(tmp_path / seed)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        found.add(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(found) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"id": "other"},
        {"kind": "page"},
        {"title": "Testinib, testinib"},
        {"url": "/cases/other/"},
        {"labels": ("Testozol",)},
        {"labels": ("T-NIB", "Testozol", "Testozol")},
        {"tags": ()},
        {"tags": (*GIVEN, "sex-female")},
        {"mentions": ("drug-moretinib",)},
        {"body": "given daily, 400 mg; hepatitis B, TGF-β and 𐎠𐎡 " * 2},
        {"body": "given"},
    ],
)
def test_any_change_of_a_document_has_a_directory_of_its_own(
    files: Files, change: dict[str, Any], tmp_path: Path
) -> None:
    """So no browser mixes files of two indexes."""
    documents = [replace(DOCUMENTS[0], **change), *DOCUMENTS[1:]]
    other = published_files(index_of(documents, tmp_path / "other"), cards_of(documents))
    assert other[POINTER] != files[POINTER]
    assert not other.keys() & files.keys() - {POINTER}


def test_a_change_of_order_names_or_cards_has_a_directory_of_its_own(
    index: SearchIndex, files: Files, tmp_path: Path
) -> None:
    """All that is published decides about the name, not only the postings."""
    turned = [DOCUMENTS[1], DOCUMENTS[0], *DOCUMENTS[2:]]
    vocabulary = replace(VOCABULARY, abbreviations={**VOCABULARY.abbreviations, "XQ": "xylo carcinoma"})
    plain = cards_of(DOCUMENTS)
    pointers = [
        files[POINTER],
        published_files(index_of(turned, tmp_path / "turned"), plain)[POINTER],
        published_files(index_of(DOCUMENTS, tmp_path / "names", vocabulary), plain)[POINTER],
        *(
            published_files(index, other)[POINTER]
            for other in (
                replace(plain, rows=[1]),
                replace(plain, passages=[[]]),
                replace(plain, facets=[1]),
                Shown(),
            )
        ),
    ]
    assert len(set(pointers)) == len(pointers)


# The files


def test_the_pointer_names_format_and_directory(files: Files) -> None:
    """It is plain JSON beside the one directory in which everything else lies."""
    pointer = json.loads(files[POINTER])
    assert pointer == {"format": FORMAT, "files": pointer["files"]}
    assert {path.partition("/")[0] for path in files if path != POINTER} == {pointer["files"]}
    assert all(path.count("/") == 1 for path in files if path != POINTER)


def test_the_directory_is_named_by_the_hash_of_its_content(files: Files) -> None:
    """Names, sizes and bytes of all files make its name; one byte more makes another."""
    directory = json.loads(files[POINTER])["files"]
    digest = hashlib.sha256()
    for path in sorted(set(files) - {POINTER}):
        digest.update(f"{path.removeprefix(f'{directory}/')} {len(files[path])}\n".encode() + files[path])
    assert digest.hexdigest().startswith(directory)
    assert len(directory) == 16


def test_every_file_is_known_to_the_manifest(published: Published) -> None:
    """As many blocks as it tells, as many cards as there are documents; nothing else lies there."""
    expected = {"manifest", "lengths", "facets"}
    expected |= {f"{letter}{number}" for letter in "twm" for number in range(len(published.starts(letter)))}
    expected |= {f"c{number}" for number in range(-(-len(DOCUMENTS) // CARDS_PER_FILE))}
    assert set(published.files) == expected


def test_the_manifest_holds_the_numbers_of_the_ranking(index: SearchIndex, published: Published) -> None:
    """Counts, weights and averages are those with which Whoosh and the reference rank."""
    manifest = published.manifest
    assert (manifest["documents"], manifest["cases"]) == (5, 3)
    assert (manifest["k1"], manifest["few"]) == (K1, FEW)
    worth = [manifest[name] for name in ("had", "about", "page", "complete")]
    assert worth == [ranking.HAD, ranking.ABOUT, ranking.PAGE, ranking.COMPLETE]
    assert (manifest["cards"], manifest["rows"]) == (CARDS_PER_FILE, ROWS_PER_FILE)
    with index.whoosh.searcher(weighting=WEIGHTING) as searcher:
        averages = [searcher.avg_field_length(field) for field in FIELDS]
    assert manifest["fields"] == [
        [field, FIELD_BOOSTS[field], FIELD_B[field], average]
        for field, average in zip(FIELDS, averages, strict=True)
    ]  # fmt: skip
    assert all(averages)


def test_no_average_is_nothing(tmp_path: Path) -> None:
    """The browser divides by the average length of a field, also where no document has the field."""
    documents = [SearchDocument("only", "case", "title", "/cases/only/")]
    found = Published(published_files(index_of(documents, tmp_path / "built"), Shown()))
    assert all(average > 0 for _, _, _, average in found.manifest["fields"])


# Postings


def text_of(document: SearchDocument, field: str, aliases: Aliases) -> str:
    """What is indexed of a document in a field; title and body name once each, pages about the atlas do not count."""
    if field == "named":
        told = (document.title, document.body) if document.kind != "page" else ()
        return " ".join(tag for text in told for tag in sorted(set(named(text, aliases))))
    value = getattr(document, field)
    return value if isinstance(value, str) else "\n".join(value)


def test_every_posting_of_the_documents_is_published(index: SearchIndex, published: Published) -> None:
    """Each term of each field, in which documents and how often, as the analysers give them; and nothing more."""
    expected: dict[str, dict[str, list[Posting]]] = {}
    for number, document in enumerate(DOCUMENTS):
        for field in FIELDS:
            analyser = WORDS if field in WORD_FIELDS else CONCEPTS
            counted = Counter(token.text for token in analyser(text_of(document, field, index.aliases)))
            for term, times in counted.items():
                key = term if field in WORD_FIELDS else f"{TAG_SIGN}{term}"
                expected.setdefault(key, {}).setdefault(field, []).append((number, times))
    assert {term: entry.fields for term, entry in published.entries().items() if entry.fields} == expected
    assert expected["#aetiology-hepatitis-b"] == {"named": [(0, 1)]}
    assert expected["#term-viral-hepatitis"] == {"named": [(2, 1)]}  # which names no kind of it
    assert expected["#drug-testinib"] == {
        "tags": [(0, 1), (3, 1)], "mentions": [(2, 1)], "named": [(0, 1), (3, 1)]
    }  # fmt: skip


def assert_published_as_in_whoosh(index: SearchIndex, published: Published) -> None:
    """Every posting, frequency and length that the Whoosh reader knows is in the files."""
    found = published.entries()
    with index.whoosh.searcher(weighting=WEIGHTING) as searcher:
        reader = searcher.reader()
        for field in FIELDS:
            for term in reader.lexicon(field):
                key = term.decode() if field in WORD_FIELDS else f"{TAG_SIGN}{term.decode()}"
                matcher, postings = reader.postings(field, term), []
                while matcher.is_active():
                    postings.append((matcher.id(), matcher.weight()))
                    matcher.next()
                assert found[key].fields[field] == postings, key
                assert len(postings) == searcher.doc_frequency(field, term)
        documents = range(searcher.doc_count_all())
        lengths = {
            field: [searcher.doc_field_length(document, field, 1) for document in documents]
            for field in FIELDS
            if FIELD_B[field]
        }
        frequency = {
            term: sum(searcher.doc_frequency(field, term) for field in WORD_FIELDS) for term in index.lexicon.terms
        }
    assert published.lengths() == lengths
    assert published.frequencies("w") == frequency
    assert published.frequencies("m") == {term[::-1]: times for term, times in frequency.items()}


def test_the_files_hold_what_the_whoosh_index_holds(index: SearchIndex, published: Published) -> None:
    """Every posting, document frequency and decoded length of the invented documents."""
    assert_published_as_in_whoosh(index, published)


def test_the_files_of_the_invented_atlas_hold_what_its_index_holds(of_atlas: tuple[SearchIndex, Shown]) -> None:
    """Every posting, document frequency and decoded length, over several blocks."""
    published = Published(published_files(*of_atlas))
    assert len(published.starts("t")) > 1
    assert_published_as_in_whoosh(of_atlas[0], published)


@pytest.mark.real
def test_the_files_of_the_records_hold_what_their_index_holds(real_atlas: Atlas, tmp_path: Path) -> None:
    """Every posting, document frequency and decoded length of the real atlas."""
    index = open_index(real_atlas, tmp_path / "built")
    assert_published_as_in_whoosh(index, Published(published_files(index, Shown())))


@pytest.mark.parametrize("bare", [{"body": ""}, {"body": "What is it?"}, {"title": "…", "body": "…"}])
def test_a_document_without_a_word_in_a_field_is_published(bare: dict[str, Any], tmp_path: Path) -> None:
    """An empty page, or one of stop words or signs alone, is no reason to fail."""
    documents = [*DOCUMENTS, replace(DOCUMENTS[-1], **bare)]
    found = Published(published_files(index_of(documents, tmp_path / "built"), Shown()))
    assert [len(lengths) for lengths in found.lengths().values()] == [6] * sum(b > 0 for b in FIELD_B.values())


def test_words_are_listed_forwards_and_backwards_in_order(published: Published) -> None:
    """Both lists are sorted, hold the same words, and turn characters around, not bytes."""
    forwards, backwards = ([term for term, _ in published.listed(letter)] for letter in "wm")
    assert forwards == sorted(set(forwards))
    assert backwards == sorted(set(backwards))
    assert sorted(term[::-1] for term in backwards) == forwards
    assert {"𐎠𐎡", "tgfβ", "testinib"} <= set(forwards)
    assert "𐎡𐎠" in backwards


def test_words_of_names_are_listed_although_no_document_holds_them(published: Published) -> None:
    """They can be completed and corrected, and stand nowhere."""
    frequencies = published.frequencies("w")
    assert frequencies["xylo"] == frequencies["inhibitor"] == 0
    assert frequencies["daily"] == 3  # in as many bodies
    assert frequencies["testinib"] == 2  # in two titles


def test_terms_are_found_by_their_separators_in_any_size_of_block(
    of_atlas: tuple[SearchIndex, Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks of a few bytes hold the same entries, each where it is looked for, and files never run out of names."""
    whole = Published(published_files(*of_atlas)).entries()
    monkeypatch.setattr(export, "TERM_BLOCK", 64)
    monkeypatch.setattr(export, "WORD_BLOCK", 16)
    small = Published(published_files(*of_atlas))
    assert small.entries() == whole
    assert len(small.starts("t")) > 50
    assert all(Decoder(small.files[f"t{number}"]).front_coded() for number in range(len(small.starts("t"))))
    assert {term: small.entry(term) for term in whole} == whole
    assert all(small.entry(f"{term}\x00") is None for term in whole)
    assert small.frequencies("w") == {term[::-1]: times for term, times in small.frequencies("m").items()}


def test_where_blocks_begin_is_told_in_pages_if_they_are_many(
    of_atlas: tuple[SearchIndex, Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest stays small: it has the first of each page, and every term is found as before."""
    whole = Published(published_files(*of_atlas))
    monkeypatch.setattr(export, "TERM_BLOCK", 64)
    monkeypatch.setattr(export, "FEW_BLOCKS", 7)
    monkeypatch.setattr(export, "BLOCKS_PER_PAGE", 4)
    paged = Published(published_files(*of_atlas))
    assert paged.manifest["paged"] == {"t": 4}
    assert whole.manifest["paged"] == {}
    assert {term: paged.entry(term) for term in whole.entries()} == whole.entries()


# Long entries


def test_no_entry_looks_like_one_that_is_set_apart(published: Published) -> None:
    """The bit is never set beside others."""
    assert sum(1 << position for position in range(len(FIELDS))) + HAS_NAMES + HAS_LABEL < IS_APART
    assert len({1 << position for position in range(len(FIELDS))} | {HAS_NAMES, HAS_LABEL}) == len(FIELDS) + 2
    assert not any(name.startswith("l") and name != "lengths" for name in published.files)


def test_long_entries_have_files_of_their_own(
    of_atlas: tuple[SearchIndex, Shown], monkeypatch: pytest.MonkeyPatch
) -> None:
    """They say the same as they would in their block."""
    whole = Published(published_files(*of_atlas))
    monkeypatch.setattr(entries, "LONG", 3)
    apart = Published(published_files(*of_atlas))
    files = [name for name in apart.files if name.startswith("l") and name != "lengths"]
    assert sorted(files) == sorted(f"l{number}" for number in range(len(files)))
    assert len(files) > 20
    assert apart.entries() == whole.entries()
    assert all(len(apart.files[name]) > 3 for name in files)


def test_a_common_tag_is_set_apart(tmp_path: Path) -> None:
    """What thousands of cases have does not burden the terms beside it."""
    documents = [
        SearchDocument(f"d{i}", "case", "t", "/c/", tags=GIVEN, body="rare" if i == 7 else "plain") for i in range(LONG)
    ]
    published = Published(published_files(index_of(documents, tmp_path / "built"), Shown()))
    entry = published.entry("#drug-testinib")
    assert "l0" in published.files
    assert entry
    assert entry.fields == {"tags": [(number, 1) for number in range(LONG)]}
    assert entry.called[0] == "testinib"
    assert published.entries()["rare"].fields == {"body": [(7, 1)]}


# Names

# The other words of a name, the tags that a text names by it, and those to which it leads besides.
Name = tuple[str, tuple[str, ...], tuple[str, ...]]


def names_of(aliases: Aliases) -> dict[str, set[Name]]:
    """The names by the word that they begin with."""
    found: dict[str, set[Name]] = {}
    for key, tags in aliases.tags.items():
        exact = aliases.exact.get(key, set())
        name = (" ".join(key[1:]), tuple(sorted(exact)), tuple(sorted(tags - exact)))
        found.setdefault(key[0], set()).add(name)
    return found


def read_names(published: Published) -> dict[str, set[Name]]:
    """The same from the files, as the browser divides them; no name is told twice."""
    found: dict[str, set[Name]] = {}
    for term, entry in published.entries().items():
        lines = [line.split("\t") for line in entry.names]
        read = [(rest, tuple(exact.split()), tuple(wider.split())) for rest, exact, wider in lines]
        assert len(set(read)) == len(read)
        if read:
            found[term] = set(read)
    return found


def test_every_name_is_found_under_the_word_it_begins_with(index: SearchIndex, published: Published) -> None:
    """With all that it means; and no entry holds another name."""
    found = read_names(published)
    assert found == names_of(index.aliases)
    assert ("nib", GIVEN, ()) in found["t"]
    assert ("carcinoma", ("term-xyc",), ()) in found["xylo"]
    assert ("hepatitis", ("term-viral-hepatitis",), ("aetiology-hepatitis-b",)) in found["viral"]


def test_every_name_of_the_invented_atlas_is_published(of_atlas: tuple[SearchIndex, Shown]) -> None:
    """Concepts, stages, values and abbreviations."""
    found = read_names(Published(published_files(*of_atlas)))
    assert found == names_of(of_atlas[0].aliases)
    assert sum(map(len, found.values())) > 100


@pytest.mark.real
def test_every_name_of_the_records_is_published(real_atlas: Atlas, tmp_path: Path) -> None:
    """Every name of the real vocabulary and of the values of the records."""
    index = open_index(real_atlas, tmp_path / "built")
    assert read_names(Published(published_files(index, Shown()))) == names_of(index.aliases)


def test_every_word_of_every_name_has_an_entry(index: SearchIndex, published: Published) -> None:
    """A word that only names hold is known to the browser, as it is to the reference."""
    assert index.aliases.terms <= published.entries().keys()
    assert published.entry("inhibitor") == Entry({}, [], [])


def forms(name: str) -> tuple[str, ...]:
    """A name as it is compared."""
    return tuple(word.form for word in words(name))


def test_every_tag_has_its_label_and_its_names(index: SearchIndex, published: Published) -> None:
    """Whether or not a document has it; names that are read alike once; what has no label has no names either."""
    called = {term: entry.called for term, entry in published.entries().items() if entry.called}
    aliases = index.aliases
    assert {term: label for term, (label, *_) in called.items()} == {
        f"{TAG_SIGN}{tag}": label for tag, label in aliases.labels.items()
    }
    for tag in aliases.labels:
        listed = [forms(name) for name in called[f"{TAG_SIGN}{tag}"][1:]]
        assert len(listed) == len(set(listed))
        assert set(listed) == {forms(name) for name in aliases.names.get(tag, ())}
    assert called["#drug-testinib"] == ["testinib", "testinib", "Testozol", "T-NIB"]
    assert published.entry("#drug-unknown") == Entry({"mentions": [(0, 1)]}, [], [])


def test_a_bar_in_a_name_does_not_divide_it(tmp_path: Path) -> None:
    """The vocabulary may hold any sign, and the reader is told the name that was written."""
    vocabulary = Vocabulary(genes={"ab": Concept(label="alpha | beta", definition="d")})
    published = Published(published_files(index_of((), tmp_path / "built", vocabulary), Shown()))
    entry = published.entry("#gene-ab")
    assert entry
    assert entry.called[0] == "alpha | beta"


# Cards, rows, passages


def test_cards_rows_and_passages_are_found_by_the_number_of_the_document(index: SearchIndex) -> None:
    """A few in each file, in order, the last file with what is left."""
    told = Shown(cards=list(range(10)), rows=[{"row": i} for i in range(70)], passages=[["é", i] for i in range(12)])
    published = Published(published_files(index, told))
    assert [published.json(f"c{i // CARDS_PER_FILE}")[i % CARDS_PER_FILE] for i in range(10)] == told.cards
    assert [published.json(f"r{i // ROWS_PER_FILE}")[i % ROWS_PER_FILE] for i in range(70)] == told.rows
    assert [published.json(f"p{i}") for i in range(12)] == told.passages
    counted = Counter(name[0] for name in published.files if name[1:].isdigit() and name[0] in "crp")
    assert counted == {"c": -(-10 // CARDS_PER_FILE), "r": -(-70 // ROWS_PER_FILE), "p": 12}


def test_plain_data_is_published_as_it_is(of_atlas: tuple[SearchIndex, Shown]) -> None:
    """Cards, rows, passages and facets of the invented atlas lose nothing on the way."""
    told = json.loads(json.dumps([of_atlas[1].cards, of_atlas[1].rows, of_atlas[1].passages, of_atlas[1].facets]))
    published = Published(published_files(*of_atlas))
    cards = [card for i in range(-(-len(told[0]) // CARDS_PER_FILE)) for card in published.json(f"c{i}")]
    assert [cards, published.json("r0"), [published.json("p0"), published.json("p1")], published.json("facets")] == told


def test_an_empty_atlas_can_be_published(tmp_path: Path) -> None:
    """No record, no concept, no page: the browser finds a whole index that holds nothing but the common names."""
    atlas = Atlas((), Vocabulary())
    index = index_of((), tmp_path / "built", Vocabulary())
    published = Published(published_files(index, shown(atlas, ())))
    assert (published.manifest["documents"], published.manifest["cases"]) == (0, 0)
    assert published.lengths() == {field: [] for field in FIELDS if FIELD_B[field]}
    assert not any(entry.fields for entry in published.entries().values())
    assert set(published.frequencies("w").values()) == {0}
    assert all(f"{letter}{len(published.starts(letter)) - 1}" in published.files for letter in "twm")
    assert not any(name[0] in "crp" and name[1:].isdigit() for name in published.files)
    assert [values for _, _, values in published.json("facets")] == [[]] * len(published.json("facets"))
