"""An SVG with its style sheet written into its elements, for programs that read no style sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree  # reads only what this project has just drawn

import cssselect2
import tinycss2

STYLES = Path(__file__).parents[1] / "docs/assets/stylesheets"
_NAMESPACE = "http://www.w3.org/2000/svg"
# What the theme says on the site, and the one font of the programs that draw images.
_PAPER = ":root { --md-default-bg-color: #fff; --md-text-font-family: 'Liberation Sans'; }"


class Inks:
    """The rules of style sheets in docs/assets/stylesheets, ready to be written into pictures; light colours."""

    def __init__(self, names: Iterable[str]) -> None:
        css = "".join((STYLES / name).read_text(encoding="utf-8") for name in names) + _PAPER
        self._matcher = cssselect2.Matcher()
        for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule":
                self._add(rule)

    def _add(self, rule: Any) -> None:
        found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        declarations = {item.name: item.value for item in found if item.type == "declaration"}
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return  # states such as :focus-visible, which no still picture has
        for selector in selectors:
            if selector.pseudo_element is None:
                self._matcher.add_selector(selector, declarations)

    def inked(self, svg: str) -> str:
        """The SVG, a whole document, with presentation attributes in place of classes; hidden parts are left out."""
        ElementTree.register_namespace("", _NAMESPACE)
        root = ElementTree.fromstring(svg)  # noqa: S314  # drawn by this project
        self._ink(cssselect2.ElementWrapper.from_xml_root(root), {})
        return ElementTree.tostring(root, encoding="unicode")

    def _ink(self, wrapper: Any, inherited: Mapping[str, Any]) -> None:
        # The weakest rule comes first, so that the strongest has the last word.
        given = {name: value for *_, found in self._matcher.match(wrapper) for name, value in found.items()}
        known = {**inherited, **{name: value for name, value in given.items() if name.startswith("--")}}
        element = wrapper.etree_element
        element.attrib.pop("class", None)
        for name, value in given.items():
            if name in _ATTRIBUTES:
                element.set(name, _resolved(value, known))
        for child in list(wrapper.iter_children()):
            self._ink(child, known)
        for child in list(element):
            if child.get("visibility") == "hidden":
                element.remove(child)


# The properties that SVG knows as attributes, and that the pictures use.
_ATTRIBUTES = frozenset({
    "fill", "fill-opacity", "font-family", "font-size", "font-weight", "paint-order", "stroke", "stroke-dasharray",
    "stroke-linejoin", "stroke-width", "visibility",
})  # fmt: skip


def _resolved(value: Iterable[Any], known: Mapping[str, Any]) -> str:
    """The value as text, each var() replaced by what is known under its name, or by its fallback."""
    parts = []
    for token in value:
        if token.type == "function" and token.name == "var":
            name, *rest = [t for t in token.arguments if t.type != "comment"]
            parts.append(_resolved(known.get(name.value, rest[1:]), known))
        else:
            parts.append(tinycss2.serialize([token]))
    return "".join(parts).strip()
