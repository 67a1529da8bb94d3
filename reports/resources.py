"""The catalogues of this room as tables: reports and achievements."""

from typing import Any

from django.utils.translation import gettext
from import_export import fields

from indicators.exchange.resources import (
    CatalogueResource,
    CodesWidget,
    CodeWidget,
    TextWidget,
    WholeWidget,
    choice,
    code_of,
    text,
    whole,
)
from indicators.models import City, Indicator
from reports.columns import ACHIEVEMENT, REPORT
from reports.models import Achievement, AchievementCitation, Report
from reports.models.achievements import Category
from reports.models.reports import ReportKind
from reports.partial_dates import partial_date


class DateWidget(TextWidget):
    """A date as people write it, as exactly as it is known."""

    def clean(self, value: Any, row: Any = None, **options: Any) -> str:
        return partial_date(super().clean(value))


class ReportResource(CatalogueResource):
    code = text("code")
    city = code_of("area", City, column="city", optional=True)
    title = text("title")
    title_en = text("title_en")
    short = text("short")
    short_en = text("short_en")
    publisher = text("publisher")
    publisher_en = text("publisher_en")
    published = fields.Field("published", "published", DateWidget())
    kind = choice("kind", ReportKind)
    period_start = whole("period_start")
    period_end = whole("period_end")
    url = text("url")
    checksum = text("checksum")
    note = text("note")
    note_en = text("note_en")

    class Meta(CatalogueResource.Meta):
        model = Report
        fields = REPORT


class CitesWidget(TextWidget):
    """One place a line: ``report | paragraph | section``, the last two as far as known."""

    def render(self, value: Any, obj: Any = None, **options: Any) -> str:
        if value is None:
            return ""
        return "\n".join(
            " | ".join([c.report.code, str(c.paragraph or ""), c.section]).rstrip(" |")
            for c in value.all()
        )


class CitesField(fields.Field):
    def __init__(self) -> None:
        super().__init__("citations", "cites", CitesWidget())

    def get_value(self, instance: Any) -> Any:
        return instance.citations if instance.pk else None

    def save(
        self, instance: Any, row: Any, is_m2m: bool = False, **options: Any
    ) -> None:
        """Nothing yet: a citation needs its achievement saved first."""


def places(cell: Any) -> list[tuple[Report, int | None, str]]:
    """The places a cell names; raises ``ValueError`` with what is wrong."""
    found = []
    for line in TextWidget().clean(cell).splitlines():
        if not line.strip():
            continue
        code, paragraph, section = (part.strip() for part in f"{line}||".split("|", 2))
        number = WholeWidget().clean(paragraph)
        section = section.rstrip("| ")
        if not section and not number:
            raise ValueError(
                gettext("出处“%(line)s”没有写段落或章节。") % {"line": line[:60]}
            )
        found.append((CodeWidget(Report).clean(code), number, section))
    if not found:
        raise ValueError(gettext("每项成就都要写明出处：报告代码 | 段落 | 章节。"))
    return found


class AchievementResource(CatalogueResource):
    code = text("code")
    city = code_of("area", City, column="city")
    category = choice("category", Category)
    date = fields.Field("date", "date", DateWidget())
    by_year = whole("by_year")
    title = text("title")
    title_en = text("title_en")
    body = text("body")
    body_en = text("body_en")
    indicators = fields.Field("indicators", "indicators", CodesWidget(Indicator))
    citations = CitesField()

    class Meta(CatalogueResource.Meta):
        model = Achievement
        fields = ACHIEVEMENT

    def before_import_row(self, row: dict[str, Any], **options: Any) -> None:
        super().before_import_row(row, **options)
        places(row["cites"])

    def skip_row(
        self, instance: Any, original: Any, row: Any, faults: Any = None
    ) -> bool:
        if faults or not instance.pk:
            return False
        have = {(c.report, c.paragraph, c.section) for c in instance.citations.all()}
        same = have == set(places(row["cites"]))
        return same and bool(super().skip_row(instance, original, row, faults))

    def after_save_instance(self, instance: Any, row: Any, **options: Any) -> None:
        instance.citations.all().delete()
        for report, paragraph, section in places(row["cites"]):
            place = AchievementCitation(
                achievement=instance,
                report=report,
                paragraph=paragraph,
                section=section,
            )
            place.full_clean()
            place.save()
