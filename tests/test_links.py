"""URLs: relative links work under any path, outside links are built from checked codes."""

from __future__ import annotations

import pytest

from generator.links import LinksFrom, case_url, code_url, concept_url, doi_url, record_url, source_path


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "cases/", "cases/"),
        ("", "", "./"),
        ("cases/", "", "../"),
        ("cases/hcc-0001/", "drugs/sorafenib/", "../../drugs/sorafenib/"),
        ("cases/hcc-0001/", "cases/hcc-0002/#response-1", "../hcc-0002/#response-1"),
        ("cases/hcc-0001/", "cases/hcc-0001/#response-1", "#response-1"),
        ("cases/hcc-0001/", "cases/hcc-0001/record.json", "record.json"),
        ("drugs/sorafenib/", "drugs/", "../"),
    ],
)
def test_links_are_relative_to_their_page(page: str, target: str, link: str) -> None:
    """A link never starts at the root, so that the site works under a sub-path."""
    assert LinksFrom(page).to(target) == link


def test_addresses_never_hold_a_title() -> None:
    """Pages are found by id and slug alone."""
    assert case_url("hcc-0001") == "cases/hcc-0001/"
    assert record_url("hcc-0001") == "cases/hcc-0001/record.json"
    assert concept_url("drugs", "sorafenib") == "drugs/sorafenib/"
    assert source_path("drugs/sorafenib/") == "drugs/sorafenib/index.md"


def test_a_doi_with_unsafe_characters_is_quoted() -> None:
    """A DOI may hold characters that a link may not."""
    assert doi_url("10.1000/a<b>#c") == "https://doi.org/10.1000/a%3Cb%3E%23c"


def test_codes_link_to_their_own_register() -> None:
    """A code links to the page that explains it; a register without public pages gives no link."""
    assert code_url("atc", "L01EX02") == "https://atcddd.fhi.no/atc_ddd_index/?code=L01EX02"
    assert code_url("hp", "HP:0000822") == "https://hpo.jax.org/browse/term/HP:0000822"
    assert code_url("meddra", "10020772") is None
