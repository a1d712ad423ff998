"""From a search profile to errands: who is asked what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from jobs.boards import registry
from jobs.boards.base import Search, Source
from jobs.discovery import questions, watching
from jobs.discovery.fitting import Wanted
from jobs.discovery.questions import Question
from jobs.discovery.watching import Probe
from peregrine import conf
from peregrine.conf.schemas.search_profiles import SearchProfile


class CannotSearch(Exception):
    """There is nothing to search with; the message can be shown to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What one thread does, and one line of the page of the run says."""

    board: Source | None  # None: which board has the company is not known yet
    company: str = ""  # the entry of the watchlist
    questions: list[Question] = field(default_factory=list)
    probe: Probe | None = None
    wanted: Wanted

    @property
    def label(self) -> str:
        parts = (self.board.label if self.board else "", self.company)
        return ": ".join(part for part in parts if part)


def profiles(name: str) -> list[SearchProfile]:
    """Return the named profile, or all active ones."""
    every = conf.load_search_profiles().profiles
    if not every:
        raise CannotSearch(
            "There is no search profile yet. Add one in Settings, or to "
            "config/search_profiles.yaml: a name, the titles to look for, and places."
        )
    if name:
        chosen = [each for each in every if each.name.casefold() == name.strip().casefold()]
        if not chosen:
            names = ", ".join(f"“{each.name}”" for each in every)
            raise CannotSearch(f"There is no search profile “{name}”. There is {names}.")
        return chosen
    active = [each for each in every if each.active]
    if not active:
        raise CannotSearch(
            "No search profile is active. Switch one on in Settings, or set “active: true” in "
            "config/search_profiles.yaml, then search again."
        )
    return active


def errands(profile: SearchProfile, *, only_board: str = "") -> list[Errand]:
    """Return what there is to do for a profile; with `only_board`, at that board alone."""
    wanted = Wanted(tuple(profile.titles))
    if only_board:
        return [_errand(_known_board(only_board), profile, wanted)]
    boards = [_known_board(name) for name in dict.fromkeys(profile.boards)]
    return [
        *(_errand(board, profile, wanted) for board in boards),
        *_watched(profile.watch, wanted),
    ]


def _known_board(name: str) -> Source:
    wanted = name.strip().lower()
    boards: list[Source] = [*registry.SEARCH_BOARDS, *registry.FEEDS]
    for board in boards:
        if board.name == wanted:
            return board
    names = ", ".join(each.name for each in boards)
    raise CannotSearch(f"There is no board “{name}”. There is {names}.")


def _errand(board: Source, profile: SearchProfile, wanted: Wanted) -> Errand:
    asked = [questions.of_feed(feed, wanted) for feed in registry.FEEDS if feed.name == board.name]
    for search_board in registry.SEARCH_BOARDS:
        if search_board.name == board.name:
            asked += [questions.of_search(search_board, each) for each in _searches(profile)]
    return Errand(board=board, questions=asked, wanted=wanted)


def _searches(profile: SearchProfile) -> Iterator[Search]:
    for title in profile.titles:
        for location in profile.locations or [""]:
            yield Search(
                title=title,
                location=location,
                country=profile.country,
                is_remote_only=profile.remote == "only",
                most_results=profile.results_per_board,
                hours_old=profile.hours_old,
                wants_descriptions=profile.fetch_descriptions,
                proxies=tuple(profile.proxies),
                proxy_ca_file=profile.proxy_ca_file,
            )


def _watched(entries: Iterable[str], wanted: Wanted) -> Iterator[Errand]:
    for entry in dict.fromkeys(entry.strip() for entry in entries):
        match watching.find(entry):
            case (board, token):
                asked = [questions.of_company(board, token, wanted)]
                yield Errand(board=board, company=entry, questions=asked, wanted=wanted)
            case Probe() as probe:
                yield Errand(board=None, company=entry, probe=probe, wanted=wanted)
