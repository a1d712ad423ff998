"""Search the boards for what the profiles ask for.

One board failing never stops the others: each leaves a BoardOutcome that says what it answered.
"""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jobs.boards import registry
from jobs.boards.base import BoardError, Posting, Search, SearchBoard
from jobs.boards.web import BoardWeb, open_client
from jobs.intake import Tally, take_in
from jobs.models import BoardOutcome, DiscoveryRun
from jobs.rules import Rules, load_rules
from jobs.runs import ending
from peregrine import conf, net
from peregrine.conf.schemas.search_profiles import SearchProfile
from peregrine.models import BackgroundTask

logger = logging.getLogger(__name__)

# Called before each question to a board: what is being done, how many are done, how many in all.
Progress = Callable[[str, int, int], None]


class CannotSearch(Exception):
    """There is nothing to search with; the message can be shown to the person."""


def discover(
    *,
    profile_name: str = "",
    board_name: str = "",
    task: BackgroundTask | None = None,
    on_progress: Progress | None = None,
    on_board: Callable[[BoardOutcome], None] | None = None,
) -> list[DiscoveryRun]:
    """Run the active search profiles, or the named one, and return one run for each.

    Raises CannotSearch, and conf.ConfigError when the profiles or the blocklist cannot be read.
    """
    profiles = _profiles(profile_name)
    only = _board(board_name) if board_name else None
    conf.load_blocklist()  # a broken one stops all of them before any board is asked
    return [
        _Run(profile, [only] if only else _boards(profile), task, on_progress, on_board).go()
        for profile in profiles
    ]


def _profiles(name: str) -> list[SearchProfile]:
    profiles = conf.load_search_profiles().profiles
    if not profiles:
        raise CannotSearch(
            "There is no search profile yet. Add one to config/search_profiles.yaml: "
            "a name, the titles to look for, and places."
        )
    if name:
        chosen = [each for each in profiles if each.name.casefold() == name.strip().casefold()]
        if not chosen:
            names = ", ".join(f"“{each.name}”" for each in profiles)
            raise CannotSearch(f"There is no search profile “{name}”. There is {names}.")
        return chosen
    active = [each for each in profiles if each.active]
    if not active:
        raise CannotSearch(
            "No search profile is active. Set “active: true” for one in "
            "config/search_profiles.yaml, then search again."
        )
    return active


def _boards(profile: SearchProfile) -> list[SearchBoard]:
    return [_board(name) for name in dict.fromkeys(profile.boards)]


def _board(name: str) -> SearchBoard:
    wanted = name.strip().lower()
    board = next((each for each in registry.SEARCH_BOARDS if each.name == wanted), None)
    if board is None:
        names = ", ".join(each.name for each in registry.SEARCH_BOARDS)
        raise CannotSearch(f"There is no board “{name}”. There is {names}.")
    return board


@dataclass(slots=True)
class _Answer:
    """What a board yields, until it ends or fails; a failure is kept, not raised."""

    board: SearchBoard
    search: Search
    error: BoardError | None = None
    found: int = 0

    def __iter__(self) -> Iterator[Posting]:
        web = BoardWeb(self.board.label, client=open_client(self.board.name))
        try:
            for posting in self.board.search(self.search, web):
                self.found += 1
                yield posting
        except BoardError as error:
            self.error = error
        except Exception:
            # Boards are other people's code and pages: their surprises cost one board only.
            logger.exception("Searching %s failed", self.board.name)
            self.error = BoardError(
                f"{self.board.label} failed in an unexpected way. The log has the details."
            )


@dataclass(slots=True)
class _Run:
    """One profile being searched."""

    profile: SearchProfile
    boards: list[SearchBoard]
    task: BackgroundTask | None
    on_progress: Progress | None
    on_board: Callable[[BoardOutcome], None] | None
    asked: int = 0
    searches: list[Search] = field(default_factory=list)

    def go(self) -> DiscoveryRun:
        profile = self.profile
        rules = load_rules(exclude_words=profile.exclude_keywords)
        self.searches = _searches(profile)
        run = DiscoveryRun.objects.create(
            kind=DiscoveryRun.Kind.SEARCH, source=profile.name, task=self.task, note=rules.note
        )
        with ending(run):
            for board in self.boards:
                outcome = self._ask(board, run, rules)
                if self.on_board:
                    self.on_board(outcome)
        return run

    def _ask(self, board: SearchBoard, run: DiscoveryRun, rules: Rules) -> BoardOutcome:
        began = time.monotonic()
        tally, found, error = Tally(), 0, None
        for number, search in enumerate(self.searches):
            self._tell(board, search, number)
            answer = _Answer(board, search)
            asked_at = time.monotonic()
            tally += take_in(answer, run=run, rules=rules)
            found, error = found + answer.found, answer.error
            _record(board, answer, time.monotonic() - asked_at)
            if error:
                break
        status, message = _in_words(board, tally, found, error, len(self.searches) - number - 1)
        self.asked += len(self.searches)
        return BoardOutcome.objects.create(
            run=run,
            board=board.name,
            status=status,
            message=message,
            found_count=found,
            new_count=tally.new,
            sighting_count=tally.sightings,
            hidden_count=tally.hidden,
            seconds=round(time.monotonic() - began, 2),
        )

    def _tell(self, board: SearchBoard, search: Search, number: int) -> None:
        if self.on_progress:
            place = f" in {search.location}" if search.location else ""
            total = len(self.searches) * len(self.boards)
            self.on_progress(f"{board.label}: {search.title}{place}", self.asked + number, total)


def _searches(profile: SearchProfile) -> list[Search]:
    return [
        Search(
            title=title,
            location=location,
            country=profile.country,
            is_remote_only=profile.remote == "only",
            most_results=profile.results_per_board,
            hours_old=profile.hours_old,
        )
        for title in profile.titles
        for location in profile.locations or [""]
    ]


def _in_words(
    board: SearchBoard, tally: Tally, found: int, error: BoardError | None, not_asked: int
) -> tuple[str, str]:
    if error is None and found:
        return BoardOutcome.Status.FOUND, f"{_counts(tally)}."
    if error is None:
        return BoardOutcome.Status.EMPTY, (
            f"{board.label} has no postings for this search. "
            "Try other titles, a larger place or more hours."
        )
    message = str(error)
    if found:
        message += f" Before that it gave {found}: {_counts(tally)}."
    if not_asked:
        searches = "1 more search" if not_asked == 1 else f"{not_asked} more searches"
        message += f" It was not asked {searches} of this profile."
    return error.kind, message


def _counts(tally: Tally) -> str:
    return f"{tally.new} new, {tally.sightings} known already, {tally.hidden} hidden"


def _record(board: SearchBoard, answer: _Answer, seconds: float) -> None:
    net.record(
        purpose="discovery",
        method="GET",
        host=board.host,
        seconds=round(seconds, 3),
        error=str(answer.error or ""),
    )
