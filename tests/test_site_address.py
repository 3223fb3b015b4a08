"""The setting for the published address: mended where a slash is missing, refused where nobody could follow it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import site
from generator.cli import main

REFUSED = [
    "", "atlas.test", "/hcc-atlas/", "ftp://atlas.test/", "file:///srv/atlas/", "javascript:alert(1)", "https://",
    "https:///hcc-atlas/", "https://atlas.test/?page=1", "https://atlas.test/#top", "https://atlas.test/two words/",
    'https://atlas.test/"><script>/',
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://atlas.test/hcc-atlas/", "https://atlas.test/hcc-atlas/"),
        ("https://atlas.test/hcc-atlas", "https://atlas.test/hcc-atlas/"),
        ("https://atlas.test", "https://atlas.test/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
        ("https://atlas.test/a/b~c/%C3%A9", "https://atlas.test/a/b~c/%C3%A9/"),
    ],
)
def test_an_address_ends_in_a_slash(given: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Host, port and path stay as they are set; a missing slash at the end is added."""
    monkeypatch.setenv("ATLAS_SITE_URL", given)
    assert site.site_url() == address


@pytest.mark.parametrize("given", REFUSED)
def test_what_is_no_web_address_is_refused(given: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither address nor site is made: every citation would hold an address that leads nowhere."""
    monkeypatch.setenv("ATLAS_SITE_URL", given)
    with pytest.raises(site.BuildFailed, match="ATLAS_SITE_URL must be an http or https address such as"):
        site.site_url()
    with pytest.raises(site.BuildFailed, match="ATLAS_SITE_URL"):
        site.build(Path("tests/fixtures/atlas"), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["build", "--site-dir"], ["pages", "--out"]])
def test_the_command_line_names_the_setting(
    command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Both commands that write addresses end with status 1 and say what the setting must be, and what it is."""
    monkeypatch.setenv("ATLAS_SITE_URL", "ftp://atlas.test/")
    result = CliRunner().invoke(main, [*command, str(tmp_path / "out"), "--cases", "tests/fixtures/atlas"])
    assert result.exit_code == 1
    assert "ATLAS_SITE_URL must be an http or https address" in result.stderr
    assert "ftp://atlas.test/" in result.stderr
    assert not (tmp_path / "out").exists()
