"""All records in bulk: JSON Lines, tables, SQLite, a data package and one archive."""
