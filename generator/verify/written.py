"""The results as lines for a person and as the file `verification.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.parse import read_document, validate
from generator.problems import shown_path
from generator.verification import FILE, Verifications, Verified
from generator.verify.run import Result


def coverage(result: Result) -> Iterator[str]:
    """One line for each record and trial."""
    for group in (result.records, result.trials):
        for name, verified in group.items():
            yield f"{name}: {_sentence(verified)}"


def _sentence(verified: Verified) -> str:
    values = (
        f"{verified.found} of {verified.values} values found, {verified.inferred} inferred, {verified.ours} of our own"
    )
    if not verified.numbers:
        return values
    left_out = f", {verified.ignored} left out with reasons" if verified.ignored else ""
    return f"{values}; {verified.used} of {verified.numbers} numbers of the case report used{left_out}"


def update(result: Result, cases: Path, write: bool) -> str:
    """Write the results where asked to; else say that the file is out of date, or nothing."""
    path = cases / FILE
    committed = _committed(path)
    fresh = Verifications(
        records=_dated(result.records, committed.records), trials=_dated(result.trials, committed.trials)
    )
    if path.is_file() and path.read_text(encoding="utf-8") == as_yaml(fresh):
        return ""
    if not write:
        return f"{shown_path(path)} is out of date; run: atlas verify --write"
    _replace(path, as_yaml(fresh))
    return ""


def _committed(path: Path) -> Verifications:
    """The results that were written before; none where the file is missing or broken."""
    found = validate(read_document(path), Verifications).value if path.is_file() else None
    return found or Verifications()


def _dated(fresh: Mapping[str, Verified], committed: Mapping[str, Verified]) -> dict[str, Verified]:
    """The results; one that is the same but for its date keeps the date on which it was first found."""
    return {name: _keep_date(verified, committed.get(name)) for name, verified in sorted(fresh.items())}


def _keep_date(verified: Verified, before: Verified | None) -> Verified:
    if before is not None and before.model_copy(update={"date": verified.date}) == verified:
        return before
    return verified


def as_yaml(verifications: Verifications) -> str:
    """The file as it is written: the same results give the same bytes."""
    head = "# Written by 'atlas verify --write': what was found when each file was compared with its article's text.\n"
    body: str = yaml.safe_dump(verifications.model_dump(mode="json"), sort_keys=False, allow_unicode=True, width=120)
    return head + body


def _replace(path: Path, text: str) -> None:
    """Put `text` in the place of the file: either the old or the new is there, whatever happens."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
