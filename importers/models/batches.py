"""A batch: one uploaded file, or one sitting at the yearly grid."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indicators.models import Area, Release
from reports.models import Report

sha256 = RegexValidator(r"\A[0-9a-f]{64}\Z")


class BatchKind(models.TextChoices):
    UPLOAD = "upload", _("上传表格")
    GRID = "grid", _("年度录入")
    REPORT = "report", _("阅读报告")


class BatchState(models.TextChoices):
    """Where a batch is on its way. Nothing is public before ``PUBLISHED``."""

    QUEUED = "queued", _("等待读取")
    READING = "reading", _("正在读取")
    WAITING = "waiting", _("待处理")
    SUBMITTED = "submitted", _("待审核")
    CONFIRMED = "confirmed", _("正在发布")
    PUBLISHED = "published", _("已发布")
    UNDOING = "undoing", _("正在撤销")
    UNDONE = "undone", _("已撤销")
    FAILED = "failed", _("读取失败")
    DISCARDED = "discarded", _("已作废")
    EXPIRED = "expired", _("已过期")


# What still may be decided on.
OPEN = (BatchState.WAITING, BatchState.SUBMITTED)


class Batch(models.Model):
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("上传人"),
        related_name="batches",
    )
    kind = models.CharField(
        _("种类"), max_length=6, choices=BatchKind.choices, default=BatchKind.UPLOAD
    )
    title = models.CharField(_("名称"), max_length=200)
    state = models.CharField(
        _("状态"), max_length=10, choices=BatchState.choices, default=BatchState.QUEUED
    )
    # What holds for rows that name no source of their own.
    report = models.ForeignKey(
        Report,
        models.PROTECT,
        verbose_name=_("报告"),
        null=True,
        blank=True,
        related_name="+",
    )
    section = models.CharField(_("章节"), max_length=120, blank=True)
    # What holds for a file that names no city.
    city = models.ForeignKey(
        Area,
        models.PROTECT,
        verbose_name=_("市州"),
        null=True,
        blank=True,
        related_name="+",
    )
    # The same of year, indicator, group and unit, as texts by role.
    given = models.JSONField(_("整份文件的"), default=dict, blank=True)
    reason = models.CharField(_("理由"), max_length=300, blank=True)
    remark = models.CharField(_("审核意见"), max_length=300, blank=True)
    message = models.TextField(_("读取情况"), blank=True)
    blank_cells = models.PositiveIntegerField(_("未填的行"), default=0)
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("更新时间"), auto_now=True)
    submitted_at = models.DateTimeField(_("送审时间"), null=True, blank=True)
    expires_at = models.DateTimeField(_("过期时间"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("发布人"),
        null=True,
        blank=True,
        related_name="+",
    )
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("撤销人"),
        null=True,
        blank=True,
        related_name="+",
    )
    undo_reason = models.CharField(_("撤销理由"), max_length=250, blank=True)
    published_in = models.ForeignKey(
        Release,
        models.PROTECT,
        verbose_name=_("发布的版本"),
        null=True,
        blank=True,
        related_name="+",
    )
    undone_in = models.ForeignKey(
        Release,
        models.PROTECT,
        verbose_name=_("撤销的版本"),
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("导入批次")
        verbose_name_plural = _("导入批次")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "submitted_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BatchState.values), name="batch_state_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=BatchKind.values), name="batch_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=BatchState.SUBMITTED)
                | Q(submitted_at__isnull=False),
                name="batch_submitted_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[BatchState.CONFIRMED, BatchState.PUBLISHED])
                | Q(confirmed_by__isnull=False),
                name="batch_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[BatchState.UNDOING, BatchState.UNDONE])
                | Q(undone_by__isnull=False),
                name="batch_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} · {self.title}"

    def get_absolute_url(self) -> str:
        page = "desk:sheet" if self.kind == BatchKind.REPORT else "intake:batch_detail"
        return reverse(page, args=[self.pk])

    @property
    def open(self) -> bool:
        return self.state in OPEN


class BatchFile(models.Model):
    """The uploaded file itself, kept in the database so that any copy of the portal can
    read it; its size is capped before it is kept."""

    batch = models.OneToOneField(
        Batch, models.CASCADE, verbose_name=_("批次"), related_name="file"
    )
    name = models.CharField(_("文件名"), max_length=200)
    kind = models.CharField(_("格式"), max_length=8)
    sha256 = models.CharField(_("校验和"), max_length=64, validators=[sha256])
    size = models.PositiveIntegerField(_("字节数"))
    content = models.BinaryField()

    class Meta:
        verbose_name = _("批次文件")
        verbose_name_plural = _("批次文件")

    def __str__(self) -> str:
        return self.name
