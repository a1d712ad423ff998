"""Where the board of a watched company is: read from an address, remembered, or probed for."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils import timezone

from jobs import dedupe
from jobs.boards import companies, registry
from jobs.boards.base import CompanyBoard, Posting
from jobs.models import WatchedCompany

_LINK = re.compile(r"//[^\s\"'<>\\)]{4,500}")  # with or without its scheme


@dataclass(frozen=True, slots=True)
class Probe:
    """A company whose board is looked for, by its name or on its careers page."""

    company: str
    is_address: bool = False
    was_tried: bool = False  # not long ago, and nothing was found

    def guesses(self) -> Iterator[tuple[CompanyBoard, str]]:
        """Yield the likeliest token of each board first."""
        tokens = {board.name: board.guesses(self.company) for board in registry.COMPANY_BOARDS}
        for place in range(max(map(len, tokens.values()), default=0)):
            for board in registry.COMPANY_BOARDS:
                if place < len(tokens[board.name]):
                    yield board, tokens[board.name][place]


def find(entry: str) -> tuple[CompanyBoard, str] | Probe:
    """Return the board and the token of a watched company, or how to look for them."""
    is_address = "://" in entry or ("." in entry and "/" in entry)
    if is_address and (found := companies.recognise(entry)):
        return found
    known = WatchedCompany.objects.filter(entry=_folded(entry)).first()
    if known is None or known.is_worth_probing:
        return Probe(entry, is_address=is_address)
    for board in registry.COMPANY_BOARDS:
        if board.name == known.board:
            return board, known.token
    return Probe(entry, was_tried=True)


@dataclass(frozen=True, slots=True)
class Watched:
    """A company on the watchlist, and what is known of its board."""

    entry: str
    board: str  # its label; empty: not known
    was_tried: bool  # and nothing was found


def watched(entries: Iterable[str]) -> list[Watched]:
    """Say where each company is read, as far as that is known. Asks nobody."""
    found = []
    for entry in entries:
        match find(entry):
            case Probe() as probe:
                found.append(Watched(entry, "", probe.was_tried))
            case (board, _):
                found.append(Watched(entry, board.label, was_tried=False))
    return found


def linked(page: str) -> tuple[CompanyBoard, str] | None:
    """Return the first board that a careers page links to or embeds."""
    for url in _LINK.findall(html.unescape(page).replace("\\/", "/")):
        if found := companies.recognise(f"https:{url}"):
            return found
    return None


def remember(entry: str, board: str, token: str) -> None:
    """Keep where the company was found; with an empty board, that it was not."""
    WatchedCompany.objects.update_or_create(
        entry=_folded(entry),
        defaults={"board": board, "token": token, "probed_at": timezone.now()},
    )


def forget(entry: str) -> None:
    """Have the company looked for again: its board is gone from where it was found."""
    WatchedCompany.objects.filter(entry=_folded(entry)).delete()


def is_of(posting: Posting, company: str) -> bool:
    """Tell whether a posting is of the watched company, by the name that its board gives.

    “Acme” watches Acme Inc. and Acme Robotics, and not Acmetal.
    """
    asked, given = (dedupe.company_key(name).split() for name in (company, posting.company))
    is_same = "".join(asked) == "".join(given)  # some boards say only “acmerobotics”
    return is_same or asked[: len(given)] == given or given[: len(asked)] == asked


def _folded(entry: str) -> str:
    return " ".join(entry.casefold().split())[:300]
