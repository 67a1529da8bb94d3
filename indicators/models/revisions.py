"""Revisions: what a figure was after each publication that touched it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from indicators.models.figures import FigureColumns, Series, figure_constraints
from indicators.models.history import Action, Release


class Revision(FigureColumns):
    """The state of a figure from one release on; the old state is the revision before.

    The latest revision up to a release tells what the portal said then.
    """

    series = models.ForeignKey(
        Series, models.PROTECT, verbose_name=_("序列"), related_name="revisions"
    )
    version = models.PositiveIntegerField(_("版次"))
    action = models.CharField(_("动作"), max_length=10, choices=Action.choices)
    release = models.ForeignKey(
        Release, models.PROTECT, verbose_name=_("数据版本"), related_name="revisions"
    )

    class Meta:
        verbose_name = _("修订")
        verbose_name_plural = _("修订")
        ordering = ["series_id", "year", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "year", "version"],
                condition=models.Q(boundary_year__isnull=True),
                name="revision_unique",
            ),
            models.UniqueConstraint(
                fields=["series", "year", "boundary_year", "version"],
                condition=models.Q(boundary_year__isnull=False),
                name="revision_restated_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(action__in=Action.values),
                name="revision_action_known",
            ),
            *figure_constraints("revision"),
        ]

    def __str__(self) -> str:
        return f"{self.series} · {self.year} · {self.get_action_display()}"
