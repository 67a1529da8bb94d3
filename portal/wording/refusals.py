"""Why a change is not computed, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indicators.trends import Change, Refusal
from portal.wording.redrawings import redrawing_words

WORDS = {
    Refusal.SINGLE: gettext_lazy("只有一年，没有变化可算"),
    Refusal.BREAK: gettext_lazy("口径中断，不跨越计算"),
    Refusal.BOUNDARY: gettext_lazy("区划调整，不跨越计算"),
    Refusal.CUTOFF: gettext_lazy("统计截止日不同，不可比"),
    Refusal.ZERO: gettext_lazy("起点可能为零，不算增幅"),
    Refusal.NOT_YEARLY: gettext_lazy("累计数或年均数，不是逐年数"),
}
# Where two figures stand side by side and a reader would take their quotient.
TOLD_ASIDE = (Refusal.BREAK, Refusal.BOUNDARY, Refusal.CUTOFF)


def refusal_words(change: Change) -> str:
    """Empty where nothing is refused; a break says in which year it begins."""
    if change.refusal is None:
        return ""
    if change.broken_at is not None:
        year = change.broken_at.year
        return _("%(year)d 年口径中断，不跨越计算") % {"year": year}
    if change.redrawn is not None:
        year = change.redrawn.year
        return _("%(year)d 年区划调整，不跨越计算") % {"year": year}
    return str(WORDS[change.refusal])


def refusal_reason(change: Change) -> str:
    """The words, and what explains them: the note of the figure with which a break
    begins, or what happened to the area."""
    words = refusal_words(change)
    note = change.broken_at.observation.note_label if change.broken_at else ""
    if change.redrawn is not None:
        note = redrawing_words(change.redrawn)
    if not note:
        return words
    return _("%(words)s（%(note)s）") % {"words": words, "note": note.rstrip("。.")}
