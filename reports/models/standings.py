"""Standings: ranks that reports claim, kept beside the computed ranking."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.localized import localized
from indicators.models import City, Group, Indicator
from reports.models.places import Place, place_constraint


class Scope(models.TextChoices):
    PROVINCE = "province", _("省内")
    NATION = "nation", _("全国")


class Claimed(models.TextChoices):
    FIRST = "first", _("第一")
    FIRST_TO = "first_to", _("率先")
    ONLY = "only", _("唯一")
    TOP_TIER = "top_tier", _("第一方阵")
    ONLY_BELOW = "only_below", _("仅次于")
    ABOVE_AVERAGE = "above_average", _("高于平均")
    AMONG_BEST = "among_best", _("前列")


class Standing(Place):
    """``rank_low``–``rank_high`` are the ranks the words fix, empty where they fix none;
    ``reference`` is the city a claim compares with (仅低于长沙)."""

    city = models.ForeignKey(
        City, models.PROTECT, verbose_name=_("市州"), related_name="standings"
    )
    year = models.PositiveSmallIntegerField(_("年份"))
    scope = models.CharField(_("范围"), max_length=8, choices=Scope.choices)
    kind = models.CharField(_("说法"), max_length=14, choices=Claimed.choices)
    rank_low = models.PositiveSmallIntegerField(_("名次自"), null=True, blank=True)
    rank_high = models.PositiveSmallIntegerField(_("名次至"), null=True, blank=True)
    reference = models.ForeignKey(
        City,
        models.PROTECT,
        verbose_name=_("参照市州"),
        null=True,
        blank=True,
        related_name="+",
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        verbose_name=_("指标"),
        null=True,
        blank=True,
        related_name="standings",
    )
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        verbose_name=_("分组"),
        null=True,
        blank=True,
        related_name="+",
    )
    printed = models.CharField(_("原文写法"), max_length=60)
    meaning = models.TextField(_("含义"))
    meaning_en = models.TextField(_("英文含义"))

    class Meta:
        verbose_name = _("排位表述")
        verbose_name_plural = _("排位表述")
        ordering = ["-year", "city__code", "report__code", "paragraph", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rank_low__isnull=True, rank_high__isnull=True)
                | models.Q(rank_low__gte=1, rank_high__gte=models.F("rank_low")),
                name="standing_ranks_paired",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Claimed.values), name="standing_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=Scope.values), name="standing_scope_known"
            ),
            models.UniqueConstraint(
                "city",
                "report",
                "section",
                Coalesce("paragraph", 0),
                "printed",
                name="standing_unique",
            ),
            place_constraint("standing"),
        ]

    def __str__(self) -> str:
        return f"{self.city.short_label} {self.year}: {self.printed}"

    @property
    def meaning_label(self) -> str:
        return localized(self.meaning, self.meaning_en)
