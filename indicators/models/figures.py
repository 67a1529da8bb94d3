"""Series and their observations: one published value of a series in a year."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.codes import TOTAL, WHOLE_CITY
from indicators.keys import FigureKey, Identity, series_key
from indicators.localized import localized
from indicators.models.areas import Area
from indicators.models.catalogue import Coverage, Group, Indicator, Unit
from indicators.models.history import Release
from indicators.public_changes import PublicModel
from indicators.quantities import (
    DECIMAL_PLACES,
    LIMIT,
    MAX_DIGITS,
    Interval,
    Qualifier,
    stored_interval,
)
from indicators.querysets import ObservationQuerySet
from indicators.wording import QUALIFIER_CHOICES

FIRST_YEAR, LAST_YEAR = 1949, 2100


class Status(models.TextChoices):
    """SDMX code list CL_OBS_STATUS, as far as it is used here."""

    NORMAL = "A", _("正常")
    BREAK = "B", _("口径中断")
    ESTIMATED = "E", _("估算")
    PROVISIONAL = "P", _("暂定")
    LOW_RELIABILITY = "U", _("存疑")
    NOT_APPLICABLE = "M", _("不适用")
    MISSING = "O", _("缺失")


VALUELESS = (Status.LOW_RELIABILITY, Status.NOT_APPLICABLE, Status.MISSING)


class Series(PublicModel):
    """One line of figures: indicator × city × group × coverage, in one unit."""

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, verbose_name=_("指标"), related_name="series"
    )
    area = models.ForeignKey(
        Area, models.PROTECT, verbose_name=_("市州"), related_name="series"
    )
    group = models.ForeignKey(
        Group, models.PROTECT, verbose_name=_("分组"), related_name="+"
    )
    coverage = models.ForeignKey(
        Coverage, models.PROTECT, verbose_name=_("口径范围"), related_name="+"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("单位"), related_name="+"
    )

    class Meta:
        verbose_name = _("序列")
        verbose_name_plural = _("序列")
        ordering = [
            "indicator__position",
            "area__code",
            "group__position",
            "coverage__position",
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "group", "coverage"], name="series_unique"
            )
        ]

    def __str__(self) -> str:
        parts = [self.area.short_label, self.indicator.label]
        if self.group.code != TOTAL:
            parts.append(self.group.label)
        if self.coverage.code != WHOLE_CITY:
            parts.append(self.coverage.label)
        return " · ".join(parts)

    @property
    def key(self) -> str:
        return series_key(
            self.indicator.code, self.area.code, self.group.code, self.coverage.code
        )

    def page_of(self, year: int, boundary_year: int | None = None) -> str:
        """Where the public reads of its figure of a year, published or withdrawn."""
        return reverse("figure_detail", args=[FigureKey(self.key, year, boundary_year)])


class FigureColumns(models.Model):
    """What is known of one value: shared by an observation and its revisions.

    ``value``, ``low`` and ``high`` are in the unit of the series; ``low`` or ``high``
    is empty where the figure has no bound on that side, ``value`` where the printed
    figure must not be taken as one. ``precision`` is half a unit of the last digit
    of a rounded print.
    """

    year = models.PositiveSmallIntegerField(_("年份"))
    # The year to whose boundaries the figure was restated (按现行区划); empty where it is
    # of the area as it was then.
    boundary_year = models.PositiveSmallIntegerField(
        _("区划口径年份"), null=True, blank=True
    )
    value = models.DecimalField(
        _("数值"),
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )
    low = models.DecimalField(
        _("下界"),
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )
    high = models.DecimalField(
        _("上界"),
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )
    precision = models.DecimalField(
        _("印数精度"),
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )
    qualifier = models.CharField(
        _("限定词"), max_length=8, choices=QUALIFIER_CHOICES, default=Qualifier.EXACT
    )
    printed = models.CharField(_("原文写法"), max_length=60)
    unit_printed = models.CharField(_("原文单位"), max_length=30, blank=True)
    start_year = models.PositiveSmallIntegerField(_("起始年份"), null=True, blank=True)
    cutoff = models.DateField(_("截止日期"), null=True, blank=True)
    status = models.CharField(
        _("观测状态"), max_length=1, choices=Status.choices, default=Status.NORMAL
    )
    note = models.TextField(_("说明"), blank=True)
    note_en = models.TextField(_("英文说明"), blank=True)

    class Meta:
        abstract = True

    @property
    def identity(self) -> Identity:
        """Which figure it is of all that are or were published."""
        series: int = self.series_id  # type: ignore[attr-defined]
        return (series, self.year, self.boundary_year)

    @property
    def interval(self) -> Interval:
        return stored_interval(self.low, self.high, self.qualifier)

    @property
    def note_label(self) -> str:
        return localized(self.note, self.note_en)

    @property
    def suspect(self) -> bool:
        """A printed figure that is kept but must not be taken as a value."""
        return self.value is None and self.status == Status.LOW_RELIABILITY

    @property
    def doubtful(self) -> bool:
        return self.status == Status.LOW_RELIABILITY

    @property
    def part_year(self) -> bool:
        """Whether it counts only a part of its year (the cut-off is before 31 December)."""
        return self.cutoff is not None and (self.cutoff.month, self.cutoff.day) != (
            12,
            31,
        )


def figure_constraints(model: str) -> list[models.CheckConstraint]:
    """The invariants of a figure, for the table of ``model``."""
    bounded = Q(value__isnull=True) | Q(value__gt=-LIMIT, value__lt=LIMIT)
    # A comparison with NULL is no violation to SQL, so every bound says that it is there.
    has_low, has_high = Q(low__isnull=False), Q(high__isnull=False)
    exact = (
        Q(qualifier=Qualifier.EXACT, low=F("value"), high=F("value"))
        & has_low
        & has_high
    )
    floor = Q(qualifier=Qualifier.AT_LEAST, low=F("value"), high__isnull=True) & has_low
    ceiling = (
        Q(qualifier=Qualifier.AT_MOST, low__isnull=True, high=F("value")) & has_high
    )
    between = (
        Q(
            qualifier__in=[Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.OVER],
            low__lte=F("value"),
            high__gte=F("value"),
        )
        & has_low
        & has_high
    )
    valueless = Q(
        value__isnull=True, low__isnull=True, high__isnull=True, status__in=VALUELESS
    )
    valued = Q(value__isnull=False) & ~Q(
        status__in=[Status.NOT_APPLICABLE, Status.MISSING]
    )
    conditions = {
        "year_range": Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
        "boundary_year_range": Q(boundary_year__isnull=True)
        | Q(boundary_year__gte=FIRST_YEAR, boundary_year__lte=LAST_YEAR),
        "value_bounded": bounded,
        "interval_matches": valueless | (valued & (exact | floor | ceiling | between)),
        "status_known": Q(status__in=Status.values),
        "qualifier_known": Q(qualifier__in=list(Qualifier)),
        "start_before_year": Q(start_year__isnull=True)
        | Q(start_year__gte=FIRST_YEAR, start_year__lte=F("year")),
        "precision_positive": Q(precision__isnull=True) | Q(precision__gt=Decimal(0)),
    }
    return [
        models.CheckConstraint(condition=condition, name=f"{model}_{name}")
        for name, condition in conditions.items()
    ]


class Observation(FigureColumns):
    """The value of a series in a year, as published now.

    Only ``reports.publishing`` writes it. ``version`` counts its revisions and is
    what an editor's form must have seen; ``release`` is the one it last changed in.
    """

    series = models.ForeignKey(
        Series, models.PROTECT, verbose_name=_("序列"), related_name="observations"
    )
    version = models.PositiveIntegerField(_("版次"), default=1)
    release = models.ForeignKey(
        Release, models.PROTECT, verbose_name=_("数据版本"), related_name="observations"
    )

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("观测值")
        verbose_name_plural = _("观测值")
        ordering = ["series_id", "year", F("boundary_year").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year"],
                condition=Q(boundary_year__isnull=True),
                name="observation_unique",
            ),
            models.UniqueConstraint(
                fields=["series", "year", "boundary_year"],
                condition=Q(boundary_year__isnull=False),
                name="observation_restated_unique",
            ),
            *figure_constraints("observation"),
        ]
        indexes = [models.Index(fields=["year"])]

    def __str__(self) -> str:
        return f"{self.series} · {self.year}: {self.printed}"

    def get_absolute_url(self) -> str:
        return self.series.page_of(self.year, self.boundary_year)

    @property
    def key(self) -> str:
        return str(FigureKey(self.series.key, self.year, self.boundary_year))
