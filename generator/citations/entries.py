"""Citations of single entries of a record: what each entry is called, and one text per format for any of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import singledispatch

from generator.citations.bibtex import bibtex, latex
from generator.citations.items import Item, entry_item
from generator.citations.ris import ris
from generator.citations.styles import Styles
from generator.markup import MISSING_WORDS
from generator.model import (
    AdverseEvent,
    Case,
    ComplicationEntry,
    CourseEvent,
    Discrepancy,
    Extension,
    Finding,
    GenomicFinding,
    Measurement,
    Mention,
    Response,
    Stage,
    Treatment,
)
from generator.model.disease import Metastasis
from generator.model.outcome import Duration
from generator.model.patient import Aetiology, HistoryItem
from generator.model.reading import Caveat, Comparison, NotReported
from generator.values import Model
from generator.vocabulary import Vocabulary

# They stand for the entry in the texts and pass unchanged through every style and format.
ID_TOKEN, LABEL_TOKEN = "zqentryidqz", "zqentrylabelqz"
LONGEST_LABEL = 80
NameOf = Callable[[str, str], str]  # kind and id of a concept to its label


def entries_json(case: Case, record: Item, vocabulary: Vocabulary, styles: Styles) -> str:
    """The texts for any entry, with tokens for its id and label, and the label of each entry.

    Labels that LaTeX would misread stand a second time as LaTeX.
    """
    item = entry_item(record, ID_TOKEN, LABEL_TOKEN)
    labels = entry_labels(case, vocabulary)
    data = {
        "name": record["id"],
        "tokens": {"id": ID_TOKEN, "label": LABEL_TOKEN},
        "styles": styles.texts(item),
        "files": {"bib": bibtex(item), "ris": ris(item), "csl.json": csl_json(item)},
        "labels": labels,
        "latex": {entry_id: latex(label) for entry_id, label in labels.items() if latex(label) != label},
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def csl_json(item: Item) -> str:
    """One item as a CSL-JSON file, which holds a list."""
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def entry_labels(case: Case, vocabulary: Vocabulary) -> dict[str, str]:
    """Entry id to what the entry is, in a few words; what is missing or inferred says so."""

    def name_of(kind: str, concept_id: str) -> str:
        return vocabulary.of_kind(kind)[concept_id].label

    return {
        str(location[0]): _label(part, name_of)
        for location, part in case.addressed
        if len(location) == 1 and getattr(part, "id", None) == location[0]
    }


def _label(entry: Model, name_of: NameOf) -> str:
    words = _short(_words(entry, name_of))
    missing, inferred = getattr(entry, "missing", None), getattr(entry, "inferred", None)
    return words + (f": {MISSING_WORDS[missing]}" if missing else "") + (" (inferred)" if inferred else "")


def _short(text: str) -> str:
    """At most `LONGEST_LABEL` characters, cut between words; what is cut says so."""
    text = text.rstrip(".")
    if len(text) <= LONGEST_LABEL:
        return text
    return text[:LONGEST_LABEL].rpartition(" ")[0].rstrip(" ,;:.–-(") + " …"


@singledispatch
def _words(entry: Model, name_of: NameOf) -> str:
    return str(getattr(entry, "what", ""))


@_words.register
def _(entry: Treatment, name_of: NameOf) -> str:
    return entry.label


@_words.register
def _(entry: Response, name_of: NameOf) -> str:
    if entry.category == "not classified":
        return "response, not classified"
    return f"{entry.category} {'response' if entry.category in {'complete', 'partial'} else 'disease'}"


@_words.register(AdverseEvent)
@_words.register(ComplicationEntry)
@_words.register(Extension)
def _(entry: AdverseEvent | ComplicationEntry | Extension, name_of: NameOf) -> str:
    return name_of("complications", entry.is_)


@_words.register
def _(entry: Aetiology, name_of: NameOf) -> str:
    return name_of("aetiologies", entry.is_)


@_words.register
def _(entry: Stage, name_of: NameOf) -> str:
    return f"{name_of('staging', entry.system)}{f' {entry.value}' if entry.value else ''}"


@_words.register
def _(entry: Measurement, name_of: NameOf) -> str:
    return name_of("tests", entry.test)


@_words.register
def _(entry: Metastasis, name_of: NameOf) -> str:
    return f"metastasis: {name_of('sites', entry.site)}"


@_words.register
def _(entry: GenomicFinding, name_of: NameOf) -> str:
    return f"{name_of('genes', entry.gene)}: {entry.alteration}"


@_words.register
def _(entry: Finding, name_of: NameOf) -> str:
    return f"{entry.kind}: {entry.method}"


@_words.register
def _(entry: HistoryItem, name_of: NameOf) -> str:
    return entry.what if entry.kind == "other" else f"{entry.kind}: {entry.what}"


@_words.register
def _(entry: CourseEvent, name_of: NameOf) -> str:
    return entry.kind + (f": {entry.site}" if entry.site else "")


@_words.register
def _(entry: Duration, name_of: NameOf) -> str:
    return f"duration as reported: {entry.value}"


@_words.register
def _(entry: Comparison, name_of: NameOf) -> str:
    return f"compared with: {entry.study}"


@_words.register
def _(entry: Mention, name_of: NameOf) -> str:
    return f"only mentioned: {name_of(*entry.concept)}"


@_words.register
def _(entry: Caveat, name_of: NameOf) -> str:
    return f"caveat: {entry.what}"


@_words.register
def _(entry: Discrepancy, name_of: NameOf) -> str:
    return f"contradiction: {entry.what}"


@_words.register
def _(entry: NotReported, name_of: NameOf) -> str:
    return f"not reported: {entry.what}"
