"""The pages of the intake: the desk, the in-tray, a batch with its questions and preview."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from importers.batches import jobs
from importers.batches.access import (
    batches_seen_by,
    cities_edited_by,
    edits,
    in_tray_of,
    may_confirm,
    may_prepare,
    may_review,
    reviews,
)
from importers.batches.admin_page import page
from importers.batches.files import expire_old
from importers.batches.forms import LARGEST
from importers.batches.pages import UNDER_WAY, progress
from importers.models import Batch, BatchKind, BatchState
from importers.spreadsheets.forms import (
    SheetForm,
    SourceForm,
    TableUploadForm,
    this_year,
)
from importers.spreadsheets.frame_form import BatchFrames
from importers.spreadsheets.preview import Preview
from importers.spreadsheets.question_form import QuestionForm
from importers.spreadsheets.sheet_preview import SheetPreview

RECENT = 20
PLACES = 6


def batch_seen(request: HttpRequest, number: int) -> Batch:
    """The batch, if this person may see it; else it is not there."""
    # Reports have a desk of their own; what is done here would misread their figures.
    tables = batches_seen_by(request.user).exclude(kind=BatchKind.REPORT)
    batch = tables.filter(pk=number).first()
    if batch is None:
        raise Http404(gettext("没有这个批次。"))
    return batch


@never_cache
@require_safe
def desk(
    request: HttpRequest, form: TableUploadForm | None = None, status: int = 200
) -> HttpResponse:
    expire_old()
    cities = cities_edited_by(request.user)
    mine = Batch.objects.filter(owner=request.user.pk).select_related("published_in")
    return page(
        request,
        "admin/intake/desk.html",
        status=status,
        title=gettext("表格导入"),
        form=form or TableUploadForm(cities, initial=_only_city(cities)),
        sheet_form=SheetForm(cities, initial={"year": this_year()}, auto_id="sheet_%s"),
        may_upload=bool(edits(request.user)),
        may_review=bool(reviews(request.user)),
        waiting=in_tray_of(request.user).count(),
        batches=mine[:RECENT],
        alive=jobs.some_worker_lives(),
        largest=LARGEST,
        years=range(this_year() + 1, this_year() - 12, -1),
        this_year=this_year(),
    )


def _only_city(cities: Any) -> dict[str, str]:
    """The city of somebody who has one; a file may still name it itself."""
    codes = list(cities.values_list("code", flat=True)[:2])
    return {"city": codes[0]} if len(codes) == 1 else {}


@never_cache
@require_safe
def tray(request: HttpRequest) -> HttpResponse:
    """What waits for this reviewer, since when and from whom."""
    if not reviews(request.user):
        raise PermissionDenied(gettext("收件箱是给审核人的，您还不是任何市州的审核。"))
    expire_old()
    waiting = list(in_tray_of(request.user)[:200])
    return page(
        request,
        "admin/intake/tray.html",
        title=gettext("审核收件箱"),
        trays=[
            (batch, Preview(batch, "all", "", 1), _places(batch)) for batch in waiting
        ],
        done=batches_seen_by(request.user)
        .filter(confirmed_by=request.user.pk)
        .select_related("published_in")[:RECENT],
    )


def _places(batch: Batch) -> list[str]:
    """The cities of the batch, a few of many."""
    cities = batch.candidates.filter(city__isnull=False).order_by("city__code")
    found = list(cities.values_list("city__short", flat=True).distinct()[: PLACES + 1])
    return [*found[:PLACES], "…"] if len(found) > PLACES else found


@never_cache
@require_safe
def batch_detail(
    request: HttpRequest, number: int, status: int = 200, **more: Any
) -> HttpResponse:
    batch = batch_seen(request, number)
    if batch.state in UNDER_WAY:
        # Takes up what a dead worker left, and does it here where no worker runs.
        jobs.see_to(batch)
        batch.refresh_from_db()
    if batch.state in UNDER_WAY:
        return progress(request, batch)
    preview = Preview(
        batch,
        request.GET.get("show", "all"),
        request.GET.get("sheet", ""),
        request.GET.get("page", 1),
    )
    sheet = SheetPreview(preview, _number(request, "cell"))
    cities = cities_edited_by(batch.owner)
    prepares = batch.open and may_prepare(request.user, batch)
    if prepares:
        more.setdefault("questions", QuestionForm(batch, request.user))
    if prepares or (
        batch.state == BatchState.FAILED and may_prepare(request.user, batch)
    ):
        more.setdefault("frames", BatchFrames(batch, cities))
    return page(
        request,
        "admin/intake/batch.html",
        status=status,
        title=batch.title,
        batch=batch,
        preview=preview,
        sheet=sheet,
        as_sheet=sheet.exists and _wants_sheet(request, sheet),
        may_prepare=prepares,
        # What a reviewer publishes is what was submitted, no more.
        takes_all=(takes_all := prepares and batch.state == BatchState.WAITING),
        publishable=preview.accepted + (preview.ready if takes_all else 0),
        may_confirm=batch.open and _may_confirm(request.user, batch, preview),
        may_undo=batch.state == BatchState.PUBLISHED
        and may_review(request.user, batch),
        own=batch.owner_id == request.user.pk,
        source_form=SourceForm(
            cities, initial={"report": batch.report, "section": batch.section}
        ),
        reason=batch.reason
        or gettext("导入“%(title)s”") % {"title": batch.title[:200]},
        **more,
    )


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _wants_sheet(request: HttpRequest, sheet: SheetPreview) -> bool:
    """What was asked for; else the sheet where it is short and no filter is chosen."""
    if view := request.GET.get("view"):
        return view == "sheet"
    return "show" not in request.GET and sheet.is_short


def _may_confirm(user: Any, batch: Batch, preview: Preview) -> bool:
    """While nothing is accepted yet, whether one's own batch could be confirmed at all."""
    if preview.accepted:
        return may_confirm(user, batch)
    cities = set(
        batch.candidates.filter(city__isnull=False)
        .order_by()
        .values_list("city_id", flat=True)
        .distinct()
    )
    mine = edits(user)
    within = {city for city in cities if mine.covers(city)}
    return batch.owner_id == user.pk and bool(within) and reviews(user).covers(*within)
