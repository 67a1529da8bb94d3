"""Plotly under a strict policy: its styles are linked, so that it need not inject them."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template

from portal.charts import plotly_assets
from portal.charts.plotly_assets import (
    UnknownBundle,
    bundle,
    map_guard,
    style_rules,
    stylesheet,
)

SCRIPT = (
    """var a={"X,X div":'font-family:"Open Sans";',"X a:hover":"color:red;",Y:"top:0;"};"""
    """for(b in a)c=b.replace(/^,/," ,").replace(/X/g,".plot").replace(/Y/g,".note"),"""
    """d.addStyleRule(c,a[b]);"""
)


def test_rules_are_read_as_the_script_would_apply_them() -> None:
    assert style_rules(SCRIPT) == {
        ".plot,.plot div": 'font-family:"Open Sans";',
        ".plot a:hover": "color:red;",
        ".note": "top:0;",
    }


def test_the_last_rule_comes_first() -> None:
    # insertRule(…, 0) puts each rule before those already there.
    assert stylesheet({"a": "x:1;", "b": "y:2;"}) == "b{y:2;}\na{x:1;}\n"


def test_a_script_written_otherwise_is_not_passed_over() -> None:
    with pytest.raises(UnknownBundle):
        style_rules("nothing of the kind")


def test_every_rule_of_the_installed_script_is_in_the_stylesheet() -> None:
    rules = style_rules(bundle())
    # Counted another way: the selectors of the script that begin with a plot (X) or a note (Y).
    start = bundle().index('{"X,X div"')
    table = bundle()[start : bundle().index("for(", start)]
    assert len(rules) == len(re.findall(r'(?:[{,]"[XY][^"]*"|[{,]Y):', table)) > 40
    sheet = Path(str(finders.find("plotly/plotly.css"))).read_text(encoding="utf-8")
    for selector, body in rules.items():
        assert f"{selector}{{{body}}}" in sheet
    assert ".js-plotly-plot .plotly .modebar{" in sheet
    assert not re.search(r"\b[XY]\b", "".join(rules))


def test_static_files_offer_the_script_and_the_stylesheet() -> None:
    listed = {
        f"{storage.prefix}/{name}"
        for finder in finders.get_finders()
        for name, storage in finder.list([])
        if name.startswith("plotly.")
    }
    assert listed == {"plotly/plotly.min.js", "plotly/plotly.css"}
    script = Path(str(finders.find("plotly/plotly.min.js")))
    assert script == plotly_assets.package_data() / "plotly.min.js"
    assert finders.find("plotly/other.js") is None


def test_the_page_carries_the_ids_that_plotly_looks_for() -> None:
    html = Template("{% load plotly %}{% plotly_assets %}").render(Context())
    assert 'id="plotly.js-style-global" class="no-inline-styles"' in html
    assert f'id="{map_guard()}"' in html
    assert json.dumps(map_guard()) in bundle()
