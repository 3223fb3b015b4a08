"""Judged pairs of the real records and invented triples, each with its reason."""
