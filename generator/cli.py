"""The command line: check, build, serve, search, and what contributors need to add a case."""

from __future__ import annotations

import datetime
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import click

from generator.atlas import Atlas
from generator.exports import case_schema
from generator.pages import all_pages
from generator.problems import ProblemsFound
from generator.read import read_atlas
from generator.release import Plan, ReleaseFailed, plan, publish
from generator.render import counted
from generator.scaffold import new_case

ROOT = Path(__file__).parent.parent
DEFAULT_CASES = Path("cases") if Path("cases").is_dir() else ROOT / "cases"
cases_option = click.option(
    "--cases",
    envvar="ATLAS_CASES",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=DEFAULT_CASES,
    show_default=True,
    help="Directory of the case files.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hcc-case-atlas", message="%(version)s")
def main() -> None:
    """The HCC Case Atlas: check the records, build the site, search it.

    Exit status: 0 when all is well, 1 when there are problems, 2 for wrong usage.
    """


@main.command()
@cases_option
def check(cases: Path) -> None:
    """Check every record, trial and vocabulary file.

    \b
    Example: atlas check --cases cases
    """
    atlas = _read(cases)
    records, trials = counted(len(atlas.cases), "record"), counted(len(atlas.trials), "trial")
    click.echo(f"{records}, {trials}: no problems")


@main.command()
@cases_option
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), default=Path("site"), show_default=True)
def build(cases: Path, site_dir: Path) -> None:
    """Build the whole site; the site that was there stays until the new one is complete.

    \b
    Example: atlas build --site-dir site
    """
    from generator import site

    atlas = _read(cases)
    try:
        if not site.is_ours(site_dir):
            raise click.UsageError(f"{site_dir} holds something else than a site; choose another --site-dir")
        site.build(cases, site_dir)
    except (site.BuildFailed, OSError) as error:
        _fail(f"the site was not built: {error}")
    click.echo(f"{counted(len(atlas.cases), 'record')}: site built in {site_dir}")


@main.command()
@cases_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve.")
def serve(cases: Path, address: str) -> None:
    """Serve the site with live reload.

    \b
    Example: atlas serve --address 127.0.0.1:8000
    """
    from generator import site

    if not re.fullmatch(r"[^:/]+:\d{1,5}", address):
        raise click.UsageError(f"--address must be HOST:PORT, found '{address}'; for example 127.0.0.1:8000")
    _read(cases)
    click.echo(f"Serving on http://{address}/", err=True)
    try:
        site.serve(cases, address)
    except site.BuildFailed as error:
        _fail(f"the site is not served: {error}")


@main.command()
@click.argument("query")
@cases_option
@click.option("--json", "as_json", is_flag=True, help="Print a list of {id, kind, title, url, score, match}.")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="At most so many results.")
def search(query: str, cases: Path, as_json: bool, limit: int) -> None:
    """Search the records and the drug, modality and complication pages, best first.

    Each hit says how it matches: had, mentioned, text, or some where a part of what is asked for is not there.

    \b
    Example: atlas search "nexavar hfsr" --limit 5
    """
    from search_index.build import open_index
    from search_index.query import answer

    found = answer(open_index(_read(cases)), query, limit)
    if as_json:
        click.echo(json.dumps([hit.as_dict() for hit in found.hits], ensure_ascii=False, indent=2))
        return
    for note in found.notes:
        click.echo(f"{note.kind}: {note.typed}{' -> ' if note.used else ''}{', '.join(note.used)}", err=True)
    for hit in found.hits:
        click.echo(f"{hit.match:<9}  {hit.kind:<12}  {hit.id:<28}  {hit.title}")
    if not found.hits:
        click.echo("nothing found", err=True)


@main.command()
@cases_option
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
def pages(cases: Path, out: Path) -> None:
    """Write the generated Markdown and data files to a plain folder, for another site engine.

    \b
    Example: atlas pages --out /tmp/pages
    """
    from generator import site

    atlas = _read(cases)
    try:
        address = site.site_url()
    except site.BuildFailed as error:
        _fail(f"nothing was written: {error}")
    written = 0
    for page in all_pages(atlas, address):
        path = out / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.content)
        written += 1
    click.echo(f"{written} files written to {out}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of a case file.

    \b
    Example: atlas schema > case.schema.json
    """
    click.echo(json.dumps(case_schema(), ensure_ascii=False, indent=2))


@main.command()
@click.option(
    "--sources",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Directory with the articles' texts, known by their SHA-256.",
)
@cases_option
@click.option("--write", is_flag=True, help="Write verification.yml; only when everything is found.")
@click.option("--date", default=lambda: datetime.date.today().isoformat(), help="Day of comparison; today by default.")
def verify(sources: Path, cases: Path, write: bool, date: str) -> None:
    """Compare every number, date, term and quotation with the article at the lines that the record names.

    \b
    Example: atlas verify --sources ../shared/sources/articles
    """
    from generator import verify as comparison

    date = _day(date)
    if date > datetime.date.today().isoformat():
        raise click.UsageError(f"--date must not lie ahead, found '{date}'")
    files = comparison.read_files(cases)
    result = comparison.verify(files, comparison.read_texts(sources), date)
    for problem in result.problems:
        click.echo(str(problem), err=True)
    for line in comparison.coverage(result):
        click.echo(line)
    if result.problems:
        _fail(f"{counted(len(result.problems), 'problem')} found")
    outdated = comparison.update(result, cases, write)
    if outdated:
        _fail(outdated)


@main.command()
@cases_option
@click.option("--date", default=lambda: datetime.date.today().isoformat(), help="Day of the release; today by default.")
@click.option("--check", "only_check", is_flag=True, help="Change nothing; status 1 if there is something to release.")
def release(cases: Path, date: str, only_check: bool) -> None:
    """Freeze new revisions and enter their addresses into the ledger; what was published is never changed.

    \b
    Example: atlas release --check
    """
    from generator import site

    date = _day(date)
    atlas = _read(cases)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            site.build(cases, Path(scratch) / "site")
            found = plan(atlas, cases, Path(scratch) / "site")
        for case_id, frozen in found.revisions.items():
            click.echo(f"{case_id} revision {frozen.number}")
        for address in found.addresses:
            click.echo(f"  /{address}")
        if only_check and found:
            _fail(f"{_sizes(found)} not released yet; run: atlas release")
        if found and not only_check:
            publish(found, cases, date)
    except (site.BuildFailed, ReleaseFailed) as error:
        _fail(f"nothing was released: {error}")
    click.echo(f"{_sizes(found)} released" if found else "nothing new to release")


def _day(date: str) -> str:
    """`date` as YYYY-MM-DD; wrong usage where it is no day."""
    try:
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise click.UsageError(f"--date must be a day, found '{date}'; for example 2026-12-01") from None


def _sizes(found: Plan) -> str:
    return f"{counted(len(found.revisions), 'revision')}, {counted(len(found.addresses), 'address', 'addresses')}"


@main.command()
@cases_option
def new(cases: Path) -> None:
    """Start the next case file, every section explained.

    \b
    Example: atlas new
    """
    path = new_case(cases)
    click.echo(f"{path} written; fill it in, then run: atlas check")


def _read(cases: Path) -> Atlas:
    """The atlas; with problems, all of them are printed and the command ends with status 1."""
    try:
        return read_atlas(cases, _progress)
    except ProblemsFound as found:
        for problem in found.problems:
            click.echo(str(problem), err=True)
        count = len(found.problems)
        _fail(f"{counted(count, 'problem')} found")


def _progress(paths: list[Path]) -> Iterable[Path]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        return paths
    return _with_bar(paths)


def _with_bar(paths: list[Path]) -> Iterator[Path]:
    with click.progressbar(paths, label="Reading records", file=sys.stderr) as bar:
        yield from bar


def _fail(message: str) -> NoReturn:
    """An expected failure ends the command with one line and status 1."""
    click.echo(message, err=True)
    sys.exit(1)
