"""The catalogue: themes, units, groups, coverages and what is counted."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.localized import Named, localized
from indicators.public_changes import PublicModel

identifier = RegexValidator(
    r"\A[A-Za-z][A-Za-z0-9_]*\Z", _("代码由字母、数字和下划线组成,以字母开头。")
)


class Measure(models.TextChoices):
    """What kind of number an indicator is."""

    STANDARD = "standard", _("标准")
    STOCK = "stock", _("时点数")
    FLOW = "flow", _("年度数")
    CUMULATIVE = "cumulative", _("累计数")
    AVERAGE = "average", _("年均数")
    RATE = "rate", _("比率")


class Territory(models.TextChoices):
    """Which land of an area an indicator is about, where its figures cover the whole."""

    WHOLE = "city", _("全域")
    DISTRICTS = "districts", _("市辖区")
    COUNTIES = "counties", _("县和县级市")


class Direction(models.TextChoices):
    """Which end of an indicator is better."""

    HIGHER = "higher", _("越高越好")
    LOWER = "lower", _("越低越好")
    NONE = "none", _("无优劣之分")


class Coded(Named):
    code = models.CharField(
        _("代码"), max_length=60, unique=True, validators=[identifier]
    )
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "code"]


class Theme(Coded):
    class Meta(Coded.Meta):
        verbose_name = _("主题")
        verbose_name_plural = _("主题")


class Unit(Coded):
    """A unit of measurement; ``factor`` base units of its ``dimension``."""

    dimension = models.CharField(_("量纲"), max_length=40)
    factor = models.DecimalField(
        _("换算系数"), max_digits=15, decimal_places=3, default=1
    )
    spellings = models.CharField(_("其他写法"), max_length=300, blank=True)

    class Meta(Coded.Meta):
        verbose_name = _("单位")
        verbose_name_plural = _("单位")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(factor__gt=0), name="unit_factor_positive"
            )
        ]


class Group(Coded):
    """A breakdown: urban and rural, scattered and institutional, age bands."""

    includes = models.ManyToManyField(
        "self", symmetrical=False, blank=True, verbose_name=_("同时适用于")
    )

    class Meta(Coded.Meta):
        verbose_name = _("分组")
        verbose_name_plural = _("分组")


class Coverage(Coded):
    """Whom a figure covers: the whole city, its urban districts, one platform."""

    definition = models.TextField(_("定义"), blank=True)
    definition_en = models.TextField(_("英文定义"), blank=True)

    class Meta(Coded.Meta):
        verbose_name = _("口径范围")
        verbose_name_plural = _("口径范围")

    @property
    def definition_label(self) -> str:
        return localized(self.definition, self.definition_en)


class Indicator(Coded):
    theme = models.ForeignKey(
        Theme, models.PROTECT, verbose_name=_("主题"), related_name="indicators"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, verbose_name=_("单位"), related_name="+"
    )
    measure = models.CharField(_("数字类型"), max_length=12, choices=Measure.choices)
    direction = models.CharField(
        _("方向"), max_length=8, choices=Direction.choices, default=Direction.NONE
    )
    territory = models.CharField(
        _("所指地域"),
        max_length=9,
        choices=Territory.choices,
        default=Territory.WHOLE,
    )
    headline = models.PositiveSmallIntegerField(
        _("十组数据序号"), null=True, blank=True, unique=True
    )
    short = models.CharField(_("简称"), max_length=40)
    short_en = models.CharField(_("英文简称"), max_length=60)
    definition = models.TextField(_("定义"))
    definition_en = models.TextField(_("英文定义"))

    class Meta(Coded.Meta):
        verbose_name = _("指标")
        verbose_name_plural = _("指标")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(measure__in=Measure.values),
                name="indicator_measure_known",
            ),
            models.CheckConstraint(
                condition=models.Q(direction__in=Direction.values),
                name="indicator_direction_known",
            ),
            models.CheckConstraint(
                condition=models.Q(territory__in=Territory.values),
                name="indicator_territory_known",
            ),
        ]

    @property
    def short_label(self) -> str:
        return localized(self.short, self.short_en)

    @property
    def definition_label(self) -> str:
        return localized(self.definition, self.definition_en)

    @property
    def yearly(self) -> bool:
        """Whether its figures are points of a yearly line; totals since a year and
        averages over years are not."""
        return self.measure not in (Measure.CUMULATIVE, Measure.AVERAGE)


class IndicatorAlias(PublicModel):
    """Another name of an indicator, as reports and people write it."""

    indicator = models.ForeignKey(
        Indicator, models.CASCADE, verbose_name=_("指标"), related_name="aliases"
    )
    name = models.CharField(_("别名"), max_length=80)

    class Meta:
        verbose_name = _("指标别名")
        verbose_name_plural = _("指标别名")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "name"], name="indicator_alias_unique"
            )
        ]

    def __str__(self) -> str:
        return self.name
