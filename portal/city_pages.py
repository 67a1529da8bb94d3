"""The profile of a city."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.models import City


def city_detail(request: HttpRequest, code: str) -> HttpResponse:
    city = get_object_or_404(City.objects.select_related("province"), code=code)
    return render(request, "portal/city_detail.html", {"city": city})
