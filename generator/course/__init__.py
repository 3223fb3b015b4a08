"""The clinical course as a picture: a record to lanes and panels, to a scale, to SVG."""
