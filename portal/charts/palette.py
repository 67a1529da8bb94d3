"""Who is drawn in which colour and shape, so that colour never stands alone (pure).

Colours are names of custom properties in static/css/site.css.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indicators.models import Area


@dataclass(frozen=True)
class Style:
    """``css`` is the class and the colour's name, ``shape`` that of the marks."""

    css: str
    shape: str

    @property
    def colour(self) -> str:
        return f"--{self.css}"


STYLES = (
    Style("s1", "circle"),
    Style("s2", "square"),
    Style("s3", "triangle"),
    Style("s4", "diamond"),
    Style("s5", "cross"),
    Style("s6", "wedge"),
)
REST = Style("s-rest", "circle")


def styles(cities: Iterable[Area]) -> Mapping[int, Style]:
    """A style for each of the first cities, by primary key; the others are the rest."""
    return dict(zip((city.pk for city in cities), STYLES, strict=False))
