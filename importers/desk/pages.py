"""The pages of the reading desk: what is being read, and one report with its figures."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from importers.batches import jobs
from importers.batches.access import (
    batches_seen_by,
    cities_edited_by,
    edits,
    may_confirm,
    may_prepare,
    may_review,
    reviews,
)
from importers.batches.admin_page import page
from importers.batches.aliases import may_remember
from importers.batches.files import expire_old
from importers.batches.forms import LARGEST
from importers.batches.pages import UNDER_WAY, progress
from importers.desk.claimed_ranks import own_figures
from importers.desk.forms import CorrectionForm, DeskReportForm, as_read
from importers.desk.panel import Panel, next_to_decide
from importers.desk.sheet import sheet_of
from importers.desk.states import TO_DECIDE, in_states, tallies
from importers.models import Batch, BatchKind, BatchState, Candidate, Decision, Part
from indicators.models import Indicator
from reports.claims.public import OPERANDS, worded_claims
from reports.claims.wording import WordedClaim
from reports.models import Claim, ClaimVerdict, Report, ReportText

RECENT = 30
SURE = "0.8"


def batch_read(request: HttpRequest, number: int) -> Batch:
    """The report's batch, if this person may see it; else it is not there."""
    seen = batches_seen_by(request.user).filter(kind=BatchKind.REPORT, pk=number)
    batch = seen.select_related("report", "city", "manuscript", "file").first()
    if batch is None:
        raise Http404(gettext("没有这个批次。"))
    return batch


@never_cache
@require_safe
def desk(
    request: HttpRequest, form: DeskReportForm | None = None, status: int = 200
) -> HttpResponse:
    expire_old()
    seen = batches_seen_by(request.user).filter(kind=BatchKind.REPORT)
    return page(
        request,
        "admin/desk/desk.html",
        status=status,
        title=gettext("阅读报告"),
        form=form or DeskReportForm(cities_edited_by(request.user)),
        may_upload=bool(edits(request.user)),
        batches=seen.select_related("published_in")[:RECENT],
        alive=jobs.some_worker_lives(),
        largest=LARGEST,
    )


@never_cache
@require_safe
def sheet(
    request: HttpRequest,
    number: int,
    form: CorrectionForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    batch = batch_read(request, number)
    if batch.state in UNDER_WAY:
        jobs.see_to(batch)
        batch.refresh_from_db()
    if batch.state in UNDER_WAY:
        return progress(request, batch)
    chosen = _chosen(request, batch)
    accepted = batch.candidates.filter(decision=Decision.ACCEPTED).count()
    return page(
        request,
        "admin/desk/sheet.html",
        status=status,
        title=batch.title,
        batch=batch,
        sheet=sheet_of(
            batch, batch.manuscript.content, chosen, _number(request, "page")
        ),
        tallies=tallies(batch, request.GET.get("state", "")),
        panel=Panel(batch, chosen) if chosen else None,
        next=next_to_decide(batch, chosen.number if chosen else 0),
        form=form or (CorrectionForm(initial=as_read(chosen)) if chosen else None),
        correcting=form is not None,
        indicators=Indicator.objects.all() if chosen else (),
        accepted=accepted,
        clear=_clear(batch),
        may_remember=may_remember(request.user, Part.INDICATOR, None),
        may_prepare=batch.open and may_prepare(request.user, batch),
        may_confirm=batch.open and _may_confirm(request.user, batch, accepted),
        may_review=may_review(request.user, batch),
        may_undo=batch.state == BatchState.PUBLISHED
        and may_review(request.user, batch),
        own=batch.owner_id == request.user.pk,
        claims=claims_of(batch),
        kept=ReportText.objects.filter(report=batch.report_id).defer("content").first(),
        public=Report.objects.public().filter(pk=batch.report_id or 0).exists(),
        reason=batch.reason or gettext("阅读“%(title)s”") % {"title": batch.title},
        **more,
    )


def _number(request: HttpRequest, name: str) -> int:
    text = (request.POST if request.POST.get(name) else request.GET).get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def _chosen(request: HttpRequest, batch: Batch) -> Candidate | None:
    """The figure that was asked for; else the first of the asked state, or to decide on."""
    figures = batch.candidates.select_related(
        "mark", "indicator", "group", "coverage", "own_unit", "series", "report"
    ).order_by("number")
    if asked := _number(request, "f"):
        return figures.filter(number=asked).first()
    if _number(request, "page"):
        return None
    wanted = request.GET.get("state", "")
    if wanted:
        return figures.filter(in_states(wanted)).first()
    return figures.filter(in_states(*TO_DECIDE)).first() or figures.first()


def _clear(batch: Batch) -> int:
    """How many could be accepted at one stroke."""
    clear = batch.candidates.filter(in_states("new", "again"))
    return clear.filter(asked="", mark__confidence__gte=SURE).count()


def _may_confirm(user: Any, batch: Batch, accepted: int) -> bool:
    """While nothing is accepted yet, whether it could be confirmed at all."""
    if accepted:
        return may_confirm(user, batch)
    return batch.owner_id == user.pk and reviews(user).covers(batch.city_id)


def claims_of(batch: Batch) -> list[WordedClaim]:
    """What the report's own arithmetic shows, what does not hold first."""
    order = [v.value for v in (ClaimVerdict.FAILS, ClaimVerdict.BY_TRUNCATION)]
    claims = list(
        Claim.objects.filter(batch=batch.pk)
        .prefetch_related(OPERANDS)
        .order_by("start")
    )
    told = worded_claims(claims, own_figures(batch, claims))
    checked = [t for t in told if t.claim.verdict != ClaimVerdict.UNKNOWN]
    return sorted(checked, key=lambda t: t.claim.verdict not in order) + [
        t for t in told if t.claim.verdict == ClaimVerdict.UNKNOWN
    ]
