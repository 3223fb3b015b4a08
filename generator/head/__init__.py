"""What a page tells machines in its head: JSON-LD, Highwire and Open Graph tags, typed links."""

from generator.head.case import case_head
from generator.head.linkset import linkset_file
from generator.head.pages import concept_head, home_head, index_head, newest_revision

__all__ = ["case_head", "concept_head", "home_head", "index_head", "linkset_file", "newest_revision"]
