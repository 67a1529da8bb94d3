"""Ranks and claims of ranks on a page.

{{ rank|rank_label }}       1, or 1–2 where it is open
{{ rank|possible_label }}   the ranks possible if the silent cities reported
{{ cities|joined }}         株洲、湘潭
{{ apart|exclusion_words }}     why a figure is not ranked
{{ move|move_words }}       why a rank moved
{{ comparison|list_words }} who came and who went, where the list changed
{{ judged|verdict_label }}  与计算一致, 与计算不符, 无法核对
{{ judged|verdict_words }}  what that rests on
"""

from django import template

from indicators.ranks.rank_labels import joined, possible_label, rank_label
from portal.wording.rankings import exclusion_words, list_words, move_words
from reports.claims.rank_wording import verdict_label, verdict_words

register = template.Library()

for words in (
    rank_label,
    possible_label,
    joined,
    exclusion_words,
    move_words,
    list_words,
    verdict_label,
    verdict_words,
):
    register.filter(words.__name__, words)
