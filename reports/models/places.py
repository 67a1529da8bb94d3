"""A place in a report: section heading and paragraph number."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.models import PublicModel
from reports.models.reports import Report


class CitedPlace(PublicModel):
    """Where something stands. ``paragraph`` counts the report's paragraphs from 1;
    a table has none."""

    report = models.ForeignKey(
        Report, models.PROTECT, verbose_name=_("报告"), related_name="%(class)ss"
    )
    section = models.CharField(_("章节"), max_length=120, blank=True)
    paragraph = models.PositiveSmallIntegerField(_("段落"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def locator(self) -> str:
        """``十年报告 ¶4``, or the table's name where there is no paragraph."""
        if self.paragraph is not None:
            return f"{self.report.short_label} ¶{self.paragraph}"
        if self.section:
            return f"{self.report.short_label} · {self.section}"
        return self.report.short_label

    @property
    def place_label(self) -> str:
        """Section and paragraph in words, without the report's name."""
        parts = [self.section] if self.section else []
        if self.paragraph is not None:
            parts.append(gettext("第 %(number)d 段") % {"number": self.paragraph})
        return " · ".join(parts)


def place_constraint(model: str) -> models.CheckConstraint:
    """A place names at least a section or a paragraph."""
    return models.CheckConstraint(
        condition=~models.Q(section="") | models.Q(paragraph__gte=1),
        name=f"{model}_place_named",
    )
