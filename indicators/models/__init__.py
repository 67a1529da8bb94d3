"""The room of the figures: areas, catalogue, observations and their history."""

from indicators.models.areas import (
    Area,
    AreaAlias,
    AreaChange,
    AreaPeriod,
    City,
    CityPeriod,
    County,
    Level,
    Province,
)
from indicators.models.catalogue import (
    Coverage,
    Direction,
    Group,
    Indicator,
    IndicatorAlias,
    Measure,
    Territory,
    Theme,
    Unit,
)
from indicators.models.figures import FigureColumns, Observation, Series, Status
from indicators.models.history import Action, Ledger, Origin, Release
from indicators.models.revisions import Revision
from indicators.public_changes import PublicChange, PublicModel, PublicQuerySet

__all__ = [
    "Action",
    "Area",
    "AreaAlias",
    "AreaChange",
    "AreaPeriod",
    "City",
    "CityPeriod",
    "County",
    "Coverage",
    "Direction",
    "FigureColumns",
    "Group",
    "Indicator",
    "IndicatorAlias",
    "Ledger",
    "Level",
    "Measure",
    "Observation",
    "Origin",
    "Province",
    "PublicChange",
    "PublicModel",
    "PublicQuerySet",
    "Release",
    "Revision",
    "Series",
    "Status",
    "Territory",
    "Theme",
    "Unit",
]
