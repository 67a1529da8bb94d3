"""Load the project's reviewed data files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from importers.fixtures import FixtureFaults, load


class Command(BaseCommand):
    help = "Load fixtures/ into the database: all of it, or nothing if any record is at fault."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--root",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="the folder with the data files (default: fixtures/)",
        )

    def handle(self, *args: Any, root: Path, **options: Any) -> None:
        try:
            loaded = load(root.resolve())
        except FixtureFaults as error:
            raise CommandError(
                "\n".join(
                    [_("数据文件有错,未载入任何内容:"), *(str(f) for f in error.faults)]
                )
            ) from None
        self.stdout.write(
            _("数据文件共 %(records)d 条,本次新增或更新 %(changed)d 条。")
            % {"records": loaded.records, "changed": loaded.changed}
        )
