"""Servers of one worker on the loopback, and what a request costs each in CPU."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 120


@dataclass(frozen=True)
class Server:
    name: str
    port: int
    process: subprocess.Popen[bytes]

    def cost(
        self, path: str, requests: int, headers: dict[str, str]
    ) -> tuple[float, int]:
        """Milliseconds of CPU of one of so many requests over a kept connection, and the
        bytes of one answer as sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request("GET", path, headers=headers)
        size = len(connection.getresponse().read())
        before = self.cpu()
        for _ in range(requests):
            connection.request("GET", path, headers=headers)
            connection.getresponse().read()
        spent = self.cpu() - before
        connection.close()
        return spent / requests, size

    def tag(self, path: str, headers: dict[str, str]) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.headers.get("ETag", "")

    def cpu(self) -> float:
        """Milliseconds of all threads of the server, by the scheduler's own count."""
        total = 0
        for pid in (self.process.pid, *children(self.process.pid)):
            for thread in Path(f"/proc/{pid}/task").glob("*/schedstat"):
                total += int(thread.read_text().split()[0])
        return total / 1e6


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(child) for child in found]


@contextmanager
def serving(
    name: str, application: str, port: int, folder: Path, **environment: str
) -> Iterator[Server]:
    command = [
        *(sys.executable, "-m", "gunicorn", "-w", "1", "--threads", "4"),
        *("-b", f"127.0.0.1:{port}", "--log-level", "error", application),
    ]
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": ".", **environment}
    )
    try:
        wait(port)
        yield Server(name, port, process)
    finally:
        process.terminate()
        process.wait(30)


def wait(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/")
            connection.getresponse().read()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
        else:
            return
