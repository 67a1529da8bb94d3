"""Intervals of *nearly* and *about* at a round power of ten, by the finer unit.

近1000万 was kept as (0, 1000万] and is (900万, 1000万]. The interval is arithmetic and not
what was published, so history keeps its versions and is recomputed with the figures; what
an earlier day's view ranks is ranked by one rule.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.db import migrations

FINEST = Decimal("0.001")
PIECE = 500
# Qualifier: how far the old and the new interval reach below and above, in parts of the value.
REACHES = {
    "nearly": ((Decimal(1), Decimal(0)), (Decimal("0.1"), Decimal(0))),
    "about": ((Decimal("0.5"), Decimal("0.5")), (Decimal("0.05"), Decimal("0.05"))),
}
TABLES = (
    ("indicators", "Observation"),
    ("indicators", "Revision"),
    ("importers", "Candidate"),
)


def bounds(value, reach):
    below, above = reach
    return (
        (value - value * below).quantize(FINEST, ROUND_FLOOR),
        (value + value * above).quantize(FINEST, ROUND_CEILING),
    )


def narrow(apps, schema_editor):
    for app, name in TABLES:
        rows = apps.get_model(app, name).objects.using(schema_editor.connection.alias)
        changed = []
        for row in rows.filter(qualifier__in=REACHES, value__gt=0):
            old, new = REACHES[row.qualifier]
            if (row.low, row.high) == bounds(row.value, old):
                row.low, row.high = bounds(row.value, new)
                changed.append(row)
        rows.bulk_update(changed, ["low", "high"], batch_size=PIECE)


class Migration(migrations.Migration):
    dependencies = [
        ("importers", "0004_reading_desk"),
        ("indicators", "0003_reading_origin"),
    ]
    operations = [migrations.RunPython(narrow, migrations.RunPython.noop)]
