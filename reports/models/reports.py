"""Reports: the sources every figure and achievement leads back to."""

from typing import ClassVar, Self

from django.apps import apps
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.localized import localized
from indicators.models import Area, PublicModel, PublicQuerySet
from reports.partial_dates import validate_partial_date

SHORT, SHORT_EN = 40, 60


class ReportKind(models.TextChoices):
    DECADE = "decade", _("十年回顾")
    FEATURE = "feature", _("报纸专版")
    SUMMARY = "summary", _("工作总结")
    YEARBOOK = "yearbook", _("年度专版")
    CENSUS = "census", _("人口普查")
    TABLE = "table", _("统计表")


class ReportQuerySet(PublicQuerySet["Report"]):
    def public(self) -> Self:
        """Reports that something published leads back to. One that is only being read at
        the staff door is not told of yet."""
        citations, achievements = (
            Exists(
                apps.get_model("reports", place).objects.filter(report=OuterRef("pk"))
            )
            for place in ("Citation", "AchievementCitation")
        )
        ranks = apps.get_model("reports", "ClaimedRank").objects.public()
        claimed = Exists(ranks.filter(report=OuterRef("pk")))
        return self.filter(citations | achievements | claimed)


ReportManager = models.Manager.from_queryset(ReportQuerySet)


class Report(PublicModel):
    code = models.SlugField(_("代码"), max_length=60, unique=True)
    area = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name=_("市州"),
        null=True,
        blank=True,
        related_name="reports",
    )
    title = models.CharField(_("标题"), max_length=160)
    title_en = models.CharField(_("英文标题"), max_length=200)
    short = models.CharField(_("简称"), max_length=SHORT)
    short_en = models.CharField(_("英文简称"), max_length=SHORT_EN)
    publisher = models.CharField(_("发布者"), max_length=120)
    publisher_en = models.CharField(_("发布者英文名"), max_length=160)
    published = models.CharField(
        _("发布日期"), max_length=10, validators=[validate_partial_date]
    )
    kind = models.CharField(_("类型"), max_length=10, choices=ReportKind.choices)
    period_start = models.PositiveSmallIntegerField(_("起始年份"))
    period_end = models.PositiveSmallIntegerField(_("截止年份"))
    url = models.URLField(_("网址"), max_length=300, blank=True)
    checksum = models.CharField(
        _("原文校验和"),
        max_length=64,
        blank=True,
        validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")],
        help_text=_("所读文本文件的 SHA-256。"),
    )
    note = models.TextField(_("说明"), blank=True)
    note_en = models.TextField(_("英文说明"), blank=True)

    objects: ClassVar[ReportManager] = ReportManager()

    class Meta:
        verbose_name = _("报告")
        verbose_name_plural = _("报告")
        ordering = ["-published", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_start__lte=models.F("period_end")),
                name="report_period_ordered",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ReportKind.values), name="report_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("report_detail", args=[self.code])

    @property
    def label(self) -> str:
        return localized(self.title, self.title_en)

    @property
    def short_label(self) -> str:
        return localized(self.short, self.short_en)

    @property
    def publisher_label(self) -> str:
        return localized(self.publisher, self.publisher_en)

    @property
    def note_label(self) -> str:
        return localized(self.note, self.note_en)
