"""Ranks: the order of a province's cities, how it changed, and how it is written (pure)."""
