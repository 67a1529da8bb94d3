"""Whether a figure is a fact, or a plan, a target, a forecast."""

import re
from functools import cache

from importers.reading.tables import words

REACH = 90  # characters before a figure in which a plan may be announced


@cache
def _either() -> re.Pattern[str]:
    """Harmless words first, so that they are stepped over."""
    parts = [
        f"(?P<{key}>{'|'.join(re.escape(word) for word in words('actuality', key))})"
        for key in ("harmless", "ahead", "already")
    ]
    return re.compile("|".join(parts))


def is_actual(
    text: str, start: int, floor: int, *, plan: bool, year: int | None, now: int | None
) -> bool:
    """Whether the figure at ``start`` is a fact; ``plan``: its section is one.

    ``floor``: start of the sentence; ``year``: of the figure; ``now``: of the report.
    """
    if year is not None and now is not None and year > now:
        return False
    window = text[max(floor, start - REACH) : start]
    ahead = plan
    for match in _either().finditer(window):
        if match["ahead"]:
            ahead = True
        elif match["already"]:
            ahead = False
    return not ahead
