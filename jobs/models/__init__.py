"""What Peregrine knows about jobs."""

from jobs.models.boards import FetchedPage, WatchedCompany
from jobs.models.capture import Capture, TextSearch
from jobs.models.checked import SeenDoubt, VouchedSentence
from jobs.models.columns import ColumnChoice
from jobs.models.company import Company
from jobs.models.discovery import BoardOutcome, DiscoveryRun, HiddenPosting, Reveal
from jobs.models.document import JobDocument
from jobs.models.draft import Draft
from jobs.models.gaps import MatchNote, Rewording
from jobs.models.history import Sighting, StageChange, Verdict
from jobs.models.job import Job
from jobs.models.letter import CoverLetter
from jobs.models.library import BulkChange, BulkStep, SavedView, StarChange
from jobs.models.note import Note
from jobs.models.resume import Resume, ResumeProposal, ResumeVersion
from jobs.models.suggestion import DismissedKeyword

__all__ = [
    "BoardOutcome",
    "BulkChange",
    "BulkStep",
    "Capture",
    "ColumnChoice",
    "Company",
    "CoverLetter",
    "DiscoveryRun",
    "DismissedKeyword",
    "Draft",
    "FetchedPage",
    "HiddenPosting",
    "Job",
    "JobDocument",
    "MatchNote",
    "Note",
    "Resume",
    "ResumeProposal",
    "ResumeVersion",
    "Reveal",
    "Rewording",
    "SavedView",
    "SeenDoubt",
    "Sighting",
    "StageChange",
    "StarChange",
    "TextSearch",
    "Verdict",
    "VouchedSentence",
    "WatchedCompany",
]
