"""The columns of this room's catalogues: what a data file holds, a table of the admin offers
and the API tells, in the order that all of them keep."""

REPORT = (
    "code",
    "city",
    "title",
    "title_en",
    "short",
    "short_en",
    "publisher",
    "publisher_en",
    "published",
    "kind",
    "period_start",
    "period_end",
    "url",
    "checksum",
    "note",
    "note_en",
)
ACHIEVEMENT = (
    "code",
    "city",
    "category",
    "date",
    "by_year",
    "title",
    "title_en",
    "body",
    "body_en",
    "indicators",
    "citations",
)
# Without its place in a report.
CLAIMED_RANK = (
    "city",
    "year",
    "scope",
    "kind",
    "rank_low",
    "rank_high",
    "reference",
    "indicator",
    "group",
    "printed",
    "meaning",
    "meaning_en",
)
PLACE = ("report", "section", "paragraph")
