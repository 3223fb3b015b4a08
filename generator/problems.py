"""What is wrong with an input file, where it stands, and how that prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: a path, a 1-based line and a message that says what it must be."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}: {self.message}"
        return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


class ProblemsFound(Exception):
    """Raised with every problem at once, so that one run shows all there is to mend."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def shown_path(path: Path) -> str:
    """`path` relative to the working directory where possible: short, and the same on every machine. A link is shown
    itself, not what it leads to."""
    try:
        return (path.parent.resolve() / path.name).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError, RuntimeError):  # elsewhere, or links that lead in a circle
        return path.as_posix()


def brief(text: str) -> str:
    """The beginning of a text, enough to find it: a message is no place for a whole file."""
    return f"{text[:60]}{'…' if len(text) > 60 else ''}"
