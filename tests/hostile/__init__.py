"""Hostile and broken input: refused at its line, or published as nothing but text."""
