"""The words of printed figures: numerals, qualifiers, marks beside a number, and what can be
a unit. One lexicon for what staff type, what they upload and what a report says (pure)."""
