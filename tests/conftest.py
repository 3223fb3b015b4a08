"""What all tests share: the fixture atlas, the sites built once, and the flag that rewrites golden files."""

from __future__ import annotations

import fcntl
import os
import tempfile
from pathlib import Path

import pytest

from generator import site
from generator.atlas import Atlas
from generator.read import read_atlas

ROOT = Path(__file__).parent.parent
FIXTURE_ATLAS = Path("tests/fixtures/atlas")
BUILD_TIME = "1700000000"
SUB_PATH = "/hcc-atlas/"
SITE_URL = f"https://atlas.test{SUB_PATH}"
# A site of a project on GitHub Pages lies below a path, so every test of the built site is a test of that.
BUILD_ENVIRONMENT = {"SOURCE_DATE_EPOCH": BUILD_TIME, "ATLAS_SITE_URL": SITE_URL}
# Tests run in several processes at once, and each has a search index of its own. Set before any import reads it.
INDEX = tempfile.TemporaryDirectory(prefix="atlas-index-")
os.environ["ATLAS_INDEX"] = str(Path(INDEX.name) / "built")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens` rewrites golden files instead of comparing with them."""
    parser.addoption("--update-goldens", action="store_true", help="rewrite the golden files after a meant change")


@pytest.fixture(autouse=True, scope="session")
def _in_project_root() -> None:
    """Paths in messages are relative to the project, wherever pytest was started."""
    os.chdir(ROOT)


@pytest.fixture(scope="session")
def fixture_atlas(_in_project_root: None) -> Atlas:
    """The invented atlas."""
    return read_atlas(FIXTURE_ATLAS)


@pytest.fixture(scope="session")
def real_atlas(_in_project_root: None) -> Atlas:
    """The real records."""
    return read_atlas(Path("cases"))


@pytest.fixture(scope="session")
def site_dir(_in_project_root: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real records, to be published at `SITE_URL`; to be read only, since all processes share it."""
    return _built(Path("cases"), _shared(tmp_path_factory) / "built")


@pytest.fixture(scope="session")
def invented_site_dir(_in_project_root: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented records: with a superseded revision, a withdrawn record and a moved page; shared too."""
    return _built(FIXTURE_ATLAS, _shared(tmp_path_factory) / "invented")


def _shared(factory: pytest.TempPathFactory) -> Path:
    """The directory of this run of the tests, in which each of several processes has one of its own."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _built(cases: Path, place: Path) -> Path:
    """The site that the first process which needs it builds, while others that need it wait."""
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for name, value in BUILD_ENVIRONMENT.items():
            patch.setenv(name, value)
        if not (place / "site").exists():
            site.build(cases, place / "site")
    return place / "site"
