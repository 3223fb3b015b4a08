"""The Content Security Policy of every page: the theme's own scripts run, anything else inline stops the build."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from generator.problems import Problem, ProblemsFound

_CHARSET = '<meta charset="utf-8">'
_BEFORE = re.compile(r"\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*")
# Icons in the theme's style sheets are data: images. A page cannot say by itself who may frame it.
_POLICY = (
    "default-src 'self'; script-src {scripts}; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " worker-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'"
)
# All that differs in a known script from page to page: the way to the root, and where a redirect leads. Never a host.
_PATH = re.compile(r'((?:__md_scope=new URL\(|location\.href=)")(?!//)[\w./#-]*(?=")')
_DATA = {"application/json", "application/ld+json"}  # types of blocks that no browser runs
_FORBIDDEN = {"base", "embed", "frame", "iframe", "object", "style"}
_LEADING = {"action", "data", "formaction", "href", "src", "xlink:href"}  # in any other attribute an address is text
# Browsers pass over spaces before a scheme, and over tabs and line ends within it.
_SCRIPT = re.compile(r"[\x00-\x20]*" + r"[\t\n\r]*".join("javascript:"), re.IGNORECASE)


class _Inline(HTMLParser):
    """What stands inline in a page, each with its line: the scripts, and what the policy forbids."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.scripts: list[tuple[int, str]] = []
        self.forbidden: list[tuple[int, str]] = []
        self._in_script = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an inline script, an element that is forbidden, a handler or an inline style."""
        line, given = self.getpos()[0], dict(attrs)
        self._in_script = tag == "script" and "src" not in given and given.get("type") not in _DATA
        if self._in_script:
            self.scripts.append((line, ""))
        if tag in _FORBIDDEN:
            self.forbidden.append((line, f"<{tag}>"))
        for name, value in attrs:
            leads_to_script = name in _LEADING and _SCRIPT.match(value or "")
            if name == "style" or name.startswith("on") or leads_to_script:
                self.forbidden.append((line, f"<{tag} {name}='{value}'>"))

    def handle_data(self, data: str) -> None:
        """Add to the script that is open."""
        if self._in_script:
            line, begun = self.scripts[-1]
            self.scripts[-1] = (line, begun + data)

    def handle_endtag(self, tag: str) -> None:
        """No script is open after the end of one."""
        self._in_script = False


def known_scripts(shells: Iterable[str]) -> frozenset[str]:
    """The inline scripts of pages that show no data of a record, with the paths in them left out."""
    return frozenset(_without_path(script) for shell in shells for _, script in _Inline(shell).scripts)


def with_policy(name: str, text: str, known: frozenset[str]) -> str:
    """The page with its policy after the charset; raises ProblemsFound where anything else than `known` is inline."""
    inline = _Inline(text)
    if problems := list(_problems(name, text, inline, known)):
        raise ProblemsFound(problems)
    scripts = " ".join(["'self'", *sorted({_hash(script) for _, script in inline.scripts})])
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY.format(scripts=scripts)}">'
    return text.replace(_CHARSET, _CHARSET + policy, 1)


def allowing(text: str, script: str) -> str:
    """The page with a policy under which one more script runs: the live server puts its own into each page."""
    return text.replace("script-src 'self'", f"script-src 'self' {_hash(script)}", 1)


def _problems(name: str, text: str, inline: _Inline, known: frozenset[str]) -> Iterator[Problem]:
    where = "scripts and styles belong into files below docs/assets"
    for line, script in inline.scripts:
        if _without_path(script) not in known:
            yield Problem(name, line, f"the inline script '{script.strip()[:60]}' is none of the theme's; {where}")
    for line, found in inline.forbidden:
        yield Problem(name, line, f"{found[:80]} is forbidden by the policy of the page; {where}")
    before, charset, _ = text.partition(_CHARSET)
    if not charset or not _BEFORE.fullmatch(before):
        yield Problem(name, 1, f"the head must begin with {_CHARSET}, so that nothing comes before the policy")


def _without_path(script: str) -> str:
    return _PATH.sub(r"\1", script)


def _hash(script: str) -> str:
    """By what a policy names a script: the SHA-256 of its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
