"""Every board, as lists to read. To add one: a file here, a line below, a line in the docs."""

from collections.abc import Iterator

from jobs.boards import companies, jobspy
from jobs.boards.base import CompanyBoard, Feed, SearchBoard, Source

SEARCH_BOARDS: tuple[SearchBoard, ...] = (*jobspy.BOARDS,)
FEEDS: tuple[Feed, ...] = ()
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
