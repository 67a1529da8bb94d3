"""Tasks that misbehave, for the process that is to contain them."""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any


def echo(stream: Any, options: dict[str, Any], limits: Any) -> Iterator[Any]:
    print("this must not get into the answer")
    yield stream.read().decode()
    yield options


def bounds(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    for name in ("AS", "CPU", "FSIZE", "CORE", "NOFILE", "NPROC"):
        yield name, resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))


def surroundings(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    yield dict(os.environ)
    yield os.getcwd()
    yield sorted(name for name in sys.modules if name.startswith("django"))
    yield os.getpid()


def eat_memory(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    yield len(bytearray(4 * limits.memory_bytes))


def spin(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    while True:
        pass
    yield


def sleep(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    yield os.getpid()
    yield "x" * 100_000  # so that what came before is not kept back
    time.sleep(3600)


def flood(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    while True:
        yield "x" * 10_000


def crash(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    yield "begun"
    os.kill(os.getpid(), signal.SIGSEGV)


def stumble(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    raise ZeroDivisionError("a fault of the reader's own")
    yield


def write_file(stream: Any, options: dict[str, Any], limits: Any) -> Iterator[Any]:
    with open(options["path"], "w") as file:
        file.write("x" * 100_000)
    yield "written"


def lift_limits(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    """Not as root, who may lift any limit."""
    if os.getuid() == 0:
        os.setuid(65534)
    for name in ("AS", "CPU"):
        try:
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (-1, -1))
        except (ValueError, PermissionError) as error:
            yield type(error).__name__


def start_process(stream: Any, options: Any, limits: Any) -> Iterator[Any]:
    if os.getuid() == 0:
        os.setuid(65534)
    try:
        subprocess.run([sys.executable, "-c", "pass"], check=True)
    except OSError as error:
        yield type(error).__name__
