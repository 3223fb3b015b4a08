"""Response rates of published trials beside the single patients of the atlas: values for a figure."""

from generator.denominators.figure import Denominators, of_drug, of_modality

__all__ = ["Denominators", "of_drug", "of_modality"]
