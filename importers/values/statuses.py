"""The statuses that staff choose from: those of the code list, and a doubtful print that is
no value."""

from django.utils.translation import gettext_lazy as _

from indicators.models import Observation, Status

SUSPECT = "X"
# A dash or dots in the cell say "not applicable" and "missing"; the field says the rest.
OF_THE_CELL = (Status.MISSING, Status.NOT_APPLICABLE)
STATUSES = [
    *[(s.value, s.label) for s in Status if s not in OF_THE_CELL],
    (SUSPECT, _("存疑，不取值")),
]


def is_suspect(status: str) -> bool:
    return status == SUSPECT


def shown_status(o: Observation) -> str:
    """What the status field shows of a published figure."""
    if o.suspect:
        return SUSPECT
    return Status.NORMAL.value if o.status in OF_THE_CELL else str(o.status)
