"""The program door's addresses of what a page shows: the same figures as CSV and JSON."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True)
class Twins:
    csv: str
    json: str


def twins(**filters: str) -> Twins:
    """Observations with these filters, as a flat table and as JSON."""
    query = f"?{urlencode(filters)}" if filters else ""
    return Twins(
        csv=reverse("api:observations-csv") + query,
        json=reverse("api:observations-list") + query,
    )
