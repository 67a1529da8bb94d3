"""Views of staff pages are named, and imported only when they are asked for."""

import subprocess
import sys

import pytest
from django.urls import URLPattern
from django.utils.module_loading import import_string

import importers.desk.urls
import importers.grid.urls
import importers.spreadsheets.urls

PATTERNS = [
    *importers.desk.urls.urlpatterns,
    *importers.grid.urls.urlpatterns,
    *importers.spreadsheets.urls.urlpatterns,
]
# What serving the public needs no part of; a name also stands for all below it.
UNNEEDED = [
    "importers.desk.pages",
    "importers.spreadsheets.pages",
    "importers.job_handlers",
]
UNNEEDED += ["reports.reading.reader", "pandas", "pdfplumber", "pypdfium2"]
# What the pages of the admin need (importers/staff_site.py).
UNNEEDED += ["openpyxl", "numpy", "PIL", "tablib", "xlrd"]
PROGRAM = """
import sys, django
django.setup()
from django.urls import reverse
reverse("home")
reverse("desk:desk")
print(*[name for name in sys.argv[1:] if name in sys.modules])
"""


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: str(pattern.name))
def test_every_view_that_is_named_exists(pattern: URLPattern) -> None:
    assert callable(import_string(pattern.callback.dotted))  # type: ignore[attr-defined]


def test_who_serves_the_public_imports_no_reader_and_no_desk() -> None:
    command = [sys.executable, "-c", PROGRAM, *UNNEEDED]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
