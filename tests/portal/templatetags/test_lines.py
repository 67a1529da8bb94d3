"""Line breaks of a template that the page must not show."""

from django.template import Context, Template
from django.utils.translation import override


def rendered(source: str, **context: object) -> str:
    return Template("{% load i18n lines %}" + source).render(Context(context))


def test_breaks_and_indentation_are_left_out_and_blanks_kept():
    source = "<p>{% inline %}\n  <b>株洲</b>\n  、<b>湘潭</b> · <i>2022</i>\n{% endinline %}</p>"
    assert rendered(source) == "<p><b>株洲</b>、<b>湘潭</b> · <i>2022</i></p>"


def test_breaks_within_branches_and_loops_are_left_out():
    source = """{% inline %}
      {% for one in names %}
        {% if not forloop.first %}、{% endif %}
        {% if one %}
          {{ one }}
        {% else %}
          —
        {% endif %}
      {% endfor %}
    {% endinline %}"""
    assert rendered(source, names=["株洲", "", "湖州"]) == "株洲、—、湖州"


def test_attributes_on_lines_of_their_own_stay_apart():
    source = """{% inline %}
      <a class="more"
          href="/cities/"{% if here %}
          aria-current="true"{% endif %}
          lang="zh">
        城市
      </a>
    {% endinline %}"""
    link = '<a class="more" href="/cities/" aria-current="true" lang="zh">城市</a>'
    assert rendered(source, here=True) == link


def test_a_value_keeps_its_own_line_breaks():
    assert (
        rendered("{% inline %}\n{{ note }}\n{% endinline %}", note="一\n二") == "一\n二"
    )


def test_a_message_is_looked_up_as_it_is_written():
    source = "{% inline %}\n{% blocktranslate %}a\n  b{% endblocktranslate %}\n{% endinline %}"
    with override("zh-hans"):
        assert rendered(source) == "a\n  b"


def test_a_fragment_has_no_break_at_its_end():
    assert rendered("{% fragment %}\n<b>\n  株洲\n</b>\n") == "<b>株洲</b>"
