"""The clinical queries by which the ranking is judged."""
