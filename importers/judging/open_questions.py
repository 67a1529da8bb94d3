"""What an editor must answer before a candidate can be judged."""

from dataclasses import dataclass

from django.utils.translation import gettext

from importers.matching.shown_cells import shown_cell
from importers.models import (
    Candidate,
    Part,
)


@dataclass(frozen=True)
class Ask:
    """A text that names nothing known (or several things); ``candidates`` are codes,
    ``why`` says of an area what it is called otherwise, or where it is."""

    part: Part
    text: str
    hinted: bool = False
    candidates: tuple[str, ...] = ()
    why: str = ""


def question_text(ask: Ask) -> str:
    if ask.why:
        return ask.why
    if ask.part == Part.CELL and shown_cell(ask.text):
        return gettext("格里显示的与所存的数不一样（%(text)s）：用哪个？") % {
            "text": ask.text
        }
    if ask.part == Part.CELL:
        return gettext("格里写“%(text)s”、没有数：是什么意思？") % {"text": ask.text}
    if ask.hinted:
        return gettext("指标写作“%(text)s”，分组却空着：是哪个分组？") % {
            "text": ask.text
        }
    if not ask.text:
        return gettext("表里没有写%(part)s：是哪一个？") % {"part": ask.part.label}
    if ask.candidates:
        return gettext("%(part)s“%(text)s”可能指几样：是哪一样？") % {
            "part": ask.part.label,
            "text": ask.text,
        }
    return gettext("%(part)s“%(text)s”不认识：指的是哪一个？") % {
        "part": ask.part.label,
        "text": ask.text,
    }


READ_AGAIN = [
    f.name
    for f in Candidate._meta.concrete_fields
    if f.name not in ("id", "batch", "number", "sheet", "row", "column", "decision")
    and not f.name.endswith("_typed")
]
