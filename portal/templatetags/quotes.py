"""{% quote quotes citation %}: the sentence a figure stands in, the figure marked."""

from django import template
from django.utils.html import format_html

from reports.models import Citation
from reports.quoting import Quote

register = template.Library()


@register.simple_tag
def quote(quotes: dict[int, Quote], citation: Citation) -> str:
    """Nothing where the text may not be shown."""
    found = (quotes or {}).get(citation.pk)
    if found is None:
        return ""
    return format_html(
        '<blockquote class="quoted" lang="zh-Hans">{}<mark>{}</mark>{}</blockquote>',
        found.before,
        found.printed,
        found.after,
    )
