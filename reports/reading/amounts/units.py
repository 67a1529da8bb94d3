"""The unit printed after a number: its normal form and what family it belongs to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reports.reading.lexicon.files import table


@dataclass(frozen=True)
class PrintedUnit:
    """A unit as printed after a number.

    ``unit``: normal form (``元/月``); ``family``: what is measured; ``chinese``: whether
    a Chinese numeral may stand before it (``yes``, ``some``, ``no``).
    """

    unit: str
    family: str
    chinese: str


@dataclass(frozen=True)
class Spelling:
    text: str
    not_before: str
    measure: PrintedUnit


@dataclass(frozen=True)
class _Spellings:
    """The spellings that begin with one character, longest first."""

    pattern: re.Pattern[str]
    spellings: dict[str, Spelling]


@cache
def _by_first() -> dict[str, _Spellings]:
    by_first: dict[str, dict[str, Spelling]] = {}
    for entry in table("units"):
        permitted = {True: "yes", False: "no"}
        chinese = entry.get("chinese", False)
        measure = PrintedUnit(
            entry["unit"], entry["family"], permitted.get(chinese, str(chinese))
        )
        for text in entry["spellings"]:
            spelling = Spelling(text, entry.get("not_before", ""), measure)
            by_first.setdefault(text[0], {}).setdefault(text, spelling)
    return {
        first: _Spellings(_longest_first(spellings.values()), spellings)
        for first, spellings in by_first.items()
    }


def _longest_first(spellings: Iterable[Spelling]) -> re.Pattern[str]:
    listed = sorted(spellings, key=lambda spelling: -len(spelling.text))
    return re.compile(
        "|".join(
            re.escape(spelling.text)
            + (f"(?![{re.escape(spelling.not_before)}])" if spelling.not_before else "")
            for spelling in listed
        )
    )


def measure_at(text: str, place: int) -> Spelling | None:
    """The longest unit that stands at ``place``, or ``None``."""
    known = _by_first().get(text[place : place + 1])
    if known is None or (match := known.pattern.match(text, place)) is None:
        return None
    return known.spellings[match.group()]


@cache
def family_of(unit: str) -> str:
    """The family of a unit in its normal form; empty for an unknown one."""
    return next(
        (str(entry["family"]) for entry in table("units") if entry["unit"] == unit), ""
    )
