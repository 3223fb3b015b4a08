"""Published trial figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from generator.atlas import Atlas
from generator.trials import Result, Trial

ROW: dict[str, Any] = {"id": "result-1", "what": "x", "measure": "overall survival", "values": ("1", "2"), "at": 1}


def row(*values: object) -> Result:
    """A row with these cells."""
    return Result.model_validate({**ROW, "values": values})


def test_the_invented_trial(fixture_atlas: Atlas) -> None:
    """Its first row of a measure is found; a measure that the table lacks is not."""
    trial = fixture_atlas.trials["demo-trial"]
    found = trial.result("complete response")
    assert found is not None
    assert found.id == "result-2"
    assert trial.result("stable disease") is None
    assert [arm.drug for arm in trial.arms] == ["exemplinib", None]


def test_the_first_of_two_rows_with_one_measure(fixture_atlas: Atlas) -> None:
    """Order is that of the table."""
    trial = fixture_atlas.trials["demo-trial"]
    doubled = trial.model_copy(update={"results": (row("1", "2"), *trial.results)})
    found = doubled.result("overall survival")
    assert found is not None
    assert found.values == ("1", "2")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("7 (2.3)", "7"),
        ("10.7", "10.7"),
        ("260/39", "260"),
        ("0", "0"),
        ("NA", None),
        ("not reached", None),
        ("<1", None),
        ("(2.3)", None),
    ],
)
def test_the_first_number_of_a_cell(printed: str, number: str | None) -> None:
    """What is not available is missing, never zero; a bound is no number."""
    assert row("x", printed).number(1) == (Decimal(number) if number else None)


def test_cells_keep_the_digits_that_were_printed() -> None:
    """Numbers that were written without quotes too."""
    assert row(Decimal("10.70"), 8, "7 (2.3)").values == ("10.70", "8", "7 (2.3)")


@pytest.mark.parametrize("cell", [None, True, {"n": 7}, (7, 8), ""])
def test_other_cells_are_refused(cell: object) -> None:
    """An empty cell must be written as NA: 'None' was never printed."""
    with pytest.raises(ValidationError):
        row("1", cell)


@pytest.mark.parametrize(
    "change", [{"measure": "survival"}, {"values": ()}, {"id": "row 1"}, {"at": None}, {"complication": "Hand Foot"}]
)
def test_what_a_row_must_not_be(change: dict[str, Any]) -> None:
    """Each change alone is refused."""
    with pytest.raises(ValidationError):
        Result.model_validate({**ROW, **change})


@pytest.mark.parametrize("change", [{"arms": ()}, {"results": ()}, {"reported_by": "sharp"}, {"id": "Demo Trial"}])
def test_what_a_trial_must_not_be(fixture_atlas: Atlas, change: dict[str, Any]) -> None:
    """Each change alone is refused."""
    trial = fixture_atlas.trials["demo-trial"]
    data = {name: getattr(trial, name) for name in Trial.model_fields}
    assert Trial.model_validate(data) == trial
    with pytest.raises(ValidationError):
        Trial.model_validate({**data, **change})


def test_the_smallest_trial(fixture_atlas: Atlas) -> None:
    """One arm of one patient, one row."""
    trial = fixture_atlas.trials["demo-trial"]
    arm = {"label": "A", "drug": "exemplinib", "patients": 1, "at": 1}
    data = {
        "id": "x",
        "label": "X",
        "study": "x",
        "reported_by": trial.reported_by,
        "arms": (arm,),
        "results": (row("1"),),
    }
    assert Trial.model_validate(data).arms[0].patients == 1
    for change in ({"patients": 0}, {"drug": None}):
        with pytest.raises(ValidationError):
            Trial.model_validate({**data, "arms": ({**arm, **change},)})
