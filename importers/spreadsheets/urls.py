"""Addresses of the intake, below /admin/intake/; all behind the staff login."""

from importers.batches.urls import at
from importers.spreadsheets import actions, downloads, pages

app_name = "intake"


urlpatterns = [
    at("", pages.desk, "desk"),
    at("tray/", pages.tray, "tray"),
    at("upload/", actions.upload, "upload"),
    at("template/", downloads.template, "template"),
    at("export/", downloads.export, "export"),
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
    at("<int:number>/annotated/", downloads.annotated, "annotated"),
    at("<int:number>/file/", downloads.original, "file"),
]
