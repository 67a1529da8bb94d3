"""An answer as it is kept: its headers and its body, compressed once."""

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from api.revalidation import FRESH_SECONDS

LEVEL = 6
# Below this many bytes compressing wins nothing; above, an answer is not kept.
SMALLEST, LARGEST = 200, 2_000_000
TEXT = re.compile(r"text/|application/(?:[\w.+-]*json|[\w.+-]*xml|csv)|image/svg")
NEVER_KEPT = {"content-length", "content-encoding", "etag", "connection"}
# A reader's browser asks again after a second, and mostly learns that nothing is new.
SHORT = "public, max-age=1, must-revalidate"
PROGRAMS = f"public, max-age={FRESH_SECONDS}, must-revalidate"
WITHIN_A_DOOR = {False: "Cookie, Accept-Encoding", True: "Accept, Accept-Encoding"}


@dataclass(frozen=True)
class Kept:
    headers: tuple[tuple[str, str], ...]
    body: bytes
    compressed: bool


def kept(response: HttpResponse) -> Kept | None:
    """``None`` for what is not kept: any status but 200, a cookie, a huge body."""
    size = len(response.content)
    if response.status_code != 200 or response.cookies or size > LARGEST:
        return None
    if "no-store" in response.get("Cache-Control", ""):
        return None
    headers = tuple((k, v) for k, v in response.items() if k.lower() not in NEVER_KEPT)
    if size < SMALLEST or not TEXT.match(response.get("Content-Type", "")):
        return Kept(headers, response.content, compressed=False)
    return Kept(headers, gzip.compress(response.content, LEVEL, mtime=0), True)


def takes_gzip(request: HttpRequest) -> bool:
    wanted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in wanted and not re.search(
        r"gzip\s*;\s*q=0(?:\.0*)?(?:,|\s*$)", wanted
    )


def tags(key: str) -> tuple[str, str]:
    """The strong tags of the answer as it is and compressed."""
    return f'"{key}"', f'"{key}-gzip"'


def answer(
    found: Kept, request: HttpRequest, key: str, *, programs: bool
) -> HttpResponse:
    plain, compressed = tags(key)
    as_kept = not found.compressed or takes_gzip(request)
    body = found.body if as_kept else gzip.decompress(found.body)
    response = HttpResponse(body, headers=dict(found.headers))
    response.headers["Content-Length"] = str(len(body))
    response.headers["ETag"] = plain
    if found.compressed:
        if as_kept:
            response.headers["Content-Encoding"] = "gzip"
            response.headers["ETag"] = compressed
        patch_vary_headers(response, ["Accept-Encoding"])
    response.headers.setdefault("Cache-Control", SHORT)
    if not programs:
        # Whoever has a session gets a page of his own.
        patch_vary_headers(response, ["Cookie"])
    return response


def not_modified(
    request: HttpRequest, key: str, *, programs: bool
) -> HttpResponseBase | None:
    """304 where the reader has the answer of this very state."""
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if not asked:
        return None
    known = tags(key)
    has = next(
        (tag for tag in without_weakness(parse_etags(asked)) if tag in known), None
    )
    if has is None:
        return None
    response = HttpResponseNotModified()
    response.headers["ETag"] = has
    response.headers["Cache-Control"] = PROGRAMS if programs else SHORT
    response.headers["Vary"] = WITHIN_A_DOOR[programs]
    return response


def without_weakness(tags: Iterable[str]) -> Iterable[str]:
    """A proxy that compresses says W/ before a tag; the answer is the same."""
    return (tag.removeprefix("W/") for tag in tags)
