"""The preview images as SVG: title, course, and best response beside the outcome in the same size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from generator.case_rows import CATEGORY_WORDS
from generator.case_summary import EVIDENCE
from generator.course import Course
from generator.course.strip_words import drawn_words
from generator.lines import shortened, width, wrapped
from generator.markup import date_words
from generator.model import AdverseEvent, Case, ComplicationEntry, CourseEvent
from generator.preview.course import course_drawn
from generator.values import When

SIZE = (1200, 630)
_MARGIN = 56
_ROOM = SIZE[0] - 2 * _MARGIN
# The colours of the style sheet's light theme.
_ACCENT, _TEXT, _MUTED, _LINE, _SOFT = "#0f5a66", "#1d2a30", "#56646b", "#dde3e6", "#f5f7f8"
_GOOD, _PARTIAL, _STABLE, _BAD = "#1b6b3a", "#1f5f99", "#6b5d00", "#a3262a"
_RESPONSE_COLOURS = {"complete": _GOOD, "partial": _PARTIAL, "stable": _STABLE, "progressive": _BAD}
_TITLE_SIZES, _TITLE_HEIGHT, _LEADING = (42, 38, 35, 32, 28), 180, 1.25
_COURSE_TOP, _COURSE_HEIGHT = 300, 88
_BOX_WIDTH, _BOX_HEIGHT, _BOX_TOP = 532, 184, 402
_MARK = Markup(
    '<g transform="translate(56 44) scale(1.75)"><rect width="32" height="32" rx="6" fill="{}"/>'
    '<path d="M6 20h5l3-9 4 13 3-8h5" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" '
    'stroke-linejoin="round"/></g>'
).format(_ACCENT)


def preview_words(case: Case, course: Course) -> str:
    """What the image says, for those who do not see it."""
    best, word = _best(case)
    outcome, events = _outcome(case)
    words = f"{case.id}, revision {case.revision.number}: {case.title.rstrip('.')}. {EVIDENCE[case.source.read]}. "
    words += f"{drawn_words(course)}. Best response: {best}; {word}. Outcome: {outcome}; {events}."
    return words.replace("\u00a0", " ")


def case_svg(case: Case, course: Course) -> str:
    """The image of a record; its course is coloured by the style sheets of the site."""
    size = next((size for size in _TITLE_SIZES if _height(case.title, size) <= _TITLE_HEIGHT), _TITLE_SIZES[-1])
    title = _lines(wrapped(case.title, size, _ROOM), 120 + size, size, _TEXT, 700)
    best = _box(_MARGIN, "Best response", _RESPONSE_COLOURS.get(case.best.category, _MUTED), *_best(case))
    colour = _BAD if case.outcome.status.value == "died" else _TEXT
    outcome = _box(SIZE[0] - _MARGIN - _BOX_WIDTH, "Outcome", colour, *_outcome(case))
    second_hand = "secondary source · " if case.source.read == "secondary source" else ""
    drawn = course_drawn(case, course, (_MARGIN, _COURSE_TOP, _ROOM, _COURSE_HEIGHT), _MUTED)
    return _svg(f"{second_hand}{case.id} · revision {case.revision.number}", title, drawn, best, outcome)


def site_svg() -> str:
    """The image of the atlas as a whole."""
    title = wrapped("Published exceptional responses in advanced hepatocellular carcinoma", 60, _ROOM)
    remarks = ["One patient a record, every statement with its place in the article.", "Not medical advice."]
    return _svg("", _lines(title, 230, 60, _TEXT, 700), _lines(remarks, 450, 32, _MUTED))


def _height(title: str, size: int) -> float:
    return len(wrapped(title, size, _ROOM)) * size * _LEADING


def _best(case: Case) -> tuple[str, str]:
    """The category of the best response, and the words of the article."""
    inferred = "inferred; " if case.best.inferred else ""
    return CATEGORY_WORDS[case.best.category], f"{inferred}in the article: “{case.best.as_reported}”"


def _outcome(case: Case) -> tuple[str, str]:
    """What became of the patient, and what went wrong on the way."""
    status = case.outcome.status
    words = {"died": "Died", "alive": "Alive", "not reported": "Not reported"}[status.value]
    inferred = _if_inferred(status.inferred)
    if status.value == "alive" or status.disease == "not reported":
        words, inferred = words + inferred, ""
    course = [status.disease + inferred] if status.disease != "not reported" else []
    course += _relapses(case.outcome.events)
    course += _kinds_of(case.adverse_events, "adverse event") + _kinds_of(case.complications, "complication")
    return words + _date(status.date), ", ".join(course) or "no relapse or harm listed"


def _relapses(events: Iterable[CourseEvent]) -> list[str]:
    """How often each kind is recorded; those that the editors inferred apart, those stated to be absent not at all."""
    kinds = Counter(
        (event.kind, _if_inferred(event.inferred))
        for event in events
        if event.kind not in {"death", "last follow-up"} and event.missing is None
    )
    return [_counted(number, kind) + mark for (kind, mark), number in kinds.items()]


def _kinds_of(entries: Iterable[AdverseEvent | ComplicationEntry], noun: str) -> list[str]:
    number = len({entry.is_ for entry in entries if entry.missing is None})
    return [_counted(number, noun)] if number else []


def _counted(number: int, noun: str) -> str:
    return f"{number}\u00a0{noun}{'' if number == 1 else 's'}"


def _if_inferred(inferred: str | None) -> str:
    """The mark of what the editors inferred; `inferred` is their reason."""
    return " (inferred)" if inferred else ""


def _date(date: When | None) -> str:
    if not (date and date.value):
        return ""
    return f", {date_words(date.value)}{_if_inferred(date.inferred)}"


def _box(x: int, label: str, colour: str, value: str, more: str) -> Markup:
    """A card with a coloured edge; the value shrinks until it fits, what does not fit below it ends in dots."""
    room = _BOX_WIDTH - 56
    size = next((size for size in (38, 34, 30, 26) if width(value, size) <= room), 22)
    frame = Markup(
        '<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="10" fill="{soft}" stroke="{line}"/>'
        '<rect x="{x}" y="{y}" width="10" height="{height}" rx="4" fill="{colour}"/>'
    ).format(x=x, y=_BOX_TOP, width=_BOX_WIDTH, height=_BOX_HEIGHT, soft=_SOFT, line=_LINE, colour=colour)
    return (
        frame
        + _text(x + 32, _BOX_TOP + 34, 22, _MUTED, label)
        + _text(x + 32, _BOX_TOP + 77, size, colour, value, 700)
        + _lines(shortened(more, 22, room, 3), _BOX_TOP + 111, 22, _MUTED, x=x + 32)
    )


def _lines(lines: Iterable[str], y: float, size: int, colour: str, weight: int = 400, x: int = _MARGIN) -> Markup:
    step = size * _LEADING
    return Markup("").join(_text(x, y + i * step, size, colour, line, weight) for i, line in enumerate(lines))


def _text(x: float, y: float, size: int, colour: str, text: str, weight: int = 400, anchor: str = "start") -> Markup:
    return Markup('<text x="{}" y="{:g}" font-size="{}" font-weight="{}" fill="{}" text-anchor="{}">{}</text>').format(
        x, y, size, weight, colour, anchor, text
    )


def _svg(label: str, *parts: Markup) -> str:
    """The frame that all images share: the name of the atlas, the id of the record, the accent."""
    opening = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" '
        'font-family="Liberation Sans"><rect width="{0}" height="{1}" fill="#fff"/>'
        '<rect width="{0}" height="14" fill="{2}"/>'
    ).format(*SIZE, _ACCENT)
    name = _text(_MARGIN + 76, 84, 34, _ACCENT, "HCC Case Atlas", 700)
    right = _text(SIZE[0] - _MARGIN, 84, 28, _MUTED, label, anchor="end")
    return str(Markup("").join([opening, _MARK, name, right, *parts, Markup("</svg>")]))
