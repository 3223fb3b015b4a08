"""Measurements of a Phenopacket: exact numbers alone are numbers."""

from __future__ import annotations

import pytest
from phenopackets import Measurement

from tests.test_phenopacket import packet_of


def measured(value: str | None, reads: str | None = None) -> Measurement:
    """The measurement that the first marker becomes with this result."""
    changes = {
        "laboratory": (),
        "markers": ({"id": "marker-1", "test": "demo-protein", "value": value, "reads": reads, "at": "28"},),
    }
    found: Measurement = packet_of(changes).measurements[0]
    return found


def test_an_exact_number_keeps_value_and_unit() -> None:
    """1,500.0 ng/mL is a quantity with the code of its unit and the code of its test."""
    found = measured("1,500.0 ng/mL")
    assert (found.value.quantity.value, found.value.quantity.unit.id) == (1500.0, "UCUM:ng/mL")
    assert found.assay.id == "LOINC:99999-1"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (">1210 ng/mL", "bound"),
        ("≤0.002 mg/L", "bound"),
        ("~3000 ng/mL", "approximate value"),
        ("2.0-3.6 ug/L", "range"),
        ("12.5 × 8.0 cm", "dimensions"),
        ("0 ng/mL", "zero"),
    ],
)
def test_what_is_not_one_exact_number_is_no_quantity(value: str, kind: str) -> None:
    """Bounds, ranges, approximations and zero are named by their kind, with the printed words beside."""
    found = measured(value)
    assert found.value.WhichOneof("value") == "ontology_class"
    assert found.value.ontology_class.label.startswith(kind)
    assert found.description.startswith(value[0])


@pytest.mark.parametrize(("reads", "label"), [("positive", "positive"), ("markedly raised", "result in words")])
def test_a_result_in_words_is_a_class(reads: str, label: str) -> None:
    """Positive, negative and normal are classes; other words stand in the description."""
    found = measured(None, reads)
    assert found.value.ontology_class.label.startswith(label)
    assert reads in found.description


@pytest.mark.parametrize(
    ("unit", "code"), [("mAU/mL", "atlas:units/mau-per-ml"), ("IU/mL", "UCUM:[IU]/mL"), ("", "UCUM:1")]
)
def test_a_unit_without_a_sure_code_is_our_own(unit: str, code: str) -> None:
    """An arbitrary unit keeps the atlas's prefix and its printed form."""
    assert measured(f"12 {unit}".strip()).value.quantity.unit.id == code


def test_what_was_not_assessed_is_no_measurement() -> None:
    """A marker that was not assessed leaves no element."""
    changes: dict[str, object] = {
        "laboratory": (),
        "staging.0": {"id": "staging-1", "system": "demo-stage", "missing": "not reported"},
    }
    changes |= {"markers": ({"id": "marker-1", "test": "demo-protein", "missing": "not assessed", "at": "28"},)}
    assert [m.assay.id for m in packet_of(changes).measurements if "responses" not in m.value.ontology_class.id] == []


def test_an_inferred_date_is_marked() -> None:
    """The time of an inferred date stands there, and the description says that it is inferred."""
    found = next(m for m in packet_of().measurements if "Told with the scan" in m.description)
    assert "2012-06; inferred by the editors: Told with the scan of that month." in found.description
    assert found.time_observed.HasField("interval")


def test_a_response_is_credited_to_no_treatment() -> None:
    """Responses are measurements that name all that was given before; no action has a response."""
    packet = packet_of()
    assert not any(action.HasField("response_to_treatment") for action in packet.medical_actions)
    partial = next(m for m in packet.measurements if m.value.ontology_class.id == "atlas:responses/partial")
    assert (partial.assay.id, partial.assay.label) == ("atlas:criteria/demo-criteria", "Demonstration criteria")
    assert (
        "Embolisation (treatment-1: 61 days before); Exemplinib (treatment-2: for seven weeks)" in partial.description
    )
    assert "In the article: partial remission." in partial.description
