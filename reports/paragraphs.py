"""Paragraphs of a text: its runs of non-blank lines, numbered from 1 (pure).

The numbers are those of the citations; docs/data-files.md says the same in words.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
SENTENCE_END = re.compile(r"[。！？!?；;]")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部]"
)
_UNIT = re.compile(r"[（(]?(?:计量)?单位[：:]")
_CLOSED = "。！？!?”；;：:…》】"
_BREAK = re.compile(r"\r?\n[^\S\n]*\r?\n|[。！？!?；;]")
LONGEST_SENTENCE = 400
LONGEST_HEADING = 40


@dataclass(frozen=True)
class Paragraph:
    """``start`` and ``end`` are offsets of the text, ``end`` after the last character."""

    number: int
    start: int
    end: int


def paragraphs_of(text: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    begun: int | None = None
    ended = place = 0
    for line_end in [*(m.span() for m in _LINE_END.finditer(text)), (len(text),) * 2]:
        if text[place : line_end[0]].strip():
            begun = place if begun is None else begun
            ended = line_end[0]
        elif begun is not None:
            found.append(Paragraph(len(found) + 1, begun, ended))
            begun = None
        place = line_end[1]
    if begun is not None:
        found.append(Paragraph(len(found) + 1, begun, ended))
    return found


@dataclass(frozen=True)
class ParagraphLayout:
    """The paragraphs of a text, asked for by place, each with the heading it is under."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    starts: tuple[int, ...]
    headings: tuple[str, ...]

    def at(self, place: int) -> Paragraph | None:
        """The paragraph in which the character at ``place`` stands."""
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place >= self.paragraphs[index].end:
            return None
        return self.paragraphs[index]

    def heading_of(self, number: int) -> str:
        """The nearest heading at or above a paragraph: its section."""
        return self.headings[number - 1]


def layout_of(text: str) -> ParagraphLayout:
    found = tuple(paragraphs_of(text))
    headings: list[str] = []
    above, runs_on = "", False
    for paragraph in found:
        words = text[paragraph.start : paragraph.end]
        own = _heading_in(words, runs_on=runs_on)
        above = own or above
        headings.append(above)
        title = paragraph.number == 1 and len(words) <= LONGEST_HEADING
        runs_on = not own and not title and words.rstrip()[-1] not in _CLOSED
    return ParagraphLayout(text, found, tuple(p.start for p in found), tuple(headings))


def _heading_in(paragraph: str, *, runs_on: bool) -> str:
    """A paragraph that is a heading, or the numbered one that begins it; where the sentence
    before runs on, only a number tells one."""
    first, *others = paragraph.splitlines()
    words = " ".join(first.split()).strip("# ")
    if _NUMBERED.match(words):
        words = re.split(r"[。：:]", words, maxsplit=1)[0]
        return words if len(words) <= LONGEST_HEADING else ""
    plain = not runs_on and not others
    return words if plain and is_heading(words) else ""


def is_heading(words: str) -> bool:
    """A short line that ends no sentence and tells no figures."""
    if not 4 <= len(words) <= LONGEST_HEADING or words[-1] in "。；，、！？：;,!?:）)":
        return False
    if _UNIT.match(words):
        return False  # 单位：万元, above a table
    if SENTENCE_END.search(words) or (len(words) > 20 and re.search("[，,、]", words)):
        return False
    return not re.search(r"\d", words[3:])


def is_table(words: str) -> bool:
    """Whether a paragraph is a table: rows are lines, tabs part their cells."""
    lines = words.splitlines()
    return len(lines) > 1 and 2 * sum("\t" in line for line in lines) > len(lines)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence begins and ends in which ``start``–``end`` stands, cut at the
    paragraph's bounds and at a length; in a table, the row."""
    floor = max(0, start - LONGEST_SENTENCE)
    ceiling = min(len(text), end + LONGEST_SENTENCE)
    row = text.rfind("\n", floor, start) + 1 or floor
    stop = text.find("\n", end, ceiling)
    stop = ceiling if stop < 0 else stop
    if "\t" in text[row:stop].strip():
        return row, stop
    before = [m.end() for m in _BREAK.finditer(text, floor, start)]
    after = _BREAK.search(text, end, ceiling)
    first = before[-1] if before else floor
    if after is None:
        return first, ceiling
    return first, after.end() if SENTENCE_END.fullmatch(
        after.group()
    ) else after.start()
