"""What tables write in place of a number: 无, ×, /, NA. A dash and dots mean one thing, these
one thing or the other, so that it is asked, once for each."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from importers.matching.names import plain
from importers.matching.shown_cells import SHOWN, STORED, shown_cell
from indicators.models.figures import Status
from reports.reading.lexicon.files import words

_LABELS = {
    Status.MISSING.value: _("缺失：有这项，没有数"),
    Status.NOT_APPLICABLE.value: _("不适用：没有这项"),
    SHOWN: _("显示的数"),
    STORED: _("所存的数"),
}


@dataclass(frozen=True)
class MarkMeaning:
    """What such a mark may mean: a status of the figure, by its code; or which of two
    numbers a cell means."""

    pk: int
    code: str
    name: str
    name_en: str

    def __str__(self) -> str:
        return str(_LABELS[self.code])


MEANINGS = (
    MarkMeaning(1, Status.MISSING.value, "缺失", "missing"),
    MarkMeaning(2, Status.NOT_APPLICABLE.value, "不适用", "not applicable"),
)
NUMBERS = (
    MarkMeaning(3, SHOWN, "显示的数", "the number that is shown"),
    MarkMeaning(4, STORED, "所存的数", "the number that is stored"),
)


def mark_in(text: str) -> str:
    """The mark that a cell is, as it is asked about; nothing where it is none."""
    mark = plain(text).lower()
    return mark if mark in words("names", "cell_marks") else ""


def likely_first(mark: str) -> tuple[str, ...]:
    """The codes of what the mark may mean, the likelier first."""
    if shown_cell(mark):
        return tuple(meaning.code for meaning in NUMBERS)
    codes = tuple(meaning.code for meaning in MEANINGS)
    return codes[::-1] if mark in words("names", "marks_not_applicable") else codes
