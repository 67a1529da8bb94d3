"""Candidates: the figures of a batch, in a table of their own until they are published."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from importers.models.batches import Batch
from indicators.models import (
    Area,
    Coverage,
    Group,
    Indicator,
    Series,
    Status,
    Unit,
)
from indicators.models.figures import FIRST_YEAR, LAST_YEAR
from indicators.quantities import (
    DECIMAL_PLACES,
    LIMIT,
    MAX_DIGITS,
    Interval,
    Qualifier,
    stored_interval,
)
from indicators.wording import QUALIFIER_CHOICES
from reports.models import Report, Stance

TYPED = 200
TYPED_NOTE = 1000


class CandidateVerdict(models.TextChoices):
    """What a candidate would do to the published figure."""

    NEW = "new", _("新增")
    CHANGED = "changed", _("修改")
    EVIDENCE = "evidence", _("补充出处")
    UNCHANGED = "unchanged", _("不变")
    QUESTION = "question", _("待答")
    CONFLICT = "conflict", _("冲突")
    PROBLEM = "problem", _("有误")
    # Only a sitting at the yearly grid takes figures back.
    WITHDRAWN = "withdrawn", _("撤回")


# The verdicts that publishing would write.
WRITING = (CandidateVerdict.NEW, CandidateVerdict.CHANGED, CandidateVerdict.EVIDENCE)


class Decision(models.TextChoices):
    PENDING = "pending", _("未定")
    ACCEPTED = "accepted", _("接受")
    REJECTED = "rejected", _("拒绝")
    PUBLISHED = "published", _("已发布")


def _typed(length: int = TYPED) -> models.CharField:
    return models.CharField(max_length=length, blank=True)


def _number(label: Any) -> models.DecimalField:
    return models.DecimalField(
        label,
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )


def _part(model: type[models.Model], label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        models.PROTECT,
        verbose_name=label,
        null=True,
        blank=True,
        related_name="+",
        # Asked for by batch only; an index each would double the time of an import.
        db_index=False,
    )


class Candidate(models.Model):
    """One figure of a batch: where it stood, what was typed, what it was read as.

    The ``…_typed`` columns keep the cells as they were; ``None`` in one says that the file
    has no such column, so what is published there stays as it is.
    """

    batch = models.ForeignKey(
        Batch,
        models.CASCADE,
        verbose_name=_("批次"),
        related_name="candidates",
        db_index=False,
    )
    number = models.PositiveIntegerField(_("序号"))
    sheet = models.CharField(_("工作表"), max_length=100, blank=True)
    row = models.PositiveIntegerField(_("行"))
    column = models.PositiveSmallIntegerField(_("列"), default=0)

    city_typed = _typed()
    indicator_typed = _typed()
    group_typed = _typed()
    coverage_typed = _typed()
    year_typed = _typed()
    value_typed = _typed()
    unit_typed = _typed()
    qualifier_typed = _typed()
    printed_typed = _typed()
    report_typed = _typed()
    section_typed = _typed()
    paragraph_typed = _typed()
    status_typed = models.CharField(max_length=TYPED, null=True, blank=True)  # noqa: DJ001
    cutoff_typed = models.CharField(max_length=TYPED, null=True, blank=True)  # noqa: DJ001
    start_typed = models.CharField(max_length=TYPED, null=True, blank=True)  # noqa: DJ001
    note_typed = models.CharField(max_length=TYPED_NOTE, null=True, blank=True)  # noqa: DJ001
    note_en_typed = models.CharField(max_length=TYPED_NOTE, null=True, blank=True)  # noqa: DJ001

    city = _part(Area, _("市州"))
    indicator = _part(Indicator, _("指标"))
    group = _part(Group, _("分组"))
    coverage = _part(Coverage, _("口径范围"))
    # The unit that was typed, and the one of the series, which ``value`` is in.
    unit = _part(Unit, _("所写单位"))
    own_unit = _part(Unit, _("单位"))
    series = _part(Series, _("序列"))
    report = _part(Report, _("报告"))
    section = models.CharField(_("章节"), max_length=120, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("段落"), null=True, blank=True)

    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    boundary_year = models.PositiveSmallIntegerField(
        _("区划口径年份"), null=True, blank=True
    )
    value = _number(_("数值"))
    low = _number(_("下界"))
    high = _number(_("上界"))
    precision = _number(_("印数精度"))
    qualifier = models.CharField(
        _("限定词"), max_length=8, choices=QUALIFIER_CHOICES, default=Qualifier.EXACT
    )
    printed = models.CharField(_("原文写法"), max_length=60, blank=True)
    unit_printed = models.CharField(_("原文单位"), max_length=30, blank=True)
    start_year = models.PositiveSmallIntegerField(_("起始年份"), null=True, blank=True)
    cutoff = models.DateField(_("截止日期"), null=True, blank=True)
    status = models.CharField(
        _("观测状态"), max_length=1, choices=Status.choices, default=Status.NORMAL
    )
    note = models.TextField(_("说明"), blank=True)
    note_en = models.TextField(_("英文说明"), blank=True)
    conversion = models.CharField(_("换算"), max_length=120, blank=True)

    seen_version = models.PositiveIntegerField(_("所见版次"), default=0)
    verdict = models.CharField(
        _("判断"), max_length=9, choices=CandidateVerdict.choices
    )
    problem = models.TextField(_("问题"), blank=True)
    # A jump that somebody must look at before the candidate can be accepted.
    asked = models.CharField(_("核对"), max_length=300, blank=True)
    ticked = models.BooleanField(_("已核对"), default=False)
    decision = models.CharField(
        _("决定"),
        max_length=9,
        choices=Decision.choices,
        default=Decision.PENDING,
    )

    class Meta:
        verbose_name = _("候选数")
        verbose_name_plural = _("候选数")
        ordering = ["batch_id", "number"]
        indexes = [
            models.Index(fields=["batch", "verdict", "number"]),
            models.Index(fields=["batch", "decision"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "number"], name="candidate_number_unique"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=CandidateVerdict.values),
                name="candidate_verdict_known",
            ),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values),
                name="candidate_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(qualifier__in=list(Qualifier)),
                name="candidate_qualifier_known",
            ),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="candidate_status_known"
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True)
                | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="candidate_year_range",
            ),
            models.CheckConstraint(
                condition=Q(boundary_year__isnull=True)
                | Q(boundary_year__gte=FIRST_YEAR, boundary_year__lte=LAST_YEAR),
                name="candidate_boundary_year_range",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True) | Q(value__gt=-LIMIT, value__lt=LIMIT),
                name="candidate_value_bounded",
            ),
            # Only what is complete, clean and looked at can be taken.
            models.CheckConstraint(
                condition=~Q(decision__in=[Decision.ACCEPTED, Decision.PUBLISHED])
                | Q(verdict=CandidateVerdict.WITHDRAWN, series__isnull=False)
                | (
                    Q(verdict__in=WRITING)
                    & Q(problem="")
                    & Q(city__isnull=False, indicator__isnull=False)
                    & Q(group__isnull=False, coverage__isnull=False)
                    & Q(own_unit__isnull=False, year__isnull=False)
                    & Q(report__isnull=False)
                    & (Q(asked="") | Q(ticked=True))
                ),
                name="candidate_accepted_is_clean",
            ),
            models.CheckConstraint(
                condition=~Q(
                    verdict__in=[CandidateVerdict.PROBLEM, CandidateVerdict.CONFLICT]
                )
                | ~Q(problem=""),
                name="candidate_problem_is_told",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.indicator_typed} {self.year_typed}: {self.value_typed}"

    @property
    def interval(self) -> Interval:
        return stored_interval(self.low, self.high, self.qualifier)

    @property
    def writes(self) -> bool:
        return self.verdict in WRITING


class FormerSource(models.Model):
    """A place that was cited for a figure before a batch changed it; undoing the batch
    puts it back. Revisions keep figures, not citations."""

    batch = models.ForeignKey(
        Batch,
        models.CASCADE,
        verbose_name=_("批次"),
        related_name="former_sources",
        db_index=False,
    )
    series = models.ForeignKey(Series, models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    boundary_year = models.PositiveSmallIntegerField(null=True, blank=True)
    report = models.ForeignKey(Report, models.PROTECT, related_name="+", db_index=False)
    section = models.CharField(max_length=120, blank=True)
    paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    stance = models.CharField(max_length=8, choices=Stance.choices)
    printed = models.CharField(max_length=60)
    value = _number("")
    note = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        verbose_name = _("先前的出处")
        verbose_name_plural = _("先前的出处")
        indexes = [models.Index(fields=["batch", "series", "year"])]

    def __str__(self) -> str:
        return f"{self.series_id} {self.year}: {self.printed}"
