"""What the number of an indicator counts: 1,020 villages, 25 件.

A bare counter (个, 家, 起) has no English of its own; the nouns are in nouns.yaml.
"""

from pathlib import Path

import yaml

from indicators.localized import localized
from indicators.models import Indicator, Unit

COUNTERS = frozenset({"ITEM", "ORGANIZATION", "CASE", "TIMES", "DEVICE"})
NOUNS: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
)


def counted(unit: Unit, indicator: Indicator) -> str:
    """The unit's label, or the noun for what it counts where it is a bare counter."""
    if unit.code not in COUNTERS:
        return unit.label
    noun = NOUNS.get(indicator.code, {})
    return localized(noun.get("zh", unit.name), noun.get("en", unit.name_en))
