"""The pages of the reports: everything that was taken from each."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from indicators.counting import number_of
from portal.presenters.quotes import quotes_of
from portal.presenters.report_claims import claims_of
from portal.presenters.report_contents import report_sheet
from reports.models import AchievementCitation, Citation, ClaimedRank, Report


def report_list(request: HttpRequest) -> HttpResponse:
    """All sources: the reports shown in full, then the tables beside them."""
    reports = list(counted())
    return render(
        request,
        "portal/report_list.html",
        {
            "in_full": [r for r in reports if r.checksum],
            "others": [r for r in reports if not r.checksum],
        },
    )


def report_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One report: metadata, then every figure, achievement and claim in it."""
    report = counted().filter(code=code).first()
    if report is None:
        raise Http404
    citations = citations_of(report)
    sheet = report_sheet(
        citations=citations,
        achievements=achievements_of(report),
        claimed_ranks=ranks_claimed(report),
    )
    return render(
        request,
        "portal/report_detail.html",
        {
            "report": report,
            "sheet": sheet,
            "checked": claims_of(report),
            "quotes": quotes_of(citations),
        },
    )


def counted() -> QuerySet[Report]:
    """Reports with the number of figures and achievements that stand in them."""
    return (
        Report.objects.public()
        .select_related("area")
        .annotate(
            figures=number_of(
                Citation.objects.all(), by="report", distinct="observation"
            ),
            achievements=number_of(
                AchievementCitation.objects.all(), by="report", distinct="achievement"
            ),
            ranks_told=number_of(ClaimedRank.objects.listed(), by="report"),
        )
        .order_by("-period_end", "code")
    )


def citations_of(report: Report) -> QuerySet[Citation]:
    """The report's figures with what other places say of them: three queries."""
    return (
        Citation.objects.filter(report=report)
        .select_related(
            "report",
            "observation__series__indicator__theme",
            "observation__series__area",
            "observation__series__group",
            "observation__series__coverage",
            "observation__series__unit",
        )
        .prefetch_related("observation__citations__report")
    )


def achievements_of(report: Report) -> QuerySet[AchievementCitation]:
    return (
        AchievementCitation.objects.filter(report=report)
        .select_related("achievement__area", "report")
        .prefetch_related("achievement__indicators")
        .order_by("paragraph", "pk")
    )


def ranks_claimed(report: Report) -> QuerySet[ClaimedRank]:
    return (
        ClaimedRank.objects.listed()
        .filter(report=report)
        .select_related("area__province", "indicator", "group", "reference", "report")
        .order_by("paragraph", "pk")
    )
