"""History: numbered releases and the revisions they are made of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Through which door a publication came."""

    FIXTURES = "fixtures", _("项目数据文件")
    GRID = "grid", _("年度录入")
    ADMIN = "admin", _("后台操作")
    IMPORT = "import", _("表格导入")
    READING = "reading", _("阅读报告")


class Action(models.TextChoices):
    CREATED = "created", _("新增")
    CHANGED = "changed", _("修改")
    WITHDRAWN = "withdrawn", _("撤回")


class Ledger(models.Model):
    """The one row that publications lock in turn; it knows the latest release number."""

    latest = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="ledger_is_single")
        ]

    def __str__(self) -> str:
        return str(self.latest)


class ReleaseQuerySet(models.QuerySet["Release"]):
    def newest(self) -> "Release | None":
        return self.order_by("-number").first()


class Release(models.Model):
    """A numbered state of everything published: who published, when and why."""

    number = models.PositiveIntegerField(_("版本号"), primary_key=True)
    published_at = models.DateTimeField(_("发布时间"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("发布人"),
        null=True,
        blank=True,
        related_name="+",
    )
    origin = models.CharField(_("来源"), max_length=10, choices=Origin.choices)
    reason = models.CharField(_("理由"), max_length=300)
    # The number of a batch of the staff door, which this room does not know.
    batch = models.PositiveBigIntegerField(
        _("批次"), null=True, blank=True, db_index=True
    )

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("数据版本")
        verbose_name_plural = _("数据版本")
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(origin__in=Origin.values),
                name="release_origin_known",
            )
        ]

    def __str__(self) -> str:
        return str(_("第 %(number)d 版") % {"number": self.number})
