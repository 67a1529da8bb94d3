"""To the boundaries of which year a figure was restated, as cells and names say it (pure)."""

import re

# 2010年（按2020年区划）, 2010年按2020年的行政区划.
_OF_A_YEAR = re.compile(
    r"[（(]?\s*按\s*([12][0-9]{3})\s*年\s*的?\s*(?:行政)?区划(?:口径)?\s*[)）]?"
)
# Restated, but not to which year.
_RESTATED = re.compile(r"现行(?:行政)?区划|可比口径|可比区划|区划调整后口径")


def split_year(text: str) -> tuple[str, int | None]:
    """The text of a year without its boundaries, and the year of these."""
    found = _OF_A_YEAR.search(text)
    if found is None:
        return text, None
    return text.replace(found[0], ""), int(found[1])


def with_boundaries(year: str, boundary_year: str) -> str:
    """The text of a year as ``split_year`` reads it, from two columns."""
    bare = boundary_year.strip().removesuffix("年")
    return f"{year.strip()}（按{bare}年区划）" if bare else year


def restated_by(text: str) -> str:
    """The words that say a figure was restated to some other boundaries; else empty."""
    found = _OF_A_YEAR.search(text) or _RESTATED.search(text)
    return found[0].strip("（）() ") if found else ""
