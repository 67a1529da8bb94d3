"""The sentences that citations stand in, of reports whose publishers allow it."""

from collections.abc import Iterable

from reports.models import Citation, ReportText
from reports.paragraphs import paragraphs_of
from reports.quoting import Quote, quoted


def quotes_of(citations: Iterable[Citation]) -> dict[int, Quote]:
    """By the citation's key; asks once, for the texts that may be shown."""
    cited = [c for c in citations if c.paragraph is not None]
    texts = ReportText.objects.filter(
        report__in={c.report_id for c in cited}, public=True
    )
    found: dict[int, Quote] = {}
    for text in texts:
        paragraphs = paragraphs_of(text.content)
        for c in cited:
            number = c.paragraph or 0
            if c.report_id != text.report_id or number > len(paragraphs):
                continue
            quote = quoted(text.content, paragraphs[number - 1], c.printed)
            if quote is not None:
                found[c.pk] = quote
    return found
