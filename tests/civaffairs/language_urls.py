"""Addresses that answer with the language they were asked in."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import get_language


def language(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_language())


urlpatterns = [
    path("api/language/", language),
    *i18n_patterns(path("language/", language), prefix_default_language=False),
]
