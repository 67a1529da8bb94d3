"""An address written as people write it, asked of the web server that really runs."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from civaffairs.server import encoded

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("/城市/", "/%E5%9F%8E%E5%B8%82/"),
        ("/search/?q=低保&page=1", "/search/?q=%E4%BD%8E%E4%BF%9D&page=1"),
        ("/search/?q=%E4%BD%8E保", "/search/?q=%E4%BD%8E%E4%BF%9D"),
        ("//elsewhere.example.org/城市", None),
        ("/\\elsewhere.example.org/城市", None),
        ("http://elsewhere.example.org/城市", None),
        ("城市", None),
        ("/城 市/", None),
        ("/城\r\nX: y/", None),
        ("/城\0/", None),
        ("/cities/", None),
    ],
)
def test_an_address_is_encoded_and_leads_nowhere_else(
    address: str, sent: str | None
) -> None:
    raw = address.encode().decode("latin-1")
    assert encoded(f"GET {raw} HTTP/1.1") == sent


def test_bytes_that_are_no_utf8_are_encoded_too() -> None:
    raw = "/城市/".encode("gbk").decode("latin-1")
    assert encoded(f"GET {raw} HTTP/1.1") == "/%B3%C7%CA%D0/"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """gunicorn as the image starts it, with an application that answers at once."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "echo.py").write_text(
        "def application(environ, start):\n"
        "    start('200 OK', [('Content-Type', 'text/plain')])\n"
        "    return [repr((environ['PATH_INFO'], environ['QUERY_STRING'])).encode()]\n"
    )
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        gunicorn = [sys.executable, "-m", "gunicorn", "echo", "--threads", "2"]
        bound = ["--bind", f"fd://{server.fileno()}", "--pythonpath", str(folder)]
        process = subprocess.Popen(
            [*gunicorn, *bound],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            pass_fds=[server.fileno()],
            stderr=subprocess.DEVNULL,
        )
        yield server.getsockname()[1]
        process.terminate()
        process.wait()


def ask(port: int, request: bytes) -> tuple[str, str]:
    """Status line and Location of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=600) as client:
        client.sendall(request + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b""
        while piece := client.recv(4096):
            answer += piece
    head = answer.split(b"\r\n\r\n")[0].decode("ascii").split("\r\n")
    location = [line[10:] for line in head if line.startswith("Location: ")]
    return head[0], "".join(location)


@pytest.mark.parametrize("method", [b"GET", b"HEAD"])
@pytest.mark.parametrize(
    "address", ["/城市/", "/search/?q=低保", "/en/cities/株洲/?年=二"]
)
def test_a_raw_address_leads_to_the_encoded_one(
    port: int, method: bytes, address: str
) -> None:
    status, location = ask(port, method + b" " + address.encode() + b" HTTP/1.1")
    assert status == "HTTP/1.1 308 Permanent Redirect"
    assert location.isascii()
    status, _none = ask(port, method + b" " + location.encode() + b" HTTP/1.1")
    assert status == "HTTP/1.1 200 OK"


def test_other_faults_are_still_refused(port: int) -> None:
    for line in ("GET //x.example.org/城市 HTTP/1.1", "GET /城 市 HTTP/1.1"):
        status, location = ask(port, line.encode())
        assert (status, location) == ("HTTP/1.1 400 Bad Request", "")
