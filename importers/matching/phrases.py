"""The reader's phrases for indicators as whole names: 在册低保对象, 办理结婚登记 (pure)."""

import re
from collections import defaultdict
from functools import cache

from importers.matching.names import normal
from reports.reading.lexicon.files import table

# Signs by which a phrase says more than its words.
_PATTERN = re.compile(r"[▮*~$]")


@cache
def phrases() -> dict[str, tuple[str, ...]]:
    """The codes of the indicators that a report means by a plain phrase; not of totals and
    averages over years, which more than the phrase must tell."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in table("subjects"):
        if entry.get("basis", "plain") != "plain":
            continue
        plain = (str(p) for p in entry["phrases"] if not _PATTERN.search(str(p)))
        for key in {normal(phrase) for phrase in plain}:
            found[key].append(entry["indicator"])
    return {key: tuple(codes) for key, codes in found.items()}
