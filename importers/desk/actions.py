"""What is done at the reading desk: every one a POST, by the batch's number."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from importers.batches import actions, jobs, review
from importers.batches.access import cities_edited_by, edits
from importers.desk import decide
from importers.desk.forms import CorrectionForm, DeskReportForm
from importers.desk.opening import discard_report, open_report
from importers.desk.pages import _number, batch_read, desk, sheet
from importers.desk.panel import next_to_decide
from importers.files.document_wording import refusal
from importers.files.documents import pasted
from importers.files.refusals import Refused
from importers.models import Batch
from reports.models import Claim

on_report = actions.actions_on(batch_read, sheet)


@require_POST
def upload(request: HttpRequest) -> HttpResponseBase:
    if not edits(request.user):
        raise PermissionDenied
    form = DeskReportForm(
        cities_edited_by(request.user), data=request.POST, files=request.FILES
    )
    if not form.is_valid():
        return _desk_again(request, form)
    told = form.cleaned_data
    stream, name = (
        (told["file"].file, told["file"].name) if told["file"] else pasted(told["text"])
    )
    try:
        batch = open_report(
            owner=request.user,
            stream=stream,
            name=name,
            city=told["city"],
            report=form.source,
            year=told["year"],
        )
    except Refused as refused:
        form.add_error("file", refusal(refused))
        return _desk_again(request, form)
    jobs.see_to(batch)
    return redirect(batch)


def _desk_again(request: HttpRequest, form: DeskReportForm) -> HttpResponse:
    request.method = "GET"
    return desk(request, form, status=400)


def at(batch: Batch, number: int | None) -> HttpResponse:
    """To a figure of the report."""
    address = reverse("desk:sheet", args=[batch.pk])
    return redirect(f"{address}?f={number}#f{number}" if number else address)


@on_report
def decide_figure(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Accept, reject or look again at one figure, then on to the next that waits."""
    number, post = _number(request, "f"), request.POST
    if "accept" in post:
        taken = decide.accept(
            batch.pk, [number], by=request.user, ticked="ticked" in post
        )
        if not taken:
            raise review.NotNow(gettext("先核对、改正或取舍，才能接受。"))
    elif "reject" in post:
        decide.reject(batch.pk, [number], by=request.user)
    elif "reconsider" in post:
        decide.reconsider(batch.pk, [number], by=request.user)
        return at(batch, number)
    return at(batch, next_to_decide(batch, number) or number)


@on_report
def settle(request: HttpRequest, batch: Batch) -> HttpResponse:
    number, post = _number(request, "f"), request.POST
    decide.settle(
        batch.pk,
        number,
        by=request.user,
        choice=post.get("choice", ""),
        reason=post.get("reason", ""),
    )
    return at(batch, next_to_decide(batch, number) or number)


@on_report
def correct(request: HttpRequest, batch: Batch) -> HttpResponseBase:
    number, post = _number(request, "f"), request.POST
    form = CorrectionForm(post)
    if not form.is_valid():
        request.method = "GET"
        return sheet(request, batch.pk, form, status=400)
    phrase = post.get("phrase", "") if "remember" in post else ""
    candidate = decide.correct(
        batch.pk, number, by=request.user, told=form.correction, phrase=phrase
    )
    if "accept" in post and candidate.writes and not candidate.asked:
        decide.accept(batch.pk, [number], by=request.user)
        return at(batch, next_to_decide(batch, number) or number)
    return at(batch, number)


@on_report
def accept_clear(request: HttpRequest, batch: Batch) -> HttpResponse:
    count = decide.accept_clear(batch.pk, by=request.user)
    told = ngettext("接受了 %(count)d 个数。", "接受了 %(count)d 个数。", count)
    messages.success(request, told % {"count": count})
    return at(batch, next_to_decide(batch, 0))


@on_report
def claim(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Whether readers see a checked claim."""
    key = _number(request, "claim")
    try:
        decide.show_claim(
            batch.pk, key, by=request.user, showing=request.POST.get("showing", "")
        )
    except Claim.DoesNotExist:
        raise Http404 from None
    return redirect(f"{reverse('desk:sheet', args=[batch.pk])}#claims")


@on_report
def sentences(request: HttpRequest, batch: Batch) -> HttpResponse:
    public = request.POST.get("public") == "1"
    decide.show_sentences(batch.pk, by=request.user, public=public)
    told = (
        gettext("原句现在可以公开显示。") if public else gettext("原句不再公开显示。")
    )
    messages.success(request, told)
    return redirect(batch)


submit = on_report(actions.submit)
send_back = on_report(actions.send_back)
confirm = on_report(actions.confirm)
undo = on_report(actions.undo)


@on_report
def discard(request: HttpRequest, batch: Batch) -> HttpResponse:
    discard_report(actions.discarded(request, batch))
    return redirect("desk:desk")
