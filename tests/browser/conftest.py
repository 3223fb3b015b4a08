"""A served site and a browser whose console must stay empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

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


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A fresh page at desktop width; the test fails if the console or the network said anything wrong."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=site_url)
    result = context.new_page()
    complaints: list[str] = []
    result.on("console", lambda message: complaints.append(f"console: {message.text}"))
    result.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    result.on("requestfailed", lambda request: note_failure(request, complaints))
    result.on("request", lambda request: _note_outside(request.url, complaints))
    yield result
    context.close()
    assert complaints == []


def note_failure(request: Request, complaints: list[str]) -> None:
    """What the browser itself breaks off when a test leaves a page is no failure."""
    if request.failure != "net::ERR_ABORTED":
        complaints.append(f"failed: {request.url} {request.failure}")


def _note_outside(url: str, complaints: list[str]) -> None:
    if not OWN.match(url):
        complaints.append(f"request to outside: {url}")
