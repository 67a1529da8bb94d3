"""The columns of this room's catalogues, in the order that data files and tables keep."""

CITY = ("code", "province", "name", "short", "name_en", "aliases")
INDICATOR = (
    "code",
    "theme",
    "unit",
    "measure",
    "direction",
    "headline",
    "position",
    "name",
    "name_en",
    "short",
    "short_en",
    "definition",
    "definition_en",
    "aliases",
    "territory",
)
