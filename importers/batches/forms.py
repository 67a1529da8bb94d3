"""Form fields of every upload: the city and the report it is for."""

from typing import Any

from django import forms
from django.db.models import Q

from importers.files.limits import LIMITS
from reports.models import Report


class ReportField(forms.ModelChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=Report.objects.none(), to_field_name="code", **options
        )

    def label_from_instance(self, report: Any) -> str:
        return f"{report.short_label}（{report.published}）"


def reports_for(cities: Any) -> Any:
    """The reports of these cities and those of no city."""
    chosen = Report.objects.filter(Q(area=None) | Q(area__in=cities))
    return chosen.order_by("-published", "code")


LARGEST = LIMITS.file_bytes // (1024 * 1024)
