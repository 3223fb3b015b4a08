"""Runs the site engine: builds beside the present site and swaps at the end, or serves with live reload."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

CONFIG_FILE = Path("mkdocs.yml")
# Material and MkDocs print banners about their next major versions; both are pinned below those.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


class BuildFailed(Exception):
    """The site could not be built; the message says why, the present site is untouched."""


def site_url() -> str:
    """The address of the published site, with a slash at its end."""
    return _config().site_url or "/"


def build(cases: Path, site_dir: Path) -> None:
    """Build the site into `site_dir`; raises BuildFailed and leaves what was there where anything goes wrong."""
    site_dir = site_dir.absolute()
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site_dir.name}-", dir=site_dir.parent) as scratch:
        fresh = Path(scratch) / "site"
        config = _config(site_dir=str(fresh))
        config.extra["cases_dir"] = str(cases)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            build_site(config)
            config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            raise BuildFailed(str(error) or "see the messages above") from error
        _swap(fresh, site_dir, Path(scratch) / "previous")


def _swap(fresh: Path, site_dir: Path, previous: Path) -> None:
    if site_dir.exists():
        site_dir.rename(previous)
    fresh.rename(site_dir)
    shutil.rmtree(previous, ignore_errors=True)


def serve(cases: Path, address: str) -> None:
    """Serve the site with live reload until interrupted; `address` is HOST:PORT."""
    os.environ["ATLAS_CASES"] = str(cases)
    serve_site(str(CONFIG_FILE), livereload=True, dev_addr=address, strict=False)


def _config(**overrides: str) -> MkDocsConfig:
    return load_config(str(CONFIG_FILE), **overrides)
