"""Labels beside codes: those of the system, not those of the pages."""

from __future__ import annotations

import pytest

from generator.phenopacket.codes import Codes
from generator.phenopacket.labels import label_there
from tests.fixtures.records import vocabulary


@pytest.mark.parametrize(
    ("code", "label", "there"),
    [
        ("HP:0002904", "hyperbilirubinaemia", "Hyperbilirubinemia"),
        ("HP:0001541", "ascites", "Ascites"),
        ("HP:0002639", "Budd-Chiari syndrome", "Budd-Chiari syndrome"),
        ("DrugBank:DB00965", "ethiodised oil", "Ethiodized oil"),
        ("DrugBank:DB00398", "sorafenib", "Sorafenib"),
        ("NCIT:C15249", "hepatic resection", "Hepatectomy"),
        ("MONDO:0007256", "hepatocellular carcinoma", "hepatocellular carcinoma"),
    ],
)
def test_a_code_has_the_label_of_its_system(code: str, label: str, there: str) -> None:
    """Another word, another spelling, a capital letter; or the same."""
    assert label_there(code, label) == there


def test_a_concept_without_a_code_keeps_its_name() -> None:
    """Its id is our own, and so is its label; the pages' name stays to be had for both."""
    codes = Codes(vocabulary())
    rash, fever = codes.of("complications", "sample-rash"), codes.of("complications", "demo-fever")
    assert (rash.id, rash.label) == ("HP:9999901", "Sample rash")
    assert fever.id == "atlas:complications/demo-fever"
    assert fever.label == codes.name("complications", "demo-fever")
    assert codes.name("complications", "sample-rash") == "sample rash"
    assert codes.name("complications", "unheard-of") == "unheard-of"
