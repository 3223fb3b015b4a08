"""CPU milliseconds and bytes per record, from YAML to Markdown and through the site engine, at growing sizes.

The records are copies of the real ones under invented ids, so that their length is real.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import click

from generator import site
from generator.pages import all_pages
from generator.read import read_atlas
from tests.fixtures.records import unpublished

SIZES = (60, 240)
LATER_REVISION = re.compile(r"^ *- \{number: (?!1,).*\n", re.MULTILINE)


def copies(directory: Path, count: int) -> None:
    """`count` records in `directory`: the real ones, repeated under new ids as other patients of their articles."""
    unpublished(Path("cases"), directory)
    originals = sorted(Path("cases").glob("hcc-*.yml"))
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in originals]
    for number in range(1, count + 1):
        old_id, text = texts[(number - 1) % len(texts)]
        text = text.replace(f"id: {old_id}\n", f"id: hcc-{number:04d}\n", 1)
        text = text.replace("source:\n", f"source:\n  patient: Patient {number}\n", 1)
        text = LATER_REVISION.sub("", text)  # nothing was published of a copy
        (directory / f"hcc-{number:04d}.yml").write_text(text, encoding="utf-8")


def measure(count: int, with_site: bool) -> tuple[float, float, float, float]:
    """CPU ms per record for reading, for Markdown and for the site, and KB of Markdown and data per record."""
    with tempfile.TemporaryDirectory() as scratch:
        cases = Path(scratch) / "cases"
        copies(cases, count)
        start = time.process_time()
        atlas = read_atlas(cases)
        read = time.process_time()
        pages = list(all_pages(atlas, "https://atlas.test/"))
        rendered = time.process_time()
        size = sum(len(page.content) for page in pages if page.path.startswith("cases/hcc-")) / 1024
        if with_site:
            site.build(cases, Path(scratch) / "site")
        built = time.process_time()
    return (
        (read - start) * 1000 / count,
        (rendered - read) * 1000 / count,
        (built - rendered) * 1000 / count,
        size / count,
    )


@click.command()
@click.option("--site/--no-site", "with_site", default=True, help="Run the site engine too.")
def main(with_site: bool) -> None:
    """Print one row per size; what is linear keeps its milliseconds per record."""
    click.echo(f"{'records':>8} {'read ms':>9} {'render ms':>10} {'site ms':>9} {'KB/record':>10}")
    for count in SIZES:
        click.echo("{:>8} {:>9.1f} {:>10.1f} {:>9.1f} {:>10.1f}".format(count, *measure(count, with_site)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
