"""Citations: an observation ↔ a place in a report."""

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from indicators.localized import localized
from indicators.models import Observation
from indicators.quantities import DECIMAL_PLACES, MAX_DIGITS
from reports.models.places import CitedPlace, place_constraint


class Stance(models.TextChoices):
    """What the place has to do with the published figure."""

    SOURCE = "source", _("出处")
    CONFIRMS = "confirms", _("一致")
    DIFFERS = "differs", _("不一致")


class Citation(CitedPlace):
    """``value`` is what this place says, in the unit of the series; it differs from the
    observation's where ``stance`` is "differs", and the note says which was used and
    why."""

    observation = models.ForeignKey(
        Observation, models.CASCADE, verbose_name=_("观测值"), related_name="citations"
    )
    stance = models.CharField(
        _("关系"), max_length=8, choices=Stance.choices, default=Stance.SOURCE
    )
    printed = models.CharField(_("原文写法"), max_length=60)
    value = models.DecimalField(
        _("此处数值"),
        max_digits=MAX_DIGITS,
        decimal_places=DECIMAL_PLACES,
        null=True,
        blank=True,
    )
    note = models.TextField(_("说明"), blank=True)
    note_en = models.TextField(_("英文说明"), blank=True)

    class Meta:
        verbose_name = _("引证")
        verbose_name_plural = _("引证")
        ordering = ["report__code", "paragraph", "pk"]
        constraints = [
            models.UniqueConstraint(
                "observation",
                "report",
                "section",
                Coalesce("paragraph", 0),
                name="citation_unique",
            ),
            models.UniqueConstraint(
                fields=["observation"],
                condition=models.Q(stance=Stance.SOURCE),
                name="citation_one_source",
            ),
            models.CheckConstraint(
                condition=models.Q(stance__in=Stance.values),
                name="citation_stance_known",
            ),
            place_constraint("citation"),
        ]

    def __str__(self) -> str:
        return f"{self.locator}: {self.printed}"

    @property
    def note_label(self) -> str:
        return localized(self.note, self.note_en)
