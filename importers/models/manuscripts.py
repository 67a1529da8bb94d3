"""What the reading desk keeps beside a batch: the text that was read, and where in it each
candidate stands."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from importers.models.batches import Batch
from importers.models.candidates import Candidate


class Manuscript(models.Model):
    """The text of an uploaded report while it is being read. ``year`` is what 今年 means;
    ``lost`` counts glyphs that the file had lost."""

    batch = models.OneToOneField(
        Batch, models.CASCADE, verbose_name=_("批次"), related_name="manuscript"
    )
    content = models.TextField(_("文字"), blank=True)
    year = models.PositiveSmallIntegerField(_("报告年份"), null=True, blank=True)
    lost = models.PositiveIntegerField(_("缺失的字形"), default=0)
    # The report was entered with this upload and goes with it when it is given up.
    report_is_new = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("待读文字")
        verbose_name_plural = _("待读文字")

    def __str__(self) -> str:
        return self.batch.title


class Aside(models.TextChoices):
    """Why a number is no figure of a series and is left aside unless somebody takes it up."""

    PLAN = "plan", _("计划或预测")
    CHANGE = "change", _("增减的数")
    GROWTH = "growth", _("增减幅度")
    MULTIPLE = "multiple", _("倍数")


class Choice(models.TextChoices):
    """How a contradiction was decided."""

    KEEP = "keep", _("用已发布的数")
    TAKE = "take", _("用这份报告的数")


class Mark(models.Model):
    """Where a candidate stands in the text, and what the reader thought of it."""

    candidate = models.OneToOneField(
        Candidate, models.CASCADE, primary_key=True, related_name="mark"
    )
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    read_as = models.CharField(_("读作"), max_length=120)
    unit_inferred = models.BooleanField(_("单位是推断的"), default=False)
    period = models.CharField(_("时期"), max_length=24, blank=True)
    basis = models.CharField(max_length=12, blank=True)
    aside = models.CharField(
        _("不列入"), max_length=8, choices=Aside.choices, blank=True
    )
    confidence = models.DecimalField(
        _("把握"), max_digits=3, decimal_places=2, default=0
    )
    because = models.CharField(_("依据"), max_length=80, blank=True)
    # What stood before the number: offered as another name when an editor corrects.
    phrase = models.CharField(_("说法"), max_length=80, blank=True)
    # The first figure of the report that says the same, by its number.
    repeats = models.PositiveIntegerField(_("重复"), null=True, blank=True)
    corrected = models.BooleanField(_("改过"), default=False)
    choice = models.CharField(
        _("取舍"), max_length=4, choices=Choice.choices, blank=True
    )
    reason = models.CharField(_("理由"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("标记")
        verbose_name_plural = _("标记")
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="mark_has_extent"
            ),
            models.CheckConstraint(
                condition=Q(aside="") | Q(aside__in=Aside.values),
                name="mark_aside_known",
            ),
            models.CheckConstraint(
                condition=Q(choice="") | (Q(choice__in=Choice.values) & ~Q(reason="")),
                name="mark_choice_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.read_as
