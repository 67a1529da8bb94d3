"""What is done to a batch from its page: every one a POST, by the batch's number."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from importers.batches import actions, jobs, review
from importers.batches.access import batches_seen_by, cities_edited_by, edits
from importers.files.refusals import Refused
from importers.files.wording import refusal
from importers.models import Batch, BatchState
from importers.spreadsheets import decisions
from importers.spreadsheets.answers import Unanswerable, answer_all
from importers.spreadsheets.forms import SourceForm, TableUploadForm
from importers.spreadsheets.frame_form import BatchFrames
from importers.spreadsheets.frames import change_frames
from importers.spreadsheets.pages import batch_detail, batch_seen, desk
from importers.spreadsheets.question_form import QuestionForm
from importers.spreadsheets.questions import open_questions
from importers.spreadsheets.read_in import open_batch

MOST_NUMBERS = 1000
on_batch = actions.actions_on(batch_seen, batch_detail, Unanswerable)


@require_POST
def upload(request: HttpRequest) -> HttpResponseBase:
    if not edits(request.user):
        raise PermissionDenied(gettext("您还不是任何市州的编辑，不能上传表格。"))
    form = TableUploadForm(
        cities_edited_by(request.user), data=request.POST, files=request.FILES
    )
    if not form.is_valid():
        return _desk_again(request, form)
    told = form.cleaned_data
    try:
        stream, name = form.upload
        batch = open_batch(
            owner=request.user,
            stream=stream,
            name=name,
            city=told["city"],
            report=told["report"],
            section=told["section"],
            given=form.texts,
        )
    except Refused as refused:
        form.add_error("file" if told["file"] else "text", refusal(refused))
        return _desk_again(request, form)
    jobs.see_to(batch)
    return redirect(batch)


def _desk_again(request: HttpRequest, form: TableUploadForm) -> HttpResponse:
    request.method = "GET"
    return desk(request, form, status=400)


def back(request: HttpRequest, batch: Batch) -> HttpResponse:
    """To the page and filter that the form was on."""
    if not batches_seen_by(request.user).filter(pk=batch.pk).exists():
        return redirect("intake:tray")
    query = request.POST.get("query", "")
    address = reverse("intake:batch_detail", args=[batch.pk])
    return redirect(f"{address}?{query}" if query.isascii() and query else address)


@on_batch
def decide(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Accept or reject the rows that were chosen, or the one whose button was pressed."""
    post = request.POST
    if "accept_all" in post:
        count = decisions.accept_all_without_problems(batch.pk, by=request.user)
        return _counted(request, batch, count, gettext("接受"))
    for name, act, word in (
        ("accept", review.accept, gettext("接受")),
        ("reject", decisions.reject, gettext("拒绝")),
        ("reconsider", decisions.reconsider, gettext("重新比对")),
    ):
        if name not in post:
            continue
        one = _numbers(request, name)
        numbers = one or _numbers(request, "number")
        told: dict[str, Any] = {}
        if name == "accept":
            told["ticked"] = _numbers(request, "tick")
        count = act(batch.pk, numbers, by=request.user, **told)
        return _counted(request, batch, count, word, len(numbers))
    return back(request, batch)


def _numbers(request: HttpRequest, name: str) -> list[int]:
    texts = request.POST.getlist(name)[:MOST_NUMBERS]
    return [int(t) for t in texts if t.isascii() and t.isdecimal() and len(t) < 9]


def _counted(
    request: HttpRequest, batch: Batch, count: int, word: str, asked: int = 0
) -> HttpResponse:
    told = ngettext("%(word)s了 %(count)d 行。", "%(word)s了 %(count)d 行。", count)
    text = told % {"word": word, "count": count}
    if count < asked:
        text += gettext("其余的要先改正、回答或核对。")
    (messages.success if count else messages.warning)(request, text)
    return back(request, batch)


@on_batch
def source(request: HttpRequest, batch: Batch) -> HttpResponse:
    form = SourceForm(cities_edited_by(batch.owner), data=request.POST)
    if not form.is_valid():
        messages.error(request, gettext("没有这份报告，或章节太长。"))
        return back(request, batch)
    decisions.name_source(batch.pk, by=request.user, **form.cleaned_data)
    messages.success(request, gettext("已用于没有写明出处的行。"))
    return back(request, batch)


def _take_all(request: HttpRequest, batch: Batch) -> int | None:
    """Accept what the page offered with its one button: all that is clean, and what was
    ticked. How many figures must then be accepted, if all is still as it was shown."""
    shown = _numbers(request, "accepted")
    if "all" not in request.POST or batch.state != BatchState.WAITING:
        return shown[0] if shown else None
    decisions.accept_all_without_problems(batch.pk, by=request.user)
    ticked = _numbers(request, "tick")
    looked_at = review.accept(batch.pk, ticked, by=request.user, ticked=ticked)
    return sum([*shown[:1], *_numbers(request, "ready")[:1], looked_at])


@on_batch
def submit(request: HttpRequest, batch: Batch) -> HttpResponse:
    _take_all(request, batch)
    return actions.submit(request, batch)


@on_batch
def frames(request: HttpRequest, batch: Batch) -> HttpResponse:
    """What counts for whole sheets; the file is read again where that is new."""
    told = BatchFrames(batch, cities_edited_by(batch.owner), request.POST)
    if told.faulty:
        request.method = "GET"
        return batch_detail(request, batch.pk, status=400, frames=told)
    if change_frames(batch.pk, told.given, by=request.user):
        batch.refresh_from_db()
        jobs.see_to(batch)
    else:
        messages.info(request, gettext("说明没有变。"))
    return redirect(batch)


send_back = on_batch(actions.send_back)
undo = on_batch(actions.undo)


@on_batch
def confirm(request: HttpRequest, batch: Batch) -> HttpResponse:
    actions.reason_given(request, gettext("请写明理由。"))
    return actions.confirm(request, batch, _take_all(request, batch))


@on_batch
def discard(request: HttpRequest, batch: Batch) -> HttpResponse:
    actions.discarded(request, batch)
    return redirect("intake:desk")


@on_batch
def answer_questions(request: HttpRequest, batch: Batch) -> HttpResponse:
    """All answers of the form at once; none is taken while one of them is wrong."""
    form = QuestionForm(batch, request.user, request.POST)
    try:
        answers = form.answers()
        answer_all(batch.pk, answers, by=request.user)
    except Unanswerable as refused:
        if not refused.faults:
            raise
        form.show(refused)
        request.method = "GET"
        return batch_detail(request, batch.pk, status=400, questions=form)
    _answered(request, batch, len(answers))
    return back(request, batch)


def _answered(request: HttpRequest, batch: Batch, count: int) -> None:
    if count:
        text = ngettext("答了 %(count)d 个问题。", "答了 %(count)d 个问题。", count)
        messages.success(request, text % {"count": count})
    if left := open_questions(batch).count():
        text = ngettext("还有 %(count)d 个没有答。", "还有 %(count)d 个没有答。", left)
        messages.warning(request, text % {"count": left})
