"""Why a change is not computed, in words."""

from django.utils.translation import gettext_lazy as _

from indicators.trends import Refusal

WORDS = {
    Refusal.SINGLE: _("只有一年，没有变化可算"),
    Refusal.BREAK: _("口径中断，不跨越计算"),
    Refusal.CUTOFF: _("统计截止日不同，不可比"),
    Refusal.ZERO: _("起点可能为零，不算增幅"),
    Refusal.NOT_YEARLY: _("累计数或年均数，不是逐年数"),
}


def refusal_words(refusal: Refusal) -> str:
    return str(WORDS[refusal])
