"""CSL-JSON items as RIS."""

from __future__ import annotations

from typing import Any

import rispy  # type: ignore[import-untyped]  # the package ships no types

from generator.citations.items import Item

_TYPES = {"chapter": "CHAP", "article-journal": "JOUR"}


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # the base class has no types
    """Writes no number before a reference, so that the file begins with its type."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        return ""


def ris(item: Item) -> str:
    """One RIS reference in UTF-8."""
    return str(rispy.dumps([{"type_of_reference": _TYPES[item["type"]], **_fields(item)}], implementation=_Writer))


def _fields(item: Item) -> dict[str, Any]:
    date = item["issued"]["date-parts"][0] if "issued" in item else []
    pages = item.get("page", "")
    start, _, end = pages.partition("-") if not pages.startswith("-") else (pages, "", "")
    fields = {
        "id": item["id"],
        "authors": [_author(author) for author in item.get("author", [])],
        "title": item["title"],
        "secondary_title": item.get("container-title"),
        "alternate_title1": item.get("container-title-short"),
        "year": str(date[0]) if date else None,
        "date": "/".join(f"{part:02}" for part in date) if len(date) > 1 else None,
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "start_page": start,
        "end_page": end,
        "doi": item.get("DOI"),
        "urls": [item["URL"]] if "URL" in item else None,
        "notes": [item["note"]] if "note" in item else None,
    }
    return {key: value for key, value in fields.items() if value}


def _author(author: dict[str, str]) -> str:
    """'Moon, S. Y.'; a comma after the name of a group keeps programs from splitting it."""
    return f"{author['literal']}," if "literal" in author else f"{author['family']}, {author['given']}"
