"""What a name counts, told by its end: persons, households, beds, money (pure)."""

from functools import cache

from importers.matching.names import normal
from reports.reading.lexicon.files import table, words

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


def stem(name: str) -> str:
    """What is counted, without the end that says how: 孤儿人数 → 孤儿."""
    end = next((end for end in words("names", "measures") if name.endswith(end)), "")
    return name.removesuffix(end) if len(name) - len(end) > 1 else name


@cache
def _ends() -> tuple[tuple[str, str], ...]:
    listed = table("names")["counted"].items()
    pairs = [(normal(end), str(unit)) for unit, ends in listed for end in ends]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
