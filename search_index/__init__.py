"""The full-text index: search documents, fields, ranking."""
