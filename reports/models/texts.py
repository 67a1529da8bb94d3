"""The text of a report, kept for staff; shown to the public only where that is allowed."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models import PublicModel
from reports.models.reports import Report


class ReportText(PublicModel):
    """What the paragraphs of the citations are counted in.

    ``checksum`` is that of the file the text was read from. ``public`` lets pages show the
    sentence a figure stands in; the whole text is never shown.
    """

    report = models.OneToOneField(
        Report, models.CASCADE, verbose_name=_("报告"), related_name="text"
    )
    content = models.TextField(_("文字"))
    checksum = models.CharField(
        _("文件校验和"),
        max_length=64,
        validators=[RegexValidator(r"\A[0-9a-f]{64}\Z")],
    )
    public = models.BooleanField(
        _("可以公开原句"),
        default=False,
        help_text=_("发布者允许时才勾选：数字所在的一句话会显示在公开页面上。"),
    )
    read_at = models.DateTimeField(_("读取时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("报告文字")
        verbose_name_plural = _("报告文字")

    def __str__(self) -> str:
        return str(self.report)
