"""Claims: arithmetic that a report asserts, with its operands, recomputed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indicators.models import Observation, PublicModel
from reports.claim_checks import CheckVerdict as Outcome
from reports.models.places import CitedPlace, place_constraint


class ClaimKind(models.TextChoices):
    GROWTH = "growth", _("增减幅度")
    DIFFERENCE = "difference", _("差额")
    MULTIPLE = "multiple", _("倍数")
    SUM = "sum", _("合计")
    SHARE = "share", _("占比")
    NTH = "nth", _("每几个一个")
    PER_THOUSAND = "per_thousand", _("每千人数")
    RANK = "rank", _("名次")


class ClaimVerdict(models.TextChoices):
    """What recomputing shows; the words of ``reports.claim_checks`` for the database."""

    HOLDS = Outcome.HOLDS.value, _("成立")
    BY_ROUNDING = Outcome.BY_ROUNDING.value, _("四舍五入后成立")
    BY_TRUNCATION = Outcome.BY_TRUNCATION.value, _("截去尾数后成立")
    FAILS = Outcome.FAILS.value, _("对不上")
    UNKNOWN = Outcome.UNKNOWN.value, _("无法核对")


class Showing(models.TextChoices):
    """What staff decided: what does not hold is shown only after somebody looked at it."""

    PENDING = "pending", _("未定")
    SHOWN = "shown", _("公开")
    HIDDEN = "hidden", _("不公开")


class Claim(CitedPlace):
    """``printed`` is the asserted number as printed, at ``start`` to ``end`` of the text that
    was read; ``computed`` what the operands give, in ``unit``; ``missing`` what a check would
    need. ``batch`` is the number of the staff door's batch, which this room does not know.
    """

    kind = models.CharField(_("种类"), max_length=12, choices=ClaimKind.choices)
    printed = models.CharField(_("原文写法"), max_length=60)
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    verdict = models.CharField(_("核对"), max_length=24, choices=ClaimVerdict.choices)
    computed = models.DecimalField(
        _("重算结果"), max_digits=20, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("单位"), max_length=30, blank=True)
    missing = models.CharField(_("缺少"), max_length=20, blank=True)
    # The year whose figure is missing, where that is known.
    missing_year = models.PositiveSmallIntegerField(
        _("缺少的年份"), null=True, blank=True
    )
    showing = models.CharField(
        _("公开"), max_length=7, choices=Showing.choices, default=Showing.PENDING
    )
    # Set with the publication of the batch; readers see only these.
    public = models.BooleanField(_("已公开"), default=False)
    batch = models.PositiveBigIntegerField(
        _("批次"), null=True, blank=True, db_index=True
    )

    class Meta:
        verbose_name = _("数据校核")
        verbose_name_plural = _("数据校核")
        ordering = ["report__code", "start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ClaimKind.values), name="claim_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=ClaimVerdict.values),
                name="claim_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(showing__in=Showing.values), name="claim_showing_known"
            ),
            # What is said not to hold says what it would have to be.
            models.CheckConstraint(
                condition=~Q(verdict=ClaimVerdict.FAILS) | Q(computed__isnull=False),
                name="claim_failure_is_told",
            ),
            place_constraint("claim"),
        ]

    def __str__(self) -> str:
        return f"{self.locator}: {self.printed}"

    @property
    def may_show(self) -> bool:
        if self.showing == Showing.PENDING:
            return self.verdict != ClaimVerdict.FAILS
        return self.showing == Showing.SHOWN


class ClaimOperand(PublicModel):
    """A number that the claim is computed from, as printed, in its order."""

    claim = models.ForeignKey(
        Claim, models.CASCADE, verbose_name=_("数据校核"), related_name="operands"
    )
    position = models.PositiveSmallIntegerField(_("次序"))
    printed = models.CharField(_("原文写法"), max_length=60)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    # Not printed in the report: published before, from another place.
    published = models.BooleanField(_("此前已发布"), default=False)
    # Which published figure that is, as long as it is published.
    observation = models.ForeignKey(
        Observation,
        models.SET_NULL,
        verbose_name=_("已发布的数"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("算式中的数")
        verbose_name_plural = _("算式中的数")
        ordering = ["claim_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "position"], name="claim_operand_unique"
            )
        ]

    def __str__(self) -> str:
        return self.printed
