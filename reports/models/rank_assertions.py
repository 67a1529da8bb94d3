"""What words say of a rank: within what scope, which ranks, below whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models import City, Group


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


class SaidRank(models.Model):
    """``rank_low``–``rank_high`` are the ranks the words fix, empty where they fix none;
    ``reference`` is the city a claim compares with (仅低于长沙)."""

    scope = models.CharField(_("范围"), max_length=8, choices=Scope.choices)
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
    group = models.ForeignKey(
        Group,
        models.PROTECT,
        verbose_name=_("分组"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        abstract = True
