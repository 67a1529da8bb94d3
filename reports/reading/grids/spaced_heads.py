"""The heads above rows that only blanks part: which words are of which column."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from reports.reading.grids.cells import GridCell, are_years, is_year
from reports.reading.grids.spaced_words import KNOWN, is_value
from reports.reading.grids.units import bracketed
from reports.reading.lexicon.files import table, words

Cells = tuple[GridCell, ...]
_TIME = re.compile(
    r"(?:19|20)\d\d年?(?:\d{1,2}(?:[-~至]\d{1,2})?月份?)?[末底初度]?|"
    r"\d{1,2}(?:[-~至]\d{1,2})?月份?末?|[一二三四]季度"
)
_MARKS = re.compile(r"（[^（）]*）|[%％±+/—-]|年(?=末|底|度|初|$)")
_LISTED_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:(?:/|、|和|与)(?:19|20)\d\d年?){1,9}(?!\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(?![\d至~—-])")
_HALVES = ("比", "较", "同比", "环比")


def is_head(cells: Cells) -> bool:
    """A line of heads: words that are known there, and years; after 指标, 地区 … any."""
    if not cells:
        return False
    years = [cell.words for cell in cells if cell.words.isdigit()]
    if any(is_value(cell.words) and not is_year(cell.words) for cell in cells):
        return False
    if not are_years(years):
        return False
    begins = is_stub(cells[0].words)
    if years and not (begins or is_year(cells[0].words)):
        return False
    if begins and len(cells) > 1:
        return True
    return len(cells) > 1 and all(is_known(cell.words) for cell in cells)


def is_stub(said: str) -> bool:
    """The head of the labels."""
    return said in _listed("stubs")


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words("grids", key))


def may_reach(upper: Cells, lower: Cells) -> bool:
    """Whether words above a line of heads may be heads over several of its columns: 城市低保
    农村低保 over 户数 人数 户数 人数, further in than the labels."""
    names = [cell.words for cell in lower if not _says_no_value(cell.words)]
    if len(upper) < 2 or not names or len(names) % len(upper):
        return False
    each = len(names) // len(upper)
    repeated = each > 1 and names[:each] * len(upper) == names
    return repeated and not any(is_value(cell.words) for cell in upper)


def joined_comparison(line: str, heads: Cells) -> Cells | None:
    """2022年比 in a line of its own over 2021年增长%: the head it goes on in."""
    if not line.endswith(("比", "较")) or not _TIME.match(line):
        return None
    places = [
        n
        for n, cell in enumerate(heads)
        if (found := _TIME.match(cell.words))
        and _is_compared(cell.words[found.end() :])
        and cell.words[found.end() :]
    ]
    if len(places) != 1:
        return None
    cell = heads[places[0]]
    whole = GridCell(cell.start, cell.end, line + cell.words)
    return (*heads[: places[0]], whole, *heads[places[0] + 1 :])


def _says_no_value(said: str) -> bool:
    """The head of a column without numbers."""
    numbering = ("序号", "编号", "行次", "代码")
    idle = said in _listed("unit_heads") or said in _listed("remarks")
    return idle or is_stub(said) or said in numbering


@lru_cache(maxsize=4096)
def is_known(said: str) -> bool:
    """Whether a word is made of times and of words that heads are made of."""
    left = _MARKS.sub("", _TIME.sub("", said))
    reached = {0}
    for place in range(len(left)):
        if place in reached:
            reached.update(
                place + len(w) for w in _of_heads() if left.startswith(w, place)
            )
    return len(left) in reached


@cache
def _of_heads() -> tuple[str, ...]:
    groups = (str(word) for listed in table("groups").values() for word in listed)
    listed = (word for key in (*KNOWN, "totals") for word in words("grids", key))
    return tuple(dict.fromkeys((*listed, *groups, *_HALVES)))


def widths(line: Cells, blocks: int) -> list[int] | None:
    """How many columns with numbers each block has by its heads."""
    parts = _parts(line)
    return [len(part) for part in parts] if len(parts) == blocks else None


def heads_above(
    lines: Sequence[Cells], counts: Sequence[int]
) -> list[list[Cells]] | None:
    """For each block of columns, ``counts`` wide, its lines of heads, one cell a column;
    ``lines`` from the top. ``None`` where it is not sure which head is of which column."""
    blocks = _blocks(lines[-1], counts)
    if blocks is None:
        return None
    found = [[block] for block in blocks]
    for line in reversed(lines[:-1]):
        upper = _reaching(line, found, counts)
        if upper is None:
            return None
        for rows, block in zip(found, upper, strict=True):
            rows.insert(0, block)
    return found


def _blocks(line: Cells, counts: Sequence[int]) -> list[Cells] | None:
    """The heads of the columns with numbers, block by block."""
    parts = _parts(line)
    if len(parts) == 1 and len(counts) > 1:
        parts = _dealt(parts[0], counts)
    if len(parts) != len(counts):
        return None
    found = [_fitted(part, count) for part, count in zip(parts, counts, strict=True)]
    return [part for part in found if part] if all(found) else None


def _parts(line: Cells) -> list[Cells]:
    """The heads of each block, where 指标 begins one anew."""
    parts: list[list[GridCell]] = [[]]
    for cell in line:
        if is_stub(cell.words) and parts[-1]:
            parts.append([])
        if not _says_no_value(cell.words):
            parts[-1].append(cell)
    return [tuple(part) for part in parts]


def _dealt(cells: Cells, counts: Sequence[int]) -> list[Cells]:
    if len(cells) != sum(counts):
        return [cells]
    parts, place = [], 0
    for count in counts:
        parts.append(cells[place : place + count])
        place += count
    return parts


def _fitted(cells: Cells, count: int) -> Cells | None:
    """As many heads as columns: 比上年 增长 is one."""
    if len(cells) > count:
        cells = _compared(cells)
    return cells if len(cells) == count else None


def _compared(cells: Cells) -> Cells:
    found: list[GridCell] = []
    for cell in cells:
        before = found[-1] if found else None
        if before and before.words.startswith(_HALVES) and _is_compared(cell.words):
            found[-1] = GridCell(before.start, cell.end, before.words + cell.words)
        else:
            found.append(cell)
    return tuple(found)


def _is_compared(said: str) -> bool:
    name = bracketed(said)[0].strip("%％±（）")
    return not name or name.startswith(words("grids", "compared"))


def _reaching(
    line: Cells, found: list[list[Cells]], counts: Sequence[int]
) -> list[Cells] | None:
    """Heads of an upper line, each over as many columns: 2021年 2022年 over 城市 农村 城市
    农村. Only where the lower line repeats itself, or there is one for each column."""
    if (single := _blocks(line, counts)) is not None:
        return single
    if len(counts) > 1:
        return None
    lower = [cell.words for cell in found[0][0]]
    upper = [cell for cell in line if not _says_no_value(cell.words)]
    if not upper or len(lower) % len(upper):
        return None
    each = len(lower) // len(upper)
    if len(upper) > 1 and lower[:each] * len(upper) != lower:
        return None
    return [
        tuple(
            head if not n else GridCell(head.end, head.end, head.words)
            for head in upper
            for n in range(each)
        )
    ]


def heads_from_title(lines: Sequence[str], count: int, place: int) -> Cells | None:
    """2021年/2020年 in the line above the rows, one year a column; or one month, whose
    own numbers come first."""
    for line in reversed(lines[-2:]):
        listed = _LISTED_YEARS.findall(line)
        if listed:
            years = _YEAR.findall(listed[-1])
            if len(listed) > 1 or len(years) != count:
                return None
            return tuple(GridCell(place, place, f"{year}年") for year in years)
        months = _MONTH.findall(line)
        if months:
            if len(months) > 1 or count != 2:
                return None
            # What stands beside a January may be of another year.
            beside = "前期" if int(months[0][1]) == 1 else "上月"
            return (
                GridCell(place, place, "本月"),
                GridCell(place, place, beside),
            )
    return None
