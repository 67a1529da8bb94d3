"""The figure as the reader hands it out."""

from decimal import Decimal
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """One figure of a report.

    ``start``, ``end``: character offsets in the text as decoded; ``printed``: the figure
    as it stands there, qualifier and unit included, without line breaks and blanks.
    ``value`` (and ``value_high`` for ranges): 万 and 亿 multiplied out, percentages as the
    number before the sign. ``unit``: normal form, empty where none is known;
    ``unit_inferred``: supplied, not printed. ``period``: see ``Period.__str__``;
    ``basis``: ``""``, ``cumulative`` or ``average``. ``confidence`` (0 to 1) is that of
    the match with ``indicator``, ``because`` the words that decided it.
    """

    start: int
    end: int
    printed: str
    value: Decimal
    value_high: Decimal | None
    unit: str
    unit_inferred: bool
    qualifier: str
    year: int | None
    period: str
    basis: str
    actual: bool
    kind: str
    indicator: str | None = None
    group: str | None = None
    coverage: str | None = None
    confidence: float = 0.0
    because: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The figure for JSON: exact numbers as numbers where they are whole, else as
        decimal fractions."""
        return self._asdict() | {
            "value": plain(self.value),
            "value_high": None if self.value_high is None else plain(self.value_high),
        }


def plain(value: Decimal) -> int | float:
    """A number JSON knows; none of those read has more digits than a float keeps."""
    return int(value) if value == value.to_integral_value() else float(value)
