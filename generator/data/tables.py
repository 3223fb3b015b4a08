"""Every table of the bulk data, in the order in which a reader meets them."""

from __future__ import annotations

from generator.atlas import Atlas
from generator.data.case_tables import case_tables
from generator.data.curation_tables import care_table, verification_table
from generator.data.disease_tables import disease_tables
from generator.data.entry_table import entries_table
from generator.data.outcome_tables import outcome_tables
from generator.data.table import Table
from generator.data.treatment_tables import treatment_tables
from generator.data.vocabulary_tables import vocabulary_tables


def all_tables(atlas: Atlas, site_url: str) -> tuple[Table, ...]:
    """The tables of the current revisions and of the vocabulary; `site_url` ends in a slash."""
    return (
        *case_tables(atlas.cases, site_url),
        *disease_tables(atlas.cases, site_url),
        *treatment_tables(atlas.cases, site_url),
        *outcome_tables(atlas.cases, site_url),
        entries_table(atlas.cases, site_url),
        care_table(atlas, site_url),
        verification_table(atlas, site_url),
        *vocabulary_tables(atlas.vocabulary, site_url),
    )
