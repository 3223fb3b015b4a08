"""What citation-js, a reader independent of ours, makes of citations: files to items, items to text."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from tests.node import node


def ask(
    files: Sequence[str] = (), items: Sequence[Mapping[str, Any]] = (), styles: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Under `files` the CSL items of each file, under `texts` each item in each CSL style, by the name of the style."""
    given = json.dumps({"files": files, "items": items, "styles": styles or {}})
    result = node("tests/readers/citations.mjs", given=given)
    assert result.returncode == 0, result.stderr
    answer: dict[str, Any] = json.loads(result.stdout)
    return answer
