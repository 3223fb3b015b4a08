"""From the first release to a withdrawn record, with built sites: what was published goes on answering."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from generator import site
from generator.ledger import Ledger, shrunk
from generator.parse import validate
from generator.permalinks import entry_ids
from generator.published import addresses, lost
from generator.read import read_atlas, read_ledger
from generator.yaml_source import read_yaml
from tests.conftest import ROOT
from tests.fixtures.ledgers import published


def atlas_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line, run as a user runs it."""
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented records after `atlas release`."""
    cases = published(tmp_path_factory.mktemp("released"))
    result = atlas_command("release", "--cases", str(cases), "--date", "2020-05-01")
    assert result.returncode == 0, result.stderr
    return cases


@pytest.fixture(scope="module")
def built(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the released records."""
    directory = tmp_path_factory.mktemp("permanent") / "site"
    site.build(released, directory)
    return directory


def tree(path: Path) -> html.HtmlElement:
    """The parsed page."""
    return html.fromstring(path.read_bytes())


def test_a_release_is_complete(released: Path) -> None:
    """Right after it there is nothing new, so the same content is never released twice."""
    result = atlas_command("release", "--cases", str(released), "--check")
    assert (result.returncode, result.stdout) == (0, "nothing new to release\n")


def test_every_address_of_the_ledger_answers(released: Path, built: Path) -> None:
    """Pages and files that moved or were withdrawn, too."""
    ledger, _ = read_ledger(released)
    assert list(lost(ledger, built)) == []
    for address in ledger.addresses:
        path = built / address
        assert (path / "index.html" if address.endswith("/") or not address else path).is_file(), address


def test_every_revision_keeps_its_entries(released: Path, built: Path) -> None:
    """A citation of one entry of a superseded revision leads to that entry, for ever."""
    for case_id, earlier in read_atlas(released).earlier.items():
        for old in earlier:
            page = tree(built / f"cases/{case_id}/r{old.revision.number}/index.html")
            ids = {str(value) for value in page.xpath("//@id")}
            assert entry_ids(old) - ids == set()


def test_a_deleted_record_fails_the_build(released: Path, built: Path, tmp_path: Path) -> None:
    """The build says which address would be lost and how to mend it, and leaves the present site alone."""
    cases = Path(shutil.copytree(released, tmp_path / "cases"))
    present = Path(shutil.copytree(built, tmp_path / "site"))
    (cases / "hcc-9002.yml").unlink()
    result = atlas_command("build", "--cases", str(cases), "--site-dir", str(present))
    assert result.returncode == 1
    assert "'cases/hcc-9002/' was published and is gone; bring the file back, or say in the ledger" in result.stderr
    assert (present / "cases/hcc-9002/index.html").is_file()


def test_a_page_that_no_record_gives_rise_to_is_missed_by_the_build(
    released: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A hand-written page or a data file that was published cannot vanish either."""
    cases = Path(shutil.copytree(released, tmp_path / "cases"))
    with (cases / "permalinks.yml").open("a", encoding="utf-8") as ledger:
        ledger.write("- date: 2020-06-01\n  addresses: {history/: [], data/other.csv: []}\n")
    with pytest.raises(site.BuildFailed):
        site.build(cases, tmp_path / "site")
    assert re.search(r"(?s)'data/other.csv' was published .*'history/' was published", caplog.text)
    assert not (tmp_path / "site").exists()


def test_a_superseded_revision_says_so(built: Path) -> None:
    """At its top, with the way to the present one and to what changed; canonical is the present one."""
    page = tree(built / "cases/hcc-9001/r1/index.html")
    (banner,) = page.xpath("//aside[contains(@class, 'superseded')]")
    assert " ".join(banner.text_content().split()) == (
        "Superseded. This is revision 1 of March 2020. Revision 2 of 15 March 2020 has taken its place:"
        " A field was added. Current record · What changed in revision 2"
    )
    assert banner.xpath(".//a/@href") == ["../", "../r2/#changes"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/cases/hcc-9001/")
    assert "revision 1" in page.xpath("string(//head/title)")
    assert "50\u202fmg" in page.xpath("string(//table[caption='Agents and doses'])")


def test_the_next_revision_shows_what_changed(built: Path) -> None:
    """Every changed value beside what it was; an entry that is gone leads to the revision that had it."""
    page = tree(built / "cases/hcc-9001/r2/index.html")
    rows = {" ".join(row.text_content().split()) for row in page.xpath("//table[contains(@class, 'changes')]//tr[td]")}
    assert "treatment-1 drug 1, dose 50 mg 60 mg" in rows
    assert any(row.startswith("caveat-3 taken away text A remark that was taken back, <b>with</b>") for row in rows)
    assert "../r1/#caveat-3" in page.xpath("//table[contains(@class, 'changes')]//a/@href")
    assert page.xpath("//aside[contains(@class, 'current')]")
    assert tree(built / "cases/hcc-9001/index.html").xpath("//aside[contains(@class, 'edition')]") == []


def test_each_revision_has_its_own_data(built: Path) -> None:
    """The frozen values, not the present ones."""
    doses = [
        json.loads((built / f"cases/hcc-9001/{part}record.json").read_bytes())["treatments"][0]["agents"][0]["dose"]
        for part in ("r1/", "r2/", "")
    ]
    assert [dose["numbers"] for dose in doses] == [["50"], ["60"], ["60"]]


def test_a_withdrawn_record_leaves_a_tombstone(built: Path) -> None:
    """Reason, date and successor; not for search engines, not in indexes, and its data files say the same."""
    page = tree(built / "cases/hcc-9003/index.html")
    text = " ".join(page.xpath("string(//article)").split())
    assert "Withdrawn on 20 March 2020" in text
    assert 'Why: The patient was that of hcc-9002, "entered twice".' in text
    assert page.xpath("//article//a[starts-with(., 'hcc-9002: ')]/@href") == ["../hcc-9002/"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert json.loads((built / "cases/hcc-9003/record.json").read_bytes())["withdrawn"] == "2020-03-20"
    assert "[Withdrawn 2020-03-20]" in (built / "cases/hcc-9003/cite.bib").read_text(encoding="utf-8")
    assert (built / "cases/hcc-9003/preview.png").read_bytes().startswith(b"\x89PNG")
    assert tree(built / "cases/hcc-9003/r1/index.html").xpath("//aside[contains(@class, 'withdrawn')]")
    for address in ("index.html", "cases/index.html", "sitemap.xml", "feed.xml", "data/records.jsonl"):
        assert "hcc-9003" not in (built / address).read_text(encoding="utf-8"), address
    assert not any(b"hcc-9003" in path.read_bytes() for path in (built / "search").rglob("*") if path.is_file())


def test_a_withdrawn_file_says_why(built: Path) -> None:
    """A data file that is not made any more still answers."""
    assert "reason: Another table holds the same." in (built / "data/old-table.csv").read_text(encoding="utf-8")


def test_a_renamed_drug_leaves_a_redirect(built: Path) -> None:
    """To the page as it is called now, with any fragment."""
    page = (built / "drugs/exemplinibum/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../exemplinib/"' in page
    assert "location.hash" in page
    assert "exemplinibum" not in (built / "drugs/index.html").read_text(encoding="utf-8")


def test_entries_that_are_gone_are_told_of_on_the_page(built: Path) -> None:
    """Their fragments lead to where they moved or to why they were withdrawn."""
    page = tree(built / "cases/hcc-9001/index.html")
    (moved,) = page.xpath("//*[@id='caveat-3']")
    assert moved.xpath(".//a/@href") == ["#caveat-1"]
    assert "Both said <b>the same</b>." in moved.text_content()
    (withdrawn,) = page.xpath("//*[@id='absent-9']")
    assert "was withdrawn, 15 March 2020: It is reported after all." in " ".join(withdrawn.text_content().split())


def test_a_date_that_is_no_day_is_wrong_usage(released: Path) -> None:
    """Status 2, with an example."""
    result = atlas_command("release", "--cases", str(released), "--date", "May")
    assert result.returncode == 2
    assert "for example 2026-12-01" in result.stderr


# --- the real ledger --------------------------------------------------------------------------------------------------


@pytest.mark.real
def test_the_real_ledger_only_ever_grew() -> None:
    """Every committed state of it is contained in the next."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("the history of the repository is not here")

    def run(*arguments: str) -> str:
        return subprocess.run([git, *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    if run("rev-parse", "--is-shallow-repository").strip() == "true":
        pytest.skip("only a part of the history is here; run: git fetch --unshallow")
    states = [Ledger()]
    # Two branches may each add a line: only the states of the main line follow one another.
    for commit in reversed(run("log", "--first-parent", "--format=%H", "--", "cases/permalinks.yml").split()):
        text = run("show", f"{commit}:cases/permalinks.yml")
        ledger = validate(read_yaml(text, commit, len(text)), Ledger).value
        assert ledger is not None, commit
        states.append(ledger)
    states.append(read_ledger(ROOT / "cases")[0])
    losses = [shrunk(before, after) for before, after in itertools.pairwise(states)]
    assert not any(losses), losses


@pytest.mark.real
def test_the_real_site_keeps_every_published_address(site_dir: Path) -> None:
    """Every record has been released, and nothing of it is lost."""
    ledger, _ = read_ledger(ROOT / "cases")
    assert set(ledger.revisions) >= {f"hcc-{number:04d}" for number in range(1, 7)}
    assert list(lost(ledger, site_dir)) == []
    assert set(ledger.addresses) <= set(addresses(site_dir))
