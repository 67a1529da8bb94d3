"""The unit printed after a number: its normal form and what family it belongs to."""

from dataclasses import dataclass
from functools import cache

from importers.reading.tables import table


@dataclass(frozen=True)
class Measure:
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
    measure: Measure


@cache
def _by_first() -> dict[str, tuple[Spelling, ...]]:
    """Spellings by their first character, longest first."""
    by_first: dict[str, list[Spelling]] = {}
    for entry in table("units"):
        permitted = {True: "yes", False: "no"}
        chinese = entry.get("chinese", False)
        measure = Measure(
            entry["unit"], entry["family"], permitted.get(chinese, str(chinese))
        )
        for text in entry["spellings"]:
            spelling = Spelling(text, entry.get("not_before", ""), measure)
            by_first.setdefault(text[0], []).append(spelling)
    return {
        first: tuple(sorted(spellings, key=lambda spelling: -len(spelling.text)))
        for first, spellings in by_first.items()
    }


def measure_at(text: str, place: int) -> Spelling | None:
    """The longest unit that stands at ``place``, or ``None``."""
    for spelling in _by_first().get(text[place : place + 1], ()):
        end = place + len(spelling.text)
        if text.startswith(spelling.text, place) and (
            not spelling.not_before
            or text[end : end + 1] not in set(spelling.not_before)
        ):
            return spelling
    return None


@cache
def family_of(unit: str) -> str:
    """The family of a unit in its normal form; empty for an unknown one."""
    return next(
        (str(entry["family"]) for entry in table("units") if entry["unit"] == unit), ""
    )
