"""What Peregrine knows about jobs."""

from jobs.models.boards import FetchedPage, WatchedCompany
from jobs.models.discovery import BoardOutcome, DiscoveryRun, HiddenPosting
from jobs.models.history import Sighting, StageChange
from jobs.models.job import Company, Job
from jobs.models.letter import CoverLetter

__all__ = [
    "BoardOutcome",
    "Company",
    "CoverLetter",
    "DiscoveryRun",
    "FetchedPage",
    "HiddenPosting",
    "Job",
    "Sighting",
    "StageChange",
    "WatchedCompany",
]
