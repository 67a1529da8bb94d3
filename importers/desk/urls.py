"""Addresses of the reading desk, below /admin/desk/; all behind the staff login."""

from importers.batches.urls import at
from importers.desk import actions, pages

app_name = "desk"

urlpatterns = [
    at("", pages.desk, "desk"),
    at("upload/", actions.upload, "upload"),
    at("<int:number>/", pages.sheet, "sheet"),
    at("<int:number>/decide/", actions.decide_figure, "decide"),
    at("<int:number>/settle/", actions.settle, "settle"),
    at("<int:number>/correct/", actions.correct, "correct"),
    at("<int:number>/accept-clear/", actions.accept_clear, "accept_clear"),
    at("<int:number>/claim/", actions.claim, "claim"),
    at("<int:number>/sentences/", actions.sentences, "sentences"),
    at("<int:number>/submit/", actions.submit, "submit"),
    at("<int:number>/send-back/", actions.send_back, "send_back"),
    at("<int:number>/confirm/", actions.confirm, "confirm"),
    at("<int:number>/undo/", actions.undo, "undo"),
    at("<int:number>/discard/", actions.discard, "discard"),
]
