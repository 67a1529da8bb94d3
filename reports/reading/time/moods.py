"""What the sentences around a figure say of themselves: done, or still to be done.

The title and the headings say what a section is; its own sentences may know better.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reports.reading.lexicon.files import words
from reports.reading.lexicon.wordlists import alternation
from reports.reading.text.sentences import SENTENCE_ENDS
from reports.reading.time.plans import FIGURE, Marks, marks_of
from reports.reading.time.sections import Section, Sections

# 将做好三件事。第一，…；第二，…。: the list ends with its sentence.
_LISTED_WITHIN = re.compile(r"[；，](?:第[二三四五六]|[二三四五六]是|其[二三四])")
FEW = 3  # sentences of one mind that outvote a heading


class _Sentence(NamedTuple):
    """From ``start`` to ``end``; whether words of it tell of what is to come, and of what
    is done; ``last``: the last of them tell of what is to come; ``opens`` a paragraph;
    ``listed``: it holds all items of a list."""

    start: int
    end: int
    ahead: bool
    done: bool
    last: bool
    opens: bool
    listed: bool = False


@cache
def _done() -> re.Pattern[str]:
    listed = alternation(words("actuality", "done_words"))
    aims = "要|将|拟|计划|力争|重点|准备|打算|继续"
    this_year = rf"今年(?<![^。\n]今年)(?![，的]?[^，。；\d]{{0,6}}(?:{aims}))"
    return re.compile(rf"{listed}|了(?!解)|{this_year}")


def with_moods(text: str, headed: Sections) -> Sections:
    """``headed`` with a section of its own for each sentence that its neighbours make a
    plan or a fact against the heading."""
    marks = marks_of(text)
    found: list[Section] = []
    ends = (*headed.starts[1:], len(text))
    for section, end in zip(headed.sections, ends, strict=True):
        found.append(section)
        plan = section.plan
        for start, turned in _turns(text, section, end, marks):
            if turned != plan:
                found.append(replace(section, start=start, plan=turned))
                plan = turned
    return Sections(tuple(section.start for section in found), tuple(found))


def _turns(
    text: str, section: Section, end: int, marks: Marks
) -> Iterator[tuple[int, bool]]:
    """Where the sentences of a section begin, and whether each is a plan."""
    first = bisect_left(marks.starts, section.start)
    if not section.plan and not any(
        n in marks.strong for n in range(first, bisect_left(marks.starts, end))
    ):
        return
    told = list(_sentences(text, section.start, end, marks))
    ahead = sum(one.ahead and not one.done for one in told)
    done = sum(one.done for one in told)
    if section.plan:
        if done >= FEW and not ahead:
            yield section.start, False
        return
    urged = ahead >= FEW and ahead >= FEW * done
    carried = begun = False
    for one in told:
        neutral = not (one.ahead or one.done)
        carried = carried and not one.opens and neutral
        yield one.start, neutral and (carried or (urged and begun))
        carried = (carried or one.last) and not one.listed
        begun = begun or one.last


def _sentences(text: str, start: int, end: int, marks: Marks) -> Iterator[_Sentence]:
    done = _done()
    opens = True
    while start < end:
        stop = SENTENCE_ENDS.search(text, start, end)
        until = stop.end() if stop else end
        first = bisect_left(marks.starts, start)
        last = bisect_right(marks.starts, until - 1)
        figure = FIGURE.search(text, start, until)
        before = figure.start() if figure else until
        strong = [
            n
            for n in range(first, last)
            if n in marks.strong and marks.starts[n] < before
        ]
        was = done.search(text, start, until)
        fact = was is not None or "already" in marks.says[first:last]
        ended = bool(strong) and not fact
        listed = _LISTED_WITHIN.search(text, start, until) is not None
        yield _Sentence(start, until, bool(strong), fact, ended, opens, listed)
        opens = text[until - 1 : until] == "\n"
        start = until
