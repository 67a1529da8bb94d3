"""Catalogues in and out of the admin as tables, with codes for keys.

django-import-export reads and compares the rows. What is decided here:

- an uploaded table waits for its confirmation in the session of whoever uploaded it
  (``pages``). The stock form carries the name of a temporary file unsigned; here it carries
  a random word that only the same session, page and hour know;
- a header that is missing, unknown or repeated, and a code that stands in two rows, is
  named, and nothing is written (``resources``). A fault in one row undoes the whole file;
- text that a spreadsheet would run leaves with an apostrophe before it, and loses it on
  the way back (``indicators.formula_guard``);
- tables are bounded before they are unpacked: in size, entries, rows and columns.
"""
