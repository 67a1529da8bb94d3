"""The admin of the figures' room: areas, catalogue, series; what is published is read only."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from indicators.admin_base import CatalogueAdmin, CatalogueInline, PublishedAdmin
from indicators.exchange.pages import CatalogueExchangeAdmin
from indicators.models import (
    Area,
    AreaAlias,
    City,
    Coverage,
    Group,
    Indicator,
    IndicatorAlias,
    Observation,
    Province,
    Release,
    Revision,
    Series,
    Theme,
    Unit,
)
from indicators.resources import CityResource, IndicatorResource

SERIES_PARTS = ("indicator", "area", "group", "coverage", "unit")
THROUGH_SERIES = tuple(f"series__{part}" for part in SERIES_PARTS)


class CityAliasInline(CatalogueInline):
    model = AreaAlias


class IndicatorAliasInline(CatalogueInline):
    model = IndicatorAlias


@admin.register(Area)
class AreaAdmin(PublishedAdmin):
    """Areas of every level, to look one up from the rows that name it."""

    list_display = ["code", "name", "level", "parent", "name_en"]
    list_select_related = ["parent"]
    list_filter = ["level"]
    search_fields = ["=code", "name", "short", "name_en", "aliases__name"]


@admin.register(Province)
class ProvinceAdmin(CatalogueAdmin):
    fields = ["code", "name", "short", "name_en"]
    list_display = ["code", "name", "short", "name_en"]
    list_display_links = ["code", "name"]
    search_fields = ["=code", "name", "short", "name_en"]


@admin.register(City)
class CityAdmin(CatalogueExchangeAdmin):
    resource_classes = [CityResource]
    fields = ["code", "name", "short", "name_en", "province"]
    list_display = ["code", "name", "province", "name_en"]
    list_display_links = ["code", "name"]
    list_select_related = ["province"]
    list_filter = ["province"]
    search_fields = ["=code", "name", "name_en", "aliases__name"]
    autocomplete_fields = ["province"]
    inlines = [CityAliasInline]

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[City]:
        found: QuerySet[City] = super().get_export_queryset(request)
        return found.select_related("province").prefetch_related("aliases")


@admin.register(Theme)
class ThemeAdmin(CatalogueAdmin):
    list_display = ["code", "name", "name_en", "position"]
    search_fields = ["code", "name", "name_en"]


@admin.register(Unit)
class UnitAdmin(CatalogueAdmin):
    list_display = ["code", "name", "name_en", "dimension", "factor", "spellings"]
    list_filter = ["dimension"]
    search_fields = ["code", "name", "name_en", "spellings"]


@admin.register(Group)
class GroupAdmin(CatalogueAdmin):
    list_display = ["code", "name", "name_en", "position"]
    search_fields = ["code", "name", "name_en"]
    autocomplete_fields = ["includes"]


@admin.register(Coverage)
class CoverageAdmin(CatalogueAdmin):
    list_display = ["code", "name", "name_en", "position"]
    search_fields = ["code", "name", "name_en"]


@admin.register(Indicator)
class IndicatorAdmin(CatalogueExchangeAdmin):
    resource_classes = [IndicatorResource]
    list_display = ["code", "name", "theme", "unit", "measure", "direction", "headline"]
    list_display_links = ["code", "name"]
    list_select_related = ["theme", "unit"]
    list_filter = ["theme", "measure", "direction"]
    search_fields = ["code", "name", "name_en", "short", "aliases__name"]
    autocomplete_fields = ["theme", "unit"]
    inlines = [IndicatorAliasInline]

    def get_export_queryset(self, request: HttpRequest) -> QuerySet[Indicator]:
        found: QuerySet[Indicator] = super().get_export_queryset(request)
        return found.select_related("theme", "unit").prefetch_related("aliases")


@admin.register(Series)
class SeriesAdmin(CatalogueAdmin):
    """What a series counts is fixed once it has figures; only a new one is told here."""

    list_display = [*SERIES_PARTS, "figures"]
    list_select_related = SERIES_PARTS
    list_filter = [
        ("area__province", admin.RelatedOnlyFieldListFilter),
        "indicator__theme",
        ("group", admin.RelatedOnlyFieldListFilter),
        ("coverage", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["=area__code", "area__name", "indicator__code", "indicator__name"]
    autocomplete_fields = SERIES_PARTS

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        return super().get_queryset(request).annotate(counted=Count("observations"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return SERIES_PARTS if obj and obj.revisions.exists() else ()

    @admin.display(description=_("数字"), ordering="counted")
    def figures(self, series: Any) -> int:
        return int(series.counted)


@admin.register(Observation)
class ObservationAdmin(PublishedAdmin):
    list_display = ["series", "year", "boundary_year", "printed", "ways"]
    list_select_related = [*THROUGH_SERIES, "release"]
    list_filter = [
        ("series__area__province", admin.RelatedOnlyFieldListFilter),
        "series__indicator__theme",
        "status",
        "qualifier",
        "year",
    ]
    search_fields = [
        "=series__area__code",
        "series__area__name",
        "series__indicator__code",
        "series__indicator__name",
        "printed",
    ]
    search_help_text = _("市州、指标的名称或代码，或原文写法")
    readonly_fields = ["ways"]
    ordering = ["-release", "series", "year"]

    @admin.display(description=_("去处"))
    def ways(self, observation: Observation) -> SafeString:
        """To the grid, where it is changed; to its history; to its public page."""
        city, year = observation.series.area.code, observation.year
        boundary = observation.boundary_year
        history = reverse(
            "importers:figure_history", args=[observation.series_id, year]
        )
        if boundary:
            history += f"?boundary_year={boundary}"
        return format_html(
            '<a href="{}#s{}">{}</a> · <a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("importers:grid_detail", args=[city, year]),
            observation.series_id,
            gettext("录入表"),
            history,
            gettext("历史"),
            observation.get_absolute_url(),
            gettext("公开页面"),
        )


@admin.register(Release)
class ReleaseAdmin(PublishedAdmin):
    list_display = ["number", "published_at", "by", "origin", "reason", "revised"]
    list_select_related = ["by"]
    list_filter = ["origin", ("by", admin.RelatedOnlyFieldListFilter), "published_at"]
    search_fields = ["=number", "reason", "by__username"]

    @admin.display(description=_("修订"))
    def revised(self, release: Release) -> SafeString:
        address = reverse("admin:indicators_revision_changelist")
        return format_html(
            '<a href="{}?release__number={}">{}</a>',
            address,
            release.number,
            gettext("查看"),
        )


@admin.register(Revision)
class RevisionAdmin(PublishedAdmin):
    list_display = ["series", "year", "version", "action", "printed", "release"]
    list_select_related = [*THROUGH_SERIES, "release"]
    list_filter = [
        "action",
        ("series__area__province", admin.RelatedOnlyFieldListFilter),
        "release__origin",
        "year",
    ]
    search_fields = ObservationAdmin.search_fields
    ordering = ["-release", "series", "year"]

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup == "release__number" or super().lookup_allowed(
            lookup, value, request
        )
