"""Every address of the portal answers with the headers that keep a browser safe."""

from collections.abc import Iterable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

# Addresses with parts to fill in, and faults; the plain ones are found by themselves.
EXAMPLES = ["/no-such-page/", "/en/no-such-page/", "/api/no-such-thing/"]

POLICY = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


def plain_routes(
    patterns: Iterable[URLPattern | URLResolver], before: str = "/"
) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern.pattern, LocalePrefixPattern):
            own = ["", "en/"]
        elif isinstance(pattern.pattern, RoutePattern):
            own = [str(pattern.pattern)]
        else:
            continue
        for route in own:
            if "<" in route:
                continue
            if isinstance(pattern, URLResolver):
                yield from plain_routes(pattern.url_patterns, before + route)
            else:
                yield before + route


ROUTES = sorted({*plain_routes(get_resolver().url_patterns), *EXAMPLES})


@pytest.mark.usefixtures("fixtures_loaded")
@pytest.mark.parametrize("path", ROUTES)
def test_every_answer_is_guarded(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code < 500
    assert set(response["Content-Security-Policy"].split("; ")) == POLICY
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    if not path.startswith("/admin/"):
        assert not response.cookies


@pytest.mark.parametrize("path", ["/", "/en/", "/api/", "/admin/login/"])
def test_other_hosts_are_refused(client: Client, path: str) -> None:
    response = client.get(path, headers={"host": "elsewhere.example.org"})
    assert response.status_code == 400
