"""A served site and a browser whose console must stay empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.browser.chromium import FLAGS, installed
from tests.browser.hosting import hosted
from tests.conftest import SUB_PATH

OWN = re.compile(rf"data:|blob:|http://127\.0\.0\.1:\d+{SUB_PATH}")  # the built sites, each served at a port of its own


@pytest.fixture(scope="session")
def site_url(site_dir: Path) -> Iterator[str]:
    """The address of the built site, served below the path for which it was built."""
    with hosted(site_dir, SUB_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def invented_url(invented_site_dir: Path) -> Iterator[str]:
    """The address of the site of the invented records."""
    with hosted(invented_site_dir, SUB_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def profile(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """One profile at desktop width for all tests: to start another costs more than to load a page."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, base_url=site_url) as context:
        context.new_page()  # stays open, since Chromium ends the processes of a profile that has no page
        yield context


@pytest.fixture
def bare_page(profile: BrowserContext) -> Iterator[Page]:
    """A fresh page in a profile as good as new, for tests that let something go wrong on it."""
    result = profile.new_page()
    forget_all(result)
    yield result
    profile.set_offline(False)
    profile.unroute_all(behavior="ignoreErrors")  # the page may still be fetching what it does not need yet
    for opened in profile.pages[1:]:
        opened.close()


@pytest.fixture
def page(bare_page: Page) -> Iterator[Page]:
    """The same; the test fails if the console or the network said anything wrong."""
    complaints: list[str] = []
    bare_page.on("console", lambda message: complaints.append(f"console: {message.text}"))
    bare_page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    bare_page.on("requestfailed", lambda request: note_failure(request, complaints))
    bare_page.on("request", lambda request: _note_outside(request.url, complaints))
    yield bare_page
    bare_page.close()
    assert complaints == []


def forget_all(page: Page) -> None:
    """Take from the profile of the page what was loaded, stored and allowed in it before."""
    page.context.clear_permissions()
    chromium = page.context.new_cdp_session(page)
    chromium.send("Network.clearBrowserCache")
    chromium.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    chromium.detach()


def note_failure(request: Request, complaints: list[str]) -> None:
    """What the browser itself breaks off when a test leaves a page is no failure."""
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"failed: {request.url} {request.failure}")


def _note_outside(url: str, complaints: list[str]) -> None:
    if not OWN.match(url):
        complaints.append(f"request to outside: {url}")
