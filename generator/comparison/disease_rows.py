"""The rows on the disease: diagnosis, lesions, extension and metastases at first, and what the last imaging showed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.case_rows import by_date
from generator.comparison.cells import (
    Cell,
    Comparable,
    Interval,
    Item,
    Row,
    dated,
    fact_cell,
    item,
    items_cell,
    joined,
    set_cell,
)
from generator.markup import amount
from generator.model import Case, Finding
from generator.model.disease import Diagnosis
from generator.vocabulary import Vocabulary

_LESIONS = "lesion|tumour|mass|nodul|diameter"
_CENTIMETRES = {"cm": Decimal(1), "mm": Decimal("0.1")}


def disease_rows(case: Case, vocabulary: Vocabulary) -> Iterator[Row]:
    """Diagnosis to metastases, each first at baseline and then on the last imaging that is told."""
    disease, (last_lesions, last_metastases) = case.disease, _last(case, vocabulary)
    yield Row("diagnosis", "Diagnosis", fact_cell(disease.diagnosis, "diagnosis"), "diagnos")
    yield Row("basis", "Basis of the diagnosis", _basis(disease.diagnosis), "diagnos|biops")
    yield Row("lesions", "Number of lesions, first", _numbers(case), "how many lesions|number of")
    yield Row("size", "Size of lesions, first", _sizes(case), "size|diameter")
    yield Row("lesions-last", "Lesions on the last imaging", items_cell(last_lesions), _LESIONS)
    extension = (
        (entry.is_, item(vocabulary.complications[entry.is_].label, entry, entry.id, entry.site or ""))
        for entry in disease.extension
    )
    yield Row("extension", "Growth into vessels or organs", set_cell(extension), "vein|thromb|vessel|invasion")
    metastases = (
        (entry.site, item(vocabulary.sites[entry.site].label, entry, entry.id, entry.number or ""))
        for entry in disease.metastases
    )
    yield Row("metastases", "Metastases, first", set_cell(metastases), "metasta")
    yield Row("metastases-last", "Metastases on the last imaging", items_cell(last_metastases), "metasta")


def _basis(diagnosis: Diagnosis) -> Cell:
    if diagnosis.basis == "not reported":
        return Cell((Item(at="diagnosis", missing="not reported"),))
    return Cell((item(diagnosis.basis, None if diagnosis.missing else diagnosis, "diagnosis"),), diagnosis.basis)


def _numbers(case: Case) -> Cell:
    """How many lesions, as the record words it; the words of several entries cannot be compared."""
    told = [(tumour, tumour.number) for tumour in case.disease.tumours if tumour.number]
    return items_cell(item(number, tumour, tumour.id, tumour.site or "") for tumour, number in told)


def _sizes(case: Case) -> Cell:
    told = [(tumour, tumour.size) for tumour in case.disease.tumours if tumour.size]
    items = (item(amount(size), tumour, tumour.id, tumour.site or "") for tumour, size in told)
    return items_cell(items, _largest(case))


def _largest(case: Case) -> Comparable:
    """The largest diameter in cm, where every size is printed exactly."""
    sizes = [tumour.size for tumour in case.disease.tumours if tumour.size]
    if not sizes or any(size.comparator or size.shape == "range" or size.unit not in _CENTIMETRES for size in sizes):
        return None
    largest = float(max(number * _CENTIMETRES[size.unit] for size in sizes for number in size.numbers))
    return Interval(largest, largest)


def _last(case: Case, vocabulary: Vocabulary) -> tuple[list[Item], list[Item]]:
    """What the last imaging says of lesions, and what of metastases; a finding without a region may be about both."""
    imaging = [finding for finding in by_date(case.findings) if finding.kind == "imaging"]
    moment = _moment(imaging[-1]) if imaging else None
    latest = [finding for finding in imaging if _moment(finding) == moment]
    sites = _sites(case, vocabulary)
    spread = [f for f in latest if sites.search(joined(f.region, "" if f.region else f.what))]
    elsewhere = [finding for finding in latest if finding not in spread or not finding.region]
    spread = spread or [finding for finding in latest if not finding.region]
    return [_found(finding) for finding in elsewhere], [_found(finding) for finding in spread]


def _moment(finding: Finding) -> tuple[str | None, ...]:
    date = finding.date
    return (date.value, None if date.value else date.as_reported) if date else (None, None)


def _sites(case: Case, vocabulary: Vocabulary) -> re.Pattern[str]:
    """Finds talk of metastases and the names of the organs that hold, or were said not to hold, them."""
    concepts = (vocabulary.sites[entry.site] for entry in case.disease.metastases if entry.site != "liver")
    names = [re.escape(name) for concept in concepts for name in (concept.label, *concept.synonyms)]
    return re.compile("|".join(["metasta", *(rf"\b{name}\b" for name in names)]), re.IGNORECASE)


def _found(finding: Finding) -> Item:
    return item(joined(finding.region, finding.what, between=": "), finding, finding.id, dated(finding.date))
