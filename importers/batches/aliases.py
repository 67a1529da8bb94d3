"""Which answers may be remembered as names."""

from typing import Any

from importers.batches.access import reviews
from importers.models import (
    Part,
)

LONGEST_ALIAS = {
    Part.CITY: 60,
    Part.INDICATOR: 80,
    Part.GROUP: 80,
    Part.COVERAGE: 80,
    Part.UNIT: 80,
}


def may_remember(user: Any, part: Part, thing: Any) -> bool:
    """An alias serves everybody's files: a reviewer (of that city, where it is one's) or an
    administrator may add one."""
    if user.is_superuser:
        return True
    if part == Part.REPORT:
        return False
    return (
        reviews(user).covers_area(thing) if part == Part.CITY else bool(reviews(user))
    )
