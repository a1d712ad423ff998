"""Every board, as lists to read. To add one: a file here, a line below, a line in the docs."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from jobs.boards import companies, jobspy
from jobs.boards.adzuna import Adzuna
from jobs.boards.arbeitnow import Arbeitnow
from jobs.boards.base import BoardError, CompanyBoard, Feed, SearchBoard, Source
from jobs.boards.craigslist import Craigslist
from jobs.boards.hackernews import HackerNews
from jobs.boards.himalayas import Himalayas
from jobs.boards.jobicy import Jobicy
from jobs.boards.remoteok import RemoteOK
from jobs.boards.remotive import Remotive
from jobs.boards.theladders import TheLadders
from jobs.boards.usajobs import USAJobs
from jobs.boards.weworkremotely import WeWorkRemotely
from peregrine import conf
from peregrine.net import asked_today

T = TypeVar("T")


def _told(load: Callable[[], T]) -> Callable[[], T]:
    """Return what reads a board's config file when the board is asked, not before."""

    def read() -> T:
        try:
            return load()
        except conf.ConfigError as error:
            raise BoardError(str(error)) from error

    return read


SEARCH_BOARDS: tuple[SearchBoard, ...] = (
    *jobspy.BOARDS,
    Adzuna(
        account=_told(conf.load_adzuna),
        asked_today=partial(asked_today, "api.adzuna.com"),
    ),
    TheLadders(),
    Craigslist(places=_told(conf.load_craigslist)),
    USAJobs(account=_told(conf.load_usajobs)),
    Himalayas(),
)
FEEDS: tuple[Feed, ...] = (
    RemoteOK(),
    Remotive(asked_today=partial(asked_today, "remotive.com")),
    WeWorkRemotely(),
    Arbeitnow(),
    Jobicy(),
    HackerNews(),
)
COMPANY_BOARDS: tuple[CompanyBoard, ...] = companies.BOARDS


def everything() -> Iterator[Source]:
    yield from SEARCH_BOARDS
    yield from FEEDS
    yield from COMPANY_BOARDS


def find(name: str) -> Source | None:
    return next((board for board in everything() if board.name == name), None)


def label(name: str) -> str:
    """Return the board's name for people; sources of imported files have none of their own."""
    board = find(name)
    return board.label if board else name.replace("_", " ").capitalize()


def notes(names: Iterable[str]) -> list[str]:
    """Return what a person should know who has these boards searched."""
    wanted = set(names)
    return [board.note for board in jobspy.BOARDS if board.note and board.name in wanted]
