"""A reader prints a page: paper says what the screen says, without backgrounds."""

import pytest

MARKS = """
words => [...document.querySelectorAll("td a")]
  .filter(link => link.textContent.trim() === words)
  .map(link => getComputedStyle(link, "::before").content)
"""


@pytest.mark.once
@pytest.mark.usefixtures("fixtures_loaded")
def test_the_matrix_tells_its_cells_by_marks(live_server, browser_page):
    page = browser_page
    page.goto(live_server.url + "/cities/430200/")
    assert set(page.evaluate(MARKS, "有")) == {"none"}
    page.emulate_media(media="print")
    there, other = page.evaluate(MARKS, "有"), page.evaluate(MARKS, "另一口径")
    assert len(there) > 10
    assert len(other) > 2
    assert (set(there), set(other)) == ({'"●"'}, {'"◐"'})
