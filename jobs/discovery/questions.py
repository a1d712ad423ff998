"""What a board is asked: one question is one search, one feed, or the board of one company."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256

from jobs.boards.base import CompanyBoard, Feed, Posting, Search, SearchBoard, Source, Web
from jobs.discovery.fitting import Wanted
from peregrine import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    board: Source
    words: str  # for people: “Data Engineer in Portland, OR”
    source: str  # which list of the board the answer is, as in `Sighting.source`
    ask: Callable[[Web], Iterator[Posting]]
    wanted: Wanted | None = None  # what to keep of a whole board
    most: int | None = None
    is_of_company: bool = False  # the complete list of one: what it lacks is over
    key: str = ""  # digest of all that decides what the answer is good for


def of_search(board: SearchBoard, search: Search) -> Question:
    place = f" in {search.location}" if search.location else ""
    words = f"{search.title}{place}"
    return Question(
        board=board,
        words=words,
        source=words[:200],
        ask=lambda web: board.search(search, web),
        most=search.most_results,
        key=_key(board, asdict(search)),
    )


def of_feed(board: Feed, wanted: Wanted) -> Question:
    return Question(
        board=board,
        words="all its postings",
        source="feed",
        ask=board.read,
        wanted=wanted,
        key=_key(board, asdict(wanted)),
    )


def of_company(board: CompanyBoard, token: str, wanted: Wanted) -> Question:
    return Question(
        board=board,
        words=token,
        source=token[:200],
        ask=lambda web: board.read(token, web),
        wanted=wanted,
        is_of_company=True,
        key=_key(board, asdict(wanted) | {"token": token}),
    )


def _key(board: Source, asked: dict[str, object]) -> str:
    """Another version may read the same answer in another way, so the version is in the key."""
    text = json.dumps([__version__, board.name, asked], sort_keys=True)
    return sha256(text.encode()).hexdigest()
