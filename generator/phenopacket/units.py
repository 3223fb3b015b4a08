"""Printed units as codes of UCUM, and quantities with their units."""

from __future__ import annotations

from phenopackets import OntologyClass, Quantity

from generator.phenopacket.codes import own
from generator.values import Amount

# Only units whose code is beyond doubt; any other, such as the arbitrary mAU/mL, keeps the atlas's prefix.
_UCUM = {
    "": "1",
    "%": "%",
    "mg": "mg",
    "g": "g",
    "ml": "mL",
    "mL": "mL",
    "mg/kg": "mg/kg",
    "cm": "cm",
    "mm": "mm",
    "ng/mL": "ng/mL",
    "ng/ml": "ng/mL",
    "ug/L": "ug/L",
    "µg/L": "ug/L",
    "μg/L": "ug/L",
    "mg/L": "mg/L",
    "mg/dL": "mg/dL",
    "g/dL": "g/dL",
    "g/L": "g/L",
    "µmol/L": "umol/L",
    "μmol/L": "umol/L",
    "U/L": "U/L",
    "IU/L": "[IU]/L",
    "IU/mL": "[IU]/mL",
    "/mm3": "/mm3",
    "/µL": "/uL",
    "/μL": "/uL",
}


def unit_class(unit: str) -> OntologyClass:
    """The class of a printed unit; a code of UCUM is its own label, since units are printed in more than one way."""
    code = _UCUM.get(unit)
    if code is None:
        return own("units", unit, unit)
    return OntologyClass(id=f"UCUM:{code}", label=code if unit else "no unit")


def quantity(value: Amount | None) -> Quantity | None:
    """An exact number with its unit; None for a bound, a range, an approximate value or dimensions.

    None for zero, too: JSON would leave the number out, and the schema requires it.
    """
    if value is None or not value.exact:
        return None
    return Quantity(unit=unit_class(value.unit), value=float(value.exact))
