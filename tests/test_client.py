"""The search client's own tests, which are written in JavaScript."""

from __future__ import annotations

import re

from tests.node import TESTS, node


def test_the_client_passes_its_own_tests() -> None:
    """Every JavaScript test passes; those that do not are named."""
    result = node("--test", "--test-reporter=tap", f"{TESTS}/*.test.js")
    failing = re.findall(r"^\s*not ok \d+ - (.*)$", result.stdout, re.MULTILINE)
    assert failing == [], result.stdout
    assert result.returncode == 0, result.stderr
    assert re.search(r"^# pass [1-9]", result.stdout, re.MULTILINE), "no test was found"
