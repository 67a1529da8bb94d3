"""When a head, a title, a sheet or a file is of: a year, or a year as far as a month."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from reports.reading.grids.cells import folded, is_year
from reports.reading.grids.telling import times_in
from reports.reading.lexicon.files import words
from reports.reading.time.report_year import Dating

YEAR_END = "-12-31"
_UNDATED = Dating(None, None)
_YEAR = re.compile(r"(?<!\d)((?:19[5-9]|20[0-4])\d)(?:年度?|(?!\d))[末底]?(?:数)?")
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)年?(?:-|—|–|~|至|到)((?:19|20)\d\d)(?:年度?|(?!\d))"
)
# As cells that are dates come: 2023-12-31.
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/](0?[1-9]|1[0-2])[-/](?:[0-2]?\d|3[01])(?!\d)"
)
# 202312: a year and a month, where nothing else is written.
_SIX = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])")
_MONTHS = re.compile(
    r"(?:(\d{1,2})(?:月)?(?:-|—|–|~|至|到))?(?<![\d])(\d{1,2})月份?[末底]?"
)
_PARTS = (
    (re.compile(r"第?(?:一|1)季度"), 3),
    (re.compile(r"前三季度"), 9),
    (re.compile(r"上半年|第?(?:二|2)季度"), 6),
    (re.compile(r"第?(?:三|3)季度"), 9),
    (re.compile(r"下半年|第?(?:四|4)季度"), 12),
    (re.compile(r"全年"), 12),
)
_REST = re.compile(r"^[()（）\[\]\-—、,.:：\s]+|[(（\[\-—、,.:：\s]+$|[(（][)）]")


@dataclass(frozen=True)
class SheetPeriod:
    """``year`` with the last ``month`` that is counted, where less than the year is;
    ``start``: the first of several years; ``part``: a month or quarter by itself;
    ``named``: the month is written and not only meant."""

    year: int | None
    month: int = 12
    start: int | None = None
    part: bool = False
    named: bool = False

    @property
    def whole(self) -> bool:
        return self.month == 12 and not self.part

    @property
    def cutoff(self) -> str:
        """The day the figures run to, where a month says it."""
        if self.year is None or (self.whole and not self.named):
            return ""
        last = monthrange(self.year, self.month)[1]
        return date(self.year, self.month, last).isoformat()

    def within(self, above: "SheetPeriod | None") -> "SheetPeriod":
        """The period of a head below another: 2024年 | 1-9月."""
        if above is None or above.year is None:
            return self
        if self.year is None:
            return replace(self, year=above.year)
        return self


def is_time(text: str) -> bool:
    """Whether a cell is a year, or a year and a month in six digits."""
    key = folded(text)
    return is_year(key) or bool(_SIX.fullmatch(key))


def taken_out(text: str) -> tuple[str, SheetPeriod | None]:
    """A head without its time, and the time: 2023年末人数 → 人数, 2023."""
    key = folded(text)
    year: int | None = None
    start: int | None = None
    if day := _DAY.search(key):
        rest = _REST.sub("", key[: day.start()] + key[day.end() :])
        return rest, SheetPeriod(int(day[1]), int(day[2]))
    if six := _SIX.fullmatch(key):
        return "", SheetPeriod(int(six[1]), int(six[2]), named=True)
    if span := _SPAN.search(key):
        start, year = int(span[1]), int(span[2])
        key = key[: span.start()] + key[span.end() :]
        if start >= year:
            return text, None
    elif found := _YEAR.search(key):
        year = int(found[1])
        key = key[: found.start()] + key[found.end() :]
    month, rest, running = _month(key)
    if year is None and month is None:
        return text, None
    rest = _REST.sub("", rest)
    if year is None and rest:
        # 12月 within a name (1-2月龄) says nothing of the table's time.
        return text, None
    return rest, SheetPeriod(
        year, month or 12, start, part=year is None and not running
    )


def _month(key: str) -> tuple[int | None, str, bool]:
    """The last month that a text speaks of, the rest of it, and whether the months are
    counted from the beginning of the year: 1-9月, 全年."""
    for pattern, month in _PARTS:
        if found := pattern.search(key):
            running = found.group()[-1] == "年" or found.group()[0] == "前"
            return month, key[: found.start()] + key[found.end() :], running
    if found := _MONTHS.search(key):
        month = int(found[2])
        if 1 <= month <= 12:
            rest = key[: found.start()] + key[found.end() :]
            return month, rest, found[1] == "1"
    return None, key, False


def period_in(line: str) -> SheetPeriod | None:
    """The one year that a title, a sheet's or a file's name speaks of, by the rules the
    reader of reports has; nothing where it speaks of several, or of none."""
    key = folded(line)
    if any(word in key for word in words("grids", "of_the_year_before")):
        return None
    found = [time for time in times_in(key, _UNDATED) if not time.compared]
    years = {time.year for time in found}
    if len(years) != 1 or any(time.first for time in found):
        return None
    months = [time.months for time in found if time.months]
    named = _month(_YEAR.sub("", key))[0] if not months else None
    month = months[-1][1] if months else (named or 12)
    return SheetPeriod(years.pop(), month, named=bool(months or named))
