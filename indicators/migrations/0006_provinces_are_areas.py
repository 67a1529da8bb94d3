"""Provinces become areas too; cities refer to those instead."""

from django.db import migrations

NAMES = ("code", "name", "short", "name_en")


def provinces_into_areas(apps, schema_editor):
    Province, Area = (apps.get_model("indicators", name) for name in ("Province", "Area"))
    areas, db = Area.objects.using(schema_editor.connection.alias), schema_editor.connection.alias
    for old in Province.objects.using(db).order_by("code"):
        new = areas.create(level="province", **{name: getattr(old, name) for name in NAMES})
        areas.filter(old_province=old.pk).update(province=new, parent=new)


def provinces_out_of_areas(apps, schema_editor):
    """Areas of other levels have no place in what was before; figures of theirs hinder it."""
    Province, Area = (apps.get_model("indicators", name) for name in ("Province", "Area"))
    db = schema_editor.connection.alias
    areas = Area.objects.using(db)
    areas.filter(level="county").delete()
    for new in areas.filter(level="province").order_by("code"):
        old = Province.objects.using(db).create(**{name: getattr(new, name) for name in NAMES})
        areas.filter(province=new.pk).update(old_province=old, province=None, parent=None)
    areas.filter(level__in=["country", "province"]).update(parent=None)
    areas.filter(level__in=["country", "province"]).delete()


class Migration(migrations.Migration):

    dependencies = [("indicators", "0005_area")]

    operations = [migrations.RunPython(provinces_into_areas, provinces_out_of_areas)]
