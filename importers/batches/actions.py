"""What every action on a batch has in common: found by its number, done, told, or refused on
the page that it came from; and the actions that are the same for tables and reports."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from importers.batches import jobs, review
from importers.batches.undo import ChangedSince
from importers.models import Batch

Action = Callable[[HttpRequest, Batch], HttpResponseBase]
View = Callable[[HttpRequest, int], HttpResponseBase]


class BatchPage(Protocol):
    """The page of a batch; ``since`` are figures that others have changed."""

    def __call__(
        self, request: HttpRequest, number: int, *, status: int, **more: Any
    ) -> HttpResponseBase: ...


def actions_on(
    found: Callable[[HttpRequest, int], Batch],
    shown: BatchPage,
    *refusals: type[Exception],
) -> Callable[[Action], View]:
    """A decorator for actions on a batch that this person may see (``found``); what refuses
    one is told on its page (``shown``)."""
    told: tuple[type[Exception], ...] = (review.NotNow, ChangedSince, *refusals)

    def decorated(action: Action) -> View:
        @require_POST
        @wraps(action)
        def view(request: HttpRequest, number: int) -> HttpResponseBase:
            batch = found(request, number)
            try:
                return action(request, batch)
            except told as refused:
                more = {}
                if isinstance(refused, ChangedSince):
                    more["since"] = refused.revisions
                messages.error(request, str(refused))
                request.method = "GET"
                return shown(request, number, status=409, **more)

        return view

    return decorated


def reason_given(request: HttpRequest, missing: str) -> str:
    """The reason that was typed; ``NotNow`` where there is none."""
    reason = request.POST.get("reason", "").strip()
    if not reason:
        raise review.NotNow(missing)
    return reason


def submit(request: HttpRequest, batch: Batch) -> HttpResponse:
    review.submit(batch.pk, by=request.user)
    messages.success(request, gettext("已送审。审核人发布之后，数字才会公开。"))
    return redirect(batch)


def send_back(request: HttpRequest, batch: Batch) -> HttpResponse:
    remark = request.POST.get("remark", "").strip()
    review.send_back(batch.pk, by=request.user, remark=remark)
    messages.success(request, gettext("已退回。"))
    return redirect(batch if batch.owner_id == request.user.pk else "intake:tray")


def confirm(
    request: HttpRequest, batch: Batch, expected: int | None = None
) -> HttpResponse:
    reason = reason_given(request, gettext("请写明理由。"))
    review.confirm(batch.pk, by=request.user, reason=reason, expected=expected)
    jobs.see_to(batch)
    return redirect(batch)


def undo(request: HttpRequest, batch: Batch) -> HttpResponse:
    reason = reason_given(request, gettext("请写明撤销的理由。"))
    review.undo(batch.pk, by=request.user, reason=reason)
    jobs.see_to(batch)
    return redirect(batch)


def discarded(request: HttpRequest, batch: Batch) -> Batch:
    batch = review.discard(batch.pk, by=request.user)
    messages.success(request, gettext("批次已作废，没有发布任何数字。"))
    return batch
