"""Areas: provinces, prefecture-level cities and counties with their GB/T 2260 codes."""

from typing import Any, ClassVar, TypeVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.localized import Named, localized
from indicators.public_changes import PublicModel, PublicQuerySet

A = TypeVar("A", bound="Area")
area_code = RegexValidator(r"\A[1-9]\d{5}\Z", _("行政区划代码是六位数字。"))


class Level(models.TextChoices):
    COUNTRY = "country", _("国家")
    PROVINCE = "province", _("省级")
    PREFECTURE = "prefecture", _("地级")
    COUNTY = "county", _("县级")


WITHIN_A_PROVINCE = (Level.PREFECTURE, Level.COUNTY)


class AreaQuerySet(PublicQuerySet["Area"]):
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
        _("区划代码"), max_length=6, unique=True, validators=[area_code]
    )
    level = models.CharField(_("级别"), max_length=10, choices=Level.choices)
    short = models.CharField(_("简称"), max_length=30)
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

    @property
    def short_label(self) -> str:
        """株洲 for a Chinese reader, Zhuzhou for an English one."""
        return localized(self.short, self.name_en)


class LevelManager(models.Manager[A]):
    """Sees the areas of its model's level."""

    def get_queryset(self) -> PublicQuerySet[A]:
        found: PublicQuerySet[A] = PublicQuerySet(self.model, using=self._db)
        return found.filter(level=self.model.OF_LEVEL)


class ProvinceManager(LevelManager["Province"]):
    def with_sizes(self) -> models.QuerySet["Province"]:
        """Each with ``size``, the number of its cities."""
        cities = models.Q(areas__level=Level.PREFECTURE)
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


class City(Area):
    """A prefecture-level division; its parent is its province."""

    OF_LEVEL = Level.PREFECTURE

    objects: ClassVar[LevelManager["City"]] = LevelManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("市州")
        verbose_name_plural = _("市州")
        ordering = ["code"]


class County(Area):
    """A county-level division; its parent is its city, or its province."""

    OF_LEVEL = Level.COUNTY

    objects: ClassVar[LevelManager["County"]] = LevelManager()  # type: ignore[assignment]

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
