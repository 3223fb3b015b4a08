"""Cases side by side: a record to rows that are the same for every record, to a file, to the page that shows them."""

from generator.comparison.files import comparison_file
from generator.comparison.page import comparison_pages

__all__ = ["comparison_file", "comparison_pages"]
