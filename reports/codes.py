"""Codes that nobody needs to think of: ``zhuzhou-2024-summary``."""

from django.db.models import Model
from django.utils.text import slugify

ROOM = 50


def free_code(model: type[Model], *parts: object) -> str:
    """The parts as a code of the model, counted on where it is taken."""
    plain = slugify("-".join(str(part) for part in parts))[:ROOM]
    code, number = plain, 1
    while model._default_manager.filter(code=code).exists():
        number += 1
        code = f"{plain}-{number}"
    return code
