"""CSL-JSON items as BibTeX."""

from __future__ import annotations

from pybtex.database import BibliographyData, Entry, Person  # type: ignore[import-untyped]  # ships no types
from pybtex.database.output.bibtex import Writer  # type: ignore[import-untyped]  # ships no types

from generator.citations.items import OTHERS, Item

_TYPES = {"chapter": "incollection", "article-journal": "article"}
_LATEX = str.maketrans(
    {character: f"\\{character}" for character in "$&#_%"}
    | {
        "\\": "{\\textbackslash}",
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
        "<": "{$<$}",  # bibtexparser drops {\\textless}, and a bound must not become a number
        ">": "{$>$}",
    }
)
# Addresses are set verbatim, so only what would break the file is changed, as an address allows.
_IN_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", '"': "%22"})


class _Writer(Writer):  # type: ignore[misc]  # the base class has no types
    """Writes values as they are, in braces: pybtex would leave braces and backslashes alone and escape addresses."""

    def quote(self, s: str) -> str:
        """The value in braces, so that quotation marks in it need no care."""
        self.check_braces(s)
        return f"{{{s}}}"

    def _encode(self, text: str) -> str:
        return text


def bibtex(item: Item) -> str:
    """One BibTeX entry in UTF-8; titles and names of groups are protected from changes of case and from splitting."""
    entry = Entry(_TYPES[item["type"]], fields=list(_fields(item).items()))
    if authors := item.get("author"):
        entry.persons["author"] = [_person(author) for author in authors]
    return str(_Writer(encoding="UTF-8").to_string(BibliographyData({item["id"]: entry})))


def latex(text: str) -> str:
    """`text` with everything that LaTeX would take for a command made plain."""
    return text.translate(_LATEX)


def _fields(item: Item) -> dict[str, str]:
    date = item["issued"]["date-parts"][0] if "issued" in item else []
    container = "booktitle" if item["type"] == "chapter" else "journal"
    fields = {
        "title": _protected(item["title"]),
        container: _protected(item.get("container-title")),
        "shortjournal": _protected(item.get("container-title-short")),
        "year": str(date[0]) if date else "",
        "date": "-".join(f"{part:02}" for part in date) if len(date) > 1 else "",
        "volume": latex(item.get("volume", "")),
        "number": latex(item.get("issue", "")),
        "pages": latex(item.get("page", "")).replace("-", "--"),
        "doi": item.get("DOI", "").translate(_IN_ADDRESS),
        "url": item.get("URL", "").translate(_IN_ADDRESS),
        "note": latex(item.get("note", "")),
    }
    return {key: value for key, value in fields.items() if value}


def _protected(text: str | None) -> str:
    return f"{{{latex(text)}}}" if text else ""


def _person(author: dict[str, str]) -> Person:
    if author == OTHERS:
        return Person("others")
    if "literal" in author:
        return Person(last=f"{{{latex(author['literal'])}}}")
    return Person(first=author["given"], last=latex(author["family"]))
