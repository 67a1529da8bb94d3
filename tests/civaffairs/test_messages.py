"""The English catalogue: what is found in the sources, and what is told of it."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from civaffairs.messages import (
    faults,
    kept_catalogue,
    messages_in,
    messages_of_the_sources,
)

TEMPLATE = """{% load i18n %}
  <h1 title="{% translate "标题" %}">
      {% translate '城市' context "列表" %} {{ _("更多") }}
    </h1>
{% blocktranslate count n=many %}{{ n }} 个城市{% plural %}{{ n }} 个城市。{% endblocktranslate %}
   {# 不是文字：_("注释") #}
 it's {% if a %}"{% blocktranslate trimmed with x=y %}
   共 {{ x }} 份
   报告{% endblocktranslate %}
"""

PYTHON = """
name = _("名称")
wide = gettext_lazy("第一行"
                    "第二行")
many = ngettext("%(n)d 个", "%(n)d 个。", n)
told = pgettext_lazy("语境", "词")
left_out = other("不取"), _(variable)
"""


def found(path: Path, text: str) -> set[tuple[tuple[str, ...], str | None]]:
    path.write_text(text, encoding="utf-8")
    return {(texts, context) for _, texts, context in messages_in(path)}


def test_messages_of_a_template(tmp_path: Path) -> None:
    assert found(tmp_path / "page.html", TEMPLATE) == {
        (("标题",), None),
        (("城市",), "列表"),
        (("更多",), None),
        (("%(n)s 个城市", "%(n)s 个城市。"), None),
        (("共 %(x)s 份 报告",), None),
    }


def test_messages_of_a_module(tmp_path: Path) -> None:
    assert found(tmp_path / "module.py", PYTHON) == {
        (("名称",), None),
        (("第一行第二行",), None),
        (("%(n)d 个", "%(n)d 个。"), None),
        (("词",), "语境"),
    }


def catalogue(*entries: tuple[str, str]) -> Catalog:
    made = Catalog(locale="en", fuzzy=False)
    for msgid, translation in entries:
        made.add(msgid, translation, locations=[("page.html", 3)])
    return made


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ([], "missing, run `make messages`: '%(n)s 份' (page.html:3)"),
        ([("%(n)s 份", "")], "not translated: '%(n)s 份'"),
        ([("%(n)s 份", "%(n)s files"), ("旧", "old")], "no longer used"),
        ([("%(n)s 份", "%(m)s files")], "unknown named placeholder"),
    ],
)
def test_faults_are_told(kept: list[tuple[str, str]], told: str) -> None:
    lines = list(faults(catalogue(*kept), catalogue(("%(n)s 份", ""))))
    assert len(lines) == 1
    assert told in lines[0]


def test_doubtful_translations_are_told() -> None:
    kept = catalogue(("词", "word"))
    kept.add("词", "word", flags=["fuzzy"])
    assert list(faults(kept, catalogue(("词", "")))) == ["doubtful (fuzzy): '词'"]


def test_the_english_is_complete() -> None:
    assert list(faults(kept_catalogue(), messages_of_the_sources())) == []
