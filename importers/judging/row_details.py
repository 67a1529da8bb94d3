"""What a row says beside its number: the year, the days, the notes, the paragraph.

A column that the file does not have leaves what is published (``None``); one that is there
and empty says "empty".
"""

from django.utils.translation import gettext

from importers.files.periods import NoDay, NoYear, read_day, read_year
from importers.matching.names import plain
from importers.models import Candidate
from importers.values.boundaries import split_year
from importers.values.years import last_year, takes_figures
from indicators.models import Observation
from indicators.models.figures import FIRST_YEAR, LAST_YEAR

SHORT = 30


class Faulty(ValueError):
    """A candidate cannot be taken as it is; the message says what to do."""


def year_of(c: Candidate) -> int:
    """The year of the row; a span of years says the first one too, where no column does."""
    if not c.year_typed:
        raise Faulty(gettext("没有写年份：请在本页“整张表的说明”里填一次。"))
    year, c.boundary_year = split_year(c.year_typed)
    try:
        period = read_year(year)
    except NoYear:
        period = None
    if period is None or not takes_figures(period.year):
        raise Faulty(
            gettext(
                "年份“%(text)s”读不出来，请写成 2022 或 2022年（%(first)d—%(last)d）。"
            )
            % {
                "text": c.year_typed[:SHORT],
                "first": FIRST_YEAR,
                "last": last_year(),
            }
        )
    if c.boundary_year and not FIRST_YEAR <= c.boundary_year <= LAST_YEAR:
        raise Faulty(
            gettext("区划口径的年份“%(text)s”读不出来，请写成 2010年（按2020年区划）。")
            % {"text": c.year_typed[:SHORT]}
        )
    if period.start and not c.start_typed:
        c.start_typed = str(period.start)
    return period.year


def take_days(c: Candidate, o: Observation | None) -> None:
    if c.start_typed is None:
        c.start_year = o.start_year if o else None
    elif c.start_typed:
        try:
            c.start_year = read_year(c.start_typed).year
        except NoYear:
            raise Faulty(
                gettext("起始年份“%(text)s”读不出来。")
                % {"text": c.start_typed[:SHORT]}
            ) from None
        if c.start_year > (c.year or 0):
            raise Faulty(
                gettext("起始年份不能晚于 %(year)d 年。") % {"year": c.year or 0}
            )
    if c.cutoff_typed is None:
        c.cutoff = o.cutoff if o else None
    elif c.cutoff_typed:
        try:
            c.cutoff = read_day(c.cutoff_typed)
        except NoDay:
            raise Faulty(
                gettext("截止日期“%(text)s”读不出来，请写成 2022-12-31。")
                % {"text": c.cutoff_typed[:SHORT]}
            ) from None
        if abs(c.cutoff.year - (c.year or 0)) > 1:
            raise Faulty(
                gettext("截止日期与 %(year)d 年相差太远。") % {"year": c.year or 0}
            )


def take_notes(c: Candidate, o: Observation | None) -> None:
    kept = (o.note, o.note_en) if o else ("", "")
    c.note = kept[0] if c.note_typed is None else c.note_typed
    c.note_en = kept[1] if c.note_en_typed is None else c.note_en_typed


def paragraph_of(text: str) -> int | None:
    plain_text = plain(text).strip("第段¶ ")
    if not plain_text:
        return None
    if plain_text.isascii() and plain_text.isdecimal() and len(plain_text) < 6:
        number = int(plain_text)
        if 1 <= number <= 32767:
            return number
    raise Faulty(gettext("段落“%(text)s”应是整数。") % {"text": text[:SHORT]})
