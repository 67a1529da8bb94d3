"""The address alone decides the language of a page."""

import pytest
from django.test import Client
from django.utils import translation

pytestmark = pytest.mark.urls("tests.civaffairs.language_urls")


@pytest.mark.parametrize(
    ("path", "language"),
    [("/language/", "zh-hans"), ("/en/language/", "en"), ("/api/language/", "zh-hans")],
)
@pytest.mark.parametrize("wish", ["en", "zh-Hans", "de", ""])
def test_neither_header_nor_cookie_changes_the_language(
    client: Client, path: str, language: str, wish: str
) -> None:
    client.cookies["django_language"] = wish
    response = client.get(path, headers={"accept-language": wish})
    assert response.content.decode() == language
    assert response["Content-Language"] == language
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.urls("civaffairs.urls")
@pytest.mark.django_db
def test_chinese_has_no_second_address(client: Client) -> None:
    assert client.get("/about/").status_code == 200
    assert client.get("/zh-hans/about/").status_code == 404


def test_a_request_leaves_no_language_behind(client: Client) -> None:
    client.get("/en/language/")
    assert translation.get_language() == "zh-hans"
