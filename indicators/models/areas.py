"""Areas: provinces, prefecture-level cities and counties with their GB/T 2260 codes."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.areas.history import FIRST_YEAR, LAST_YEAR
from indicators.localized import Named, localized
from indicators.public_changes import PublicModel, PublicQuerySet

A = TypeVar("A", bound="Area")
# Where a later area has the code of one that ended, with the year in which that ended.
area_code = RegexValidator(r"\A\d{6}(_\d{4})?\Z", _("行政区划代码是六位数字。"))


class Level(models.TextChoices):
    COUNTRY = "country", _("国家")
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("地级")
    COUNTY = "county", _("县级")


PAGES: dict[str, str] = {
    Level.PROVINCE: "province_detail",
    Level.PREFECTURE: "city_detail",
    Level.COUNTY: "county_detail",
}
WITHIN_A_PROVINCE = (Level.PREFECTURE, Level.COUNTY)


class AreaQuerySet(PublicQuerySet["Area"]):
    def existing_in(self, year: int) -> "AreaQuerySet":
        """Those that were in use on 31 December of ``year``."""
        periods = AreaPeriod.objects.in_year(year).filter(area=models.OuterRef("pk"))
        return self.filter(models.Exists(periods))

    def under(self, area: "Area") -> "AreaQuerySet":
        """What lies directly below ``area`` today, or did last."""
        return self.filter(parent=area)


AreaManager = models.Manager.from_queryset(AreaQuerySet)


class Area(Named):
    """A country, a province, a prefecture-level city or a county, as it is today or was last.

    ``parent`` is the area above; ``province`` the one in which a city or a county lies,
    ``None`` for provinces and the country.
    """

    code = models.CharField(
        _("区划代码"), max_length=11, unique=True, validators=[area_code]
    )
    level = models.CharField(_("级别"), max_length=10, choices=Level.choices)
    short = models.CharField(_("简称"), max_length=30)
    # The first year in which it was no more; empty while it is in use.
    until_year = models.PositiveSmallIntegerField(_("止于"), null=True, blank=True)
    direct = models.BooleanField(_("省直辖"), default=False)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("上级"),
        null=True,
        blank=True,
        related_name="children",
    )
    province = models.ForeignKey(
        "Province",
        models.PROTECT,
        verbose_name=_("省"),
        null=True,
        blank=True,
        related_name="areas",
    )

    objects: ClassVar[AreaManager] = AreaManager()

    # What a new one of a proxy's is.
    OF_LEVEL: ClassVar[Level | None] = None

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        ordering = ["code"]
        indexes = [models.Index(fields=["short"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__in=Level.values), name="area_level_known"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    level__in=WITHIN_A_PROVINCE,
                    province__isnull=False,
                    parent__isnull=False,
                )
                | (
                    ~models.Q(level__in=WITHIN_A_PROVINCE)
                    & models.Q(province__isnull=True)
                ),
                name="area_within_a_province",
            ),
        ]

    def __init__(self, *columns: Any, **fields: Any) -> None:
        if not columns and self.OF_LEVEL:
            fields.setdefault("level", self.OF_LEVEL)
        super().__init__(*columns, **fields)

    def clean(self) -> None:
        super().clean()
        self._follow_province()

    def save(self, *positional: Any, **options: Any) -> None:
        self._follow_province()
        super().save(*positional, **options)

    def _follow_province(self) -> None:
        """Above a prefecture there is only its province."""
        if self.level == Level.PREFECTURE:
            self.parent_id = self.province_id

    def get_absolute_url(self) -> str:
        """Its page; the address of a county leads to one only once it has figures."""
        return reverse(PAGES.get(self.level, "area_detail"), args=[self.code])

    @property
    def short_label(self) -> str:
        """株洲 for a Chinese reader, Zhuzhou for an English one; of a county the full name,
        since 湘潭 is the city."""
        county = self.level == Level.COUNTY
        return localized(self.name if county else self.short, self.name_en)

    # The same area with its names of today, for one that is named as in another year.
    named_today: "Area | None" = None

    def named(self, name: str, short: str, name_en: str) -> "Area":
        """The area with the names of another time; itself where they are the same."""
        if short == self.short:
            return self
        then = copy(self)
        then.name, then.short, then.name_en = name, short, name_en
        then.named_today = self
        return then


@dataclass(frozen=True)
class CityPeriod:
    """A city, or a county, with its names in the years ``from_year`` to before ``until_year``."""

    city: Area
    from_year: int | None = None
    until_year: int | None = None

    def covers(self, year: int) -> bool:
        known = min(max(year, FIRST_YEAR), LAST_YEAR)
        began = self.from_year is None or self.from_year <= known
        return began and (self.until_year is None or known < self.until_year)


def _with_periods(areas: AreaQuerySet) -> Iterator[tuple[Any, ...]]:
    """Each area with first and last year, name, short and English name of a period."""
    columns = ("from_year", "until_year", "name", "short", "name_en")
    then = {f"then_{column}": models.F(f"periods__{column}") for column in columns}
    for area in areas.annotate(**then).order_by("code"):
        yield (area, *(getattr(area, name) for name in then))


def periods_below(above: Area, level: Level) -> "list[CityPeriod]":
    """The areas of ``level`` that were directly below one in any year, with the years."""
    found = Area.objects.filter(periods__parent=above, level=level)
    today = Area.objects.filter(parent=above, level=level, until_year=None)
    return [
        CityPeriod(area.named(*names), first, until)
        for area, first, until, *names in _with_periods(found)
    ] or [CityPeriod(area) for area in today]


class LevelManager(models.Manager[A]):
    """Sees the areas of its model's level, of today or of all time."""

    def __init__(self, *, ended: bool = False) -> None:
        super().__init__()
        self.ended = ended

    def get_queryset(self) -> PublicQuerySet[A]:
        found: PublicQuerySet[A] = PublicQuerySet(self.model, using=self._db)
        found = found.filter(level=self.model.OF_LEVEL)
        return found if self.ended else found.filter(until_year=None)


class ProvinceManager(LevelManager["Province"]):
    def with_sizes(self) -> models.QuerySet["Province"]:
        """Each with ``size``, the number of its cities."""
        cities = models.Q(areas__level=Level.PREFECTURE, areas__until_year=None)
        return self.annotate(size=models.Count("areas", filter=cities))


class Province(Area):
    OF_LEVEL = Level.PROVINCE

    objects: ClassVar[ProvinceManager] = ProvinceManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("省")
        verbose_name_plural = _("省")
        ordering = ["code"]

    @property
    def cities(self) -> models.QuerySet["City"]:
        return City.objects.filter(province=self)

    @property
    def city_periods(self) -> "list[CityPeriod]":
        """The cities of all years with the years in which they were cities of it, in one
        query; where no years are known at all, those of today for every year."""
        return periods_below(self, Level.PREFECTURE)


class City(Area):
    """A prefecture-level division; its parent is its province."""

    OF_LEVEL = Level.PREFECTURE

    objects: ClassVar[LevelManager["City"]] = LevelManager()  # type: ignore[assignment]
    of_all_time: ClassVar[LevelManager["City"]] = LevelManager(ended=True)  # type: ignore[assignment]

    @property
    def county_periods(self) -> "list[CityPeriod]":
        """The counties of all years, as a province's ``city_periods``."""
        return periods_below(self, Level.COUNTY)

    class Meta:
        proxy = True
        verbose_name = _("市州")
        verbose_name_plural = _("市州")
        ordering = ["code"]


class County(Area):
    """A county-level division; its parent is its city, or its province."""

    OF_LEVEL = Level.COUNTY

    objects: ClassVar[LevelManager["County"]] = LevelManager()  # type: ignore[assignment]
    of_all_time: ClassVar[LevelManager["County"]] = LevelManager(ended=True)  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("县区")
        verbose_name_plural = _("县区")
        ordering = ["code"]


class AreaAlias(PublicModel):
    """Another name of an area, as files and people write it."""

    area = models.ForeignKey(
        Area, models.CASCADE, verbose_name=_("市州"), related_name="aliases"
    )
    name = models.CharField(_("别名"), max_length=60, unique=True)

    class Meta:
        verbose_name = _("市州别名")
        verbose_name_plural = _("市州别名")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class AreaPeriodQuerySet(PublicQuerySet["AreaPeriod"]):
    def in_year(self, year: int) -> "AreaPeriodQuerySet":
        """What held on 31 December of ``year``; outside the years that are known, what
        held at the nearest end of them."""
        known = min(max(year, FIRST_YEAR), LAST_YEAR)
        ended = models.Q(until_year__isnull=False, until_year__lte=known)
        return self.filter(from_year__lte=known).exclude(ended)


AreaPeriodManager = models.Manager.from_queryset(AreaPeriodQuerySet)


class AreaPeriod(PublicModel):
    """Years in which an area kept its code, its name and the area above it."""

    area = models.ForeignKey(
        Area, models.CASCADE, verbose_name=_("行政区划"), related_name="periods"
    )
    code = models.CharField(_("区划代码"), max_length=6, db_index=True)
    name = models.CharField(_("名称"), max_length=60, db_index=True)
    short = models.CharField(_("简称"), max_length=30)
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True)
    parent = models.ForeignKey(
        Area,
        models.CASCADE,
        verbose_name=_("上级"),
        null=True,
        blank=True,
        related_name="periods_below",
    )
    direct = models.BooleanField(_("省直辖"), default=False)
    # Included; 1981 means that nothing older is known.
    from_year = models.PositiveSmallIntegerField(_("始于"))
    # Not included; empty while it holds.
    until_year = models.PositiveSmallIntegerField(_("止于"), null=True, blank=True)

    objects: ClassVar[AreaPeriodManager] = AreaPeriodManager()

    class Meta:
        verbose_name = _("区划时期")
        verbose_name_plural = _("区划时期")
        ordering = ["area_id", "from_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "from_year"], name="area_period_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(until_year__isnull=True)
                | models.Q(until_year__gt=models.F("from_year")),
                name="area_period_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name} {self.from_year}–{self.until_year or ''}"

    @property
    def short_label(self) -> str:
        return localized(self.short, self.name_en)

    def covers(self, year: int) -> bool:
        known = min(max(year, FIRST_YEAR), LAST_YEAR)
        return self.from_year <= known and (
            self.until_year is None or known < self.until_year
        )


class AreaChange(PublicModel):
    """What happened to an area in a year: its name, its code, the area above it, or land.

    ``gained`` and ``lost`` are lists of ``{area, name, whole, parts, sole}``: the code and
    the name then of the other area, and the counties that moved whole or in part.
    """

    area = models.ForeignKey(
        Area, models.CASCADE, verbose_name=_("行政区划"), related_name="changes"
    )
    year = models.PositiveSmallIntegerField(_("年份"))
    kind = models.CharField(_("种类"), max_length=10)
    before = models.CharField(_("以前"), max_length=60, blank=True)
    after = models.CharField(_("以后"), max_length=60, blank=True)
    gained = models.JSONField(_("划入"), default=list, blank=True)
    lost = models.JSONField(_("划出"), default=list, blank=True)

    class Meta:
        verbose_name = _("区划变更")
        verbose_name_plural = _("区划变更")
        ordering = ["area_id", "year", "pk"]

    def __str__(self) -> str:
        return f"{self.area_id} {self.year} {self.kind}"
