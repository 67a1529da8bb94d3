"""The English of the portal: python -m civaffairs.messages extract|check|compile

The source is Chinese, so English is the only catalogue. Babel does what the
gettext programs would, so that none need be installed.

extract  brings locale/en/LC_MESSAGES/django.po up to date with the sources
check    lists what is missing, untranslated, doubtful or no longer used
compile  writes django.mo, which Django reads
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
CATALOGUE = BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"
PACKAGES = ("civaffairs", "indicators", "reports", "importers", "portal", "api")

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def source_files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((BASE_DIR / package).rglob("*.py"))
        yield from sorted((BASE_DIR / package).rglob("templates/**/*.html"))
    yield from sorted((BASE_DIR / "templates").rglob("*.html"))


def messages_in(path: Path) -> Iterator[tuple[int, tuple[str, ...], str | None]]:
    """(line, the msgid or its singular and plural, context) of each message."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        # templatize leaves only calls to gettext; the brackets keep the
        # template's own indentation from being read as Python's.
        text = f"({templatize(text, origin=str(path))}\n)"
    found = extract("python", io.BytesIO(text.encode()), KEYWORDS)
    for line, texts, _, context in found:
        yield line, (texts,) if isinstance(texts, str) else texts, context


def empty_catalogue() -> Catalog:
    return Catalog(
        locale="en",
        project="civaffairs",
        version="1",
        header_comment="# The English of the portal. See civaffairs/messages.py.",
        fuzzy=False,
        last_translator="civaffairs",
        language_team="English",
        msgid_bugs_address="the issue tracker",
    )


def messages_of_the_sources() -> Catalog:
    catalogue = empty_catalogue()
    for path in source_files():
        place = path.relative_to(BASE_DIR).as_posix()
        for line, texts, context in messages_in(path):
            msgid = texts if len(texts) > 1 else texts[0]
            catalogue.add(msgid, locations=[(place, line)], context=context)
    return catalogue


def kept_catalogue() -> Catalog:
    if not CATALOGUE.exists():
        return empty_catalogue()
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def replace(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.replace(path)


def update() -> None:
    kept, found = kept_catalogue(), messages_of_the_sources()
    # The day of extraction is left alone: it would change the file when nothing else did.
    found.creation_date = kept.creation_date
    kept.update(found, no_fuzzy_matching=True, update_creation_date=False)
    content = io.BytesIO()
    write_po(content, kept, width=100, ignore_obsolete=True, include_lineno=False)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    replace(CATALOGUE, content.getvalue())


def compile_catalogue() -> None:
    """Write the catalogue Django reads, unless it is there and newer."""
    target = CATALOGUE.with_suffix(".mo")
    fresh = target.exists() and target.stat().st_mtime > CATALOGUE.stat().st_mtime
    if CATALOGUE.exists() and not fresh:
        content = io.BytesIO()
        write_mo(content, kept_catalogue())
        replace(target, content.getvalue())


def texts(part: str | Iterable[str] | None) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else tuple(part or ())


def key(message: Message) -> tuple[str, str | None]:
    return texts(message.id)[0], message.context


def faults(kept: Catalog, found: Catalog) -> Iterator[str]:
    """What keeps the English from being complete, one line each."""
    in_file = {key(message): message for message in kept if message.id}
    in_sources = {key(message): message for message in found if message.id}
    for one in sorted(in_sources.keys() - in_file.keys(), key=str):
        place = ":".join(map(str, in_sources[one].locations[0]))
        yield f"missing, run `make messages`: {one[0]!r} ({place})"
    for one in sorted(in_file.keys() - in_sources.keys(), key=str):
        yield f"no longer used, run `make messages`: {one[0]!r}"
    for message in in_file.values():
        translated = texts(message.string)
        if not translated or not all(translated):
            yield f"not translated: {key(message)[0]!r}"
        elif message.fuzzy:
            yield f"doubtful (fuzzy): {key(message)[0]!r}"
        else:
            for error in message.check(kept):
                yield f"{error}: {key(message)[0]!r}"


def check() -> int:
    lines = list(faults(kept_catalogue(), messages_of_the_sources()))
    for line in lines:
        print(line)
    return 1 if lines else 0


def main(arguments: list[str]) -> int:
    match arguments:
        case ["extract"]:
            update()
        case ["check"]:
            return check()
        case ["compile"]:
            compile_catalogue()
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
