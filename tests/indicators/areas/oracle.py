"""The areas of a year read straight from the file, row by row: slow, and shares no code."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FILE = Path(__file__).parents[3] / "fixtures" / "areas" / "history.csv"
YEARS = range(1999, 2025)


@cache
def rows() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def in_use(year: int, level: str) -> Iterator[dict[str, str]]:
    for row in rows():
        until = int(row["until_year"] or 9999)
        if row["level"] == level and int(row["from_year"]) <= year < until:
            yield row


def prefectures(year: int) -> dict[str, list[tuple[str, str]]]:
    """Code and name of the prefectures of a year, by the name of their province."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in in_use(year, "province"):
        found[row["name"]] = []
    for row in in_use(year, "prefecture"):
        found[row["province"]].append((row["code"], row["name"]))
    return {province: sorted(areas) for province, areas in found.items()}


def counties(year: int) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Code and name of the counties of a year, by province and prefecture (or 直辖)."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in in_use(year, "county"):
        above = (row["province"], row["prefecture"])
        found.setdefault(above, []).append((row["code"], row["name"]))
    return {above: sorted(areas) for above, areas in found.items()}
