"""The policy of a page: the theme's scripts are known, whatever else is inline is named, nothing comes before it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import cast

import pytest
from lxml import html
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs_redirects.plugin import HTML_TEMPLATE as REDIRECT  # type: ignore[import-untyped]  # ships no types

from generator.mkdocs_hooks import on_post_build
from generator.policy import allowing, known_scripts, with_policy
from generator.problems import ProblemsFound

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
SCOPE = '__md_scope=new URL("{}",location),__md_get=1'
SHELL = f"{HEAD}<script>{SCOPE.format('/atlas/')}</script></head><body><p>Not here</p></body></html>"
KNOWN = known_scripts([SHELL, REDIRECT.format(url="")])
META = "//meta[@http-equiv='Content-Security-Policy']/@content"


def page(inside: str) -> str:
    """A page with the theme's script and something in its text."""
    script = SCOPE.format("../..")
    return f"{HEAD}<script>{script}</script></head>\n<body>\n{inside}\n</body></html>"


def policies_of(text: str) -> list[str]:
    """Every policy of a page, as another parser reads it."""
    return [str(policy) for policy in cast("list[str]", html.fromstring(text.encode()).xpath(META))]


def problems(text: str) -> list[str]:
    """What is found in the way of a policy."""
    with pytest.raises(ProblemsFound) as caught:
        with_policy("drugs/x/index.html", text, KNOWN)
    return [str(problem) for problem in caught.value.problems]


def sha256(script: str) -> str:
    """The name of a script in a policy, written down independently."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_policy_follows_the_charset_and_names_the_scripts_of_this_page() -> None:
    """The hash is that of the script as it stands here, not as it stands on the page that made it known."""
    text = with_policy("x", page("<p>Text</p>"), KNOWN)
    assert text.startswith(f'{HEAD}<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; ')
    (policy,) = policies_of(text)
    assert f"script-src 'self' {sha256(SCOPE.format('../..'))};" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "the inline script 'alert(1)' is none of the theme's"),
        ("<SCRIPT type='module'>alert(1)</SCRIPT>", "the inline script 'alert(1)'"),
        ("<script>alert(1)", "the inline script '"),
        (f"<script>{SCOPE.format('//foreign.test/')}</script>", "the inline script '__md_scope"),
        (f"<script>{SCOPE.format('x')};alert(1)</script>", "the inline script '__md_scope"),
        ("<script>location.href=\"javascript:alert(1)\"</script>", "the inline script 'location.href"),
        ("<img src=x onerror=alert(1)>", "<img onerror='alert(1)'> is forbidden"),
        ("<p style='color: red'>x</p>", "<p style='color: red'> is forbidden"),
        ("<style>p { color: red }</style>", "<style> is forbidden"),
        ("<a href=' JavaScript:alert(1)'>x</a>", "is forbidden"),
        ("<a href='java&#10;script:alert(1)'>x</a>", "is forbidden"),
        ("<svg><a xlink:href='javascript:alert(1)'>x</a></svg>", "is forbidden"),
        ("<button formaction='javascript:alert(1)'>x</button>", "is forbidden"),
        ("<iframe src='x.html'></iframe>", "<iframe> is forbidden"),
        ("<base href='https://foreign.test/'>", "<base> is forbidden"),
    ],
)  # fmt: skip
def test_what_the_theme_did_not_write_stops_the_build(inside: str, named: str) -> None:
    """It gets no hash but a message with page, line and what stands there."""
    (problem,) = problems(page(f"<p>Text</p>\n{inside}"))
    assert problem.startswith("drugs/x/index.html:7: ")
    assert named in problem
    assert problem.endswith("belong into files below docs/assets")


def test_text_and_data_are_no_scripts() -> None:
    """Escaped text, data blocks, scripts of the site and words such as 'style=' are left alone."""
    for inside in (
        '<script type="application/ld+json">{"name": "alert(1)"}</script>',
        '<script type="application/json">{}</script>',
        '<script src="../a.js"></script>',
        "<p title='onset = day 3 &lt;script&gt;'>&lt;script&gt;alert(1)&lt;/script&gt; style=none</p>",
        "<p title='javascript:alert(1)' aria-label='javascript:alert(1)'>javascript:alert(1)</p>",
    ):
        (policy,) = policies_of(with_policy("x", page(inside), KNOWN))
        assert policy.count("sha256-") == 1


def test_a_redirect_is_known_wherever_it_leads_on_the_site() -> None:
    """Its script differs by the address alone; to another host it leads not."""
    text = with_policy("x", REDIRECT.format(url="../exemplinib/#demo-trial"), KNOWN)
    assert sha256(re.findall("<script>(.*)</script>", text)[0]) in text
    assert "is none of the theme's" in problems(REDIRECT.format(url="https://foreign.test/"))[0]


@pytest.mark.parametrize(
    "text",
    [
        "<p>no head</p>",
        HEAD.replace("<head>", '<head><script src="a.js"></script>') + "</head></html>",
        HEAD.replace("<head>", '<head><link rel="stylesheet" href="a.css">') + "</head></html>",
    ],
)
def test_nothing_may_come_before_the_policy(text: str) -> None:
    """What stands before a policy is not bound by it."""
    assert problems(text) == [
        'drugs/x/index.html:1: the head must begin with <meta charset="utf-8">, so that nothing comes before the policy'
    ]


def test_the_live_server_gets_one_more_hash() -> None:
    """The rest of the policy stays as it is."""
    before = with_policy("x", page(""), KNOWN)
    after = allowing(before, "reload()")
    assert after.replace(f" {sha256('reload()')}", "") == before


def test_a_site_with_a_foreign_script_is_not_built_and_every_place_is_named(tmp_path: Path) -> None:
    """All pages are looked through, whoever wrote them, before any address is promised."""
    (tmp_path / "404.html").write_text(SHELL, encoding="utf-8")
    for name, inside in {
        "a": "<script>alert(1)</script>",
        "b": "<p>Text</p>",
        "c": "<p onclick='x()'>Text</p>",
    }.items():
        (tmp_path / f"{name}.html").write_text(page(inside), encoding="utf-8")
    config = MkDocsConfig()
    config.site_dir = str(tmp_path)
    with pytest.raises(
        PluginError, match=r"a\.html:6: the inline script .*\nc\.html:6: <p onclick='x\(\)'> is forbidden"
    ):
        on_post_build(config)


def test_every_page_of_the_site_has_one_policy_of_few_bytes(site_dir: Path) -> None:
    """Hand-written pages, generated ones, the search page and the one for missing pages, all with the same rules."""
    policies = []
    for path in sorted(site_dir.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        (policy,) = policies_of(text)
        assert text.index("http-equiv") < min(text.index("<script"), text.index("<link"), text.index("<title")), path
        assert len(policy) < 450, path
        policies.append(re.sub(r" 'sha256-[^']+'", "", policy))
    assert len(policies) > 50
    assert set(policies) == {
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'"
    }
