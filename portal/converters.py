"""What a code in an address may look like; anything else is no page, and no query."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class Identifier(StringConverter):
    """The codes of areas and indicators: letters, digits, underscores."""

    regex = "[A-Za-z0-9_]{1,60}"


register_converter(Identifier, "identifier")
