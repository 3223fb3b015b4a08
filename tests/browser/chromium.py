"""Finds a Chromium for the browser tests and, where there is none, installs one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# No sandbox as root, and none of Chromium's own background requests, which fail without the internet.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def installed() -> str | None:
    """The path of an installed Chromium or Chrome; None where only Playwright's own may be there."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _is_debian() -> bool:
    """Debian itself: Ubuntu has the same tools, but its chromium package is only a pointer to another store."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def install() -> None:
    """Debian's package when root on Debian, else Playwright's own download."""
    if os.geteuid() == 0 and _is_debian():
        subprocess.run(["apt-get", "update", "-qq"], check=True)  # noqa: S607  # the system's own, wherever it is
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=True)  # noqa: S607  # the same
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if installed() is None:
        install()
