"""The ranks read in texts join those of the data files, with the place of their claim."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ALIKE = (
    "claim_id",
    "scope",
    "kind",
    "rank_low",
    "rank_high",
    "reference_id",
    "indicator_id",
    "group_id",
    "year",
    "number",
)
SIZE = 500


def join(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    standings = apps.get_model("reports", "Standing").objects.using(
        editor.connection.alias
    )
    ranks = apps.get_model("reports", "ClaimedRank").objects.using(
        editor.connection.alias
    )
    standings.bulk_create(
        [
            standings.model(
                **{name: getattr(rank, name) for name in ALIKE},
                city_id=rank.claim.report.city_id,
                report_id=rank.claim.report_id,
                section=rank.claim.section,
                paragraph=rank.claim.paragraph,
                printed=rank.claim.printed,
            )
            for rank in ranks.select_related("claim__report").order_by("pk")
        ],
        batch_size=SIZE,
    )
    ranks.all().delete()


def part(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    standings = apps.get_model("reports", "Standing").objects.using(
        editor.connection.alias
    )
    ranks = apps.get_model("reports", "ClaimedRank").objects.using(
        editor.connection.alias
    )
    read = standings.filter(claim__isnull=False)
    ranks.bulk_create(
        [
            ranks.model(**{name: getattr(rank, name) for name in ALIKE})
            for rank in read.order_by("pk")
        ],
        batch_size=SIZE,
    )
    read.delete()


class Migration(migrations.Migration):
    dependencies = [("reports", "0006_one_claimed_rank")]

    operations = [migrations.RunPython(join, part)]
