"""The catalogue as a value: what the reader may match figures to (no database here)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class KnownIndicator:
    """An indicator of the catalogue: its code, the code of its unit, its measure
    (``standard``, ``stock``, ``flow`` …) and the names it goes by."""

    code: str
    unit: str
    measure: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class ReaderCatalogue:
    """All indicators that a figure may be matched to."""

    indicators: tuple[KnownIndicator, ...]

    @cached_property
    def _hash(self) -> int:
        return hash(self.indicators)

    def __hash__(self) -> int:
        """That of the indicators, found out once."""
        return self._hash

    @classmethod
    def of(cls, indicators: Iterable[KnownIndicator]) -> "ReaderCatalogue":
        return cls(tuple(sorted(indicators, key=lambda indicator: indicator.code)))


EMPTY = ReaderCatalogue(())
