"""Codes of the catalogue that rules name: everybody together, the whole city."""

TOTAL = "total"  # a group
WHOLE_CITY = "city"  # a coverage
