"""Turn the structured case records of the atlas into pages, data files and search documents."""
