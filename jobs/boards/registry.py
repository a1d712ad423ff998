"""Every board that can be searched, as one list to read."""

from jobs.boards import jobspy
from jobs.boards.base import Board

BOARDS: tuple[Board, ...] = jobspy.BOARDS


def find(name: str) -> Board | None:
    return next((board for board in BOARDS if board.name == name), None)


def label(name: str) -> str:
    """Return the board's name for people; sources of imported files have none of their own."""
    board = find(name)
    return board.label if board else name.replace("_", " ").capitalize()
