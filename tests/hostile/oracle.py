"""What a text may do to a file: nothing but be there. The same file with a harmless text has the same structure."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import markdown
from lxml import etree, html
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from generator.page import DataFile, Page
from generator.site import CONFIG_FILE

Skeleton = list[Any]
# These say where something leads or what it does: they must be equal to the last character.
_TELLING = ("href", "src", "action", "class", "rel", "type", "style", "role", "for", "name", "scope")

# Codes stand in links to their registers, percent-encoded: what matters is where they lead.
_EXTERNAL = re.compile(r"^(https://[a-z.]+/)[!-~]*$")


@cache
def _converter() -> markdown.Markdown:
    """Markdown exactly as the site engine reads it."""
    config = load_config(str(CONFIG_FILE))
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})


def read_page(page: Page) -> tuple[html.HtmlElement, dict[str, Any]]:
    """The page as HTML, and its front matter, as the site engine reads both."""
    text, meta = get_data(page.text)
    body = _converter().reset().convert(text)
    return html.fromstring(f"<main>{body}</main>"), meta


def page_skeleton(tree: html.HtmlElement) -> Skeleton:
    """Every element of a page with its depth, the names of its attributes, and the values of those that do something;
    in no order, since some lists are sorted by their labels."""
    return sorted((_depth(element), str(element.tag), *_attributes(element)) for element in _without_more_lines(tree))


def _without_more_lines(tree: etree._Element) -> Iterator[etree._Element]:
    """Every element; of the lines into which a picture breaks a text by its width, one of each kind."""
    lines: set[str] = set()
    for element in tree.iter():
        if str(element.tag).rpartition("}")[2] == "text":
            kind = str(_attributes(element))
            if kind in lines:
                continue
            lines.add(kind)
        yield element


def seen(tree: html.HtmlElement) -> str:
    """What a reader can see of a page, on pointing at it as well; spaces and capitals are all one.

    Pictures break texts into lines by their width; a table says the same.
    """
    pointed_at = (str(value) for value in tree.xpath("//@title"))
    words = (str(text) for text in tree.xpath("//text()[not(ancestor::svg)]"))
    return plain(" ".join(["".join(words), *pointed_at]))


def plain(text: str) -> str:
    """A text as it is compared: typesetting changes spaces, the beginning of a sentence its first letter, and a style
    of citing leaves the full stops of a journal's name out."""
    return " ".join(text.replace(".", "").split()).casefold()


def _depth(element: etree._Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    # A heading without an id of its own has one from its text, and so has the mark that leads to it.
    named_by_text = element.get("class") == "headerlink" or element.tag in {"h1", "h2", "h3"}
    kept = {name: "" if named_by_text or name not in _TELLING else value for name, value in element.attrib.items()}
    return sorted((str(name), _EXTERNAL.sub(r"\1", str(value))) for name, value in kept.items())


def shape(data: Any) -> Any:
    """Data without its texts and numbers; a mapping with its keys."""
    if isinstance(data, dict):
        return {key: shape(value) for key, value in data.items() if key != "latex"}  # only what LaTeX writes otherwise
    return [shape(item) for item in data] if isinstance(data, (list, tuple)) else type(data).__name__


def file_skeleton(file: DataFile) -> Any:
    """What a data file holds beside texts, by its kind; None for what is no text."""
    kind = file.path.rpartition(".")[2]
    if kind in {"csv", "bib", "ris"} and file.content.startswith(b"withdrawn: "):
        return None  # words alone: why the file is gone
    if kind in {"json", "jsonl", "csv", "xml", "bib", "ris", "svg"}:
        return _READERS[kind](file.content.decode())
    return None


def _json_lines(text: str) -> Any:
    return [shape(json.loads(line)) for line in text.split("\n") if line]


def _csv(text: str) -> Any:
    return [len(row) for row in csv.reader(io.StringIO(text, newline=""))]


def _xml(text: str) -> Any:
    tree = etree.fromstring(text.encode())
    return [(str(element.tag), sorted(map(str, element.attrib))) for element in _without_more_lines(tree)]


def _ris(text: str) -> Any:
    return [line[:6] for line in text.splitlines() if not line.startswith("EP  - ")]  # of pages with a hyphen


def _bibtex(text: str) -> Any:
    return [line.partition("=")[0] for line in text.splitlines() if "=" in line or line.startswith("@")]


_READERS = {
    "json": lambda text: shape(json.loads(text)),
    "jsonl": _json_lines,
    "csv": _csv,
    "xml": _xml,
    "svg": _xml,
    "ris": _ris,
    "bib": _bibtex,
}
