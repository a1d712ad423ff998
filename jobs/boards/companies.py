"""The boards on which companies keep their own postings."""

from jobs.boards.ashby import Ashby
from jobs.boards.bamboohr import BambooHR
from jobs.boards.base import CompanyBoard
from jobs.boards.greenhouse import Greenhouse
from jobs.boards.lever import Lever
from jobs.boards.personio import Personio
from jobs.boards.recruitee import Recruitee
from jobs.boards.smartrecruiters import SmartRecruiters
from jobs.boards.teamtailor import Teamtailor
from jobs.boards.workable import Workable
from jobs.boards.workday import Workday

# In the order in which a company's name is tried: the likeliest first.
BOARDS: tuple[CompanyBoard, ...] = (
    Greenhouse(),
    Ashby(),
    Lever(),
    Recruitee(),
    SmartRecruiters(),
    Workable(),
    Personio(),
    Teamtailor(),
    BambooHR(),
    Workday(),
)


def recognise(url: str) -> tuple[CompanyBoard, str] | None:
    """Return the board that a careers address is on, and the company's token there."""
    for board in BOARDS:
        if token := board.recognise(url):
            return board, token
    return None
