"""Runs the site engine: builds beside the present site and swaps at the end, or serves with live reload."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.replace import replaced

ROOT = Path(__file__).parent.parent
CONFIG_FILE = ROOT / "mkdocs.yml"
# Whoever reads a citation follows this address, and it is printed in attributes, XML and citation files.
ADDRESS = re.compile(r"https?://[^\s/?#\"'<>\\^`{|}]+/([^\s?#\"'<>\\^`{|}]*/)?")
ADDRESS_RULE = "ATLAS_SITE_URL must be an http or https address such as https://example.org/atlas/"
# Material and MkDocs print banners about their next major versions; both are pinned below those.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")


class BuildFailed(Exception):
    """The site could not be built; the message says why, the present site is untouched."""


def site_url() -> str:
    """The address of the published site, with a slash at its end; raises BuildFailed where the setting is none."""
    return _config().site_url or "/"


def is_ours(directory: Path) -> bool:
    """Whether `directory` may be replaced by a site: it is not there, empty, or a site already."""
    return not directory.exists() or not any(directory.iterdir()) or (directory / "sitemap.xml").is_file()


def build(cases: Path, site_dir: Path) -> None:
    """Build the site into `site_dir`; raises BuildFailed and leaves what was there where anything goes wrong."""
    _print_log(logging.WARNING)
    try:
        if not is_ours(site_dir):
            raise BuildFailed(f"{site_dir} holds something else than a site and is left alone")
        with replaced(site_dir) as fresh:
            config = _config(site_dir=str(fresh))
            config.extra["cases_dir"] = str(cases.absolute())
            config.plugins.on_startup(command="build", dirty=False)
            build_site(config)
            config.plugins.on_shutdown()
    except (Abort, MkDocsException, jinja2.TemplateError, LookupError, ValueError, OSError) as error:
        raise BuildFailed(str(error) or "see the messages above") from error
    except KeyboardInterrupt as error:
        raise BuildFailed("it was interrupted") from error


def serve(cases: Path, address: str) -> None:
    """Serve the site with live reload until interrupted; `address` is HOST:PORT."""
    _print_log(logging.INFO)
    os.environ["ATLAS_CASES"] = str(cases.absolute())
    try:
        serve_site(str(CONFIG_FILE), livereload=True, dev_addr=address, strict=False, watch=[str(cases.absolute())])
    except (Abort, MkDocsException, OSError) as error:
        raise BuildFailed(str(error)) from error


def _config(**overrides: str) -> MkDocsConfig:
    """The engine's settings; it mends a missing slash at the end of the address and lets any scheme pass."""
    try:
        config = load_config(str(CONFIG_FILE), **overrides)
    except (Abort, MkDocsException) as error:
        raise BuildFailed(f"a setting is wrong, see above; {ADDRESS_RULE}") from error
    if not ADDRESS.fullmatch(config.site_url or ""):
        raise BuildFailed(f"{ADDRESS_RULE}, not '{config.site_url}'")
    return config


def _print_log(level: int) -> None:
    """What the site engine has to say goes to standard error, once."""
    log = logging.getLogger("mkdocs")
    log.setLevel(level)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        log.addHandler(handler)
