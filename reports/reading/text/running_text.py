"""A page as extracted → running text in which every character knows its place.

Lines broken inside sentences and numbers are joined, blanks inside Chinese text
dropped, full-width forms folded. ``Clean.places[i]`` is the offset in the original
of character ``i``. Lost glyphs are reported and never guessed.
"""

import re
from array import array
from dataclasses import dataclass
from typing import NamedTuple

from reports.reading.lexicon.files import words
from reports.reading.text.columns import column_of, flows, is_cut
from reports.reading.text.lines import PrintedLine, lines_of

_SEPARATED = re.compile(r"\d[， ]\d")
# Private characters are glyphs without a name; U+F0xx are the bullets of symbol fonts.
_LOST = re.compile(
    "[\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]+"
    r"|\(cid:\d{1,6}\)"
)
_THOUSANDS = re.compile(
    r"(?<![\d.])\d{1,3}(?:，\d{3})+(?!\d)|"
    # 1 064个: a blank, three digits, a unit at once.
    r"(?<![\d. ])\d{1,3} \d{3}(?=[ ]?[\u4e00-\u9fff])(?![ ]?[年月日号时])"
)
# A line that opens something new: list marks, section numbers, hash headings.
_OPENING = re.compile(
    r"[#★☆■□◆◇▲△▼▶►※◎①-⑳【\[●]|-{2}|[一二三四五六七八九十]{1,3}、|"
    r"（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十\d]{1,3}[章节条部编]|"
    r"专栏|表\d|注：|来源：|发布|责任编辑"
)
# … and one that does so even where the line above it may run on.
_SECTION = re.compile(
    r"#|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|"
    r"（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十\d]{1,3}[章节部编]"
)
_SENTENCE = re.compile(r"[，。、；]")
_PROSE = re.compile(r"[，。；]")
_CLOSED = frozenset("。！？…》】")
_ENDED = frozenset("。！？；：")
_OPEN_ENDED = frozenset("，、（“《-/：")
_RUNS_ON = re.compile(r"[余多万亿千百%％元]|[.]?\d")
# What a number at the end of a line goes on with: 314⏎人, 164⏎家（公办118家…
_CUT = re.compile(r"(?:[人名家个户张所对例处](?=[，。；、（）])|个[\u4e00-\u9fff])")
_DECIMALS = re.compile(r"\d\.\d?$")
MARK_SEPARATOR = "\n"


@dataclass(frozen=True)
class Loss:
    """Glyphs the extraction lost: offsets in the original."""

    start: int
    end: int


@dataclass(frozen=True)
class Clean:
    """Running text and, for each of its characters, the offset in the original."""

    text: str
    places: "array[int]"
    losses: tuple[Loss, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the characters ``start`` to ``end`` (excluded)."""
        return self.places[start], self.places[end - 1] + 1


def clean(original: str) -> Clean:
    """Running text of a page; time is linear in its length."""
    losses = tuple(Loss(*match.span()) for match in _LOST.finditer(original))
    lines = list(lines_of(original))
    pieces: list[str] = []
    places = array("L")
    page = _Page(lines)
    for number, line in enumerate(lines):
        if number and not page.joined(number):
            pieces.append(MARK_SEPARATOR)
            places.append(max(line.places[0] - 1, 0))
        pieces.append(line.text)
        places.extend(line.places)
    text, places = _without_thousands("".join(pieces), places, original)
    return Clean(text, places, losses)


def _without_thousands(
    text: str, places: "array[int]", original: str
) -> tuple[str, "array[int]"]:
    """``12,345``, ``１２，３４５`` (not ``12，345``) and ``1 064个`` without their separators,
    also where a line ends inside the number."""
    if _SEPARATED.search(text) is None:
        return text, places
    dropped: list[int] = []
    for match in _THOUSANDS.finditer(text):
        wide = not original[places[match.start()]].isascii()
        marks = [place for place in range(*match.span()) if text[place] in "， "]
        if all((original[places[mark]] == "，") == wide for mark in marks):
            dropped += marks
    pieces, kept, start = [], array("L"), 0
    for mark in [*dropped, len(text)]:
        pieces.append(text[start:mark])
        kept.extend(places[start:mark])
        start = mark + 1
    return "".join(pieces), kept


class _Block(NamedTuple):
    """Lines without a gap between: the width of the widest, and, of several, whether they
    are prose, not the lines of a title, and running text, not a list."""

    widest: int
    prose: bool
    flows: bool


class _Page:
    """The lines of a page and what they show together."""

    def __init__(self, lines: list[PrintedLine]) -> None:
        self._lines = lines
        self._running = False
        self._blocks = _blocks(lines)
        running = any(block.flows for block in self._blocks)
        self._column = column_of(lines) if running else None
        # Where all lines are indented no paragraph begins so.
        self._indents = any(not line.indented and line.inside for line in lines)

    def joined(self, number: int) -> bool:
        """Whether the sentence of the line before runs on in line ``number``; asked for
        one line after the other."""
        self._running = self._is_joined(number)
        return self._running

    def _is_joined(self, number: int) -> bool:
        before, line = self._lines[number - 1], self._lines[number]
        if number == 1 and _is_title(before.text, line.text):
            return False
        if not line.after_gap:
            if line.indented and self._indents and not is_cut(before, line):
                return False
            if self._column is not None and self._column.full(before):
                ended = before.text[-1] in _ENDED
                opening = _OPENING if ended else _SECTION
                return opening.match(line.text) is None
        block = self._blocks[number - 1]
        return _joined(before, line, block, full=self._reaches(number - 1, block))

    def _reaches(self, number: int, block: _Block) -> bool:
        """Whether a line reaches the end of its column. In a narrow one whose width is not
        known it must be in the middle of a sentence: it may be a title."""
        line = self._lines[number]
        if self._column is not None and self._column.full(line):
            return True
        if line.width * 10 < block.widest * 7:
            return False
        if line.width >= 24:
            return True
        running = self._running or _SENTENCE.search(line.text) is not None
        return block.flows and running


def _blocks(lines: list[PrintedLine]) -> list[_Block]:
    """For each line the block it stands in."""
    blocks: list[_Block] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].after_gap:
            blocks.extend([_block(lines[start:end])] * (end - start))
            start = end
    return blocks


def _block(lines: list[PrintedLine]) -> _Block:
    if len(lines) == 1:
        return _Block(lines[0].width, prose=False, flows=False)
    widest = max(line.width for line in lines)
    prose = any(_PROSE.search(line.text) for line in lines)
    return _Block(widest, prose, prose and flows(lines))


def _is_title(first: str, second: str) -> bool:
    """The first line names a kind of paper, and the next one does not go on with it."""
    if not first.endswith(words("actuality", "papers")) or _PROSE.search(first):
        return False
    return not second.startswith(("的", "和", "及", "与", "暨", "（", "》", "、"))


def _joined(
    before: PrintedLine, line: PrintedLine, block: _Block, *, full: bool
) -> bool:
    """Whether the sentence of ``before``, which is ``full``, runs on in ``line``."""
    last, first = before.text[-1], line.text
    if before.text[0] == "（" and last == "）":
        return False  # a remark that is a line of its own
    if last in _CLOSED or (last == "”" and before.text[-2:-1] in _CLOSED):
        return False
    if block.flows and is_cut(before, line):
        return True
    if _OPENING.match(first) and not (last.isdigit() and first[0].isdigit()):
        return False
    if last.isdigit() and not line.after_gap and _CUT.match(first):
        return True
    if (last.isdigit() or last in "余多.") and _RUNS_ON.match(first):
        cut = _DECIMALS.search(before.text) is not None and not line.after_gap
        return full or cut or first[0] in "余多.%万亿"
    if line.after_gap:
        # A heading may be long and hold a comma; a column of text has several lines.
        full = full or "。" in before.text
        long = full and (before.width >= 44 or before.inside or "。" in before.text)
        sentence = _SENTENCE.search(before.text) is not None
        runs_on = long and (sentence or (before.inside and block.prose))
        return (runs_on and last not in "；：）”") or last in "，、"
    return full or "。" in before.text or last in _OPEN_ENDED
