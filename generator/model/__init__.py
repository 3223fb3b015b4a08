"""The case model: a record and its parts, frozen and strict."""

from generator.model.case import Case
from generator.model.disease import Extension, GenomicFinding, Measurement, Stage
from generator.model.outcome import AdverseEvent, ComplicationEntry, CourseEvent, Response
from generator.model.reading import Comparison, Discrepancy, Mention, Revision
from generator.model.source import Bibliography, Section, Source
from generator.model.statements import CaseId, Entry, Fact, Missing, Statement, What
from generator.model.treatment import Agent, Finding, TargetVolume, Treatment

__all__ = [
    "AdverseEvent",
    "Agent",
    "Bibliography",
    "Case",
    "CaseId",
    "Comparison",
    "ComplicationEntry",
    "CourseEvent",
    "Discrepancy",
    "Entry",
    "Extension",
    "Fact",
    "Finding",
    "GenomicFinding",
    "Measurement",
    "Mention",
    "Missing",
    "Response",
    "Revision",
    "Section",
    "Source",
    "Stage",
    "Statement",
    "TargetVolume",
    "Treatment",
    "What",
]
