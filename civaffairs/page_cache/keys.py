"""Which requests have an answer that can be kept, and the key it is kept under."""

import hashlib
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils import timezone

from civaffairs.page_cache.build import build

PROGRAMS = "/api/"
NEVER = ("/admin/", "/health/", "/static/")
LONGEST = 1_000  # characters of path and query; longer ones are nobody's bookmark
ASKS_FOR_MORE = ("HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_IF_RANGE")


@dataclass(frozen=True)
class Address:
    """A request that can be kept: ``parts`` are all that its answer depends on, besides the
    state of what is published."""

    parts: str
    programs: bool

    def key(self, state: str) -> str:
        whole = f"{build()}\n{state}\n{self.parts}"
        return hashlib.blake2b(whole.encode(), digest_size=18).hexdigest()


def address_of(request: HttpRequest) -> Address | None:
    """``None`` where the answer must be made anew for this reader."""
    path, query = request.path_info, request.META.get("QUERY_STRING", "")
    if request.method not in ("GET", "HEAD") or path.startswith(NEVER):
        return None
    if len(path) + len(query) > LONGEST:
        return None
    programs = path.startswith(PROGRAMS)
    if has_session(request) and not programs:
        return None
    if any(name in request.META for name in ASKS_FOR_MORE):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    form = request.META.get("HTTP_ACCEPT", "") if programs else ""
    # Some pages speak of today.
    day = timezone.localdate().isoformat()
    parts = (request.scheme or "", host, path, in_order(query), form, day)
    return Address("\n".join(parts), programs)


def has_session(request: HttpRequest) -> bool:
    return f"{settings.SESSION_COOKIE_NAME}=" in request.META.get("HTTP_COOKIE", "")


def in_order(query: str) -> str:
    """The parameters by name; several values of one keep their order."""
    if "&" not in query:
        return query
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    return urlencode(sorted(pairs, key=lambda pair: pair[0]), errors="surrogateescape")
