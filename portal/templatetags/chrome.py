"""What frames every page.

{% navigation as nav %}          the main navigation: label, url, current ("page" or "true")
{% page_in_languages as page %}  page.zh, page.en (addresses), page.zh_path, page.en_path
{% latest_release as release %}  the data release the pages tell, or nothing
"""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.translation import override, pgettext_lazy

from indicators.models import Release

register = template.Library()

# The list's name, its label, and how the names of its pages begin.
SECTIONS = (
    (
        "city_list",
        pgettext_lazy("nav", "城市"),
        ("city_", "province_", "county_", "area_"),
    ),
    ("indicator_list", pgettext_lazy("nav", "指标"), "indicator_"),
    ("ranking_list", pgettext_lazy("nav", "排名"), "ranking_"),
    ("achievement_list", pgettext_lazy("nav", "成就"), "achievement_"),
    ("report_list", pgettext_lazy("nav", "报告"), "report_"),
    ("about", pgettext_lazy("nav", "数据与接口"), "about"),
)


@dataclass(frozen=True)
class NavigationItem:
    label: str
    url: str
    current: str


@dataclass(frozen=True)
class Languages:
    zh: str
    en: str
    zh_path: str
    en_path: str


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[NavigationItem]:
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name or "" if match else ""
    return [
        NavigationItem(
            label=str(label),
            url=reverse(name),
            current="page" if here == name else "true" * here.startswith(prefix),
        )
        for name, label, prefix in SECTIONS
    ]


@register.simple_tag(takes_context=True)
def page_in_languages(context: Context) -> Languages:
    """The same page in both languages; only the start of the path tells them apart."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        zh, en = home("zh-hans"), home("en")
        return Languages(zh, en, zh, en)
    path = request.get_full_path()
    prefix = home("en")
    zh = home("zh-hans") + path.removeprefix(prefix) if in_english(path) else path
    en = path if in_english(path) else prefix + path.removeprefix(home("zh-hans"))
    return Languages(
        request.build_absolute_uri(zh), request.build_absolute_uri(en), zh, en
    )


def home(language: str) -> str:
    with override(language):
        return reverse("home")


def in_english(path: str) -> bool:
    return path.startswith(home("en"))


@register.simple_tag
def latest_release() -> Release | None:
    return Release.objects.newest()
