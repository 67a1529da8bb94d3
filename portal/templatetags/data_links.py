"""Links from the figures of a page to the same figures as data.

{% data_links province=code year_min=2022 %}            observations as CSV and as JSON
{% data_links csv="" json="api:reports-list" %}         JSON of another list, which has no CSV

Filters without a value are left out. Where a view has the addresses already, include
portal/parts/data_links.html with csv and json; close=True keeps the two on one line.
"""

from urllib.parse import urlencode

from django import template
from django.urls import reverse

register = template.Library()


@register.inclusion_tag("portal/parts/data_links.html")
def data_links(
    csv: str = "api:observations-csv",
    json: str = "api:observations-list",
    **filters: str | int | None,
) -> dict[str, str]:
    query = urlencode({name: value for name, value in filters.items() if value})
    return {"csv": address(csv, query), "json": address(json, query)}


def address(name: str, query: str) -> str:
    if not name:
        return ""
    return f"{reverse(name)}?{query}" if query else reverse(name)
