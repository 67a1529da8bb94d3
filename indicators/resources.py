"""The catalogues of this room as tables: cities and indicators.

The columns are those of the project's own files in fixtures/.
"""

from typing import Any

from import_export import fields

from indicators.columns import CITY, INDICATOR
from indicators.exchange.resources import (
    CatalogueResource,
    TextWidget,
    choice,
    code_of,
    listed,
    text,
    whole,
)
from indicators.models import (
    City,
    Direction,
    Indicator,
    Measure,
    Province,
    Territory,
    Theme,
    Unit,
)


class AliasesWidget(TextWidget):
    """Other names between semicolons."""

    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        return (
            ";".join(alias.name for alias in value.all()) if value is not None else ""
        )


class AliasesField(fields.Field):
    """The aliases of an object: names that are new are added, names left out are removed."""

    def __init__(self) -> None:
        super().__init__("aliases", "aliases", AliasesWidget())

    def get_value(self, instance: Any) -> Any:
        return instance.aliases if instance.pk else None

    def save(
        self, instance: Any, row: Any, is_m2m: bool = False, **options: Any
    ) -> None:
        """Nothing yet: an alias needs its object saved first."""


class AliasedResource(CatalogueResource):
    """A catalogue whose objects have aliases; a changed alias is a change of the row."""

    class Meta(CatalogueResource.Meta):
        abstract = True

    def skip_row(
        self, instance: Any, original: Any, row: Any, faults: Any = None
    ) -> bool:
        if faults:
            return False
        have = sorted(a.name for a in instance.aliases.all()) if instance.pk else None
        same = have == sorted(listed(TextWidget().clean(row["aliases"])))
        return same and bool(super().skip_row(instance, original, row, faults))

    def after_save_instance(self, instance: Any, row: Any, **options: Any) -> None:
        wanted = set(listed(TextWidget().clean(row["aliases"])))
        instance.aliases.exclude(name__in=wanted).delete()
        have = set(instance.aliases.values_list("name", flat=True))
        for name in sorted(wanted - have):
            alias = instance.aliases.model(**{self.owner: instance, "name": name})
            alias.full_clean()
            alias.save()

    owner = ""


class CityResource(AliasedResource):
    owner = "area"

    code = text("code")
    province = code_of("province", Province)
    name = text("name")
    short = text("short")
    name_en = text("name_en")
    aliases = AliasesField()

    class Meta(CatalogueResource.Meta):
        model = City
        fields = CITY


class IndicatorResource(AliasedResource):
    owner = "indicator"

    code = text("code")
    theme = code_of("theme", Theme)
    unit = code_of("unit", Unit)
    measure = choice("measure", Measure)
    direction = choice("direction", Direction)
    headline = whole("headline")
    position = whole("position")
    name = text("name")
    name_en = text("name_en")
    short = text("short")
    short_en = text("short_en")
    definition = text("definition")
    definition_en = text("definition_en")
    aliases = AliasesField()
    territory = choice("territory", Territory)

    class Meta(CatalogueResource.Meta):
        model = Indicator
        fields = INDICATOR
