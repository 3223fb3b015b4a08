"""Measurements: laboratory values, markers, stages and scores, and how the tumour responded."""

from __future__ import annotations

from phenopackets import Measurement as Measured
from phenopackets import OntologyClass, Value

from generator.model import Entry, Measurement, Response, Stage
from generator.phenopacket.codes import marked, own
from generator.phenopacket.context import Context
from generator.phenopacket.disease import stage_class
from generator.phenopacket.mapped import Carried, Left, Mapped, joined
from generator.phenopacket.times import time_of
from generator.phenopacket.units import quantity
from generator.phenopacket.words import described, lines_words
from generator.values import Amount

_WORDS = ("positive", "negative", "normal")
_CREDIT = (
    "The response stands as a measurement, and no treatment has a response: the field would credit one treatment, and "
    "the record names every treatment that may explain it."
)


def measurements(context: Context) -> Mapped[Measured]:
    """Every result that the article gives, in the order of the record."""
    case = context.case
    return joined(
        [
            *(_test(context, entry) for entry in (*case.laboratory, *case.markers) if entry.missing is None),
            *(_stage(context, stage) for stage in case.staging if stage.missing is None),
            *(_response(context, response) for response in case.responses if response.missing is None),
        ]
    )


def _test(context: Context, entry: Measurement) -> Mapped[Measured]:
    text, carried = described(entry, "value", "reads", "reference", "when", "date", "as_reported", "note", "inferred")
    exact = quantity(entry.value)
    result = (
        Value(quantity=exact)
        if exact
        else Value(ontology_class=marked(_in_words(entry.value, entry.reads), entry, "results"))
    )
    measured = Measured(
        assay=context.codes.of("tests", entry.test),
        value=result,
        time_observed=time_of(entry.date),
        description=_with_place(entry, text),
    )
    return Mapped((measured,), (carried, Carried(entry, ("test",))))


def _in_words(value: Amount | None, reads: str | None) -> OntologyClass:
    """What is not one exact number, by its kind: the number stands in the description alone, never as a value."""
    if value is None:
        word = reads if reads in _WORDS else "in words"
        return own("results", word, word if reads in _WORDS else "result in words, see the description")
    if value.exact is not None:
        return own("results", "zero", "zero, see the description")
    kind = "approximate value" if value.comparator == "~" else "bound" if value.comparator else value.shape
    return own("results", kind, f"{kind}, not one exact number, see the description")


def _stage(context: Context, stage: Stage) -> Mapped[Measured]:
    text, carried = described(stage, "value", "version", "date", "as_reported", "note", "inferred")
    measured = Measured(
        assay=context.codes.of("staging", stage.system),
        value=Value(ontology_class=marked(stage_class(stage, context.codes), stage, "staging")),
        time_observed=time_of(stage.date),
        description=_with_place(stage, text),
    )
    return Mapped((measured,), (carried, Carried(stage, ("system",))))


def _response(context: Context, response: Response) -> Mapped[Measured]:
    text, carried = described(response, "what", "as_reported", "method", "date", "note", "inferred")
    causes, before = _given_before(context, response)
    judged, by = described(response.assessed_by, "value", "as_reported", "note", "inferred")
    assay, criterion_text, criterion = _criterion(context, response)
    category = own("responses", response.category, f"tumour response: {response.category}")
    measured = Measured(
        assay=assay,
        value=Value(ontology_class=marked(category, response, "responses")),
        time_observed=time_of(response.date),
        description=_with_place(response, text, criterion_text, judged and f"Judged by: {judged}", causes),
    )
    accounts = (carried, Carried(response, ("category",)), by, *criterion, *before)
    return Mapped((measured,), accounts, (Left(response, "category", _CREDIT),))


def _with_place(entry: Entry, *texts: str) -> str:
    """These texts, then which entry of the record they are and where the article states it."""
    lines = f", {lines_words(entry.at)} of the source text" if entry.at else ""
    return " ".join([*(text for text in texts if text), f"Entry {entry.id} of the record{lines}."])


def _criterion(context: Context, response: Response) -> tuple[OntologyClass, str, tuple[Carried, ...]]:
    criterion = response.criterion
    if criterion.system is None:
        return (
            own("criteria", "none-named", "tumour response, no criterion named"),
            "",
            (Carried(criterion, ("missing",)),),
        )
    text, carried = described(criterion, "version", "as_reported", "note", "inferred")
    told = text and f"Criterion: {text}"
    return context.codes.of("criteria", criterion.system), told, (carried, Carried(criterion, ("system",)))


def _given_before(context: Context, response: Response) -> tuple[str, tuple[Carried, ...]]:
    """Every treatment that may explain the response, in one sentence that credits none of them."""
    names = []
    for before in response.given_before:
        what = f": {before.what}" if before.what else ""
        names.append(f"{context.case.treatment(before.treatment).label} ({before.treatment}{what})")
    carried = tuple(Carried(before, ("treatment", "what")) for before in response.given_before)
    return f"Given before, without credit to any: {'; '.join(names)}.", carried
