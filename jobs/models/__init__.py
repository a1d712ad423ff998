"""What Peregrine knows about jobs."""

from jobs.models.discovery import BoardOutcome, DiscoveryRun, HiddenPosting
from jobs.models.history import Sighting, StageChange
from jobs.models.job import Company, Job
from jobs.models.letter import CoverLetter

__all__ = [
    "BoardOutcome",
    "Company",
    "CoverLetter",
    "DiscoveryRun",
    "HiddenPosting",
    "Job",
    "Sighting",
    "StageChange",
]
