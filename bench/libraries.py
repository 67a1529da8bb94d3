"""Our readers of tables beside kept libraries, each in the same bounded process.

    python -m bench.libraries FOLDER ...

needs openpyxl, python-calamine, odfpy, lxml and html5lib beside xlrd. For every file of the
folders it counts the cells that a library gives as our reader does, and names the kinds of
difference with an example of each. docs/decisions.md has what followed.
"""

import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from importers.files.encodings import encoding_of
from importers.files.formats.coordinates import address
from importers.files.isolation import items_of
from importers.files.kinds import FileKind
from importers.files.limits import LIMITS, Limits
from importers.files.refusals import Refused
from importers.files.uploads import examined
from importers.files.workbooks import rows_of

Cell = tuple[str, int, int]
Reader = Callable[[IO[bytes], Mapping[str, Any], Limits], Iterator[list[Any]]]


def openpyxl_rows(
    stream: IO[bytes], _options: Any, _limits: Limits
) -> Iterator[list[Any]]:
    import openpyxl

    book = openpyxl.load_workbook(
        stream, read_only=True, data_only=True, rich_text=True
    )
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                yield [sheet.title, number, [_said(value) for value in row]]


def calamine_rows(
    stream: IO[bytes], _options: Any, _limits: Limits
) -> Iterator[list[Any]]:
    import python_calamine

    book = python_calamine.load_workbook(stream)
    for sheet in book.sheets_metadata:
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible:
            found = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            for number, row in enumerate(found, start=1):
                yield [sheet.name, number, [_said(value) for value in row]]


def odfpy_rows(
    stream: IO[bytes], _options: Any, _limits: Limits
) -> Iterator[list[Any]]:
    from odf import opendocument, table, teletype
    from odf.namespaces import OFFICENS, TABLENS

    document = opendocument.load(stream)
    for sheet in document.spreadsheet.getElementsByType(table.Table):
        number = 0
        for row in sheet.getElementsByType(table.TableRow):
            cells: list[str] = []
            for cell in row.childNodes:
                many = int(cell.attributes.get((TABLENS, "number-columns-repeated"), 1))
                value = cell.attributes.get((OFFICENS, "value"))
                text = value or teletype.extractText(cell)
                cells += [text] * min(many, LIMITS.columns if text else 1)
            number += 1
            if any(cells):
                yield [sheet.getAttribute("name"), number, cells]
            number += int(row.attributes.get((TABLENS, "number-rows-repeated"), 1)) - 1


def lxml_rows(stream: IO[bytes], _options: Any, _limits: Limits) -> Iterator[list[Any]]:
    import lxml.html

    yield from _page_rows(lxml.html.fromstring(_text(stream)), "")


def html5lib_rows(
    stream: IO[bytes], _options: Any, _limits: Limits
) -> Iterator[list[Any]]:
    import html5lib

    page = html5lib.parse(_text(stream))
    yield from _page_rows(page, "{http://www.w3.org/1999/xhtml}")


def _text(stream: IO[bytes]) -> str:
    return stream.read().decode(encoding_of(stream))


def _page_rows(page: Any, space: str) -> Iterator[list[Any]]:
    for table in page.iter(f"{space}table"):
        for number, row in enumerate(table.iter(f"{space}tr"), start=1):
            cells: list[str] = []
            for cell in row:
                if cell.tag in (f"{space}td", f"{space}th"):
                    words = "".join(cell.itertext())
                    cells.append(re.sub(r"[ \t\r\n]+", " ", words).strip())
                    cells += [""] * (int(cell.get("colspan", 1)) - 1)
            yield ["", number, cells]


LIBRARIES: dict[FileKind, tuple[Reader, ...]] = {
    FileKind.XLSX: (openpyxl_rows, calamine_rows),
    FileKind.XLS: (calamine_rows,),
    FileKind.ODS: (odfpy_rows, calamine_rows),
    FileKind.HTML: (lxml_rows, html5lib_rows),
}


def _said(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _ours(path: Path, kind: FileKind) -> dict[Cell, str]:
    found: dict[Cell, str] = {}
    for row in rows_of(path, kind):
        for column, text in enumerate(row.cells, start=1):
            area = row.merged.get(column, "")
            # The libraries give what a merged range says once.
            if text and area.partition(":")[0] in ("", address(row.number, column)):
                found[row.sheet, row.number, column] = text
    return found


def _theirs(path: Path, reader: Reader) -> dict[Cell, str]:
    task = f"bench.libraries:{reader.__name__}"
    return {
        (sheet, number, column): text
        for sheet, number, cells in items_of(task, path, {}, LIMITS)
        for column, text in enumerate(cells, start=1)
        if text
    }


_KINDS = (
    ("struck out, not seen", lambda ours, theirs: "删除线" in ours),
    ("raised, glued", lambda ours, theirs: bool(re.search("[⁰¹²³⁴-⁹]", ours))),
    ("formula without a value", lambda ours, theirs: ours.startswith("=")),
    ("percentage", lambda ours, theirs: ours.endswith("%")),
    ("what is shown is asked about", lambda ours, theirs: ours.startswith("显示为")),
    ("hours", lambda ours, theirs: "小时" in ours or "分钟" in ours),
    ("day", lambda ours, theirs: bool(re.match(r"\d{4}(年|-\d\d)", ours))),
    ("word of a format", lambda ours, theirs: ours.endswith("余")),
    ("error", lambda ours, theirs: ours.startswith("#")),
    ("not read", lambda ours, theirs: not theirs),
    ("read by it alone", lambda ours, theirs: not ours),
    (
        "scaled",
        lambda ours, theirs: (
            ours.replace(".", "").strip("0") == theirs.replace(".", "").strip("0")
        ),
    ),
)


def _figures(number: str) -> str:
    return number.replace(".", "").strip("0")


def difference(ours: str, theirs: str) -> str:
    return next((name for name, holds in _KINDS if holds(ours, theirs)), "other")


def main() -> None:
    same: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    examples: dict[tuple[str, str], str] = {}
    spent: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).iterdir()):
            try:
                with path.open("rb") as stream:
                    kind = examined(stream, path.name).kind
                begun = time.monotonic()
                ours = _ours(path, kind)
                spent[f"ours {kind}"] += time.monotonic() - begun  # type: ignore[assignment]
            except Refused as refused:
                print(f"{path.name}: ours {refused}")
                continue
            files[kind] += 1
            for reader in LIBRARIES.get(kind, ()):
                name = f"{reader.__name__.partition('_')[0]} {kind}"
                begun = time.monotonic()
                try:
                    theirs = _theirs(path, reader)
                except Refused as refused:
                    kinds[name][f"file {path.name}: {refused}"] += 1
                    continue
                finally:
                    spent[name] += time.monotonic() - begun  # type: ignore[assignment]
                for cell in ours.keys() | theirs.keys():
                    one, other = ours.get(cell, ""), theirs.get(cell, "")
                    if _bare(one) == _bare(other):
                        same[name] += 1
                        continue
                    sort = difference(one, other)
                    kinds[name][sort] += 1
                    examples.setdefault((name, sort), f"{one!r} / {other!r}")
    for kind, count in files.items():
        print(f"{kind}: {count} files, ours {spent[f'ours {kind}']:.1f} s")
    for name, found in kinds.items():
        print(f"{name}: {same[name]} cells alike, {spent[name]:.1f} s")
        for sort, count in found.most_common():
            print(f"    {count:6} {sort}: {examples.get((name, sort), '')}")


def _bare(text: str) -> str:
    text = text.strip()
    if re.fullmatch(r"-?\d+\.\d*0", text):
        text = text.rstrip("0").rstrip(".")
    return text.removesuffix(" 00:00:00")


if __name__ == "__main__":
    main()
