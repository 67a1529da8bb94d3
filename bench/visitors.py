"""A visitor who asks for pages all the time, and how long each took."""

import statistics
import threading
import time
import urllib.request
from dataclasses import dataclass, field


@dataclass
class Visitor:
    address: str
    paths: list[str]
    pause: float = 0.1
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> "Visitor":
        self.thread = threading.Thread(target=self._visit, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join(timeout=30)

    def _visit(self) -> None:
        while not self.over.is_set():
            for path in self.paths:
                started = time.perf_counter()
                try:
                    with urllib.request.urlopen(
                        self.address + path, timeout=30
                    ) as page:
                        page.read()
                except OSError as fault:
                    self.faults.append(f"{path}: {fault}")
                self.times.append(time.perf_counter() - started)
                self.over.wait(self.pause)

    def summary(self) -> str:
        if len(self.times) < 2:
            return "no page asked"
        ordered = sorted(self.times)
        return (
            f"{len(ordered)} pages, median {statistics.median(ordered) * 1000:.0f} ms, "
            f"95% {ordered[int(len(ordered) * 0.95)] * 1000:.0f} ms, "
            f"slowest {ordered[-1] * 1000:.0f} ms, faults {len(self.faults)}"
        )
