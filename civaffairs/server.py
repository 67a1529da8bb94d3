"""The web process, which also answers addresses that a browser would have encoded.

gunicorn takes printable ASCII in an address and answers anything else with a page of its
own. Programs and old browsers send 城市 as it is, so they are shown the encoded address.
"""

import re
from typing import Any
from urllib.parse import quote

from gunicorn import util
from gunicorn.http.errors import InvalidRequestLine
from gunicorn.workers.gthread import ThreadWorker

# A request line as gunicorn gives it back: each byte is one character. Two slashes, or one
# and a backslash, would lead to another host.
LINE = re.compile(
    r"(?:[A-Z]+ )?(?P<target>/(?![/\\])[\x21-\x7e\x80-\xff]*)(?: HTTP/1\.[01])?"
)
PRINTABLE = "".join(map(chr, range(0x21, 0x7F)))
ANSWER = (
    "HTTP/1.1 308 Permanent Redirect\r\n"
    "Location: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)


def encoded(line: str) -> str | None:
    """The address of the request line with its bytes encoded; ``None`` where it has more
    wrong with it than bytes outside ASCII."""
    match = LINE.fullmatch(line)
    if match is None or line.isascii():
        return None
    return quote(match["target"].encode("latin-1"), safe=PRINTABLE)


class PortalWorker(ThreadWorker):
    def handle_error(self, req: Any, client: Any, addr: Any, exc: Exception) -> None:
        line = exc.req if isinstance(exc, InvalidRequestLine) else ""
        address = encoded(line) if isinstance(line, str) else None
        if address is None:
            super().handle_error(req, client, addr, exc)
        else:
            util.write_nonblock(client, ANSWER.format(address=address).encode("ascii"))
