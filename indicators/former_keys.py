"""Keys with an area code of another time lead to the one series there is."""

from indicators.area_queries import ever_coded


def key_of_series_opened(key: str) -> str | None:
    """The key with the code of the one area that had the code in it; ``None`` where that is
    its own code, or several had it."""
    parts = key.split(".")
    if len(parts) < 4:
        return None
    found = list(ever_coded(parts[1]).values_list("code", flat=True)[:2])
    if len(found) != 1 or found == [parts[1]]:
        return None
    return ".".join([parts[0], found[0], *parts[2:]])
