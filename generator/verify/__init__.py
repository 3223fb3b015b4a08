"""Comparison of records with the texts of their articles: every number, unit, date, term and quotation."""

from generator.verify.records import read_files
from generator.verify.run import verify
from generator.verify.text import read_texts
from generator.verify.written import coverage, update

__all__ = ["coverage", "read_files", "read_texts", "update", "verify"]
