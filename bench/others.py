"""JioNLP and Recognizers-Text over texts on standard input (JSON), with their own Python.

In: a list of texts. Out: for each reader, per text, a list of [start, end, value], and
the processor time over all texts: the first call left out, the quickest of some runs.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

REPEATS = 3  # the quickest of them counts
Found = list[tuple[int, int, float]]


def jionlp() -> Callable[[str], Found]:
    import jionlp as jio

    def read(text: str) -> Found:
        found = []
        for money in jio.ner.extract_money(text, with_parsing=True):
            number = money["detail"]["num"]
            low = number[0] if isinstance(number, list) else number
            try:
                found.append((*money["offset"], float(low)))
            except ValueError:
                continue
        return found

    return read


def jionlp_with_times() -> Callable[[str], Found]:
    """Money, and the times a reader must know to say which year an amount is for."""
    import jionlp as jio

    money = jionlp()
    base = time.time()

    def read(text: str) -> Found:
        for line in text.splitlines():
            try:
                jio.ner.extract_time(line, time_base=base, with_parsing=True)
            except ValueError:
                continue  # it cannot read every time it finds
        return money(text)

    return read


def jionlp_with_times_and_places() -> Callable[[str], Found]:
    """… and the places it must know to say whom an amount is of."""
    import jionlp as jio

    money = jionlp_with_times()

    def read(text: str) -> Found:
        jio.recognize_location(text)
        return money(text)

    return read


def recognizers() -> Callable[[str], Found]:
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency
    from recognizers_text import Culture

    def read(text: str) -> Found:
        found = []
        for recognize in (recognize_currency, recognize_percentage):
            for entity in recognize(text, Culture.Chinese):
                value = str((entity.resolution or {}).get("value") or "").rstrip("%")
                try:
                    found.append((entity.start, entity.end + 1, float(value)))
                except ValueError:
                    continue
        return found

    return read


def main() -> None:
    texts = json.load(sys.stdin)
    answer: dict[str, Any] = {}
    readers = (
        ("JioNLP", jionlp),
        ("JioNLP with times", jionlp_with_times),
        ("JioNLP with times and places", jionlp_with_times_and_places),
        ("Recognizers-Text", recognizers),
    )
    for name, make in readers:
        read = make()
        read(texts[0])
        seconds = float("inf")
        for _ in range(REPEATS):
            start = time.process_time()
            found = [read(text) for text in texts]
            seconds = min(seconds, time.process_time() - start)
        answer[name] = {"found": found, "seconds": seconds}
    sys.stdout.write("\n" + json.dumps(answer))


if __name__ == "__main__":
    main()
