"""Ranks that the text of a report claims, found by reading it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models import City, Indicator
from reports.models.claims import Claim
from reports.models.rank_assertions import Claimed, SaidRank


class ClaimedRank(SaidRank):
    """What a claim of a rank says, so that it can be held against the ranking of the day:
    ``indicator``, ``group`` and ``year`` are of the figure beside the words, empty where
    none stands there; ``number`` is that figure's among the candidates of the claim's
    batch. ``kind`` is empty for a plain rank.
    """

    claim = models.OneToOneField(
        Claim, models.CASCADE, verbose_name=_("数据校核"), related_name="rank"
    )
    kind = models.CharField(
        _("说法"), max_length=14, choices=Claimed.choices, blank=True
    )
    indicator = models.ForeignKey(
        Indicator,
        models.PROTECT,
        verbose_name=_("指标"),
        null=True,
        blank=True,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    number = models.PositiveIntegerField(_("序号"), null=True, blank=True)

    class Meta:
        verbose_name = _("所说名次")
        verbose_name_plural = _("所说名次")
        constraints = [
            models.CheckConstraint(
                condition=Q(rank_low__isnull=True, rank_high__isnull=True)
                | Q(rank_low__gte=1, rank_high__gte=models.F("rank_low")),
                name="claimed_rank_paired",
            ),
        ]

    def __str__(self) -> str:
        return str(self.claim)

    @property
    def city(self) -> City:
        """The city of the report; one that has none claims no rank."""
        city = self.claim.report.city
        assert city is not None
        return city
