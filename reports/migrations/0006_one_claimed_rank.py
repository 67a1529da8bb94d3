"""A rank of a data file and one read in a text are kept alike: the columns of both."""

import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("first", "第一"),
    ("first_to", "率先"),
    ("only", "唯一"),
    ("top_tier", "第一方阵"),
    ("only_below", "仅次于"),
    ("above_average", "高于平均"),
    ("among_best", "前列"),
]


class Migration(migrations.Migration):
    dependencies = [("reports", "0005_missing_year")]

    operations = [
        migrations.RemoveConstraint("standing", "standing_unique"),
        migrations.RemoveConstraint("standing", "standing_kind_known"),
        migrations.AlterField(
            "standing",
            "city",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="standings",
                to="indicators.city",
                verbose_name="市州",
            ),
        ),
        migrations.AlterField(
            "standing",
            "year",
            models.PositiveSmallIntegerField(null=True, verbose_name="年份"),
        ),
        migrations.AlterField(
            "standing",
            "kind",
            models.CharField(
                blank=True, choices=KINDS, max_length=14, verbose_name="说法"
            ),
        ),
        migrations.AlterField(
            "standing", "meaning", models.TextField(blank=True, verbose_name="含义")
        ),
        migrations.AlterField(
            "standing",
            "meaning_en",
            models.TextField(blank=True, verbose_name="英文含义"),
        ),
        migrations.AddField(
            "standing",
            "claim",
            models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="reports.claim",
                verbose_name="数据校核",
            ),
        ),
        migrations.AddField(
            "standing",
            "number",
            models.PositiveIntegerField(blank=True, null=True, verbose_name="序号"),
        ),
    ]
