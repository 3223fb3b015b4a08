"""A case in the few plain words of a search result, and as one row of an exported table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.atlas import Atlas, harms
from generator.case_rows import CATEGORY_WORDS
from generator.case_summary import EVIDENCE, given_drugs, glance, tumour_drugs, tumour_modalities, used_modalities
from generator.links import case_url, concept_url
from generator.markup import date_words, placed
from generator.model import Bibliography, Case, Response, Stage, Statement
from generator.model.outcome import Status
from generator.values import When
from generator.vocabulary import Complication, Concept, Modality, Vocabulary

NOT_REPORTED = "not reported"


@dataclass(frozen=True)
class Chip:
    """A concept with the address of its page, the class of its mark, and what an abbreviated label stands for."""

    label: str
    url: str
    group: str = ""
    title: str = ""


@dataclass(frozen=True)
class Card:
    """What a result tells of a case; empty where the article does not report it."""

    drugs: tuple[Chip, ...]
    modalities: tuple[Chip, ...]
    complications: tuple[Chip, ...]
    stages: tuple[str, ...]
    response: str
    criterion: str
    outcome: str
    sex: str
    age: str
    aetiologies: tuple[str, ...]
    year: str
    source: str
    evidence: str


@dataclass(frozen=True)
class Row:
    """A case as a line of a table: the card, its reference and how much was read; lists but the authors as one text."""

    id: str
    title: str
    url: str
    drugs: str
    modalities: str
    complications: str
    stages: str
    response: str
    criterion: str
    outcome: str
    sex: str
    age: str
    aetiologies: str
    year: str
    doi: str
    source_title: str
    journal: str
    authors: tuple[str, ...]
    authors_complete: bool = True
    read: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""


def card(case: Case, atlas: Atlas) -> Card:
    """The card of a case: first what was given against the tumour, then the rest; harm as the article reports it."""
    vocabulary = atlas.vocabulary
    age, year = case.patient.age.years, case.source.bibliography.year
    return Card(
        drugs=_chips("drugs", (*tumour_drugs(case), *given_drugs(case)), vocabulary),
        modalities=_chips("modalities", (*tumour_modalities(case), *used_modalities(case)), vocabulary),
        complications=_chips("complications", (entry.is_ for entry in harms(case)), vocabulary),
        stages=tuple(stage_words(stage, vocabulary) for stage in glance(case).stages),
        response=response_words(case.best),
        criterion=criterion_words(case.best, vocabulary),
        outcome=_outcome(case),
        sex=case.patient.sex.value or "",
        age="" if age is None else str(age),
        aetiologies=_aetiologies(case, vocabulary),
        year=str(year or ""),
        source=_source(case),
        evidence=EVIDENCE[case.source.read],
    )


def _chips(kind: str, concept_ids: Iterable[str], vocabulary: Vocabulary) -> tuple[Chip, ...]:
    """Each concept once; one that the vocabulary does not know has no page to link to."""
    known = vocabulary.of_kind(kind)
    return tuple(_chip(known[i], concept_url(kind, i)) for i in dict.fromkeys(concept_ids) if i in known)


def _chip(concept: Concept, url: str) -> Chip:
    """A modality by its abbreviation, as elsewhere on the site; what has a mark with the class that gives it."""
    match concept:
        case Modality(label=label):
            short = short_name(concept)
            return Chip(short, url, concept.group, "" if short == label else label)
        case Complication(kinds=("tumour extension",)):
            return Chip(concept.label, url, "extension")
    return Chip(concept.label, url)


def _aetiologies(case: Case, vocabulary: Vocabulary) -> tuple[str, ...]:
    had = [cause for cause in case.patient.aetiology if cause.missing is None]
    return tuple(dict.fromkeys(marked(vocabulary.aetiologies[cause.is_].label, cause) for cause in had))


def _outcome(case: Case) -> str:
    status = case.outcome.status
    return "" if status.value == status.disease == NOT_REPORTED else outcome_words(status)


def _source(case: Case) -> str:
    article = case.source.bibliography
    reference = f"{_authors(article)} {article.year}" if article.authors and article.year else ""
    return reference or (f"doi:{article.doi}" if article.doi else _authors(article))


def _authors(article: Bibliography) -> str:
    """'Cho', 'Cho and Kim' or 'Cho et al.': family names, without the initials after them."""
    names = [author.rpartition(" ")[0] or author for author in article.authors]
    if len(names) > 2 or (names and not article.authors_complete):
        return f"{names[0]} et al."
    return " and ".join(names)


def row(case: Case, atlas: Atlas) -> Row:
    """The table row of a case."""
    shown, article = card(case, atlas), case.source.bibliography
    return Row(
        id=case.id,
        title=case.title,
        url=case_url(case.id),
        drugs=_labels(shown.drugs),
        modalities=_labels(shown.modalities),
        complications=_labels(shown.complications),
        stages="; ".join(shown.stages),
        response=shown.response,
        criterion=shown.criterion,
        outcome=shown.outcome,
        sex=shown.sex,
        age=shown.age,
        aetiologies="; ".join(shown.aetiologies),
        year=shown.year,
        doi=article.doi or "",
        source_title=article.title or "",
        journal=article.journal or article.journal_abbreviation or "",
        authors=article.authors,
        authors_complete=article.authors_complete,
        read=case.source.read,
        volume=article.volume or "",
        issue=article.issue or "",
        pages=article.pages or "",
    )


def _labels(chips: Iterable[Chip]) -> str:
    return "; ".join(chip.title or chip.label for chip in chips)


def short_name(concept: Concept) -> str:
    """The abbreviation by which a concept is best known, else its label."""
    return next(iter(concept.synonyms.abbreviations), concept.label)


def marked(words: str, statement: Statement | When) -> str:
    """`words`, followed by a mark where the article does not say so itself."""
    return f"{words} (inferred)" if statement.inferred else words


def full_name(concept: Concept) -> str:
    """The label, with the abbreviation where it is another name."""
    short = short_name(concept)
    return concept.label if short in concept.label else f"{concept.label} ({short})"


def when_words(date: When | None) -> str:
    """A date as exact as the article, with its words and whether it is inferred; nothing where there is none."""
    if date is None:
        return ""
    if date.value is None:
        between = placed(date)
        mark = ", inferred" if date.inferred else ""
        return (date.as_reported or "") + (f" (placed {between}{mark})" if between else "")
    reported = f"“{date.as_reported}”" if date.as_reported else ""
    remarks = "; ".join(part for part in (reported, "inferred" if date.inferred else "") if part)
    return date_words(date.value) + (f" ({remarks})" if remarks else "")


def when_reason(name: str, date: object) -> str:
    """'Stop inferred: …', or 'Stop placed: …' where the date is in words; nothing where the article says it all."""
    if not isinstance(date, When) or not date.inferred:
        return ""
    return f"{name} {'inferred' if date.value else 'placed'}: {date.inferred}"


def stage_words(stage: Stage, vocabulary: Vocabulary) -> str:
    """'BCLC C': a stage with the short name of its system."""
    return marked(f"{short_name(vocabulary.staging[stage.system])} {stage.value}", stage)


def response_words(response: Response) -> str:
    """'complete response', 'stable disease'."""
    words = CATEGORY_WORDS[response.category]
    return marked(words[0].lower() + words[1:], response)


def criterion_words(response: Response, vocabulary: Vocabulary) -> str:
    """The criterion with its version; that none is named is said."""
    named = response.criterion
    if named.system is None:
        return "no criterion named"
    return " ".join(part for part in (vocabulary.criteria[named.system].label, named.version) if part)


def outcome_words(status: Status) -> str:
    """'died, February 2019; with disease (inferred)': a death is always stated, so the mark belongs to the rest."""
    died, known = status.value == "died", status.value != NOT_REPORTED
    living = status.value if died else marked(status.value, status) if known else f"status {NOT_REPORTED}"
    date = f", {when_words(status.date)}" if status.date else ""
    disease = status.disease if status.disease != NOT_REPORTED else f"state of the disease {NOT_REPORTED}"
    return f"{living}{date}; {marked(disease, status) if died else disease}"
