"""Citations of a record and of its source article, as text by a CSL engine and as files for reference managers."""
