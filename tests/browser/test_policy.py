"""The Content Security Policy in a real browser: no page breaks it in use, and it stops what is foreign."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from playwright.sync_api import Browser, Page, Route, expect

from generator.mkdocs_hooks import on_serve
from tests.browser.hosting import hosted
from tests.browser.searching import type_query
from tests.browser.test_sub_path import of_each_kind
from tests.conftest import SUB_PATH

# Said on the console, so that the fixture `page` fails with it.
REPORT = """addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI}) =>
  console.error(`violation: ${effectiveDirective} ${blockedURI}`))"""
KEPT = """() => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"""


def use_search(page: Page) -> None:
    """The header's box, the search page with its facets, and a file saved from it."""
    page.goto("about/")
    type_query(page, "keytruda")
    expect(page.locator(".md-search-result__list a").first).to_contain_text("lenvatinib-pembrolizumab")
    page.goto("search/?query=sorafenib")
    page.locator("#search-facets input").first.check()
    expect(page.locator(".result-passage").first).to_be_visible()
    page.get_by_text("Cite all").click()
    with page.expect_download():
        page.get_by_role("group", name="Cite the records").get_by_role("button", name="RIS").click()


def use_case_page(page: Page) -> None:
    """A tooltip, a copied citation, the dialog of one entry with a file saved from it, and the colours."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("cases/hcc-0003/")
    page.locator(".place a").first.hover()
    expect(page.get_by_role("tooltip").first).to_be_visible()
    page.locator("[data-copies]").first.click()
    expect(page.locator(".cite-status").first).to_have_text("Copied.")
    page.get_by_role("button", name="Cite one entry").click()
    with page.expect_download():
        page.get_by_role("dialog").get_by_role("button", name="Download").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-media", "(prefers-color-scheme: light)")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-media", "(prefers-color-scheme: light)")


def use_table(page: Page) -> None:
    """A facet, and a column to sort by."""
    page.goto("cases/")
    page.get_by_label("Drug").select_option("pembrolizumab")
    page.locator("#case-table th button").first.click()
    expect(page.locator("#case-table tbody tr")).to_have_count(1)


def test_no_page_breaks_its_policy_and_only_the_colours_are_kept(page: Page, site_dir: Path) -> None:
    """Every kind of page, and all that a reader can do there: no violation, no cookie, one entry in the storage."""
    page.add_init_script(REPORT)
    for address in of_each_kind(site_dir):
        page.goto(address)
    use_search(page)
    use_case_page(page)
    use_table(page)
    assert page.evaluate(KEPT) == [[f"{SUB_PATH}.__palette"], [], ""]
    assert page.context.cookies() == []


def test_redirects_tombstones_and_revisions_keep_to_their_policy(browser: Browser, invented_site_dir: Path) -> None:
    """A redirect leads on with its fragment, and each page has a policy of its own."""
    with hosted(invented_site_dir, SUB_PATH) as address, complaining(browser, address) as (page, complaints):
        page.goto("drugs/exemplinibum/#demo-trial")
        page.wait_for_url("**/drugs/exemplinib/#demo-trial")
        for path in ("cases/hcc-9003/", "cases/hcc-9001/r1/", "cases/hcc-9001/r2/", "data/"):
            page.goto(path)
        assert complaints == []


@contextmanager
def complaining(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its console says."""
    with browser.new_context(base_url=address) as context:
        page, complaints = context.new_page(), list[str]()
        page.add_init_script(REPORT)
        page.on("console", lambda message: complaints.append(message.text))
        yield page, complaints


HOSTILE = """
<script>window.ran = "inline"</script> <img src="x.png" onerror="window.ran = 'handler'">
<a id="link" href="javascript:window.ran='link'">x</a> <p id="styled" style="color: rgb(1, 2, 3)">x</p>
<style>body { outline: 3px solid rgb(1, 2, 3) }</style> <img src="https://foreign.test/image.png">
<script src="https://foreign.test/script.js"></script> <iframe src="https://foreign.test/frame"></iframe>
<form id="form" action="https://foreign.test/form"><button>Send</button></form> <base href="https://foreign.test/">
<object data="https://foreign.test/object"></object>
"""
REFUSED = {
    "script-src", "script-src-elem", "script-src-attr", "style-src-elem", "style-src-attr", "img-src", "connect-src",
    "frame-src", "object-src", "form-action", "base-uri",
}  # fmt: skip


def test_the_policy_stops_what_does_not_belong_to_the_site(browser: Browser, site_url: str) -> None:
    """Scripts, handlers, styles and whatever is foreign neither run nor load, and each is reported."""

    def answer(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=text.replace("</article>", f"{HOSTILE}</article>"), content_type="text/html")

    with complaining(browser, site_url) as (page, complaints):
        left = list[str]()
        page.route("**/about/", answer)
        page.route("https://foreign.test/**", lambda route: left.append(route.request.url))
        page.goto("about/")
        page.locator("#link").click()
        page.evaluate("""() => { try { setTimeout("window.ran = 'eval'") } catch {} }""")
        page.evaluate("""() => fetch("https://foreign.test/data").catch(() => null)""")
        page.wait_for_timeout(100)
        assert page.evaluate("window.ran") is None
        assert page.locator("#styled").evaluate("(element) => getComputedStyle(element).color") != "rgb(1, 2, 3)"
        assert page.locator("body").evaluate("(element) => getComputedStyle(element).outlineStyle") == "none"
        with page.expect_console_message(lambda message: message.text.startswith("violation: form-action")):
            page.evaluate("document.getElementById('form').requestSubmit()")  # last: the page waits for it for ever
        assert left == []
        assert {text.split()[1] for text in complaints if text.startswith("violation: ")} == REFUSED


def test_the_page_that_the_live_server_serves_reloads_itself(browser: Browser, site_dir: Path) -> None:
    """Its script runs although the policy of the file does not know it, and nothing else breaks the policy."""
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site_dir), SUB_PATH)
    server.watch(str(site_dir))
    server.server_bind()
    server.server_activate()
    on_serve(server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    with complaining(browser, address) as (page, complaints):
        page.goto("cases/hcc-0001/")
        page.goto("cases/")
        assert complaints == ["Enabled live reload"] * 2
        assert not re.search("livereload", (site_dir / "cases/index.html").read_text(encoding="utf-8"))
    server.shutdown()
