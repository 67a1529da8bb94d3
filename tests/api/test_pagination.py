import pytest

from tests.api.conftest import Ask


def test_pages_follow_one_another_without_gap_or_repeat(ask: Ask) -> None:
    seen: list[str] = []
    page = ask("observations/", page_size=97)
    while True:
        seen += [o["key"] for o in page["results"]]
        if page["next"] is None:
            break
        address, _, query = page["next"].partition("/api/v1/")[2].partition("?")
        page = ask(address, **dict(p.split("=") for p in query.split("&")))
    assert len(seen) == len(set(seen)) == page["count"]


def test_a_gigantic_page_is_capped(ask: Ask) -> None:
    page = ask("cities/", page_size=1_000_000)
    assert page["count"] == len(page["results"]) == 333


@pytest.mark.parametrize(
    "value", ["0", "-1", "abc", "1.5", "9" * 5000, "١", "last", " 1"]
)
@pytest.mark.parametrize("parameter", ["page", "page_size"])
def test_a_page_is_counted_from_one(refused: Ask, parameter: str, value: str) -> None:
    error = refused(400, "cities/", **{parameter: value})
    assert error["parameter"] == parameter


def test_a_page_beyond_the_last_is_unknown(refused: Ask) -> None:
    error = refused(404, "cities/", page=5000)
    assert (error["code"], error["parameter"]) == ("unknown_page", "page")
    assert "4" in error["message"]
