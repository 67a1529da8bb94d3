"""Whether a figure is a total, an average, or neither."""

import re
from functools import cache

from reports.reading.amounts.amounts import Amount
from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation

_YEAR = re.compile(r"(?<![\d—-])(?:19|20)\d\d年(?!以?来|[—至到-])")


@cache
def _basis() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def listed(key: str) -> str:
        return alternation(words("times", key))

    return (
        re.compile(listed("averages")),
        # 建议17件、提案15件，共计34件: nothing but a sum.
        re.compile(f"{listed('totals')}|，(?:{listed('sums')})$"),
        re.compile(f"{listed('totals')}|{listed('sums')}"),
    )


def basis_of(text: str, amount: Amount, floor: int, *, years: bool) -> str:
    """``average`` or ``cumulative`` where the words before the amount say so; 合计 and 共计
    add up ``years`` where several are spoken of, else the kinds of what is counted.

    An average reaches to the end of its enumeration (年均…3000场，服务…8万人次), a total to
    the end of the sentence.
    """
    before = text[max(floor, amount.start - 80) : amount.start]
    before = before[before.rfind("；") + 1 :]
    average, total, over_years = _basis()
    if average.search(before) and _is_average(before):
        return "average"
    return "cumulative" if (over_years if years else total).search(before) else ""


def _is_average(before: str) -> bool:
    """One of the last two clauses, or the last one where it names a year, gives an average."""
    clause = before[before.rfind("，", 0, max(before.rfind("，"), 0)) + 1 :]
    own = clause[clause.rfind("，") + 1 :]
    if _YEAR.search(own):  # 年均销售…，2022年销售…
        clause = own
    if "年均增" in clause or "年均递增" in clause:
        return False
    return _basis()[0].search(clause) is not None
