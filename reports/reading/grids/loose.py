"""Rows of numbers that no table was made of: two blocks side by side, single blanks."""

import re

# Two numbers with nothing but blanks between them; 2023-10-16 09:15 is a date.
_BESIDE = re.compile(
    r"(?<![\d\-:：/.年月])\d[\d,]{0,14}(?:\.\d{1,4})?%?[ \t\u00a0\u3000]{1,40}"
    r"-?\d[\d,]{0,14}(?:\.\d{1,4})?%?(?![\d\-:：/.年月])"
)
_LONGEST = 400  # characters of a row
_PROSE = re.compile(r"[，。；：、！？]")
_DIGITS = str.maketrans("0123456789", "□□□□□□□□□□")


def without_loose_rows(text: str) -> str:
    """The text with the digits of such rows blotted out, as long as before: which number
    is of what and when, nobody can say."""
    pieces: list[str] = []
    place = 0
    for match in _BESIDE.finditer(text):
        if match.start() < place:
            continue
        first = text.rfind("\n", place, match.start()) + 1 or place
        last = text.find("\n", match.end(), match.end() + _LONGEST)
        if last < 0:
            last = min(len(text), match.end() + _LONGEST)
        row = text[first:last]
        if len(row) < _LONGEST and not _PROSE.search(row):
            row = row.translate(_DIGITS)
        pieces += [text[place:first], row]
        place = last
    return "".join((*pieces, text[place:])) if pieces else text
