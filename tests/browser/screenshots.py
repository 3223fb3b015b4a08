"""Screenshots of every page kind at three widths in both themes, to look at before a change is called done."""

from __future__ import annotations

from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from generator import site
from tests.browser.chromium import FLAGS, installed
from tests.browser.hosting import hosted

KINDS = {
    "home": "",
    "cases": "cases/",
    "case": "cases/hcc-0002/",
    "drugs": "drugs/",
    "drug": "drugs/sorafenib/",
    "modality": "modalities/tace/",
    "complication": "complications/hand-foot-skin-reaction/",
    "search": "search/",
    "results": "search/?query=nexavar+hand-foot",
    "curation": "curation/",
    "about": "about/",
    "data": "data/",
    "glossary": "glossary/",
}
WIDTHS = (1440, 768, 390)


@click.command()
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=Path("screenshots"), show_default=True)
@click.option("--readme", is_flag=True, help="Only the picture of the README.")
def main(out: Path, readme: bool) -> None:
    """Build the site and photograph it."""
    directory = Path("site")
    site.build(Path("cases"), directory)
    with hosted(directory, "/") as address:
        if readme:
            shoot(address + KINDS["case"], Path("docs/assets/images/case-page.png"), 1280, "light", full=False)
        else:
            shoot_all(address, out)


def shoot_all(address: str, out: Path) -> None:
    """One file per page kind, width and colour scheme."""
    out.mkdir(parents=True, exist_ok=True)
    for name, path in KINDS.items():
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                shoot(address + path, out / f"{name}-{width}-{scheme}.png", width, scheme, full=True)


def shoot(address: str, file: Path, width: int, scheme: str, full: bool) -> None:
    """A picture of one page, above the fold or in full length."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]  # light or dark
        page.goto(address)
        page.screenshot(path=file, full_page=full)
        browser.close()


if __name__ == "__main__":
    main()
