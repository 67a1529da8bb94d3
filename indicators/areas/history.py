"""The rows of the code history, read and checked (pure).

A row is one code with one name for a run of years: ``from_year`` is included,
``until_year`` is not, and ``went`` says to which codes its land went in which year.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

FIRST_YEAR = 1981
"""The first year of the file: what is older is not known."""
LAST_YEAR = 2024
"""The last year of the file: nothing is known after its 31 December."""

_BECAME = re.compile(r"(\d{6})(?:\[(\d{4})\])?")
_STATES = frozenset(("in use", "renamed", "abolished"))


class AreaLevel(StrEnum):
    COUNTRY = "country"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"


class HistoryFault(ValueError):
    """Rows that cannot be true; ``faults`` names each with its line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


@dataclass(slots=True, eq=False)
class CodeRow:
    """One code with one name; two rows are the same only if they are one object."""

    line: int
    code: str
    name: str
    level: AreaLevel
    above: str
    """The name of the prefecture above a county; 直辖 where there is none."""
    from_year: int
    until_year: int | None
    went: tuple[tuple[int, str], ...]
    """(year, code) of every area that took land of it."""

    def used_in(self, year: int) -> bool:
        return self.from_year <= year and (
            self.until_year is None or year < self.until_year
        )

    def __str__(self) -> str:
        until = "" if self.until_year is None else self.until_year
        return f"line {self.line}: {self.code} {self.name} {self.from_year}–{until}"


class Codes:
    """Which row a code meant in a year."""

    def __init__(self, rows: Iterable[CodeRow]) -> None:
        self._rows: defaultdict[str, list[CodeRow]] = defaultdict(list)
        self._under: defaultdict[str, list[CodeRow]] = defaultdict(list)
        for row in rows:
            self._rows[row.code].append(row)
            if row.level is AreaLevel.COUNTY:
                self._under[row.code[:4]].append(row)

    def at(self, code: str, year: int) -> CodeRow | None:
        for row in self._rows.get(code, ()):
            if row.used_in(year):
                return row
        return None

    def above(self, row: CodeRow, year: int) -> CodeRow | None:
        """The row of the prefecture, or else the province, that ``row`` was under."""
        if row.level is AreaLevel.PROVINCE:
            return None
        prefecture = (
            self.at(row.code[:4] + "00", year)
            if row.level is AreaLevel.COUNTY
            else None
        )
        if prefecture and prefecture.level is AreaLevel.PREFECTURE:
            return prefecture
        return self.at(row.code[:2] + "0000", year)

    def counties(self, row: CodeRow, year: int) -> list[CodeRow]:
        """The counties under a prefecture in a year, in the order of the file."""
        if row.level is not AreaLevel.PREFECTURE:
            return []
        return [r for r in self._under[row.code[:4]] if r.used_in(year)]

    def runs(self) -> Iterable[list[CodeRow]]:
        return self._rows.values()


def known(year: int) -> bool:
    """Whether the file says anything of ``year``."""
    return FIRST_YEAR <= year <= LAST_YEAR


def read(rows: Iterable[Mapping[str, str]]) -> tuple[CodeRow, ...]:
    """The rows of the file, in its order; ``HistoryFault`` if any cannot be true."""
    faults: list[str] = []
    found: list[CodeRow] = []
    for line, row in enumerate(rows, start=2):
        try:
            found.append(_row(line, row))
        except (KeyError, ValueError) as error:
            faults.append(f"line {line}: {error}")
    faults += faults_of(found)
    if faults:
        raise HistoryFault(faults)
    return tuple(found)


def _row(line: int, row: Mapping[str, str]) -> CodeRow:
    until = int(row["until_year"]) if row["until_year"] else None
    if row["state"] not in _STATES or (row["state"] == "in use") != (until is None):
        raise ValueError(f"state {row['state']!r} does not fit until_year {until}")
    return CodeRow(
        line=line,
        code=_code(row["code"]),
        name=row["name"],
        level=AreaLevel(row["level"]),
        above=row["prefecture"],
        from_year=int(row["from_year"]),
        until_year=until,
        went=tuple(_went(row["became"], until)),
    )


def _code(text: str) -> str:
    if len(text) != 6 or not (text.isascii() and text.isdigit()):
        raise ValueError(f"{text!r} is not a code of six digits")
    return text


def _went(became: str, until: int | None) -> Iterator[tuple[int, str]]:
    for text in filter(None, became.split(";")):
        match = _BECAME.fullmatch(text)
        year = match and (match[2] or until)
        if not match or year is None:
            raise ValueError(f"became {text!r} has no code or no year")
        yield int(year), match[1]


def faults_of(rows: Sequence[CodeRow]) -> list[str]:
    """What contradicts itself in rows that can be read."""
    codes = Codes(rows)
    faults = [fault for run in codes.runs() for fault in _overlaps(run)]
    for row in rows:
        faults += [f"{row}: {fault}" for fault in _faults_of_row(row, codes)]
    return faults


def _overlaps(run: Sequence[CodeRow]) -> Iterator[str]:
    ordered = sorted(run, key=lambda row: row.from_year)
    for earlier, later in pairwise(ordered):
        if earlier.until_year is None or earlier.until_year > later.from_year:
            yield f"{later}: in use beside {earlier}"


def _faults_of_row(row: CodeRow, codes: Codes) -> Iterator[str]:
    last = LAST_YEAR + 1 if row.until_year is None else row.until_year
    if not FIRST_YEAR <= row.from_year < last <= LAST_YEAR + 1:
        yield f"years outside {FIRST_YEAR} to {LAST_YEAR}, or in the wrong order"
        return
    if row.level is not _level_of(row.code, codes, row.from_year):
        yield f"level {row.level} does not fit the code"
    above = codes.above(row, row.from_year)
    if above is None and row.level is not AreaLevel.PROVINCE:
        yield "no province or prefecture above it"
    if row.level is AreaLevel.COUNTY and above and row.above != _name_above(above):
        yield f"is under {above.name}, not {row.above}"
    if (
        row.until_year
        and row.level is AreaLevel.COUNTY
        and row.until_year not in dict(row.went)
    ):
        yield "ended, but its land went nowhere"
    for year, code in row.went:
        if not row.from_year < year <= last:
            yield f"gave land in {year}, when it was not in use"
        elif codes.at(code, year) is None:
            yield f"became {code}, which was not in use in {year}"


def _level_of(code: str, codes: Codes, year: int) -> AreaLevel:
    if code.endswith("0000"):
        return AreaLevel.PROVINCE
    return AreaLevel.PREFECTURE if code.endswith("00") else AreaLevel.COUNTY


def _name_above(above: CodeRow) -> str:
    return "直辖" if above.level is AreaLevel.PROVINCE else above.name
