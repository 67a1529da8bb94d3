"""How much of an uploaded file is looked at; docs/intake.md gives the reasons."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True)
class Limits:
    """What a file may hold, and what its reader may use. All are upper bounds."""

    # The file as uploaded.
    file_bytes: int = 20 * MIB
    # The archive that an xlsx or ods is. The ratio counts from ``ratio_from`` on.
    entries: int = 1_000
    directory_bytes: int = 512 * KIB
    unpacked_bytes: int = 256 * MIB
    ratio: int = 200
    ratio_from: int = 1 * MIB
    # The small parts of a workbook: content types, relationships, styles.
    part_bytes: int = 8 * MIB
    # The tables. A row or column number beyond these is refused, not cut off.
    sheets: int = 40
    rows: int = 100_000
    columns: int = 256
    cells: int = 2_000_000
    merges: int = 5_000
    strings: int = 1_000_000
    cell_chars: int = 32_767
    text_chars: int = 40_000_000
    # Reports in prose.
    pages: int = 500
    paragraphs: int = 20_000
    # The process that reads.
    memory_bytes: int = 384 * MIB
    cpu_seconds: int = 60
    patience_seconds: int = 120
    output_bytes: int = 256 * MIB


LIMITS = Limits()
# A report of a million characters is a thick book; more is no report.
DOCUMENT_LIMITS = Limits(
    text_chars=1_000_000,
    cpu_seconds=30,
    patience_seconds=60,
    output_bytes=16 * MIB,
)
