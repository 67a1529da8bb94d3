"""The table of both keeps the rows of the data files, under the name of the other."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

KINDS = [
    "first",
    "first_to",
    "only",
    "top_tier",
    "only_below",
    "above_average",
    "among_best",
]


class Migration(migrations.Migration):
    dependencies = [("reports", "0007_move_claimed_ranks")]

    operations = [
        migrations.DeleteModel("ClaimedRank"),
        migrations.RemoveConstraint("standing", "standing_ranks_paired"),
        migrations.RemoveConstraint("standing", "standing_scope_known"),
        migrations.RemoveConstraint("standing", "standing_place_named"),
        migrations.RenameModel("Standing", "ClaimedRank"),
        migrations.AlterModelOptions(
            "claimedrank",
            {
                "ordering": [
                    F("year").desc(nulls_last=True),
                    "city__code",
                    "report__code",
                    "paragraph",
                    "pk",
                ],
                "verbose_name": "排位表述",
                "verbose_name_plural": "排位表述",
            },
        ),
        migrations.AlterField(
            "claimedrank",
            "city",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claimed_ranks",
                to="indicators.city",
                verbose_name="市州",
            ),
        ),
        migrations.AlterField(
            "claimedrank",
            "indicator",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="claimed_ranks",
                to="indicators.indicator",
                verbose_name="指标",
            ),
        ),
        migrations.AlterField(
            "claimedrank",
            "claim",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rank",
                to="reports.claim",
                verbose_name="数据校核",
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.CheckConstraint(
                condition=Q(rank_low__isnull=True, rank_high__isnull=True)
                | Q(rank_low__gte=1, rank_high__gte=F("rank_low")),
                name="claimed_rank_paired",
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.CheckConstraint(
                condition=Q(kind__in=["", *KINDS]), name="claimed_rank_kind_known"
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.CheckConstraint(
                condition=Q(scope__in=["province", "nation"]),
                name="claimed_rank_scope_known",
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.CheckConstraint(
                condition=Q(claim__isnull=False)
                | Q(city__isnull=False, year__isnull=False),
                name="claimed_rank_of_city_and_year",
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.UniqueConstraint(
                "city",
                "report",
                "section",
                Coalesce("paragraph", 0),
                "printed",
                condition=Q(claim=None),
                name="claimed_rank_unique",
            ),
        ),
        migrations.AddConstraint(
            "claimedrank",
            models.CheckConstraint(
                condition=~Q(section="") | Q(paragraph__gte=1),
                name="claimed_rank_place_named",
            ),
        ),
    ]
