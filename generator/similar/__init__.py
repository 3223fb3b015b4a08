"""Which records are alike, and in what: a likeness of what reports say, computed from their entries alone."""

from generator.similar.reasons import Likeness, Reason
from generator.similar.similarity import similar_cases

__all__ = ["Likeness", "Reason", "similar_cases"]
