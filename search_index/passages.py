"""A case as the passages that a search result can quote: each entry in plain words, with the fragment of its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import model
from generator.atlas import Atlas
from generator.case_page import page_values
from generator.case_rows import CATEGORY_WORDS, by_date, measured_row, treatment_row
from generator.markup import MISSING_WORDS, THIN_SPACE, amount
from generator.model.disease import Metastasis, Tumour
from generator.model.patient import Aetiology, HistoryItem
from generator.render import sentence
from generator.values import Amount
from generator.vocabulary import Vocabulary
from search_index.cards import NOT_REPORTED, criterion_words, full_name, marked, outcome_words, when_reason, when_words

UNDATED = f"date {NOT_REPORTED}"
FINDINGS = {"imaging": "Imaging", "pathology": "Pathology", "clinical": "Clinical finding"}
ENDS = {
    "completed": "Completed", "ongoing": "Ongoing at the last report", "other": "Stopped for another reason",
    "patient's wish": "Stopped because of the patient's wish", NOT_REPORTED: f"End of treatment {NOT_REPORTED}",
}  # fmt: skip


@dataclass(frozen=True)
class PassageText:
    """One readable unit of a case page: its fragment, the section as a reader calls it, and what it says."""

    anchor: str
    heading: str
    text: str


def passages(case: model.Case, atlas: Atlas) -> tuple[PassageText, ...]:
    """Every passage of a case, in the order of its page."""
    tell = _Teller(case, atlas.vocabulary)
    page, status = page_values(case, atlas.vocabulary), case.outcome.status
    groups = (
        (PassageText("", "Synopsis", _text(s.says, _quoted(s), *_remarks(s))) for s in case.synopsis),
        _facts(case, page["patient_facts"]),
        _each("Cause of liver disease", case.patient.aetiology, tell.aetiology),
        _each("Presentation", case.patient.presentation, _what),
        _each("History", case.patient.history, _what),
        _start(case),
        _each("Tumour", case.disease.tumours, _tumour),
        _each("Metastasis", case.disease.metastases, tell.metastasis),
        _each("Stage", case.staging, tell.stage),
        _each("Gene", case.genomics, tell.gene),
        _each("Laboratory", case.laboratory, tell.measurement),
        _each("Marker", case.markers, tell.measurement),
        _each("Treatment", case.treatments, tell.treatment),
        (PassageText(f.id, FINDINGS[f.kind], _finding(f)) for f in by_date(case.findings)),
        _each("Response", case.responses, tell.response),
        _each("Adverse event", case.adverse_events, tell.adverse_event),
        (PassageText("adverse-events", "Adverse event", sentence(n)) for n in (case.adverse_events_note,) if n),
        _each("Tumour extension", case.disease.extension, tell.complication),
        _each("Complication", case.complications, tell.complication),
        (PassageText("status", "Outcome", _answer("At the last report", outcome_words(status), status)),),
        _each("Outcome", by_date(case.outcome.events), _event),
        _each("Duration", case.outcome.durations, lambda d: _told(d, f"{d.value}, as reported", what=d.what)),
        _each("Authors' conclusion", case.conclusions, _what),
        _each("Comparison, not this patient", case.comparisons, _comparison),
        _each("Caveat", case.caveats, lambda caveat: sentence(caveat.what)),
        _each("Discrepancy", case.discrepancies, _discrepancy),
        _each("Not reported", case.not_reported, lambda absent: _text(_named("Not reported", absent.what))),
        _each("Only mentioned", case.mentioned, tell.mention),
        (PassageText("source", "Source", text) for text in _source(case.source, page["bibliography"])),
        _each("Related publication", case.source.related, _what),
        (PassageText(a, "Article", _answer(label, fact.value, fact)) for a, label, fact in page["care_facts"]),
    )
    return tuple(passage for group in groups for passage in group)


def _each(heading: str, entries: Iterable[Any], told: Callable[[Any], str]) -> Iterator[PassageText]:
    """A passage for each entry, under the fragment of its id."""
    return (PassageText(entry.id, heading, told(entry)) for entry in entries)


def _facts(case: model.Case, facts: Iterable[tuple[str, str, Any]]) -> Iterator[PassageText]:
    age = case.patient.age
    yield PassageText("patient-age", "Patient", _answer("Age", "" if age.missing else f"{age.years} years", age))
    yield from (PassageText(anchor, "Patient", _answer(label, fact.value, fact)) for anchor, label, fact in facts)


def _start(case: model.Case) -> Iterator[PassageText]:
    known, start = case.disease.diagnosis, case.baseline
    basis = (f"Basis: {known.basis}", f"Date: {when_words(known.date) or NOT_REPORTED}")
    named = known.value or f"Diagnosis {_missing(known)}"
    yield PassageText("diagnosis", "Diagnosis", _text(named, _quoted(known), *basis, *_remarks(known)))
    counted = f"{start.what}, {when_words(start.date)}"
    yield PassageText("baseline", "Baseline", _answer("Times are counted from", counted, start))


def _source(source: model.Source, bibliography: Iterable[tuple[str, str | None]]) -> Iterator[str]:
    """The reference, then how much of it was read."""
    article = source.bibliography
    rows = (*bibliography, ("DOI", article.doi or ""), ("Licence of the article", article.licence or ""))
    unknown = _listed(label.lower() for label, value in rows if value is None)
    yield _text(*(_named(label, value) for label, value in rows), _named("Not shown in the text read", unknown))
    patient, reporter = _named("Patient of the article", source.patient), _named("Reported by", source.reported_by)
    yield _text(f"What was read: {source.read}", source.read_note, patient, reporter)


def _text(*parts: str | None) -> str:
    return " ".join(sentence(part) for part in parts if part)


def _listed(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)


def _named(label: str, text: str | None) -> str:
    return f"{label}: {text}" if text else ""


def _told(entry: model.Entry, *lead: str | None, what: str | None = None, more: Iterable[str | None] = ()) -> str:
    """'Lung, absent (reported), August 2010: …': what it is and whether it was there, then all that is told of it."""
    first = _listed((*lead[:1], _missing(entry) if entry.missing else "", *lead[1:]))
    told = ": ".join(part for part in (first, what) if part)
    return _text(told, _quoted(entry), *more, *_remarks(entry))


def _missing(statement: model.Statement) -> str:
    """The kind of missing; an absence that the article does not state itself is not called reported."""
    inferred = statement.missing == "absent" and statement.inferred
    return "absent (inferred)" if inferred else MISSING_WORDS[statement.missing or NOT_REPORTED]


def _quoted(statement: model.Statement) -> str:
    return f"In the article: “{statement.as_reported}”" if statement.as_reported else ""


def _remarks(statement: model.Statement) -> Iterator[str | None]:
    """What is inferred and why, what else must be known, and whether it stands in a caption alone."""
    yield statement.inferred and f"Inferred: {statement.inferred}"
    yield statement.note
    yield from (when_reason(name, getattr(statement, name.lower(), None)) for name in ("Date", "Start", "Stop"))
    if getattr(statement, "only_in_caption", False):
        yield "Stated only in a figure caption"


def _amount(value: Amount | None) -> str:
    return amount(value).replace(THIN_SPACE, "\u00a0") if value else ""


def _answer(label: str, value: str | None, fact: model.Statement) -> str:
    return _text(f"{label}: {value or _missing(fact)}", _quoted(fact), *_remarks(fact))


def _what(entry: model.What) -> str:
    kind = entry.kind if isinstance(entry, HistoryItem) and entry.kind != "other" else ""
    return _told(entry, kind, what=entry.what)


def _tumour(entry: Tumour) -> str:
    size = _named("Size", _amount(entry.size))
    return _told(entry, what=entry.what, more=(_named("Number", entry.number), size, _named("Site", entry.site)))


def _finding(entry: model.Finding) -> str:
    """A method may read 'not named', which tells nothing unless it is called a method."""
    method = f"method {entry.method}" if entry.method.startswith("not ") else entry.method
    return _told(entry, method, entry.region, when_words(entry.date) or UNDATED, what=entry.what)


def _event(entry: model.CourseEvent) -> str:
    return _told(entry, entry.kind, entry.site, when_words(entry.date) or UNDATED, what=entry.what)


def _comparison(entry: model.Comparison) -> str:
    return _told(entry, entry.study, what=entry.what, more=(_named("Record", entry.case),))


def _discrepancy(entry: model.Discrepancy) -> str:
    says = (f"({i}) {statement.says}" for i, statement in enumerate(entry.statements, start=1))
    return _text(entry.what, *says, f"In this record: {entry.handling}")


@dataclass(frozen=True)
class _Teller:
    """Tells the entries of one case that need the names of concepts or other entries."""

    case: model.Case
    vocabulary: Vocabulary

    def aetiology(self, entry: Aetiology) -> str:
        return _told(entry, marked(self.vocabulary.aetiologies[entry.is_].label, entry), what=entry.what)

    def metastasis(self, entry: Metastasis) -> str:
        site = self.vocabulary.sites[entry.site].label
        return _told(entry, site, entry.number, when_words(entry.date), what=entry.what)

    def stage(self, entry: model.Stage) -> str:
        version = entry.version and f"version {entry.version}"
        result = (marked(entry.value or _missing(entry), entry), version, when_words(entry.date))
        return _answer(full_name(self.vocabulary.staging[entry.system]), _listed(result), entry)

    def gene(self, entry: model.GenomicFinding) -> str:
        more = (f"Method: {entry.method or NOT_REPORTED}", entry.consequence)
        return _told(entry, self.vocabulary.genes[entry.gene].label, what=entry.alteration, more=more)

    def measurement(self, entry: model.Measurement) -> str:
        """The result as printed, in the usual unit where that differs, with the clinical moment and the date."""
        test, usual = self.vocabulary.tests[entry.test], measured_row(entry, self.vocabulary).converted
        same = usual is None or (entry.value and usual.numbers == entry.value.numbers and test.kind != "tumour marker")
        value = _amount(entry.value) + ("" if same else f" (= {_amount(usual)})")
        result = _listed((value, entry.reads)) or _missing(entry)
        moments = [moment for moment in dict.fromkeys((entry.when, when_words(entry.date))) if moment] or [UNDATED]
        limit = f" (reference {_amount(entry.reference)})" if entry.reference else ""
        return _answer(full_name(test), f"{result}{limit}, {'; dated '.join(moments)}", entry)

    def treatment(self, entry: model.Treatment) -> str:
        """The course, its agents and doses, when and why it ended, and why it was chosen."""
        row = treatment_row(entry, self.case, self.vocabulary)
        more = (
            *map(self._agent, entry.agents),
            *(_volume(*volume) for volume in row.volumes),
            *_course(entry),
            *(text if label == "What" else f"{label}: {text}" for label, text in row.facts),
            _named("Combined with (together or in sequence)", _listed(other.label for other in row.together)),
        )
        return _told(entry, self._kind(entry), when_words(entry.date), more=more)

    def _kind(self, entry: model.Treatment) -> str:
        """The label with modality and special purpose, as far as these words do not stand in it."""
        told = entry.label
        labels = (self.vocabulary.modalities[modality].label for modality in entry.modality)
        for kind in (*labels, "" if entry.purpose == "antitumour" else entry.purpose):
            told += "" if kind.casefold() in told.casefold() else f", {kind}"
        return told

    def _agent(self, agent: model.Agent) -> str:
        dose = _amount(agent.dose) or f"dose {MISSING_WORDS[agent.dose_missing or NOT_REPORTED]}"
        given = f"{self.vocabulary.drugs[agent.drug].label} {dose}"
        how = _listed((given, agent.route, agent.frequency, agent.into and f"into {agent.into}"))
        return _text(how, _quoted(agent), *_remarks(agent))

    def response(self, entry: model.Response) -> str:
        before = ((self.case.treatment(b.treatment).label, b.what) for b in entry.given_before)
        more = (
            entry.criterion.as_reported and f"Criterion in the article: “{entry.criterion.as_reported}”",
            *_remarks(entry.criterion),
            entry.what,
            f"Method: {entry.method or NOT_REPORTED}",
            _answer("Assessed by", entry.assessed_by.value, entry.assessed_by),
            "Given before it: " + "; ".join(f"{label} ({what})" if what else label for label, what in before),
            _answer("Checkable", f"{entry.check.possible}: {entry.check.what}", entry.check) if entry.check else "",
        )
        category = marked(CATEGORY_WORDS[entry.category], entry)
        best = f"{category} (best response)" if entry.id == self.case.best_response else category
        return _told(entry, best, when_words(entry.date) or UNDATED, criterion_words(entry, self.vocabulary), more=more)

    def adverse_event(self, entry: model.AdverseEvent) -> str:
        """Harm with its grade as reported, what it is attributed to, what was done and what followed."""
        label = marked(self.vocabulary.complications[entry.is_].label, entry)
        scale = f" ({entry.grade.scale})" if entry.grade.scale else ""
        grade = f"grade {entry.grade.value or _missing(entry.grade)}{scale}"
        lead = () if entry.missing else (grade, when_words(entry.date) or UNDATED)
        causes = _listed(self.case.treatment(entry_id).label for entry_id in entry.attributed_to)
        blamed = "" if entry.missing else f"Attributed to: {causes or NOT_REPORTED}"
        done = (_named("Management", entry.management), _named("Consequence", entry.consequence))
        more = (_quoted(entry.grade), *_remarks(entry.grade), blamed, entry.attribution, *done)
        return _told(entry, label, *lead, what=entry.what, more=more)

    def complication(self, entry: model.ComplicationEntry | model.Extension) -> str:
        label = marked(self.vocabulary.complications[entry.is_].label, entry)
        more = (_named("Management", getattr(entry, "management", None)), entry.course)
        lead = (label, getattr(entry, "site", None), when_words(entry.date) or UNDATED)
        return _told(entry, *lead, what=entry.what, more=more)

    def mention(self, entry: model.Mention) -> str:
        """What is only talked about; it never reads as if it had been given or seen."""
        kind, concept = entry.concept
        return _told(entry, self.vocabulary.of_kind(kind)[concept].label, "only mentioned", what=entry.what)


def _volume(volume: model.TargetVolume, total: Amount | None, each: Amount | None) -> str:
    """The dose to a target volume as printed, and what is computed from it."""
    dose = f"{volume.name} {_amount(volume.dose)}" + (f" in {volume.fractions} fractions" if volume.fractions else "")
    computed = _listed((_amount(total), f"{_amount(each)} per fraction" if each else ""))
    return _text(dose + (f" (computed: {computed})" if computed else ""), _quoted(volume), *_remarks(volume))


def _course(entry: model.Treatment) -> Iterator[str | None]:
    """First and last day and why it ended; a procedure has one day, told with its name, and ends by itself."""
    reason = entry.stop_reason
    if not entry.date:
        ended = reason is not None and reason.category not in ("ongoing", NOT_REPORTED)
        yield _named("Start", when_words(entry.start) or NOT_REPORTED)
        yield _named("Stop", when_words(entry.stop) or (NOT_REPORTED if ended else ""))
    if reason:
        words = marked(ENDS.get(reason.category, f"Stopped because of {reason.category}"), reason)
        yield f"{words}: {reason.what}" if reason.what else words
        yield from (_quoted(reason), *_remarks(reason))
    elif not entry.date:
        yield ENDS[NOT_REPORTED]
