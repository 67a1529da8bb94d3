"""Ranks that reports claim, kept beside the computed ranking."""

from collections.abc import Collection
from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from indicators.localized import localized
from indicators.models import Area, Group, Indicator, PublicQuerySet
from reports.models.claims import Claim
from reports.models.places import CitedPlace, place_constraint
from reports.models.rank_assertions import Claimed, Scope
from reports.models.rank_meanings import RankMeaning

BY_HAND = ("kind", "meaning", "meaning_en")


class ClaimedRankQuerySet(PublicQuerySet["ClaimedRank"]):
    def public(self) -> Self:
        """Those of data files, and those whose claim was published."""
        from_file, published = Q(claim=None), Q(claim__public=True)
        return self.filter(from_file | published, area__isnull=False)

    def listed(self) -> Self:
        """The public ones, the same rank of the same place once: as the data file has it,
        else as it was read last."""
        return self.public().filter(Q(claim=None) | ~Exists(_preferred()))


ClaimedRankManager = models.Manager.from_queryset(ClaimedRankQuerySet)


class ClaimedRank(CitedPlace):
    """What a report says of a rank, and where it does.

    ``rank_low``–``rank_high`` are the ranks the words fix, empty where they fix none;
    ``reference`` is the city a claim compares with (仅低于长沙). ``kind`` is empty for a
    plain rank.

    A rank that was read in a text has its ``claim`` and is as public as that. Its
    ``indicator``, ``group`` and ``year`` are of the figure beside the words, empty where
    there is none; ``number`` is that figure's among the candidates of the claim's batch.
    """

    area = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name=_("市州"),
        null=True,
        related_name="claimed_ranks",
    )
    year = models.PositiveSmallIntegerField(_("年份"), null=True)
    scope = models.CharField(_("范围"), max_length=8, choices=Scope.choices)
    kind = models.CharField(
        _("说法"), max_length=14, choices=Claimed.choices, blank=True
    )
    rank_low = models.PositiveSmallIntegerField(_("名次自"), null=True, blank=True)
    rank_high = models.PositiveSmallIntegerField(_("名次至"), null=True, blank=True)
    reference = models.ForeignKey(
        Area,
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
        related_name="claimed_ranks",
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
    meaning = models.TextField(_("含义"), blank=True)
    meaning_en = models.TextField(_("英文含义"), blank=True)
    claim = models.OneToOneField(
        Claim,
        models.CASCADE,
        verbose_name=_("数据校核"),
        null=True,
        blank=True,
        related_name="rank",
    )
    number = models.PositiveIntegerField(_("序号"), null=True, blank=True)

    objects: ClassVar[ClaimedRankManager] = ClaimedRankManager()

    class Meta:
        verbose_name = _("排位表述")
        verbose_name_plural = _("排位表述")
        ordering = [
            F("year").desc(nulls_last=True),
            "area__code",
            "report__code",
            "paragraph",
            "pk",
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rank_low__isnull=True, rank_high__isnull=True)
                | Q(rank_low__gte=1, rank_high__gte=F("rank_low")),
                name="claimed_rank_paired",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["", *Claimed.values]),
                name="claimed_rank_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=Scope.values), name="claimed_rank_scope_known"
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=False)
                | Q(area__isnull=False, year__isnull=False),
                name="claimed_rank_of_city_and_year",
            ),
            # A text may say the same words twice in a paragraph, a data file may not.
            models.UniqueConstraint(
                "area",
                "report",
                "section",
                Coalesce("paragraph", 0),
                "printed",
                condition=Q(claim=None),
                name="claimed_rank_unique",
            ),
            place_constraint("claimed_rank"),
        ]

    def __str__(self) -> str:
        city = self.area.short_label if self.area else self.report.short_label
        return f"{city} {self.year or ''}: {self.printed}".replace(" :", ":")

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Who enters a rank by hand says of what kind it is and what it means."""
        super().clean_fields(exclude=exclude)
        if self.claim is None:
            empty = {n: _("不能为空") for n in BY_HAND if not getattr(self, n)}
            if empty:
                raise ValidationError(empty)

    @property
    def claimant(self) -> Area:
        """The city of the rank; a report that has none claims no rank."""
        assert self.area is not None
        return self.area

    @property
    def public(self) -> bool:
        return self.claim is None or self.claim.public

    @property
    def meaning_label(self) -> str:
        """As an editor worded it, else put together from what the words say."""
        return localized(self.meaning, self.meaning_en) or str(
            RankMeaning(
                scope=self.scope,
                kind=self.kind,
                low=self.rank_low,
                high=self.rank_high,
                reference=self.reference,
                indicator=self.indicator,
                group=self.group,
            )
        )

    def meaning_in(self, language: str) -> str:
        with override(language):
            return self.meaning_label


def _preferred() -> models.QuerySet[ClaimedRank]:
    """The ranks that are shown instead of the one of the outer query. Two readings say the
    same if the words and the place are, and neither names another indicator or group."""
    return ClaimedRank.objects.public().alias(at=Coalesce("paragraph", 0)).filter(
        Q(claim=None)
        | Q(pk__gt=OuterRef("pk")) & ~Q(claim__batch=OuterRef("claim__batch")),
        Q(at__gt=0) | Q(section=OuterRef("section")),
        _agrees("indicator"),
        _agrees("group"),
        at=Coalesce(OuterRef("paragraph"), 0),
        area=OuterRef("area"),
        report=OuterRef("report"),
        printed=OuterRef("printed"),
    )  # fmt: skip


def _agrees(name: str) -> Q:
    """Both name the same, or one of them none."""
    own = F(f"{name}_id")
    same = Q(**{f"{name}_id": Coalesce(OuterRef(f"{name}_id"), own)})
    return same | Q(**{name: None})
