"""Addresses of the intake, below /admin/intake/; all behind the staff login."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, path

from importers.intake import actions, files, pages

app_name = "intake"


def at(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(route, admin.site.admin_view(view), name=name)


urlpatterns = [
    at("", pages.desk, "desk"),
    at("tray/", pages.tray, "tray"),
    at("upload/", actions.upload, "upload"),
    at("template/", files.template, "template"),
    at("export/", files.export, "export"),
    at("<int:number>/", pages.batch_detail, "batch_detail"),
    at("<int:number>/questions/", pages.questions, "questions"),
    at("<int:number>/answer/", actions.answer_question, "answer"),
    at("<int:number>/decide/", actions.decide, "decide"),
    at("<int:number>/source/", actions.source, "source"),
    at("<int:number>/submit/", actions.submit, "submit"),
    at("<int:number>/send-back/", actions.send_back, "send_back"),
    at("<int:number>/confirm/", actions.confirm, "confirm"),
    at("<int:number>/undo/", actions.undo, "undo"),
    at("<int:number>/discard/", actions.discard, "discard"),
    at("<int:number>/annotated/", files.annotated, "annotated"),
    at("<int:number>/file/", files.original, "file"),
]
