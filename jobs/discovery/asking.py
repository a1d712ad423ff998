"""Do one errand in a thread of its own, which keeps off the database.

What it finds goes through a bounded queue to the thread of the run: a board that gives faster than
postings can be saved waits.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import islice

from django.db import connections
from django.utils import timezone

from jobs.boards import manners
from jobs.boards.base import BoardError, CompanyBoard, Posting, Source, Unchanged
from jobs.boards.web import BoardWeb, Mark, open_client
from jobs.discovery import questions, watching
from jobs.discovery.fitting import Wanted
from jobs.discovery.planning import Errand
from jobs.discovery.questions import Question
from peregrine.models import EgressRecord
from peregrine.net import Client, Personal
from peregrine.net.egress import handing_records_to

BATCH = 100  # postings handed over together
FLUSH_SECONDS = 1.0  # or what there is after this time
MOST_POSTINGS = 20_000  # of one list: what gives more has gone wrong

logger = logging.getLogger(__name__)

OpenClient = Callable[[str], Client]
Marks = Mapping[str, Mapping[str, Mark]]  # by question and request


@dataclass(frozen=True, slots=True)
class Began:
    question: Question


@dataclass(frozen=True, slots=True)
class Located:
    """The board of a watched company was found, or with None: was not."""

    board: CompanyBoard | None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    postings: list[Posting]
    other_count: int  # that are not what the profile looks for


@dataclass(frozen=True, slots=True)
class Answered:
    question: Question
    began_at: datetime
    marks: Mapping[str, Mark]
    error: BoardError | None = None
    is_unchanged: bool = False
    listed: frozenset[str] | None = None  # the ids in the complete list of a company, wanted or not


@dataclass(frozen=True, slots=True)
class Done:
    error: BoardError | None = None


Event = Began | Located | Batch | Answered | Done
Events = queue.Queue[tuple["Asker", Event]]


class Stopped(Exception):
    """Nobody waits for the answer any more."""


@dataclass(slots=True)
class _Parcel:
    """Postings on their way to the thread of the run."""

    put: Callable[[Event], None]
    postings: list[Posting] = field(default_factory=list)
    other_count: int = 0
    sent_at: float = field(default_factory=time.monotonic)

    def add(self, posting: Posting | None) -> None:
        """Add a posting; None is one that is not looked for."""
        if posting is None:
            self.other_count += 1
        else:
            self.postings.append(posting)
        if len(self.postings) >= BATCH or time.monotonic() - self.sent_at > FLUSH_SECONDS:
            self.send()

    def send(self) -> None:
        if self.postings or self.other_count:
            self.put(Batch(self.postings, self.other_count))
        self.postings, self.other_count = [], 0
        self.sent_at = time.monotonic()


class Asker:
    """A thread that does an errand. It never raises: `Done` is the last thing it says."""

    def __init__(
        self,
        errand: Errand,
        events: Events,
        records: Callable[[EgressRecord], object],
        *,
        known: Marks,
        open_client: OpenClient = open_client,
    ) -> None:
        self.errand = errand
        self._events = events
        self._records = records
        self._known = known
        self._open_client = open_client
        self._trouble: BoardError | None = None
        self._is_stopped = threading.Event()
        # A daemon: one that hangs must not keep the process from ending.
        self._thread = threading.Thread(target=self._run, name=errand.label, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Let it end at its next step; nobody waits for it."""
        self._is_stopped.set()

    def _run(self) -> None:
        try:
            with handing_records_to(self._records):
                self._put(Done(self._do()))
        except Stopped:
            logger.info("%s was stopped", self.errand.label)
        finally:
            connections.close_all()  # of config or quota look-ups

    def _do(self) -> BoardError | None:
        """Ask until the end or the first failure, and return that."""
        try:
            for question in self._questions():
                if error := self._answer(question):
                    return error
        except BoardError as error:
            return error
        return None

    def _questions(self) -> Iterator[Question]:
        if self.errand.probe is None:
            yield from self.errand.questions
        else:
            board, token = self._locate(self.errand.probe)
            self._put(Located(board, token))
            yield questions.of_company(board, token, self.errand.wanted)

    def _answer(self, question: Question) -> BoardError | None:
        self._put(Began(question))
        began_at = timezone.now()
        web = self._web(question.board, self._known.get(question.key, {}), question.wanted)
        parcel = _Parcel(self._put)
        error, is_unchanged, listed = None, False, set[str]()
        try:
            for posting in islice(self._given(question, web), question.most or MOST_POSTINGS):
                listed.add(posting.native_id)
                fits = question.wanted is None or question.wanted.fits(posting)
                parcel.add(replace(posting, source=question.source) if fits else None)
        except Unchanged:
            is_unchanged = True
        except BoardError as problem:
            error = problem
        parcel.send()
        is_complete = question.is_of_company and not (error or is_unchanged)
        self._put(
            Answered(
                question,
                began_at,
                web.marks,
                error,
                is_unchanged,
                frozenset(listed) if is_complete and len(listed) < MOST_POSTINGS else None,
            )
        )
        return error

    def _locate(self, probe: watching.Probe) -> tuple[CompanyBoard, str]:
        """Find the board of a company. Raises BoardError."""
        found = None
        if probe.is_address and not probe.was_tried:
            client = self._open_client("careers page")
            web = BoardWeb(probe.company, client=client, turn=manners.turn, check=self._check)
            address = probe.company if "://" in probe.company else f"https://{probe.company}"
            found = watching.linked(web.get(address).text)
        elif not probe.was_tried:
            found = next(filter(self._has, probe.guesses()), None)
        if found:
            return found
        if self._trouble:
            raise BoardError(
                f"“{probe.company}” could not be looked for everywhere: {self._trouble}"
            )
        self._put(Located(None))
        where = "its careers page" if probe.is_address else "any board that Peregrine can read"
        raise BoardError(
            f"“{probe.company}” was not found on {where}. Write the address of its list of jobs "
            "under watch in the profile, such as https://boards.greenhouse.io/name.",
            kind="not_found",
        )

    def _has(self, guess: tuple[CompanyBoard, str]) -> bool:
        """Tell whether a board has the company under a guessed token. Empty ones tell nothing."""
        board, token = guess
        question = questions.of_company(board, token, self.errand.wanted)
        try:
            nothing = Wanted(titles=())  # the list alone tells
            first = next(self._given(question, self._web(board, wanted=nothing)), None)
        except BoardError as error:
            logger.info("%s has no %s: %s", board.label, token, error)
            if error.kind in ("failed", "rate_limited"):  # it may have the company all the same
                self._trouble = error
            return False
        return first is not None and watching.is_of(first, self.errand.company)

    def _given(self, question: Question, web: BoardWeb) -> Iterator[Posting]:
        """Yield what a board gives. It is other people’s code: surprises become errors."""
        try:
            yield from question.ask(web)
        except (BoardError, Unchanged, Stopped):
            raise
        except Exception as surprise:
            logger.exception("Asking %s failed", self.errand.label)
            raise BoardError(
                f"{question.board.label} failed in an unexpected way. The log has the details."
            ) from surprise

    def _web(
        self,
        board: Source,
        known: Mapping[str, Mark] | None = None,
        wanted: Wanted | None = None,
    ) -> BoardWeb:
        client = self._open_client(board.name)
        robots = manners.Robots(board.label, client) if _says(board, "obeys_robots", 0) else None

        def check(url: str) -> None:
            self._check(url)
            if robots:
                robots.check(url)

        gap = float(_says(board, "gap_seconds", manners.GAP_SECONDS))
        turn = partial(manners.turn, gap=gap)
        return BoardWeb(
            board.label,
            client=client,
            known=known,
            turn=turn,
            check=check,
            wants=wanted.fits_title if wanted else None,
            personal=sent_to(board),
        )

    def _check(self, url: str) -> None:
        if self._is_stopped.is_set():
            raise Stopped

    def _put(self, event: Event) -> None:
        while True:
            self._check("")
            try:
                self._events.put((self, event), timeout=0.2)
            except queue.Full:
                continue
            return


def _says(board: Source, name: str, default: float) -> float:
    return getattr(board, name, default)


def sent_to(board: Source) -> list[Personal]:
    """Return what of the person's data a board is told: those that are searched learn the words."""
    names: tuple[str, ...] = getattr(board, "sends", ())
    searched = [Personal.SEARCH] if hasattr(board, "search") else []
    return [*searched, *(Personal[name] for name in names)]
