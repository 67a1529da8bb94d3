"""Addresses of the intake, below /admin/intake/; all behind the staff login."""

from importers.batches.urls import at

app_name = "intake"


urlpatterns = [
    at("", "importers.spreadsheets.pages.desk", "desk"),
    at("tray/", "importers.spreadsheets.pages.tray", "tray"),
    at("upload/", "importers.spreadsheets.actions.upload", "upload"),
    at("template/", "importers.spreadsheets.downloads.template", "template"),
    at("export/", "importers.spreadsheets.downloads.export", "export"),
    at("<int:number>/", "importers.spreadsheets.pages.batch_detail", "batch_detail"),
    at(
        "<int:number>/answer/",
        "importers.spreadsheets.actions.answer_questions",
        "answer",
    ),
    at("<int:number>/decide/", "importers.spreadsheets.actions.decide", "decide"),
    at("<int:number>/frames/", "importers.spreadsheets.actions.frames", "frames"),
    at("<int:number>/source/", "importers.spreadsheets.actions.source", "source"),
    at("<int:number>/submit/", "importers.spreadsheets.actions.submit", "submit"),
    at(
        "<int:number>/send-back/",
        "importers.spreadsheets.actions.send_back",
        "send_back",
    ),
    at("<int:number>/confirm/", "importers.spreadsheets.actions.confirm", "confirm"),
    at("<int:number>/undo/", "importers.spreadsheets.actions.undo", "undo"),
    at("<int:number>/discard/", "importers.spreadsheets.actions.discard", "discard"),
    at(
        "<int:number>/annotated/",
        "importers.spreadsheets.downloads.annotated",
        "annotated",
    ),
    at("<int:number>/file/", "importers.spreadsheets.downloads.original", "file"),
]
