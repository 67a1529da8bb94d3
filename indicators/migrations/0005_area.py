"""Cities become areas of the level "prefecture"; their keys and all that refers to them stay."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

LEVELS = [("country", "国家"), ("province", "省级"), ("prefecture", "地级"), ("county", "县级")]


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0004_public_change"),
        # Every migration that refers to a city comes before.
        ("reports", "0008_rename_standing"),
        ("importers", "0006_heartbeat"),
    ]

    operations = [
        migrations.RenameModel("City", "Area"),
        migrations.RenameModel("CityAlias", "AreaAlias"),
        migrations.RenameField("areaalias", "city", "area"),
        migrations.RenameField("area", "province", "old_province"),
        migrations.AlterField(
            "area",
            "old_province",
            models.ForeignKey("indicators.province", models.PROTECT, null=True, related_name="+"),
        ),
        migrations.AddField(
            "area",
            "level",
            models.CharField(choices=LEVELS, default="prefecture", max_length=10, verbose_name="级别"),
            preserve_default=False,
        ),
        migrations.AddField(
            "area",
            "parent",
            models.ForeignKey("indicators.area", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"),
        ),
        migrations.AddField(
            "area",
            "province",
            models.ForeignKey("indicators.area", models.PROTECT, null=True, blank=True, related_name="areas", verbose_name="省"),
        ),
    ]
