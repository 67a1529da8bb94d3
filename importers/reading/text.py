"""A page as extracted → running text in which every character knows its place.

Lines broken inside sentences and numbers are joined, blanks inside Chinese text
dropped, full-width forms folded. ``Clean.places[i]`` is the offset in the original
of character ``i``. Lost glyphs are reported and never guessed.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from importers.reading.folding import BLANKS, INVISIBLE, LINE_ENDS, normal_form

_LINE_END = re.compile("\r\n|[" + "".join(sorted(LINE_ENDS)) + "]")
_IDLE = re.compile("[" + "".join(sorted(BLANKS | INVISIBLE)) + "]")
_SEPARATED = re.compile(r"[0-9０-９][,，][0-9０-９]")
# Private characters are glyphs without a name; U+F0xx are the bullets of symbol fonts.
_LOST = re.compile(
    "[\ufffd\ue000-\uefff\uf100-\uf8ff\U000f0000-\U0010fffd]+"
    r"|\(cid:\d{1,6}\)"
)
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?![\d])")
_LETTERED = re.compile(r"(?:[^\s] ){4,}[^\s](?![^\s])")
# A line that opens something new: list marks, section numbers, hash headings.
_OPENING = re.compile(
    r"[#★☆■□◆◇▲△▼▶►※◎①-⑳【\[●]|-{2}|[一二三四五六七八九十]{1,3}、|"
    r"（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十\d]{1,3}[章节条部编]|"
    r"专栏|表\d|注：|来源：|发布|责任编辑"
)
_SENTENCE = re.compile(r"[，。、；]")
_PROSE = re.compile(r"[，。；]")
_CLOSED = frozenset("。！？…》】")
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


@dataclass(frozen=True)
class _Line:
    text: str
    places: Sequence[int]
    width: int
    after_gap: bool  # a blank line stands before it

    @property
    def inside(self) -> bool:
        """It is not the first line of its paragraph."""
        return not self.after_gap


def clean(original: str) -> Clean:
    """Running text of a page; time is linear in its length."""
    losses = tuple(Loss(*match.span()) for match in _LOST.finditer(original))
    lines = list(_lines(original))
    pieces: list[str] = []
    places = array("L")
    blocks = _blocks(lines)
    for number, line in enumerate(lines):
        if number:
            before = lines[number - 1]
            if not _joined(before, line, blocks[number - 1]):
                pieces.append(MARK_SEPARATOR)
                places.append(max(line.places[0] - 1, 0))
        pieces.append(line.text)
        places.extend(line.places)
    return Clean("".join(pieces), places, losses)


class _Block(NamedTuple):
    """Lines without a gap between: the width of the widest, and whether they are prose, not
    the lines of a title."""

    widest: int
    prose: bool


def _blocks(lines: list[_Line]) -> list[_Block]:
    """For each line the block it stands in."""
    blocks: list[_Block] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or lines[end].after_gap:
            widest = max(line.width for line in lines[start:end])
            prose = any(_PROSE.search(line.text) for line in lines[start:end])
            blocks.extend([_Block(widest, prose)] * (end - start))
            start = end
    return blocks


def _joined(before: _Line, line: _Line, block: _Block) -> bool:
    """Whether the sentence of ``before`` runs on in ``line``."""
    widest = block.widest
    last, first = before.text[-1], line.text
    if before.text[0] == "（" and last == "）":
        return False  # a remark that is a line of its own
    if last in _CLOSED or (last == "”" and before.text[-2:-1] in _CLOSED):
        return False
    if _OPENING.match(first) and not (last.isdigit() and first[0].isdigit()):
        return False
    if last.isdigit() and not line.after_gap and _CUT.match(first):
        return True
    if (last.isdigit() or last in "余多.") and _RUNS_ON.match(first):
        cut = _DECIMALS.search(before.text) is not None and not line.after_gap
        return _full(before, widest) or cut or first[0] in "余多.%万亿"
    full = _full(before, widest) or "。" in before.text
    if line.after_gap:
        # A heading may be long and hold a comma; a column of text has several lines.
        long = full and (before.width >= 44 or before.inside or "。" in before.text)
        sentence = _SENTENCE.search(before.text) is not None
        runs_on = long and (sentence or (before.inside and block.prose))
        return (runs_on and last not in "；：）”") or last in "，、"
    return full or last in _OPEN_ENDED


def _full(line: _Line, widest: int) -> bool:
    return line.width >= 24 and line.width * 10 >= widest * 7


def _lines(original: str) -> Iterator[_Line]:
    gap = True
    start = 0
    for match in _LINE_END.finditer(original):
        line = _line(original, start, match.start(), gap)
        start = match.end()
        gap = line is None
        if line is not None:
            yield line
    line = _line(original, start, len(original), gap)
    if line is not None:
        yield line


def _line(original: str, start: int, end: int, gap: bool) -> _Line | None:
    """One line without its idle blanks, or ``None`` where nothing stands on it."""
    if start == end:
        return None
    raw = original[start:end]
    folded = normal_form(raw)
    separated = _SEPARATED.search(raw)
    if separated is None and _IDLE.search(raw) is None:
        return _Line(folded, range(start, end), _width(folded), gap)
    kept = _kept(folded, _thousands(raw) if separated else frozenset())
    if not kept:
        return None
    text = "".join(" " if folded[i] in BLANKS else folded[i] for i in kept)
    return _Line(text, [start + i for i in kept], _width(text), gap)


def _width(text: str) -> int:
    """Columns of print: letters of ASCII take one, all others two."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def _thousands(raw: str) -> frozenset[int]:
    """Places of the separators inside ``12,345`` and ``１２，３４５`` (not ``12，345``)."""
    found: set[int] = set()
    folded = raw.translate({0xFF10 + d: ord("0") + d for d in range(10)})
    for match in _THOUSANDS.finditer(folded):
        wide = not raw[match.start()].isascii()
        separators = [i for i in range(*match.span()) if raw[i] in ",，"]
        if all((raw[i] == "，") == wide for i in separators):
            found.update(separators)
    return frozenset(found)


def _kept(folded: str, dropped: frozenset[int]) -> list[int]:
    """Places that stay: no invisible characters, thousands marks or idle blanks."""
    spaced = _letter_spaced(folded)
    kept: list[int] = []
    blanks: list[int] = []
    for place, character in enumerate(folded):
        if character in INVISIBLE or place in dropped:
            continue
        if character in BLANKS:
            blanks.append(place)
            continue
        if blanks:
            if kept and _blank_counts(folded, kept[-1], place, blanks, spaced):
                kept.append(blanks[0])
            blanks = []
        kept.append(place)
    return kept


def _letter_spaced(folded: str) -> list[tuple[int, int]]:
    """Stretches written with a blank after every character (``社 会 组 织``)."""
    if " " not in folded:
        return []
    return [match.span() for match in _LETTERED.finditer(folded)]


def _blank_counts(
    folded: str, left: int, right: int, blanks: list[int], spaced: list[tuple[int, int]]
) -> bool:
    """Whether the blanks between two characters separate two words or numbers."""
    before, after = folded[left], folded[right]
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        if len(blanks) > 1:
            return True
        if any(start <= left and right < end for start, end in spaced):
            return False
        return not _split_number(folded, left, right)
    if before.isascii() or after.isascii():
        return False
    return len(blanks) > 1


def _split_number(folded: str, left: int, right: int) -> bool:
    """``1 064个``: one to three digits, a blank, exactly three digits, a unit at once."""
    head = re.search(r"(?<![\d.])\d{1,3}$", folded[max(0, left - 4) : left + 1])
    tail = re.match(r"\d{3}(?![\d])[ ]?[\u4e00-\u9fff]", folded[right : right + 5])
    return (
        head is not None
        and tail is not None
        and tail.group()[-1] not in "年月日号时"
        and left - len(head.group()) >= 0
        and folded[left - len(head.group())] not in " \t"
    )
