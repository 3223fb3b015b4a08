"""The label that a coding system gives a class, since the specification requires that id and label match there."""

from __future__ import annotations

from collections.abc import Mapping

# Where it is another word, or another spelling, than the one on the pages.
_OTHERS: Mapping[str, str] = {
    "DrugBank:DB00965": "Ethiodized oil",
    "HP:0002904": "Hyperbilirubinemia",
    "HP:0011854": "Hemoperitoneum",
    "LOINC:89247-1": "ECOG Performance Status score",
    "NCIT:C15249": "Hepatectomy",
}
_CAPITALISED = ("DrugBank", "HP", "NCIT")  # these begin the name of every class with a capital letter


def label_there(code: str, label: str) -> str:
    """The system's own label of the class `code`; `label` is the one on the pages."""
    if code in _OTHERS:
        return _OTHERS[code]
    return label[:1].upper() + label[1:] if code.startswith(_CAPITALISED) else label
