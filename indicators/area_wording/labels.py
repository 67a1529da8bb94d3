"""What areas are called in the reader's language, by their keys and names then."""

import csv
from functools import cache

from indicators.areas.known import HISTORY
from indicators.areas.names import stem
from indicators.localized import localized

KINDS = {"县": "County", "区": "District", "市": ""}


def label(key: str, name: str) -> str:
    """Zhuzhou for an English reader; the Chinese name where no English one is known."""
    by_code, by_name = _english()
    return localized(
        name, by_code.get((key[:6], name)) or by_name.get(name) or _of_its_kind(name)
    )


def _of_its_kind(name: str) -> str:
    """Zhuzhou County for 株洲县, where 株洲 has an English name and 株洲县 has none."""
    short, kind = stem(name), KINDS.get(name[-1])
    bare = _stems().get(short)
    if bare is None or kind is None or name != short + name[-1]:
        return ""
    return f"{bare} {kind}".strip()


@cache
def _english() -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """English names by code and name; and by name, where all areas of it share one."""
    by_code: dict[tuple[str, str], str] = {}
    by_name: dict[str, str] = {}
    for file in ("names-en.csv", "cities.csv", "provinces.csv"):
        with HISTORY.with_name(file).open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                code, name, english = row["code"], row["name"], row["name_en"]
                by_code[code, name] = english
                same = by_name.get(name, english) == english
                by_name[name] = english if same else ""
    return by_code, by_name


@cache
def _stems() -> dict[str, str]:
    """English names of plain cities, counties and districts without their kinds."""
    found: dict[str, set[str]] = {}
    for name, english in _english()[1].items():
        if english and name[-1] in KINDS and name == stem(name) + name[-1]:
            bare = english.removesuffix(f" {KINDS[name[-1]] or '-'}")
            found.setdefault(stem(name), set()).add(bare)
    return {short: names.pop() for short, names in found.items() if len(names) == 1}
