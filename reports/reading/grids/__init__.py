"""Tables printed in the text of a report: found, laid out, read into figures (pure)."""
