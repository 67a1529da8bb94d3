"""The list of indicators and the page of one, with its trend."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import Indicator


def indicator_list(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/indicator_list.html", {})


def indicator_detail(request: HttpRequest, code: str) -> HttpResponse:
    indicator = get_object_or_404(Indicator.objects.select_related("unit"), code=code)
    return render(request, "portal/indicator_detail.html", {"indicator": indicator})
