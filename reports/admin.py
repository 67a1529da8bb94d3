"""The admin of the evidence's room; a figure's citations change with it, through publishing."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from indicators.admin_base import CatalogueAdmin, PublishedAdmin
from reports.admin_forms import AchievementForm, ReportForm
from reports.admin_rights import OfOwnCityAdmin, OfOwnCityInline
from reports.english import InEnglish, lacks_english
from reports.models import (
    Achievement,
    AchievementCitation,
    Citation,
    ClaimedRank,
    Report,
)
from reports.resources import AchievementResource, ReportResource


class AchievementCitationInline(OfOwnCityInline):
    model = AchievementCitation
    autocomplete_fields = ["report"]
    min_num = 1
    validate_min = True


@admin.register(Report)
class ReportAdmin(OfOwnCityAdmin):
    form = ReportForm
    resource_classes = [ReportResource]
    list_display = [
        "code",
        "short",
        "title",
        "area",
        "kind",
        "published",
        "period_start",
        "wanting",
    ]
    list_display_links = ["code", "short"]
    list_select_related = ["area"]
    list_filter = ["kind", ("area", admin.RelatedOnlyFieldListFilter), InEnglish]
    fieldsets = [
        (None, {"fields": ["area", "title", "publisher", "published", "kind"]}),
        (
            _("可以不填"),
            {
                "classes": ["collapse"],
                "fields": [
                    "short",
                    ("period_start", "period_end"),
                    "url",
                    "note",
                    "code",
                    "checksum",
                ],
            },
        ),
        (
            _("英文（可以以后补）"),
            {
                "classes": ["collapse"],
                "fields": ["title_en", "short_en", "publisher_en", "note_en"],
            },
        ),
    ]
    search_fields = ["code", "title", "title_en", "short", "publisher"]
    autocomplete_fields = ["area"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Report]:
        found: QuerySet[Report] = super().get_export_queryset(request)
        return found.select_related("area")

    @admin.display(description=_("英文"))
    def wanting(self, row: Any) -> str:
        return lacks_english(row)


@admin.register(Citation)
class CitationAdmin(PublishedAdmin):
    list_display = [
        "observation",
        "report",
        "section",
        "paragraph",
        "stance",
        "printed",
    ]
    list_select_related = [
        "report",
        "observation__series__indicator",
        "observation__series__area",
        "observation__series__group",
        "observation__series__coverage",
    ]
    list_filter = ["stance", ("report", admin.RelatedOnlyFieldListFilter)]
    search_fields = [
        "printed",
        "section",
        "report__title",
        "observation__series__indicator__name",
        "observation__series__area__name",
    ]


@admin.register(Achievement)
class AchievementAdmin(OfOwnCityAdmin):
    form = AchievementForm
    resource_classes = [AchievementResource]
    list_display = ["code", "title", "area", "category", "date", "by_year", "wanting"]
    list_display_links = ["code", "title"]
    list_select_related = ["area"]
    list_filter = [
        "category",
        ("area", admin.RelatedOnlyFieldListFilter),
        "by_year",
        InEnglish,
    ]
    fieldsets = [
        (None, {"fields": ["area", "category", "title", "date", "body"]}),
        (
            _("可以不填"),
            {"classes": ["collapse"], "fields": ["by_year", "indicators", "code"]},
        ),
        (
            _("英文（可以以后补）"),
            {"classes": ["collapse"], "fields": ["title_en", "body_en"]},
        ),
    ]
    search_fields = ["code", "title", "title_en", "body", "area__name"]
    autocomplete_fields = ["area", "indicators"]
    inlines = [AchievementCitationInline]

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Achievement]:
        found: QuerySet[Achievement] = super().get_export_queryset(request)
        return found.select_related("area").prefetch_related(
            "indicators", "citations__report"
        )

    @admin.display(description=_("英文"))
    def wanting(self, row: Any) -> str:
        return lacks_english(row)


@admin.register(ClaimedRank)
class ClaimedRankAdmin(CatalogueAdmin):
    fields = [
        "report", "section", "paragraph", "area", "year", "scope", "kind", "rank_low",
        "rank_high", "reference", "indicator", "group", "printed", "meaning", "meaning_en",
    ]  # fmt: skip
    list_display = ["area", "year", "printed", "scope", "kind", "indicator", "report"]
    list_display_links = ["printed"]
    list_select_related = ["area", "indicator", "report"]
    list_filter = ["scope", "kind", ("area", admin.RelatedOnlyFieldListFilter), "year"]
    search_fields = ["printed", "meaning", "area__name", "indicator__name"]
    autocomplete_fields = ["area", "reference", "indicator", "group", "report"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClaimedRank]:
        return ClaimedRank.objects.public()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What was read in a text is changed where it was read."""
        read = obj is not None and obj.claim_id is not None
        return not read and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        read = obj is not None and obj.claim_id is not None
        return not read and super().has_delete_permission(request, obj)
