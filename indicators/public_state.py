"""In which state the public sees everything: one short text, by one query.

It changes with each release and with each change of a catalogue or of evidence
(``indicators.public_changes``), in the same transaction. Two equal states mean that
nothing was changed between them.
"""

import hashlib
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.signals import m2m_changed, post_delete, post_save

from indicators.public_changes import PublicChange

ROOMS = ("indicators", "reports")
# What changes with a release only, and the marks of change themselves.
BY_RELEASE = ("Ledger", "Observation", "PublicChange", "Release", "Revision")

STATE = """
SELECT
  (SELECT number FROM indicators_release ORDER BY number DESC LIMIT 1),
  (SELECT published_at FROM indicators_release ORDER BY number DESC LIMIT 1),
  (SELECT COUNT(*) FROM indicators_publicchange),
  (SELECT MAX(id) FROM indicators_publicchange)
"""


def public_state() -> str:
    """Differs between databases, too: the newest release's time is part of it."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        state = repr(cursor.fetchone())
    return hashlib.blake2b(state.encode(), digest_size=12).hexdigest()


def public_models() -> list[type[models.Model]]:
    """The models whose every change begins a new state."""
    return [
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if model.__name__ not in BY_RELEASE
    ]


def note_change(sender: type[models.Model], **_of_signal: Any) -> None:
    PublicChange.note()


def watch() -> None:
    """From now on, saving or deleting any of ``public_models`` notes a change."""
    for model in public_models():
        name = f"public_state.{model._meta.label}"
        post_save.connect(note_change, model, dispatch_uid=name)
        post_delete.connect(note_change, model, dispatch_uid=name)
        for field in model._meta.many_to_many:
            through = getattr(model, field.name).through
            m2m_changed.connect(
                note_change, through, dispatch_uid=f"{name}.{field.name}"
            )
