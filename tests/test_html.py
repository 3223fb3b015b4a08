"""Every page of the built sites is valid HTML, as html-validate reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.node import node

READER = "tests/readers/html.mjs"
SOUND = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sound</title></head>
<body><h1>Sound</h1>{}</body></html>"""


def validated(*pages: Path) -> dict[str, Any]:
    """What html-validate finds in the pages, and the exceptions that nothing needed."""
    result = node(READER, given=json.dumps([str(page) for page in pages]))
    assert result.returncode == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer


def test_every_page_is_valid(site_dir: Path, invented_site_dir: Path) -> None:
    """No page of the real or of the invented records has an error, and every exception is still needed."""
    pages = sorted(path for site in (site_dir, invented_site_dir) for path in site.rglob("*.html"))
    assert len(pages) > 100
    assert validated(*pages) == {"found": [], "unused": []}


def test_an_error_in_a_page_is_found(tmp_path: Path) -> None:
    """A list item outside a list, a picture without text and an id that stands twice are reported with their lines."""
    page = tmp_path / "page.html"
    page.write_text(SOUND.format('<li id="a">x</li>\n<img src="x.png" id="a">'), encoding="utf-8")
    found = {(each["rule"], each["line"]) for each in validated(page)["found"]}
    assert {("element-permitted-content", 2), ("wcag/h37", 3), ("no-dup-id", 3)} <= found
