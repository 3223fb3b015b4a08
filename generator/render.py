"""The Jinja environment: strict about undefined values, and every value that is printed is made inert."""

from __future__ import annotations

import html
import json
import re
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator import links, markup
from generator.links import LinksFrom
from generator.vocabulary import Vocabulary

TEMPLATES = Path(__file__).parent / "templates"
_FRAGMENT = re.compile(r"[a-z0-9-]+")


class Renderer:
    """Renders the templates for one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._environment = environment(vocabulary)
        self._vocabulary = vocabulary

    def page(self, template: str, url: str, **values: Any) -> str:
        """The Markdown of the page at `url`; UndefinedError for a value that the template misses."""
        values |= {"links": LinksFrom(url), "vocabulary": self._vocabulary}
        try:
            return self._environment.get_template(template).render(values)
        except UndefinedError as error:
            raise UndefinedError(f"{url}: {error.message}") from error


def environment(vocabulary: Vocabulary) -> Environment:
    """Templates see plain values, these filters and nothing else."""
    result = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    result.filters |= {
        "prose": partial(markup.with_abbreviations, abbreviations=vocabulary.abbreviations),
        "amount": markup.unbroken_amount,
        "when": markup.when,
        "date": markup.date_words,
        "missing": markup.missing,
        "place": markup.place,
        "anchor": anchor,
        "front": front_value,
        "json": json_value,
        "counted": lambda *parts: counted(*parts).replace(" ", "\u00a0"),
        "typeset": markup.typeset,
        "sentence": sentence,
    }
    result.globals |= {
        "case_url": links.case_url,
        "compare_url": links.compare_url,
        "code_url": links.code_url,
        "code_systems": links.CODE_SYSTEM_NAMES,
        "doi_url": links.doi_url,
        "URLS": {name: getattr(links, name) for name in _URL_NAMES},
    }
    return result


_URL_NAMES = (
    "ROOT", "CASES", "DRUGS", "MODALITIES", "COMPLICATIONS", "SEARCH", "CITE", "CURATION", "COMPARE",
)  # fmt: skip


def _finalize(value: Any) -> Any:
    """Make printed text inert; an absent value is a mistake of the template, never an empty cell."""
    if value is None:
        raise ValueError("a template printed a value that is not there; say which kind of missing it is")
    return value if hasattr(value, "__html__") else markup.inert(str(value))


def front_value(text: str) -> Markup:
    """A front-matter value: one line of valid YAML, escaped for HTML because the theme prints it as it is."""
    line = yaml.safe_dump(html.escape(text), allow_unicode=True, default_style='"', width=10**6).strip()
    return Markup(line)  # noqa: S704  # escaped just above


def json_value(value: Any) -> Markup:
    """A front-matter value of any shape, as one line of JSON, which is YAML too; the theme escapes what it prints."""
    return Markup(json.dumps(value, ensure_ascii=False, sort_keys=True))  # noqa: S704  # data, never printed as it is


def anchor(fragment: str) -> Markup:
    """The attribute list that gives a Markdown heading its fragment id; ValueError for what is no id."""
    if not _FRAGMENT.fullmatch(fragment):
        raise ValueError(f"a fragment must be of lower-case letters, digits and hyphens, found '{fragment}'")
    return Markup("{{#{}}}").format(fragment)


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def counted(number: int, singular: str, plural: str = "") -> str:
    """'1 record', '2 records'."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
