"""Tests of the rules inside one case: each rule with a record that keeps it and one that breaks it."""
