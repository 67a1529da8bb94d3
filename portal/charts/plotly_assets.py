"""Plotly's own files, served from the installed package; nothing is copied into this repository.

Under our Content-Security-Policy the script may not add <style> elements, and
plotly.js adds two. It leaves them out where the page already has elements with
their ids, so a page that loads Plotly needs

    <link rel="stylesheet" href="…/plotly/plotly.css"
          id="plotly.js-style-global" class="no-inline-styles">
    <script src="…/plotly/plotly.min.js" id="{map_guard()}" defer></script>

which the template tag {% plotly_assets %} writes. plotly.css holds the rules
that the script would have added, read out of the script itself, so it always
belongs to the version that is installed. (The second style is for tile maps,
which we do not draw.)
"""

import ast
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PREFIX = "plotly"
SCRIPT = "plotly.min.js"
STYLESHEET = "plotly.css"

STYLE_ID = "plotly.js-style-global"
STYLE_CLASS = "no-inline-styles"

# {"X,X div":"…",…};for(k in rules)s=k.replace(/^,/," ,").replace(/X/g,"…").replace(/Y/g,"…")
STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
RULES = re.compile(
    rf"\{{(?P<rules>(?:(?:{STRING}|\w+):{STRING},?)+)\}};"
    rf"for\([\w$]+ in [\w$]+\)[\w$]+=[\w$]+\.replace\(/\^,/,(?P<comma>{STRING})\)"
    rf"\.replace\(/X/g,(?P<x>{STRING})\)\.replace\(/Y/g,(?P<y>{STRING})\)"
)
RULE = re.compile(rf"(?P<selector>{STRING}|\w+):(?P<body>{STRING}),?")
MAP_GUARD = re.compile(r'if\(!document\.getElementById\("(?P<id>[0-9a-f]{64})"\)\)')


class UnknownBundle(Exception):
    """The installed plotly.js is written differently from those this module can read."""


def package_data() -> Path:
    # Found without importing plotly, which takes a second that no command should pay.
    spec = find_spec("plotly")
    if spec is None or spec.origin is None:
        raise UnknownBundle("the plotly package is not installed")
    return Path(spec.origin).parent / "package_data"


@cache
def bundle() -> str:
    return (package_data() / SCRIPT).read_text(encoding="utf-8")


def style_rules(script: str) -> dict[str, str]:
    """Selector → declarations, as plotly.js would hand them to the browser, in its order."""
    found = RULES.search(script)
    if found is None:
        raise UnknownBundle("no style rules found in plotly.js")
    of_plots, of_notes = ast.literal_eval(found["x"]), ast.literal_eval(found["y"])
    rules = {}
    for rule in RULE.finditer(found["rules"]):
        selector = rule["selector"]
        if selector[0] in "\"'":
            selector = ast.literal_eval(selector)
        selector = selector.replace("X", of_plots).replace("Y", of_notes)
        rules[selector] = ast.literal_eval(rule["body"])
    return rules


def stylesheet(rules: dict[str, str]) -> str:
    # plotly.js inserts every rule before those already there, so the last one comes first.
    lines = [f"{selector}{{{body}}}" for selector, body in reversed(rules.items())]
    return "\n".join(lines) + "\n"


@cache
def map_guard() -> str:
    """The id of the element whose presence keeps the style for tile maps out of the page."""
    found = MAP_GUARD.search(bundle())
    if found is None:
        raise UnknownBundle("no guarded map style found in plotly.js")
    return found["id"]


def generated_folder() -> Path:
    """The folder with plotly.css for the installed version, written when first asked for."""
    folder = Path(settings.GENERATED_STATIC_DIR) / f"{PREFIX}-{version('plotly')}"
    target = folder / STYLESHEET
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f"{STYLESHEET}.{os.getpid()}"
        draft.write_text(stylesheet(style_rules(bundle())), encoding="utf-8")
        draft.replace(target)
    return folder


class PlotlyFinder(BaseFinder):
    """Offers plotly/plotly.min.js and plotly/plotly.css to Django's static files."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        folders = {
            f"{PREFIX}/{SCRIPT}": package_data,
            f"{PREFIX}/{STYLESHEET}": generated_folder,
        }
        name = path.replace(os.sep, "/")
        if name not in folders:
            return []
        found = str(folders[name]() / Path(name).name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        for name, folder in (
            (SCRIPT, package_data()),
            (STYLESHEET, generated_folder()),
        ):
            storage = FileSystemStorage(location=folder)
            storage.prefix = PREFIX  # type: ignore[attr-defined]
            yield name, storage
