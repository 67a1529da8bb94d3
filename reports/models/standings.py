"""Standings: ranks that reports claim, kept beside the computed ranking."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.localized import localized
from indicators.models import City, Indicator
from reports.models.places import CitedPlace, place_constraint
from reports.models.rank_assertions import Claimed, SaidRank, Scope


class Standing(SaidRank, CitedPlace):
    """A rank that a report claims, with the place where it does."""

    city = models.ForeignKey(
        City, models.PROTECT, verbose_name=_("市州"), related_name="standings"
    )
    year = models.PositiveSmallIntegerField(_("年份"))
    kind = models.CharField(_("说法"), max_length=14, choices=Claimed.choices)
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        verbose_name=_("指标"),
        null=True,
        blank=True,
        related_name="standings",
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
