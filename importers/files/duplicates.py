"""The same figure twice in one file: both rows are named (pure)."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Place = TypeVar("Place")


def repeated_keys(
    places: Iterable[tuple[Hashable, Place]],
) -> dict[Hashable, tuple[Place, ...]]:
    """Keys that stand in more than one place, with all their places in order.

    A key is what a figure is told apart by after matching: the codes of city, indicator,
    group and coverage, and the year.
    """
    found: dict[Hashable, list[Place]] = {}
    for key, place in places:
        found.setdefault(key, []).append(place)
    return {key: tuple(where) for key, where in found.items() if len(where) > 1}
