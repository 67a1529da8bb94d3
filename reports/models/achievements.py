"""Achievements: honours, pilots, firsts, policies and platforms, in own words."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.localized import localized
from indicators.models import Area, Indicator, PublicModel
from reports.models.places import CitedPlace, place_constraint
from reports.partial_dates import validate_partial_date


class Category(models.TextChoices):
    HONOUR = "honour", _("荣誉")
    PILOT = "pilot", _("试点")
    FIRST = "first", _("首创")
    REFORM = "reform", _("改革")
    POLICY = "policy", _("政策")
    PROGRAMME = "programme", _("项目")
    PLATFORM = "platform", _("平台与品牌")
    PERSON = "person", _("人物")


class Achievement(PublicModel):
    """``date`` is as exact as the report; where the report gives none it is empty and
    ``by_year`` (the report's last year) says by when it was so."""

    code = models.SlugField(_("代码"), max_length=80, unique=True)
    area = models.ForeignKey(
        Area, models.PROTECT, verbose_name=_("市州"), related_name="achievements"
    )
    category = models.CharField(_("类别"), max_length=10, choices=Category.choices)
    date = models.CharField(
        _("日期"), max_length=10, blank=True, validators=[validate_partial_date]
    )
    by_year = models.PositiveSmallIntegerField(
        _("不晚于"), help_text=_("有日期的填其年份;报告未写日期的填报告的截止年份。")
    )
    title = models.CharField(_("标题"), max_length=80)
    title_en = models.CharField(_("英文标题"), max_length=160)
    body = models.TextField(_("说明"))
    body_en = models.TextField(_("英文说明"))
    indicators = models.ManyToManyField(
        Indicator, blank=True, verbose_name=_("相关指标"), related_name="achievements"
    )

    class Meta:
        verbose_name = _("成就")
        verbose_name_plural = _("成就")
        ordering = ["-by_year", "-date", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(category__in=Category.values),
                name="achievement_category_known",
            ),
            models.CheckConstraint(
                condition=models.Q(by_year__gte=1949, by_year__lte=2100),
                name="achievement_year_range",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return localized(self.title, self.title_en)

    @property
    def body_label(self) -> str:
        return localized(self.body, self.body_en)


class AchievementCitation(CitedPlace):
    achievement = models.ForeignKey(
        Achievement, models.CASCADE, verbose_name=_("成就"), related_name="citations"
    )

    class Meta:
        verbose_name = _("成就引证")
        verbose_name_plural = _("成就引证")
        ordering = ["report__code", "paragraph", "pk"]
        constraints = [
            models.UniqueConstraint(
                "achievement",
                "report",
                "section",
                Coalesce("paragraph", 0),
                name="achievement_citation_unique",
            ),
            place_constraint("achievement_citation"),
        ]

    def __str__(self) -> str:
        return self.locator
