"""Questions: texts of a batch that name nothing known; and names learned from answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from importers.models.batches import Batch
from importers.models.candidates import Candidate
from indicators.models import Coverage, Group, Unit


class Part(models.TextChoices):
    """The part of a figure that a text should name; also the candidate's column."""

    CITY = "city", _("市州")
    INDICATOR = "indicator", _("指标")
    GROUP = "group", _("分组")
    COVERAGE = "coverage", _("口径范围")
    UNIT = "unit", _("单位")
    REPORT = "report", _("来源")
    # What stands in place of a number (无, ×, /): no column, the answer is a status.
    CELL = "cell", _("记号")


class Question(models.Model):
    """One text that names no city (indicator, …), for all rows of the batch that have it."""

    batch = models.ForeignKey(
        Batch, models.CASCADE, verbose_name=_("批次"), related_name="questions"
    )
    part = models.CharField(_("所指"), max_length=9, choices=Part.choices)
    text = models.CharField(_("原文"), max_length=200, blank=True)
    # The text is an indicator's that speaks of a group ("城市低保标准") while the row names none.
    hinted = models.BooleanField(_("由指标引出"), default=False)
    candidates = models.ManyToManyField(
        Candidate, verbose_name=_("候选数"), related_name="questions"
    )
    # The code of what the text was said to mean; empty while open, or when set aside.
    answer = models.CharField(_("回答"), max_length=60, blank=True)
    set_aside = models.BooleanField(_("不导入"), default=False)
    remembered = models.BooleanField(_("记为别名"), default=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("回答人"),
        null=True,
        blank=True,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("回答时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("问题")
        verbose_name_plural = _("问题")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "part", "text", "hinted"], name="question_unique"
            ),
            models.CheckConstraint(
                condition=Q(part__in=Part.values), name="question_part_known"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="", set_aside=False)
                | (
                    Q(answered_at__isnull=False, answered_by__isnull=False)
                    & (
                        Q(set_aside=True, answer="")
                        | (Q(set_aside=False) & ~Q(answer=""))
                    )
                ),
                name="question_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.text}"


class LearnedName(models.Model):
    """Another name of a group, a coverage or a unit, learned from an answer. Cities and
    indicators keep theirs as ``AreaAlias`` and ``IndicatorAlias``."""

    part = models.CharField(_("所指"), max_length=9, choices=Part.choices)
    name = models.CharField(_("别名"), max_length=80)
    group = models.ForeignKey(
        Group, models.CASCADE, null=True, blank=True, related_name="learned_names"
    )
    coverage = models.ForeignKey(
        Coverage, models.CASCADE, null=True, blank=True, related_name="learned_names"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, null=True, blank=True, related_name="learned_names"
    )
    learned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("记录人"),
        related_name="+",
    )
    learned_at = models.DateTimeField(_("记录时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("学到的别名")
        verbose_name_plural = _("学到的别名")
        ordering = ["part", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["part", "name"], name="learned_name_unique"
            ),
            models.CheckConstraint(
                condition=Q(
                    part=Part.GROUP,
                    group__isnull=False,
                    coverage__isnull=True,
                    unit__isnull=True,
                )
                | Q(
                    part=Part.COVERAGE,
                    group__isnull=True,
                    coverage__isnull=False,
                    unit__isnull=True,
                )
                | Q(
                    part=Part.UNIT,
                    group__isnull=True,
                    coverage__isnull=True,
                    unit__isnull=False,
                ),
                name="learned_name_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.name
