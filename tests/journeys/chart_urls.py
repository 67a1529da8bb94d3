"""One page that loads Plotly as the portal's pages do."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.urls import path

PAGE = """{% load plotly %}<!doctype html><html lang="zh"><meta charset="utf-8">
<title>图</title><link rel="icon" href="data:,">{% plotly_assets %}<div id="chart"></div>"""


def chart(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Template(PAGE).render(Context()))


urlpatterns = [path("chart/", chart)]
