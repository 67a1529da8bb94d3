"""What a code in an address may look like; anything else is no page, and no query."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from indicators.keys import FigureKey, read_figure_key


class Identifier(StringConverter):
    """The codes of areas and indicators: letters, digits, underscores."""

    regex = "[A-Za-z0-9_]{1,60}"


class FigureKeyConverter:
    """The key of a figure, as ``indicators.keys`` reads it."""

    regex = "[^/]{1,300}"

    def to_python(self, value: str) -> FigureKey:
        key = read_figure_key(value)
        if key is None:
            raise ValueError(value)
        return key

    def to_url(self, value: FigureKey) -> str:
        return str(value)


register_converter(Identifier, "identifier")
register_converter(FigureKeyConverter, "figure_key")
