"""The staff door's own tables: people, loaded data files, and what waits in the in-tray."""

from importers.models.batches import OPEN, Batch, BatchFile, BatchKind, BatchState
from importers.models.candidates import (
    Candidate,
    CandidateVerdict,
    Decision,
    FormerSource,
)
from importers.models.frames import SheetFrame
from importers.models.jobs import Heartbeat, Job, JobState, Task, Worker
from importers.models.loaded import LoadedRow
from importers.models.manuscripts import Aside, Choice, Manuscript, Mark
from importers.models.membership import Membership, StaffRole
from importers.models.questions import LearnedName, Part, Question

__all__ = [
    "OPEN",
    "Aside",
    "Batch",
    "BatchFile",
    "BatchKind",
    "BatchState",
    "Candidate",
    "CandidateVerdict",
    "Choice",
    "Decision",
    "FormerSource",
    "Heartbeat",
    "Job",
    "JobState",
    "LearnedName",
    "LoadedRow",
    "Manuscript",
    "Mark",
    "Membership",
    "Part",
    "Question",
    "SheetFrame",
    "StaffRole",
    "Task",
    "Worker",
]
