# ruff: noqa: E501  # a table: one case a line
"""Case files that are hostile or broken, one a line: what is written, and the words that refuse it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

Make = Callable[[str], str | bytes]  # the text of the rich invented record to the hostile file


class Hostile(NamedTuple):
    """A file, the words that refuse it, and a piece of the line where; no words: it is read, and is nothing but text."""

    name: str
    make: Make
    says: str = ""
    where: str = ""


def swap(old: str, new: str) -> Make:
    """`new` in the place of `old`, which stands in the record once."""

    def make(text: str) -> str:
        assert text.count(old) == 1, (old, text.count(old))
        return text.replace(old, new)

    return make


def added(more: str) -> Make:
    """The record with something at its end."""
    return lambda text: text + more


def before(more: str) -> Make:
    """The record with something before it."""
    return lambda text: more + text


def only(content: str | bytes) -> Make:
    """Something else altogether."""
    return lambda _: content


def word(written: str) -> Make:
    """A text in another way of writing."""
    return swap("encoded_by: Nobody", f"encoded_by: {written}")


def number(written: str) -> Make:
    """A whole number in another way of writing."""
    return swap("years: 52, at: 22", f"years: {written}, at: 22")


def date(written: str) -> Make:
    """A date in another way of writing."""
    return swap("{what: start of exemplinib, date: 2011-04-10,", f"{{what: start of exemplinib, date: {written},")


def dose(written: str) -> Make:
    """A dose in another way of writing."""
    return swap("dose: 45 Gy", f"dose: {written}")


HIDDEN = "the line must not hold the invisible character"
VALID = "the file must be valid YAML"
ANCHOR = "anchors and aliases must not be used"
TWICE = "must stand once here, found it twice"
DEEP = "values must be nested at most 12 deep"
KEY = "is not a key of this place"
TAG = "tags must not be used"
UTF_8 = "the file must be UTF-8 text"
EXAMPLE = "must be written like the example"
DAY = "must be a day, a month or a year"
WHOLE = "must be a whole number"
UNIT = "must be a number with its unit"
BOMB = "".join(f"b{i}: &b{i} [{', '.join([f'*b{i - 1}'] * 9) if i else 'x'}]\n" for i in range(10))

TEXTS: tuple[Hostile, ...] = (
    # bombs, anchors, tags
    Hostile("a bomb of aliases", added(BOMB), ANCHOR, "b0: &b0"),
    Hostile("a bomb before the record", before(BOMB), ANCHOR, "b0: &b0"),
    Hostile("an anchor alone", word("&a Nobody"), ANCHOR, "&a"),
    Hostile("an alias to nothing", word("*a"), ANCHOR, "*a"),
    Hostile("an alias to itself", added("a: &a [*a]\n"), ANCHOR, "a: &a"),
    Hostile("an anchored key", added("&a b: c\n"), ANCHOR, "&a b"),
    Hostile("a merge key", added("<<: {title: Another}\n"), f"'<<' {KEY}", "<<:"),
    Hostile("a merge key with an alias", added("a: &a {b: c}\n<<: *a\n"), ANCHOR, "a: &a"),
    Hostile("a merge of the id", swap("id: hcc-9001", "<<: {id: hcc-9001}"), "'id' is missing"),
    Hostile("a python object", word("!!python/object/apply:os.system [id]"), TAG, "!!python"),
    Hostile("a python name", word("!!python/name:os.system Nobody"), TAG, "!!python"),
    Hostile("a binary value", word("!!binary Tm9ib2R5"), TAG, "!!binary"),
    Hostile("a timestamp", date("!!timestamp 2011-04-10"), TAG, "!!timestamp"),
    Hostile("a float", number("!!float 52"), TAG, "!!float"),
    Hostile("a set", added("x: !!set {a, b}\n"), TAG, "!!set"),
    Hostile("a tag of ours", word("!own Nobody"), TAG, "!own"),
    Hostile("a verbatim tag", word("!<tag:evil,2002:x> Nobody"), TAG, "!<tag"),
    Hostile("a tag that does nothing", word("! Nobody")),
    Hostile("a tag of a key", swap("encoded_by:", "!!binary encoded_by:"), TAG, "!!binary"),
    Hostile("a tag of the file", before("!!map\n"), "", ""),
    # keys
    Hostile("a key twice", added("title: Another title\n"), f"'title' {TWICE}", "title: Another title"),
    Hostile("a key twice, once quoted", added('"title": Another\n'), f"'title' {TWICE}", '"title": Another'),
    Hostile("a key twice, once escaped", added('"\\x74itle": Another\n'), f"'title' {TWICE}", '"\\x74itle"'),
    Hostile("a key twice, once with a space", added('"title ": Another\n'), TWICE, '"title ": Another'),
    Hostile("a key twice in two forms of Unicode", added("é: 1\ne\u0301: 2\n"), TWICE, "e\u0301: 2"),
    Hostile("a key twice within a flow", number("52, years: 25"), f"'years' {TWICE}", "years: 25"),
    Hostile("a key of look-alike letters", swap("headline: E", "he\u0430dline: E"), f"'he\u0430dline' {KEY}"),
    Hostile("a key in capitals", swap("headline: E", "Headline: E"), "did you mean 'headline'?", "Headline"),
    Hostile("an empty key", added(": x\n"), VALID),
    Hostile("an empty key in quotes", added("'': x\n"), f"'' {KEY}", "'': x"),
    Hostile("a key that is a number", added("1: x\n"), f"'1' {KEY}", "1: x"),
    Hostile("a key that is nothing", added("~: x\n"), f"'~' {KEY}", "~: x"),
    Hostile("a key that is a list", added("? [a, b]\n: x\n"), "a key must be a plain word", "? [a, b]"),
    Hostile("a key that is a mapping", added("? {a: b}\n: x\n"), "a key must be a plain word", "? {a: b}"),
    Hostile("a very long key", added("? " + "k" * 900_000 + "\n: x\n"), KEY, "? kkk"),
    Hostile("a very long plain key", added("k" * 900_000 + ": x\n"), VALID),
    Hostile("20,000 keys", added("".join(f"k{i:05}: \n" for i in range(20_000))), "more problems are not shown"),
    Hostile("a million keys", only("".join(f"k{i}:\n" for i in range(1_000_000))), "must have at most 1,000,000 bytes"),
    Hostile("keys of other languages' objects", added("__proto__: {x: 1}\nconstructor: x\n"), f"'__proto__' {KEY}"),
    Hostile("a key of the class", added("model_config: {extra: allow}\n"), f"'model_config' {KEY}", "model_config"),
    Hostile("a dunder key", added("__class__: Case\n__dict__: {}\n"), f"'__class__' {KEY}", "__class__"),
    Hostile("a key as Python has it", swap("    is: mock-rupture", "    is_: mock-rupture"), "did you mean 'is'?"),
    # encodings and hidden characters
    Hostile("UTF-16 with its mark", lambda text: text.encode("utf-16"), f"{UTF_8}, found UTF-16"),
    Hostile("UTF-16 without its mark", lambda text: text.encode("utf-16-le"), UTF_8),
    Hostile("UTF-16 of ASCII without its mark", only("id: hcc-9001\n".encode("utf-16-le")), HIDDEN),
    Hostile("UTF-32", lambda text: text.encode("utf-32"), UTF_8),
    Hostile("latin-1", lambda text: swap("by: Nobody", "by: Zürich")(text).encode("latin-1", "replace"), UTF_8, "12.5"),  # type: ignore[union-attr]  # swap gives text here
    Hostile("UTF-7", word("+ADw-script+AD4-alert(1)+ADw-/script+AD4-")),
    Hostile("an overlong form", lambda text: text.encode().replace(b"by: Nobody", b"by: No\xc0\xafbody"), UTF_8, "encoded_by"),
    Hostile("a lone surrogate", lambda text: text.encode().replace(b"by: Nobody", b"by: No\xed\xa0\x80"), UTF_8, "encoded_by"),
    Hostile("a surrogate pair", lambda text: text.encode().replace(b"by: Nobody", b"by: \xed\xa0\xbd\xed\xb8\x80"), UTF_8),
    Hostile("beyond Unicode", lambda text: text.encode().replace(b"by: Nobody", b"by: \xf4\x90\x80\x80"), UTF_8, "encoded_by"),
    Hostile("half a character at the end", lambda text: text.encode() + b"# \xe2\x82", UTF_8),
    Hostile("random bytes", only(bytes(range(256)) * 100), UTF_8),
    Hostile("a byte order mark", before("\ufeff")),
    Hostile("a byte order mark in the middle", swap("\ndisease:", "\n\ufeffdisease:"), HIDDEN, "disease:"),
    Hostile("lines of Windows", lambda text: text.replace("\n", "\r\n")),
    Hostile("lines of old Macs", lambda text: text.replace("\n", "\r")),
    *(
        Hostile(f"{name} in {place}", make, HIDDEN, where)
        for name, character in {
            "NUL": "\x00", "a bell": "\x07", "an escape": "\x1b[31m", "DEL": "\x7f", "a C1 control": "\x9b", "NEL": "\x85",
            "a line separator": "\u2028", "a paragraph separator": "\u2029", "a zero width space": "\u200b",
            "a joiner": "\u200d", "a soft hyphen": "\u00ad", "an override": "\u202e", "an isolate": "\u2066",
            "a mark of direction": "\u200f", "a tag character": "\U000e0041", "private use": "\ue000",
            "a filler": "\u3164", "an empty Braille cell": "\u2800", "a noncharacter": "\ufdd0",
        }.items()
        for place, make, where in (
            ("a text", swap("by: Nobody", f"by: No{character}body"), "encoded_by"),
            ("a comment", swap("encoded_by: ", f"# {character}\n  encoded_by: "), "  #"),
            ("a key", swap("encoded_by: ", f"encoded{character}_by: "), "encoded"),
        )
    ),
    *(
        Hostile(f"{escape} in quotes", word(f'"No{escape}body"'), "must not hold the invisible character", "encoded_by")
        for escape in ("\\0", "\\a", "\\e", "\\N", "\\L", "\\P", "\\t", "\\x7f", "\\u202e", "\\uFEFF", "\\U000E0001")
    ),
    Hostile("an escaped surrogate", word('"\\ud800"'), VALID, "encoded_by"),
    Hostile("an escape that is none", word('"\\q"'), VALID, "encoded_by"),
    Hostile("a text of nothing to see", word("\u2007\u2003"), "must say something", "encoded_by"),
    Hostile("piled marks", word("N" + "\u0335" * 100), "must not pile more than 3 marks", "encoded_by"),
    # depth, length, size
    Hostile("deep lists", added("x: " + "[" * 100_000), DEEP, "x: ["),
    Hostile("deep mappings", added("x: " + "{a: " * 100_000), DEEP, "x: {"),
    Hostile("deep blocks", added("x:\n " + "- " * 100_000 + "y\n"), DEEP, " - - -"),
    Hostile("deep by indentation", added("".join(" " * i + "a:\n" for i in range(1_000))), DEEP),
    Hostile("many open brackets", only("[" * 999_999), DEEP),
    Hostile("many closed brackets", only("]" * 999_999), VALID),
    Hostile("many question marks", only("? " * 400_000), DEEP),
    Hostile("many empty lists", added("x: [" + "[]," * 20_000 + "]\n"), f"'x' {KEY}", "x: ["),
    Hostile("many broken items", added("related: [" + "{}," * 10_000 + "]\n"), KEY),
    Hostile("many broken entries", swap("not_reported:\n", "not_reported:\n" + "  - {}\n" * 10_000), "not shown"),
    Hostile("a very long line", word("x" * 900_000), "must hold at most 2000 characters", "encoded_by"),
    Hostile("a very long comment", before("# " + "x" * 900_000 + "\n")),
    Hostile("a very long list of places", swap("at: [22, 24]", f"at: [{'22, ' * 9_999}24]"), "at most 100 item"),
    Hostile("a hundred authors' pages", swap("authors: [Sample A,", f"authors: [{'Sample A, ' * 2_000}")),
    Hostile("many anchors", only("".join(f"- &a{i} x\n" for i in range(50_000))), ANCHOR),
    Hostile("many documents", added("---\n" * 100_000), VALID),
    Hostile("many tags", only("".join(f"k{i}: !a x\n" for i in range(10_000))), TAG),
    Hostile("one key, very often", only("k: x\n" * 10_000), TWICE),
    # numbers
    *(
        Hostile(f"{written} years", number(written), WHOLE, "years:")
        for written in (
            "'52'", "052", "0o52", "0x34", "0b110100", "5_2", "52.0", "52e0", "5.2e1", "1:30", "'52,0'", ".inf", "-.inf", ".nan",
            "NaN", "Infinity", "٥٢", "５２", "৫২", "½", "fifty", "yes", "no", "on", "off", "[52]", "52 years", "~52",
            "9" * 30, "9" * 100_000, "1e999999999",
        )
    ),
    Hostile("years below zero", number("-1"), "must be at least 0", "years:"),
    Hostile("too many years", number("1000"), "must be at most 120", "years:"),
    Hostile("years that are true", number("true"), WHOLE, "years:"),
    Hostile("years that are nothing", number("null"), "needs 'years'", "years:"),
    Hostile("a year of the article far ahead", swap("year: 2013", "year: 20130"), "must be at most 2100", "year:"),
    Hostile("a huge number of lines", swap("lines: 200", "lines: 9999999999999999999"), "must be at most 999999"),
    Hostile("a huge number of fractions", swap("fractions: 20", "fractions: 20000"), "must be at most 200"),
    Hostile("a huge revision", swap("number: 2, date", "number: 99999999999, date"), "must be numbered 1 to 2"),
    Hostile("only_in_caption: yes", swap("only_in_caption: true, at: 60-62", "only_in_caption: yes, at: 60-62"),
            "must be true or false", "only_in_caption: yes"),
    Hostile("authors_complete: no", swap("authors_complete: true", "authors_complete: no"), "must be true or false"),
    Hostile("the country of Norway", swap("{value: Exampleland,", "{value: no,")),
    # doses
    *(
        Hostile(f"a dose of {written}", dose(written), UNIT, "PTV-2")
        for written in (
            "-45 Gy", "45", "٤٥ Gy", "'45,5 Gy'", "'0,500 Gy'", "045 Gy", "45 Gy daily", "4.5e1 Gy", "0x2D Gy", "4_5 Gy",
            "45 Gy<script>", "45 Gy\u0391/", "'45 Gy; 50 Gy'", ".5 Gy", "5. Gy", "NaN Gy", ".inf", "1e5 Gy", "9" * 50 + " Gy",
            "0.0000000001 Gy", "true", "[45 Gy]", "{a: 1}", "~", "''", "45 \u0416", "45 G\u0443",
        )
        if written != "45"
    ),
    Hostile("a dose without its unit", dose("45"), "a radiation dose must be in Gy or cGy", "PTV-2"),
    Hostile("a dose in another unit", dose("45 rad"), "a radiation dose must be in Gy or cGy", "PTV-2"),
    Hostile("a reference in words", swap("reference: <40 U/L", "reference: normal"), UNIT, "laboratory-1"),
    Hostile("a reference in another unit", swap("reference: <40 U/L", "reference: <40 mg"), "the unit of ", "laboratory-1"),
    Hostile("a range that runs down", dose("50-45 Gy"), "from the smaller to the larger", "PTV-2"),
    # dates
    *(
        Hostile(f"the date {written}", date(written), says, "start of exemplinib")
        for written, says in (
            ("2018-02-30", "must be a date that exists"), ("2018-13", "must be a date that exists"),
            ("2018-00", "must be a date that exists"), ("2019-02-29", "must be a date that exists"),
            ("0000", "must be a date that exists"), ("0001", "must lie between"), ("9999", "must lie between"),
            ("1949", "must lie between"), ("2999-12-31", "must lie between"), ("18/06/2018", "write 2018-06-18"),
            ("June 2018", "write 2018-06"), ("06/07/2018", "write 2018-07-06 or 2018-06-07"), ("2018-6-18", "write 2018-06-18"),
            ("{as_reported: x, not_before: 2018-13, inferred: x}", "must be a date that exists"),
            ("{as_reported: x, not_after: 2999, inferred: x}", "must lie between"),
            ("{as_reported: x, not_after: [2018], inferred: x}", "must be text"), ("{as_reported: x, not_after: 2018}", "needs 'inferred'"),
            ("{as_reported: x, not_before: 2018-07, not_after: 2018-06, inferred: x}", "no earlier than 'not_before'"),
            ("{value: 2018, not_before: 2018, inferred: x}", "found both"), ("{value: 2018, offset: P6M}", "found both"),
            ("{as_reported: x, offset: 6 months}", EXAMPLE), ("{as_reported: x, offset: P6M<script>}", EXAMPLE),
            ("{as_reported: x, offset: P9999999999D}", EXAMPLE), ("{as_reported: x, offset: [P6M]}", "must be text"),
            ("{as_reported: x, offset: P6M}", "which must have none itself"),
            ("2018-06-18T00:00:00Z", DAY), ("2018-06-18 00:00", DAY), ("２０１８", DAY), ("٢٠١٨-٠٦", DAY), ("18", DAY),
            ("-2018", DAY), ("+2018-06", DAY), ("2018-W25", DAY), ("2018-170", DAY), ("1529280000", DAY), ("yesterday", DAY),
            ("'2018-06-18 '", DAY), ("'2018-06-18\\n'", DAY), ("true", DAY), ("[2018]", DAY), ("{}", "needs 'value'"),
            ("{value: 2018, x: y}", KEY), ("2018-06-18<script>", DAY), ("NaN", DAY), ("9" * 5_000, DAY), ("20.18", DAY),
        )
    ),
    # places
    *(
        Hostile(f"at {written}", swap("at: [22, 24]", f"at: {written}"), says, "presentation-2")
        for written, says in (
            ('"22,24"', "write [22, 24]"), ("0", "must be a line, a range"), ("-22", "must be a line, a range"),
            ("24-22", "write 22-24"), ("22.5", "must be a line, a range"), ("٢٢", "must be a line, a range"),
            ("1e1", "must be a line, a range"), ("true", "must be a line, a range"), ("{}", "must be a line, a range"),
            ("[[22]]", "must be a line, a range"), ("[]", "must hold at least 1 item"), ("L22", "write 22"),
            ("9999999", "must be a line, a range"), ("999999", "must be within the 200 lines"), ("1-999999", "must be within"),
            ("22/../24", "must be a line, a range"), ("22<b>", "must be a line, a range"), ("''", "must be a line, a range"),
        )
    ),
    # the file as a whole
    Hostile("nothing", only(""), "the file must hold one YAML mapping, found nothing"),
    Hostile("spaces", only("   \n\n  \n"), "the file must hold one YAML mapping, found nothing"),
    Hostile("only comments", only("# nothing\n# at all\n"), "the file must hold one YAML mapping, found nothing"),
    Hostile("only a mark of a document", only("---\n...\n"), "the file must hold one YAML mapping, found nothing"),
    Hostile("a list", only("- id: hcc-9001\n"), "the file must be a mapping of keys and values"),
    Hostile("a text", only("hcc-9001\n"), "the file must be a mapping of keys and values"),
    Hostile("JSON", only('{"id": "hcc-9001"}'), "'title' is missing"),
    Hostile("HTML", only("<!DOCTYPE html><html><script>alert(1)</script></html>"), "the file must be a mapping"),
    Hostile("a second document", added("---\nid: hcc-9002\n"), VALID, "---"),
    Hostile("a second document after dots", added("...\nid: hcc-9002\n"), VALID),
    Hostile("a mark of a document", before("---\n")),
    Hostile("a mark of a document within a text", word("'No\n\n---\n\nbody'"), VALID),
    Hostile("a directive", before("%YAML 1.1\n---\n")),
    Hostile("a directive of another version", before("%YAML 9.9\n---\n"), VALID, "%YAML"),
    Hostile("two directives", before("%YAML 1.1\n%YAML 1.1\n---\n"), VALID, "%YAML"),
    Hostile("a directive of tags", before("%TAG ! tag:evil,2002:\n---\n")),
    Hostile("a directive of tags that is used", lambda text: "%TAG !e! tag:evil,2002:\n---\n" + str(word("!e!x y")(text)),
            TAG, "!e!x"),
    Hostile("an unknown directive", before("%EVIL x\n---\n"), VALID, "%EVIL"),
    Hostile("tabs as indentation", swap("\n  encoded_by:", "\n\tencoded_by:"), VALID, "encoded_by:"),
    Hostile("a tab before a value", swap("encoded_by: Nobody", "encoded_by:\tNobody")),
    Hostile("an open quote", word("'Nobody"), VALID, "encoded_by"),
    Hostile("an open double quote", word('"Nobody'), VALID, "encoded_by"),
    Hostile("an open bracket", word("[Nobody"), VALID, "encoded_by"),
    Hostile("an open brace", word("{Nobody"), VALID, "encoded_by"),
    Hostile("a block that ends nowhere", word("|\n   Nobody\n  x"), VALID),
    Hostile("a reserved sign", word("@Nobody"), VALID, "encoded_by"),
    Hostile("a grave accent", word("`Nobody`"), VALID, "encoded_by"),
    Hostile("a colon too many", word("Nobody: else"), VALID, "encoded_by"),
    Hostile("a comment in the middle of a text", word("Nobody # else"), "", ""),
    Hostile("no space before a comment", word("Nobody#else")),
    Hostile("a comment in a folded text", word(">-\n    No # comment\n    body")),
    Hostile("a quote within a comment", before("# 'never closed \"\n")),
    # grades
    Hostile("a grade of one word", swap("grade: {value: 2, scale: an invented scale, at: 147}", "grade: mild"),
            "write not reported, and keep the article's own word", "grade: mild"),
    Hostile("a grade of zero", swap("grade: {value: 2,", "grade: {value: 0,"), "must be at least 1", "value: 0"),
    Hostile("a Roman grade", swap("grade: {value: 2,", "grade: {value: II,"), WHOLE, "value: II"),
    # addresses
    Hostile("a DOI with a direction", swap("doi: 10.99999/jic.2013.7", 'doi: "10.99999/\\u202ex"'), "written like the"),
    Hostile("a DOI of look-alikes", swap("doi: 10.99999/jic.2013.7", "doi: 10.99999/\u0458ic"), "written like the", "doi:"),
    Hostile("a DOI that is a link", swap("doi: 10.99999/jic.2013.7", "doi: javascript:alert(1)"), "written like the"),
    Hostile("a DOI that leads upwards", swap("doi: 10.99999/jic.2013.7", "doi: 10.99999/../../evil")),
    Hostile("a DOI with markup", swap("doi: 10.99999/jic.2013.7", "doi: 10.99999/<script>")),
    *(
        Hostile(f"the licence {link}", swap("licence_url: https://creativecommons.org/licenses/by/4.0/", f"licence_url: '{link}'"),
                "must be written like the example", "licence_url")
        for link in ("javascript:alert(1)", "data:text/html,x", "//evil.test/", "https://x.y/\"onclick=\"z", "https://x.y/<b>",
                     "https://u:p@x.y/", "https://x", "https://\u0435vil.test/", "ftp://x.y/", "https://x.y/ z", "HTTPS://X.Y/")
    ),
    Hostile("a sum in capitals", swap('sha256: "9001', 'sha256: "A001'), "must be written like the example", "sha256"),
)  # fmt: skip

TRICKS = (
    "../../x", "/etc/passwd", "a\\b", "%2e%2e", "''", "a" * 10_000, "tre\u0430tment-1", "x y", "x.yml", "x#y", "-1", "<b>",
    "treatment-٣", "'treatment-1\\n'", "HCC-9001", "hcc-9001/../hcc-9002", "__proto__", "con.", "[[x]]", "{x: y}",
)  # fmt: skip
# One place of each kind of id takes every trick, the others a few.
ID_PLACES = (
    "id: hcc-9001",
    "id: adverse-event-3",
    "is: unseen-harm",
    "treatment: treatment-3",
    "modality: sample-resection",
)
OTHER_PLACES = (
    "drug: hypothetinib", "modality: unused-ablation", "site: bone", "system: sample-status", "test: sample-enzyme", "gene: demo1",
    "trial: demo-trial", "case: hcc-9002", "best_response: response-2", "is: demo-virus",
)  # fmt: skip


def tricks() -> Iterator[Hostile]:
    """Every trick in the places that take an id; all are refused, at the line where they stand."""
    for number, place in enumerate((*ID_PLACES, *OTHER_PLACES)):
        key = place.partition(":")[0]
        for trick in TRICKS if place in ID_PLACES else TRICKS[number % 3 :: 4]:
            yield Hostile(f"{place} as {trick[:30]!r}", swap(place, f"{key}: {trick}"), " ", f"{key}:")
