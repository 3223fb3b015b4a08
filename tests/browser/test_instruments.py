"""The instruments themselves: they find what is wrong on pages made to be wrong."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import forget_all
from tests.browser.legible import cut_off, sideways, upon_another
from tests.browser.tabbing import stops


def test_what_cannot_be_read_is_found(page: Page) -> None:
    """A text cut off, a line upon another, a box wider than the window; never what scrolls in its own box."""
    page.set_content("""<html lang="en">
        <div style="width: 50px; overflow: hidden; white-space: nowrap">cut off here</div>
        <p>one</p><p style="margin-top: -30px">two</p><div style="width: 1500px">wide</div>
        <div style="width: 30px; overflow: auto; white-space: nowrap">this one scrolls</div>""")
    assert cut_off(page) == ["div.: cut off here"]
    assert upon_another(page) == ["p.: one | p.: two"]
    assert sideways(page) > 50


def test_a_stop_that_nobody_sees_is_found(page: Page) -> None:
    """A button that looks the same in focus, a link below something else, and one that is as it should be."""
    page.set_content("""<html lang="en"><style>:focus { outline: none } .good:focus { outline: 2px solid red }</style>
        <button>same</button> <a href="#" class="good">fine</a>
        <a href="#" class="good" style="position: absolute; top: 200px">covered</a>
        <div style="position: absolute; inset: 190px 0 0 0; background: white"></div>""")
    seen = {stop.name.split()[-1]: (stop.is_marked, stop.is_seen) for stop in stops(page)}
    assert seen["same"] == (False, True)
    assert seen["covered"] == (True, False)
    assert seen["fine"] == (True, True)


def test_what_breaks_a_rule_is_found(page: Page) -> None:
    """Too small a target, too pale a text and a picture without words, each by the rule that forbids it."""
    page.set_content("""<html lang="en"><title>x</title><main><h1>x</h1>
        <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
        <p style="color: #999; background: #fff">pale</p>
        <div><button style="width: 9px; height: 9px; padding: 0">a</button>
        <button style="width: 9px; height: 9px; padding: 0">b</button></div>""")
    assert {found.partition(":")[0] for found in violations(page)} >= {"image-alt", "color-contrast", "target-size"}


def test_what_a_test_leaves_behind_is_forgotten(page: Page) -> None:
    """All tests share a profile: what was stored, allowed or loaded before is there until it is forgotten."""
    kept = """async () => {
      const [sheet] = performance.getEntriesByName(document.styleSheets[0].href);
      const { state } = await navigator.permissions.query({ name: "clipboard-read" });
      return [localStorage.left, document.cookie, state, sheet.transferSize < 1000];  // else all of it
    }"""
    page.goto("about/")
    page.evaluate("localStorage.left = 'here', document.cookie = 'left=here; path=/'")
    page.context.grant_permissions(["clipboard-read"])
    page.goto("cases/")
    assert page.evaluate(kept) == ["here", "left=here", "granted", True]
    page.close()
    new = page.context.new_page()
    forget_all(new)
    new.goto("cases/")
    assert new.evaluate(kept) == [None, "", "prompt", False]
