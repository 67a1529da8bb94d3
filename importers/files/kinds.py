"""The kinds of table that are read, and the names their files may have (pure)."""

from enum import StrEnum


class FileKind(StrEnum):
    """The kinds of file that are read; the value is the end of their names."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    CSV = "csv"
    HTML = "html"
    MHT = "mht"
    XML = "xml"


# Bureaus' systems call whatever Excel opens .xls.
_OPENED_AS_XLS = tuple(kind for kind in FileKind if kind != FileKind.ODS)
NAMES: dict[str, tuple[FileKind, ...]] = {
    ".xlsx": (FileKind.XLSX,),
    ".xls": _OPENED_AS_XLS,
    ".et": _OPENED_AS_XLS,
    ".ods": (FileKind.ODS,),
    **dict.fromkeys((".html", ".htm"), (FileKind.HTML,)),
    **dict.fromkeys((".mht", ".mhtml"), (FileKind.MHT,)),
    ".xml": (FileKind.XML,),
    **dict.fromkeys((".csv", ".txt", ".tsv"), (FileKind.CSV,)),
}
