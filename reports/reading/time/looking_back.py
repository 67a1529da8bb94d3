"""Reports of January to March that look back on the year before: a government's, a speech."""

import re
from dataclasses import dataclass

from reports.reading.lexicon.wordlists import one_of

SPRING = 3  # the last month in which a meeting looks back on the year before
WINTER = 2  # … in which any text does
TOP = 300  # characters at the top in which a report says where it was given
_GIVEN = re.compile(
    r"((?:19|20)\d\d)年(\d{1,2})月\d{1,2}日[^\n，。；]{0,6}在?[^\n，。；]{2,40}(?:会议|大会|会)上"
)
_MEETING = re.compile(r"政府工作报告|会议?上的?|讲话|发言|致辞|工作报告")
# 去年 that opens a sentence is what is told of; 比去年, 去年同期 are compared with.
_LAST_YEAR = re.compile(r"(?:^|[。；！：\n])去年(?!同期|同日|底|末|相比)")
_SO_FAR = re.compile(r"(?:以来)?[，的]?\d{1,2}月|[，]?(?:元旦|春节|一季度)")


@dataclass(frozen=True)
class Given:
    """The year and month in which a report was given or published."""

    year: int
    month: int
    at_a_meeting: bool = False


def given(text: str) -> Given | None:
    """What a line such as ``2017年2月16日在…会议上`` says."""
    found = _GIVEN.search(text[:TOP])
    return Given(int(found[1]), int(found[2]), at_a_meeting=True) if found else None


def looks_back(text: str, when: Given) -> bool:
    """Whether 今年 is the year in which the report was given and what it tells of is the
    year before; in winter 今年 may also be that year itself."""
    meeting = when.at_a_meeting or _MEETING.search(text[:TOP]) is not None
    if when.month > (SPRING if meeting else WINTER):
        return False
    if when.at_a_meeting and "政府工作报告" in text[:TOP]:
        return True
    opening = re.compile(rf"今年|(?<=[。；\n]){when.year}年(?!\d)")
    this_year = [match.end() for match in opening.finditer(text)]
    coming = sum(_is_to_come(text, place) for place in this_year)
    if this_year and coming * 2 < len(this_year):
        return False
    back = _LAST_YEAR.search(text) or one_of("times", "year_before").search(text)
    return bool(this_year) or back is not None


def _is_to_come(text: str, place: int) -> bool:
    """What is said after 今年 is still to be done, or belongs to its first weeks."""
    if _SO_FAR.match(text, place):
        return True
    return one_of("times", "to_come").search(text, place, place + 14) is not None
