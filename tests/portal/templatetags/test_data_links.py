"""The figures of a page as CSV and as JSON."""

from django.template import Context, Template

CSV, JSON = "/api/v1/observations.csv", "/api/v1/observations/"


def rendered(arguments: str, **context: object) -> str:
    source = "{% load data_links %}{% data_links " + arguments + " %}"
    return Template(source).render(Context(context))


def test_both_ways_lead_to_the_figures_with_the_filters_given():
    query = "?province=430000&amp;year_min=2022"
    assert rendered("province=code year_min=2022", code="430000") == (
        f'<a href="{CSV}{query}">CSV</a> <a href="{JSON}{query}">JSON</a>'
    )


def test_a_filter_without_a_value_is_left_out():
    assert rendered("province=province.code", province=None) == (
        f'<a href="{CSV}">CSV</a> <a href="{JSON}">JSON</a>'
    )


def test_a_list_without_a_table_has_one_link():
    links = rendered('csv="" json="api:reports-list"')
    assert links == '<a href="/api/v1/reports/">JSON</a>'
