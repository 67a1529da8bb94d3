"""Addresses of the intake, below /admin/intake/; all behind the staff login."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, path

from importers import intake_actions, intake_files, intake_pages

app_name = "intake"


def at(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(route, admin.site.admin_view(view), name=name)


urlpatterns = [
    at("", intake_pages.desk, "desk"),
    at("tray/", intake_pages.tray, "tray"),
    at("upload/", intake_actions.upload, "upload"),
    at("template/", intake_files.template, "template"),
    at("export/", intake_files.export, "export"),
    at("<int:number>/", intake_pages.batch_detail, "batch_detail"),
    at("<int:number>/questions/", intake_pages.questions, "questions"),
    at("<int:number>/answer/", intake_actions.answer_question, "answer"),
    at("<int:number>/decide/", intake_actions.decide, "decide"),
    at("<int:number>/source/", intake_actions.source, "source"),
    at("<int:number>/submit/", intake_actions.submit, "submit"),
    at("<int:number>/send-back/", intake_actions.send_back, "send_back"),
    at("<int:number>/confirm/", intake_actions.confirm, "confirm"),
    at("<int:number>/undo/", intake_actions.undo, "undo"),
    at("<int:number>/discard/", intake_actions.discard, "discard"),
    at("<int:number>/annotated/", intake_files.annotated, "annotated"),
    at("<int:number>/file/", intake_files.original, "file"),
]
