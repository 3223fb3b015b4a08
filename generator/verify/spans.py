"""Places in a string: where something starts and where it ends."""

from __future__ import annotations

Span = tuple[int, int]
Spans = tuple[Span, ...]
