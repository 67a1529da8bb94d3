"""What a name counts, told by its end: persons, households, beds, money (pure)."""

from functools import cache

from importers.names import normal
from importers.reading.tables import table

_NUMBER = "数"


def counted_by(name: str) -> str | None:
    """The code of a unit that what the name counts is in; ``None`` where its end tells none."""
    key = normal(name)
    for end, unit in _ends():
        if key.endswith(end):
            return unit
    return None


def is_number(name: str) -> bool:
    """Whether the name says that it counts something, whatever that is: 孤儿数."""
    return normal(name).endswith(_NUMBER)


@cache
def _ends() -> tuple[tuple[str, str], ...]:
    listed = table("names")["counted"].items()
    pairs = [(normal(end), str(unit)) for unit, ends in listed for end in ends]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
