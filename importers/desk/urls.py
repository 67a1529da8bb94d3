"""Addresses of the reading desk, below /admin/desk/; all behind the staff login."""

from importers.batches.urls import at

app_name = "desk"

urlpatterns = [
    at("", "importers.desk.pages.desk", "desk"),
    at("upload/", "importers.desk.actions.upload", "upload"),
    at("<int:number>/", "importers.desk.pages.sheet", "sheet"),
    at("<int:number>/decide/", "importers.desk.actions.decide_figure", "decide"),
    at("<int:number>/settle/", "importers.desk.actions.settle", "settle"),
    at("<int:number>/correct/", "importers.desk.actions.correct", "correct"),
    at(
        "<int:number>/accept-clear/",
        "importers.desk.actions.accept_clear",
        "accept_clear",
    ),
    at("<int:number>/claim/", "importers.desk.actions.claim", "claim"),
    at("<int:number>/sentences/", "importers.desk.actions.sentences", "sentences"),
    at("<int:number>/submit/", "importers.desk.actions.submit", "submit"),
    at("<int:number>/send-back/", "importers.desk.actions.send_back", "send_back"),
    at("<int:number>/confirm/", "importers.desk.actions.confirm", "confirm"),
    at("<int:number>/undo/", "importers.desk.actions.undo", "undo"),
    at("<int:number>/discard/", "importers.desk.actions.discard", "discard"),
]
