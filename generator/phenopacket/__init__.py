"""A record as a GA4GH Phenopacket v2, and the list of what that cannot say."""
