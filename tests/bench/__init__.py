"""Benchmarks, run by `make bench` and `make bench-search`; browser tests use their invented records too."""
