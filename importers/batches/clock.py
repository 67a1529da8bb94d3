"""The database's clock, by which several workers agree what is over.

A lease that a worker counts by its own clock holds up everybody else when that clock is
ahead. On PostgreSQL the time is the server's; on SQLite it is that of the one machine.
"""

from datetime import timedelta

from django.db.models import Q
from django.db.models.expressions import Combinable
from django.db.models.functions import Now


def from_now(interval: timedelta) -> Combinable:
    """The moment that comes after ``interval``; before now where that is negative."""
    return Now() + interval


def within(field: str, interval: timedelta) -> Q:
    """``field`` lies less than ``interval`` back, and not farther ahead either.

    What lies farther ahead was written while a clock was wrong."""
    return Q(
        **{f"{field}__gt": from_now(-interval), f"{field}__lt": from_now(interval)}
    )
