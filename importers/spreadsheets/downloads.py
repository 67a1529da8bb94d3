"""The files the intake gives out: templates, exports, the annotated and the original file."""

from collections.abc import Iterator
from urllib.parse import quote

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from importers.batches.access import cities_edited_by, reviews
from importers.files.refusals import Refused
from importers.models import BatchFile
from importers.spreadsheets.annotated import annotated_bytes
from importers.spreadsheets.forms import SheetForm, this_year
from importers.spreadsheets.pages import batch_seen
from importers.spreadsheets.sheet_layout import as_csv, lines_to_fill, published_lines
from importers.spreadsheets.yearly_template import workbook_bytes
from indicators.models import City

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_safe
def template(request: HttpRequest) -> HttpResponseBase:
    """A workbook to fill, for one of the editor's own cities."""
    form = _chosen(request, cities_edited_by(request.user))
    city, year = form.cleaned_data["city"], form.cleaned_data["year"] or this_year()
    lines = lines_to_fill(city, form.cleaned_data["theme"], year)
    title = gettext("%(city)s %(year)d 年") % {"city": city.short, "year": year}
    content = workbook_bytes(title, lines, city, fill=True)
    return attached(content, f"{city.short}{year}年模板.xlsx", XLSX)


@never_cache
@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """What is published of a city, in the layout of the template."""
    cities = City.objects.all() if _reads_all(request) else _cities(request)
    form = _chosen(request, cities)
    city, themes = form.cleaned_data["city"], form.cleaned_data["theme"]
    lines = published_lines(city, themes)
    if request.GET.get("format") == "csv":
        name = f"{city.short}数据.csv"
        return attached(as_csv(lines), name, "text/csv; charset=utf-8")
    content = workbook_bytes(f"{city.short}数据", lines, city, fill=False)
    return attached(content, f"{city.short}数据.xlsx", XLSX)


def _reads_all(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def _cities(request: HttpRequest) -> "object":
    reach = reviews(request.user)
    edited = cities_edited_by(request.user)
    return City.objects.filter(
        pk__in=[*reach.cities, *edited.values_list("pk", flat=True)]
    )


def _chosen(request: HttpRequest, cities: object) -> SheetForm:
    form = SheetForm(cities, data=request.GET)
    if not form.is_valid():
        raise Http404(gettext("没有这样的表：请从“表格导入”页选择市州和年份。"))
    return form


@never_cache
@require_safe
def annotated(request: HttpRequest, number: int) -> HttpResponseBase:
    batch = batch_seen(request, number)
    try:
        content = annotated_bytes(batch)
    except (BatchFile.DoesNotExist, Refused):
        raise Http404(gettext("这个批次没有可以批注的文件。")) from None
    stem = batch.title.rsplit(".", 1)[0]
    return attached(content, f"{stem}（批注）.xlsx", XLSX)


@never_cache
@require_safe
def original(request: HttpRequest, number: int) -> HttpResponseBase:
    batch = batch_seen(request, number)
    file = BatchFile.objects.filter(batch=batch).first()
    if file is None:
        raise Http404(gettext("这个批次没有文件。"))
    return attached(bytes(file.content), file.name, "application/octet-stream")


def attached(
    content: bytes | Iterator[bytes], name: str, kind: str
) -> HttpResponseBase:
    """A download: never shown in the browser, whatever is in it."""
    response: HttpResponseBase
    if isinstance(content, bytes):
        response = HttpResponse(content, content_type=kind)
    else:
        response = StreamingHttpResponse(content, content_type=kind)
    encoded = quote(name, safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{encoded}"
    return response
