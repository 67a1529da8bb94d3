"""The catalogue → the value the reader works with: from the database, or, where none is
loaded yet, from the reviewed files it is loaded from."""

from pathlib import Path

import yaml
from django.conf import settings
from django.db import DatabaseError, transaction

from indicators.models import Indicator
from reports.reading.catalogue import KnownIndicator as Readable
from reports.reading.catalogue import ReaderCatalogue

FILE = Path(settings.BASE_DIR) / "fixtures/catalogue/indicators.yaml"


def catalogue() -> ReaderCatalogue:
    """The catalogue in the database; that of the reviewed files where it holds none."""
    try:
        with transaction.atomic():
            stored = from_database()
    except DatabaseError:  # no tables yet: reading needs none
        stored = ReaderCatalogue(())
    return stored if stored.indicators else from_file(FILE)


def from_database() -> ReaderCatalogue:
    """All indicators with their unit and every name they go by: two queries."""
    indicators = Indicator.objects.select_related("unit").prefetch_related("aliases")
    return ReaderCatalogue.of(
        Readable(
            code=indicator.code,
            unit=indicator.unit.code,
            measure=indicator.measure,
            names=(
                indicator.name,
                indicator.short,
                *(alias.name for alias in indicator.aliases.all()),
            ),
        )
        for indicator in indicators
    )


def from_file(path: Path) -> ReaderCatalogue:
    """The catalogue of a reviewed file."""
    return ReaderCatalogue.of(
        Readable(
            code=entry["code"],
            unit=entry["unit"],
            measure=entry["measure"],
            names=(entry["name"], entry.get("short", ""), *entry["aliases"]),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    )
