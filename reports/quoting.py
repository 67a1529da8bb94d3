"""The sentence a figure stands in, with the figure marked (pure)."""

import re
import unicodedata
from dataclasses import dataclass

from indicators.radicals import mended
from reports.paragraphs import Paragraph, is_table, sentence_around

# More than one place that fits: the words before the figure would have to decide.
_ALIKE = {"（": "(", "）": ")", "，": ","}


@dataclass(frozen=True)
class Quote:
    """``before`` + ``printed`` + ``after`` is the sentence, its line breaks taken out."""

    before: str
    printed: str
    after: str


def quoted(text: str, paragraph: Paragraph, printed: str) -> Quote | None:
    """The sentence of the paragraph in which ``printed`` stands; ``None`` where it is not
    found. Blanks and line breaks within the figure do not matter."""
    span = find(text, paragraph, printed)
    if span is None:
        return None
    start, end = sentence_around(text, *span)
    start, end = max(start, paragraph.start), min(end, paragraph.end)
    return Quote(
        _joined(text[start : span[0]]).lstrip(),
        _joined(text[span[0] : span[1]]),
        _joined(text[span[1] : end]).rstrip(),
    )


def find(text: str, paragraph: Paragraph, printed: str) -> tuple[int, int] | None:
    """Where ``printed`` stands, not inside a longer number. In a table, where numbers
    repeat, only what stands there once is found."""
    in_table = is_table(text[paragraph.start : paragraph.end])
    places = [
        place
        for place in range(paragraph.start, paragraph.end)
        if not text[place].isspace() or (in_table and text[place] in "\t\n")
    ]
    written = "".join(_folded(text[place]) for place in places)
    wanted = "".join(_folded(c) for c in printed if not c.isspace())
    at = written.find(wanted) if wanted else -1
    found: list[tuple[int, int]] = []
    while at >= 0 and not (found and not in_table) and len(found) < 2:
        end = at + len(wanted)
        if not _cut(written, at, end):
            found.append((places[at], places[end - 1] + 1))
        at = written.find(wanted, at + 1)
    return found[0] if len(found) == 1 else None


def _folded(character: str) -> str:
    """One character for one, so that places are kept."""
    simple = unicodedata.normalize("NFKC", mended(_ALIKE.get(character, character)))
    return simple if len(simple) == 1 else character


def _cut(written: str, start: int, end: int) -> bool:
    """Whether the match begins or ends in the middle of a number."""
    before = written[start - 1 : start]
    after = written[end : end + 1]
    begins = written[start].isdigit() and (before.isdigit() or before == ".")
    ends = written[end - 1].isdigit() and (after.isdigit() or after == ".")
    return begins or ends


def _joined(piece: str) -> str:
    """Line breaks out: between Chinese characters nothing stands for them. The cells of a
    row are parted by wide blanks."""
    piece = re.sub(r"\t+", "\u3000", piece)
    lines = [line.strip() for line in piece.splitlines()]
    return "".join(lines) if len(lines) > 1 else piece
