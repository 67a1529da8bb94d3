"""Characters that only look like those of a text, and the ones that are meant (pure).

A PDF may name 户 by the radical ⼾, since both share a glyph; whoever copies from it
carries the radical on. ``radicals.csv`` gives for every radical (U+2E80–2EF3,
U+2F00–2FD5) the character of a text in simplified Chinese: Unicode's equivalent, and for
⾧, ⼾, ⻲ the simplified one. Compatibility ideographs (U+F900 …) are mapped as Unicode
does. One character becomes one character, so that places are kept.
"""

import csv
import re
import unicodedata
from pathlib import Path

_RADICALS = Path(__file__).with_name("radicals.csv")
_COMPATIBLE = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


def _radicals() -> dict[int, str]:
    with _RADICALS.open(encoding="utf-8", newline="") as file:
        return {int(row["code"], 16): row["character"] for row in csv.DictReader(file)}


def _compatible() -> dict[int, str]:
    codes = (code for block in _COMPATIBLE for code in block)
    found = ((code, unicodedata.normalize("NFKC", chr(code))) for code in codes)
    return {code: character for code, character in found if character != chr(code)}


ALIKE = _radicals() | _compatible()
_ALIKE = re.compile("[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def mended(text: str) -> str:
    """``text`` with the characters that are meant, each in its old place."""
    return text.translate(ALIKE) if _ALIKE.search(text) else text
