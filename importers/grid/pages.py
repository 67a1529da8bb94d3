"""The staff's own pages within the admin: the yearly grid and the history of a figure."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from importers.batches.admin_page import page
from importers.grid.batch_record import last_source
from importers.grid.forms import ChoiceForm, SeriesForm
from importers.grid.history import history_of
from importers.grid.rights import cities_of, may_publish, may_see_grid, publishers_of
from importers.grid.rows import read_grid
from importers.grid.submission import Outcome, Sitting
from importers.values.statuses import STATUSES
from importers.values.years import takes_figures
from indicators.models import Area, City, Observation, Series
from reports.publishing import Busy, Conflict

LINKED = 6


@require_safe
def grid_choice(request: HttpRequest) -> HttpResponse:
    cities = cities_of(request.user).select_related("province")
    form = ChoiceForm(cities, data=request.GET or None)
    if form.is_valid():
        chosen = form.cleaned_data
        return redirect("importers:grid_detail", chosen["city"].code, chosen["year"])
    counted = cities.filter(series__observations__isnull=False).annotate(
        figures=Count("series__observations", distinct=True),
        latest=Max("series__observations__year"),
    )
    return page(
        request,
        "importers/grid_choice.html",
        title=gettext("年度录入"),
        form=form,
        cities=cities,
        begun=counted.order_by("code"),
        this_year=timezone.localdate().year,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def grid_detail(request: HttpRequest, city_code: str, year: int) -> HttpResponse:
    city = get_object_or_404(City.objects.select_related("province"), code=city_code)
    if not takes_figures(year):
        raise Http404(gettext("没有 %(year)d 年的录入表。") % {"year": year})
    if not may_see_grid(request.user, city):
        raise PermissionDenied(
            gettext("您不是%(city)s的编辑或审核，看不到它的录入表。")
            % {"city": city.label}
        )
    if request.method != "POST":
        grid = read_grid(city, year)
        sitting = Sitting(grid, source=last_source(grid, request.user))
        return show_grid(request, sitting, SeriesForm(city))
    if not may_publish(request.user, city):
        raise PermissionDenied(gettext("录入要同时有这个市州的编辑和审核两个角色。"))
    if "add_series" in request.POST:
        return add_series(request, city, year)
    sitting = Sitting(read_grid(city, year), request.POST)
    if not (sitting.ready and "publish" in request.POST):
        return show_grid(request, sitting, SeriesForm(city), checked=True)
    try:
        outcome = sitting.publish(by=request.user)
    except Busy as busy:
        messages.error(request, str(busy))
        return show_grid(request, sitting, SeriesForm(city), checked=True, status=503)
    except Conflict as conflict:
        fresh = Sitting(read_grid(city, year), request.POST)
        fresh.show_conflict(conflict)
        return show_grid(request, fresh, SeriesForm(city), checked=True, status=409)
    tell(request, outcome, city, year)
    return redirect("importers:grid_detail", city.code, year)


def show_grid(
    request: HttpRequest,
    sitting: Sitting,
    series_form: SeriesForm,
    *,
    checked: bool = False,
    status: int = 200,
) -> HttpResponse:
    grid = sitting.grid
    return page(
        request,
        "importers/grid_detail.html",
        status=status,
        title=gettext("%(city)s %(year)d 年")
        % {"city": grid.city.label, "year": grid.year},
        sitting=sitting,
        grid=grid,
        series_form=series_form,
        checked=checked,
        statuses=STATUSES,
        may_publish=may_publish(request.user, grid.city),
        publishers=publishers_of(grid.city),
        years=[y for y in range(grid.year - 2, grid.year + 3) if takes_figures(y)],
    )


def add_series(request: HttpRequest, city: Area, year: int) -> HttpResponse:
    """A new row in the grid, with everything kept that was typed into the others."""
    form = SeriesForm(city, data=request.POST)
    if form.is_valid():
        series, new = form.save()
        told = (
            gettext("已加入：%(series)s。")
            if new
            else gettext("表中已有：%(series)s。")
        )
        messages.success(request, told % {"series": series})
        form = SeriesForm(city)
    return show_grid(request, Sitting(read_grid(city, year), request.POST), form)


def tell(request: HttpRequest, outcome: Outcome, city: Area, year: int) -> None:
    """What was published, with the way to the public pages."""
    if not outcome.releases:
        messages.info(request, gettext("没有要发布的改动。"))
        return
    figures = list(
        Observation.objects.filter(
            series__in=outcome.written, year=year, boundary_year=None
        )
        .with_context()
        .in_reading_order()
    )
    parts = []
    if figures:
        told = ngettext(
            "发布了 %(count)d 个数字", "发布了 %(count)d 个数字", len(figures)
        )
        parts.append(told % {"count": len(figures)})
    if outcome.withdrawn:
        told = ngettext(
            "撤回了 %(count)d 个数字", "撤回了 %(count)d 个数字", outcome.withdrawn
        )
        parts.append(told % {"count": outcome.withdrawn})
    links = [
        (o.get_absolute_url(), f"{o.series} {o.printed}") for o in figures[:LINKED]
    ]
    links.append((reverse("city_detail", args=[city.code]), gettext("城市页面")))
    if outcome.batch is not None:
        links.append((outcome.batch.get_absolute_url(), gettext("本次录入的批次")))
    message = format_html(
        "{}（{}）：{}",
        "，".join(parts),
        "、".join(str(release) for release in outcome.releases),
        format_html_join(" · ", '<a href="{}">{}</a>', links),
    )
    messages.success(request, message)


def boundary_asked(request: HttpRequest) -> int | None:
    """To which boundaries the figure asked for was restated, if it was."""
    asked = request.GET.get("boundary_year", "")
    return int(asked) if re.fullmatch(r"[0-9]{4}", asked) else None


@require_safe
def figure_history(request: HttpRequest, series_id: int, year: int) -> HttpResponse:
    series = get_object_or_404(
        Series.objects.select_related("indicator", "area", "group", "coverage", "unit"),
        pk=series_id,
    )
    boundary_year = boundary_asked(request)
    events = history_of(series, year, boundary_year)
    if not events:
        raise Http404(gettext("这个数没有历史。"))
    figure = series.observations.filter(year=year, boundary_year=boundary_year).first()
    citations = figure.citations.select_related("report") if figure else []
    return page(
        request,
        "importers/figure_history.html",
        title=gettext("%(series)s，%(year)d 年：历史")
        % {"series": series, "year": year},
        series=series,
        year=year,
        events=events,
        figure=figure,
        public_page=series.page_of(year, boundary_year),
        citations=citations,
        may_see_grid=may_see_grid(request.user, series.area) and takes_figures(year),
    )
