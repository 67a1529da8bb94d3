"""The words and numbers of a line whose cells only blanks part."""

import re
from functools import cache, lru_cache

from reports.reading.grids.cells import GridCell, bare, counts, folded, is_year, missing
from reports.reading.grids.units import unit_of
from reports.reading.lexicon.files import words
from reports.reading.text.lines import width_of

_WIDE = re.compile(r"[ \u00a0\t]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_WORD = re.compile(r"[^ \u00a0\t\u3000]+")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?")
_GLUED = re.compile(
    r"(?P<label>\S+[\u4e00-\u9fff）)])(?P<number>-?\d[\d,]*(?:\.\d+)?[%‰]?)"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FAR = 100  # columns of print
_MOST = 256  # cells of a line
KNOWN = (
    "stubs", "unit_heads", "year_heads", "plain", "compared", "rate", "earlier",
    "of_a_month", "running", "within_year", "no_figures", "planned", "shares",
)  # fmt: skip


def words_of(text: str, start: int, end: int) -> tuple[GridCell, ...]:
    """The words and numbers of a line: 指 标 is one, 13 205 beside wider gaps too; English
    beside Chinese is left out."""
    cells: list[GridCell] = []
    for first, last in _pieces(text, start, end):
        if _GROUPED.fullmatch(text, first, last):
            cells.append(_cell(text, first, last))
            continue
        for match in _WORD.finditer(text, first, last):
            cells += _unglued(text, *match.span())
        if len(cells) > _MOST:
            return ()
    return tuple(_without_english(_joined(text, cells)))


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What wide gaps part."""
    gaps = [match.span() for match in _WIDE.finditer(text, start, end)]
    edges = [start, *(edge for gap in gaps for edge in gap), end]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if first < last]


def _cell(text: str, start: int, end: int) -> GridCell:
    return GridCell(start, end, folded(text[start:end]))


def _unglued(text: str, start: int, end: int) -> list[GridCell]:
    """A label and the number printed right behind it: 结婚登记（对）9692."""
    match = _GLUED.fullmatch(text, start, end)
    if match is None or is_year(match["number"]):
        return [_cell(text, start, end)]
    middle = match.start("number")
    return [_cell(text, start, middle), _cell(text, middle, end)]


def _joined(text: str, cells: list[GridCell]) -> list[GridCell]:
    """Spaced characters, 2021 年 and names broken before a bracket as one word each."""
    found: list[GridCell] = []
    run: list[GridCell] = []
    for cell in [*cells, None]:
        if cell is not None and len(cell.words) == 1 and _CHINESE.match(cell.words):
            run.append(cell)
            continue
        found += _run(text, run)
        run = []
        if cell is not None:
            before = found[-1] if found else None
            if before is not None and _goes_on(before.words, cell.words):
                found[-1] = GridCell(before.start, cell.end, before.words + cell.words)
            else:
                found.append(cell)
    return _dated(found)


def _goes_on(before: str, words: str) -> bool:
    if before.count("（") > before.count("）"):
        return True
    return words.startswith("（") and _CHINESE.search(before) is not None


def _dated(cells: list[GridCell]) -> list[GridCell]:
    found: list[GridCell] = []
    for cell in cells:
        before = found[-1] if found else None
        if before and _YEAR.fullmatch(before.words) and cell.words[:1] == "年":
            found[-1] = GridCell(before.start, cell.end, before.words + cell.words)
        else:
            found.append(cell)
    return found


def _run(text: str, run: list[GridCell]) -> list[GridCell]:
    """Characters that stand alone: known words where they make some, else one word; the
    last may be a unit (合 计 个)."""
    found: list[GridCell] = []
    while run:
        said = "".join(cell.words for cell in run)
        length = next(
            (n for n in range(len(run), 1, -1) if said[:n] in _known()),
            1 if len(run) == 1 or unit_of(said[0]) else 0,
        )
        if not length:
            rest = [n for n in range(1, len(run)) if said[n:] in _known()]
            unit = len(run) - 1 if len(run) > 1 and unit_of(said[-1]) else len(run)
            length = rest[0] if rest else unit
        found.append(GridCell(run[0].start, run[length - 1].end, said[:length]))
        run = run[length:]
    return found


@cache
def _known() -> frozenset[str]:
    listed = (words("grids", key) for key in (*KNOWN, "totals"))
    return frozenset(word for known in listed for word in known if len(word) > 1)


def _without_english(cells: list[GridCell]) -> list[GridCell]:
    if not any(_CHINESE.search(cell.words) for cell in cells):
        return [cell for cell in cells if not is_english(cell.words)]
    return [
        cell
        for cell in cells
        if _CHINESE.search(cell.words)
        or not any(character.isalpha() for character in cell.words)
    ]


@lru_cache(maxsize=4096)
def is_english(said: str) -> bool:
    return _CHINESE.search(said) is None and _LATIN.search(said) is not None


@lru_cache(maxsize=8192)
def is_value(said: str) -> bool:
    """A number, one with its unit, or a dash in its place."""
    if bare(said) is not None or counts(said):
        return True
    return missing(said) and not _CHINESE.search(said) and said not in "*#xX"


def column_at(text: str, line: int, place: int) -> int:
    """The column of print in which a character stands; a tab goes far."""
    tabs = text.count("\t", line, place)
    if not tabs:
        return width_of(text[line:place])
    return tabs * _FAR + width_of(text[text.rfind("\t", line, place) + 1 : place])
