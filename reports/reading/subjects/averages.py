"""Amounts that are averages (人均补差…, 平均每个社区…): no total of theirs is printed."""

import re

from reports.reading.lexicon.wordlists import one_of
from reports.reading.text.sentences import clause_start

REACH = 60  # characters before an amount that may make it an average
_ALL = re.compile(r"[全我]市|总[数量额]|累计|共计|合计")
_COUNTED = re.compile(r"\d")


def averaged(text: str, start: int, floor: int) -> bool:
    """Whether the clause before the amount at ``start`` makes it an average over persons,
    places or months; ``floor``: where its sentence begins."""
    begin = max(floor, start - REACH)
    if text.find("均", begin, start) < 0 and text.find("每", begin, start) < 0:
        return False
    clause = text[clause_start(text, start, begin) : start]
    whole = max((match.end() for match in _ALL.finditer(clause)), default=0)
    clause = clause[whole:]
    if one_of("contexts", "averages_each").search(clause):
        return True
    near = [
        match.end() for match in one_of("contexts", "averages_near").finditer(clause)
    ]
    return bool(near) and not _COUNTED.search(clause, near[-1])
