"""Read a report and print its figures; the database's figures are not touched."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from importers.matching.reader_catalogue import catalogue
from indicators.models import City
from reports.reading.claims import Statement, statements
from reports.reading.reader import Reading, TooManyFigures, read
from reports.reading.text.decoding import UnknownEncoding, decode

LARGEST = 8 * 1024 * 1024  # bytes of a text file
COLUMNS = (
    "printed",
    "value",
    "unit",
    "qualifier",
    "year",
    "actual",
    "kind",
    "indicator",
    "group",
)


class Command(BaseCommand):
    help = "Read a report (a text file) and print every figure in it, in order."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="UTF-8, UTF-16 with BOM or GB18030")
        parser.add_argument(
            "--city", help="the six-digit code of the city that reports"
        )
        parser.add_argument("--year", type=int, help="the year the report speaks of")
        parser.add_argument("--format", choices=("json", "table"), default="json")
        parser.add_argument(
            "--claims",
            action="store_true",
            help="check the report's own arithmetic, too",
        )

    def handle(
        self,
        *args: Any,
        file: Path,
        city: str | None,
        year: int | None,
        claims: bool,
        **options: Any,
    ) -> None:
        if city and not _known(city):
            raise CommandError(_("没有这个城市代码:%(code)s") % {"code": city})
        reading = self._read(file, year)
        found = statements(reading) if claims else ()
        if options["format"] == "table":
            self._table(reading, found)
        else:
            self._json(reading, found, claims=claims)
        if reading.losses:
            self.stderr.write(
                _("有 %(count)d 处字形缺失,未作猜测。") % {"count": len(reading.losses)}
            )

    def _read(self, file: Path, year: int | None) -> Reading:
        try:
            if file.stat().st_size > LARGEST:
                raise CommandError(_("文件过大。"))
            return read(decode(file.read_bytes()), catalogue(), year)
        except OSError as error:
            raise CommandError(str(error)) from None
        except UnknownEncoding:
            raise CommandError(_("文件既不是 UTF-8 也不是 GB18030 编码。")) from None
        except TooManyFigures:
            raise CommandError(_("文件里的数字过多,不像一份报告。")) from None

    def _json(
        self, reading: Reading, found: tuple[Statement, ...], *, claims: bool
    ) -> None:
        figures = [figure.as_dict() for figure in reading.figures]
        content: Any = figures
        if claims:
            content = {"figures": figures, "claims": [one.as_dict() for one in found]}
        self.stdout.write(json.dumps(content, ensure_ascii=False, indent=1))

    def _table(self, reading: Reading, found: tuple[Statement, ...]) -> None:
        self.stdout.write("\t".join(COLUMNS))
        for figure in reading.figures:
            fields = figure.as_dict()
            high = fields["value_high"]
            if high is not None:
                fields["value"] = f"{fields['value']}-{high}"
            self.stdout.write(
                "\t".join("" if fields[c] is None else str(fields[c]) for c in COLUMNS)
            )
        for one in found:
            self.stdout.write(f"{one.kind}\t{one.printed}\t{one.verdict}\t{one.detail}")


def _known(city: str) -> bool:
    """Whether the code is that of a city; where no cities are loaded, whether it is a code."""
    try:
        with transaction.atomic():
            if City.objects.exists():
                return City.objects.filter(code=city).exists()
    except DatabaseError:
        pass
    return len(city) == 6 and city.isascii() and city.isdigit()
