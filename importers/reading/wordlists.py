"""Whether a stretch of text consists only of the words of a list."""

from functools import lru_cache

from importers.reading.tables import words


@lru_cache(maxsize=8192)
def made_of(chars: str, table: str) -> bool:
    """Whether ``chars`` consist only of the words listed in ``contexts.yaml``."""
    reached = {0}
    listed = words("contexts", table)
    for place in range(len(chars)):
        if place in reached:
            reached.update(
                place + len(word) for word in listed if chars.startswith(word, place)
            )
    return len(chars) in reached
