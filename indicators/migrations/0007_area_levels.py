import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("indicators", "0006_provinces_are_areas")]

    operations = [
        migrations.RemoveField("area", "old_province"),
        migrations.DeleteModel("Province"),
        migrations.CreateModel(
            name="Province",
            fields=[],
            options={"proxy": True, "verbose_name": "省", "verbose_name_plural": "省", "ordering": ["code"], "indexes": [], "constraints": []},
            bases=("indicators.area",),
        ),
        migrations.AlterField(
            "area",
            "province",
            models.ForeignKey("indicators.province", models.PROTECT, null=True, blank=True, related_name="areas", verbose_name="省"),
        ),
        migrations.CreateModel(
            name='City',
            fields=[
            ],
            options={
                'verbose_name': '市州',
                'verbose_name_plural': '市州',
                'ordering': ['code'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('indicators.area',),
        ),
        migrations.CreateModel(
            name='County',
            fields=[
            ],
            options={
                'verbose_name': '县区',
                'verbose_name_plural': '县区',
                'ordering': ['code'],
                'proxy': True,
                'indexes': [],
                'constraints': [],
            },
            bases=('indicators.area',),
        ),
        migrations.AlterModelOptions(
            name='area',
            options={'ordering': ['code'], 'verbose_name': '行政区划', 'verbose_name_plural': '行政区划'},
        ),
        migrations.AlterModelOptions(
            name='series',
            options={'ordering': ['indicator__position', 'area__code', 'group__position', 'coverage__position'], 'verbose_name': '序列', 'verbose_name_plural': '序列'},
        ),
        migrations.RemoveConstraint(
            model_name='series',
            name='series_unique',
        ),
        migrations.RenameField(
            model_name='series',
            old_name='city',
            new_name='area',
        ),
        migrations.RenameIndex(
            model_name='area',
            new_name='indicators__short_7f4c97_idx',
            old_name='indicators__short_bed371_idx',
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['country', 'province', 'prefecture', 'county'])), name='area_level_known'),
        ),
        migrations.AddConstraint(
            model_name='area',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level__in', ('prefecture', 'county')), ('parent__isnull', False), ('province__isnull', False)), models.Q(models.Q(('level__in', ('prefecture', 'county')), _negated=True), ('province__isnull', True)), _connector='OR'), name='area_within_a_province'),
        ),
        migrations.AddConstraint(
            model_name='series',
            constraint=models.UniqueConstraint(fields=('indicator', 'area', 'group', 'coverage'), name='series_unique'),
        ),
    ]
