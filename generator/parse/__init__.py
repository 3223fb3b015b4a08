"""A file to plain data, and plain data to a validated model, or to problems that say what each value must be."""

from generator.parse.reading import read_document
from generator.parse.validation import Validated, validate

__all__ = ["Validated", "read_document", "validate"]
