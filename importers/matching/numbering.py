"""What lists write around a name: 1.低保人数, #城市, 其中：农村, 低保人数* (pure)."""

import re

from importers.matching.names import normal

_ORDINAL = r"(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:\.\d{1,2})*)"
_BEFORE = re.compile(
    rf"^(?:[#*]|其中:?|\({_ORDINAL}\)|\d{{1,2}}(?:\.\d{{1,2}})+(?=\D)|{_ORDINAL}[、.)]"
    r"|[a-h][.、]?(?=[\u4e00-\u9fff]))+"
)
_BEHIND = re.compile(r"(?:[*#:]|\[注?\d{1,2}\]|\((?:注?\d{1,2}|注)\)|注\d{1,2})+$")


def without_numbering(name: str) -> str:
    """The name as it is compared, without numbers and marks around it; itself where nothing
    else is in it."""
    key = normal(name)
    return _BEHIND.sub("", _BEFORE.sub("", key)) or key
