"""Run a profile: some errands side by side, their postings taken in as they come."""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils import timezone

from jobs.boards.base import BoardError, CompanyBoard
from jobs.boards.web import open_client
from jobs.discovery import memory, planning, reports, watching
from jobs.discovery.asking import (
    Answered,
    Asker,
    Batch,
    Began,
    Done,
    Event,
    Events,
    Located,
    OpenClient,
)
from jobs.discovery.planning import Errand
from jobs.intake import take_in
from jobs.models import BoardOutcome, DiscoveryRun
from jobs.rules import load_rules
from jobs.runs import ending
from peregrine import conf, net
from peregrine.conf.schemas.search_profiles import SearchProfile
from peregrine.models import BackgroundTask, EgressRecord
from peregrine.net import egress

AT_ONCE = 4  # boards asked side by side
WAITING_BATCHES = 20  # found and not saved yet; boards wait when there are more
PATIENCE = 120.0  # seconds without a word from a board until it is left
LONGEST_ERRAND = 20 * 60.0
TICK = 0.2

# Called before each question to a board: what is asked, how many are answered, how many in all.
Progress = Callable[[str, int, int], None]

Status = BoardOutcome.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How a search is made, apart from what is searched."""

    task: BackgroundTask | None = None
    on_progress: Progress | None = None
    on_tick: Callable[[], None] | None = None  # called often; may raise to stop the search
    on_board: Callable[[BoardOutcome], None] | None = None
    patience: float | None = None
    at_once: int = AT_ONCE
    open_client: OpenClient = open_client


def discover(
    *, profile_name: str = "", board_name: str = "", ways: Ways | None = None
) -> list[DiscoveryRun]:
    """Run the active search profiles, or the named one, and return one run for each.

    Raises CannotSearch, and conf.ConfigError when the profiles or the blocklist cannot be read.
    """
    chosen = planning.profiles(profile_name)
    plans = [(profile, planning.errands(profile, only_board=board_name)) for profile in chosen]
    conf.load_blocklist()  # a broken one stops all of them before any board is asked
    ways = ways or Ways()
    if ways.task:
        _end_earlier_attempts(ways.task)
    runs = [_Run(profile, errands, ways).go() for profile, errands in plans]
    memory.forget_old()
    return runs


def _end_earlier_attempts(task: BackgroundTask) -> None:
    """Say of the runs that a crash of this task cut off that they are over."""
    cut_off = DiscoveryRun.objects.filter(task=task, status=DiscoveryRun.Status.RUNNING)
    unfinished = BoardOutcome.objects.filter(
        run__in=cut_off, status__in=[Status.WAITING, Status.ASKING]
    )
    unfinished.update(status=Status.STOPPED, message=reports.STOPPED)
    cut_off.update(
        status=DiscoveryRun.Status.FAILED, finished_at=timezone.now(), note=reports.CUT_OFF
    )


@dataclass(slots=True, eq=False)
class _Line:
    """One errand on its way, and its line on the page of the run."""

    errand: Errand
    outcome: BoardOutcome
    label: str
    answered: int = 0
    unchanged: int | None = None
    began_at: float = 0
    heard_at: float = 0

    def patience(self, given: float | None) -> float:
        return given or float(getattr(self.errand.board, "patience_seconds", PATIENCE))


class _Run:
    """One profile being searched. Only this thread writes to the database."""

    def __init__(self, profile: SearchProfile, errands: list[Errand], ways: Ways) -> None:
        self._errands = errands
        self._ways = ways
        self._rules = load_rules(profile=profile)
        # Who watches a company wants all of its open jobs, not only the new ones.
        self._rules_of_watched = replace(self._rules, filters=self._rules.filters.of_any_age())
        self._run = DiscoveryRun.objects.create(
            kind=DiscoveryRun.Kind.SEARCH,
            source=profile.name,
            task=ways.task,
            note=self._rules.note,
        )
        self._todo: list[_Line] = []
        self._active: dict[Asker, _Line] = {}
        self._events: Events = queue.Queue(WAITING_BATCHES)
        self._records: deque[EgressRecord] = deque()
        self._answered = 0
        self._total = 0

    def go(self) -> DiscoveryRun:
        with ending(self._run):
            try:
                self._line_up()
                while self._todo or self._active:
                    self._begin()
                    self._take_event()
                    self._leave_the_silent()
                    if self._ways.on_tick:
                        self._ways.on_tick()
            finally:
                self._stop()
        return self._run

    def _line_up(self) -> None:
        """Make a line for each errand; boards that want to be left alone are done at once."""
        names = {each.board.name for each in self._errands if each.board}
        rests = memory.rests(names)
        for errand in self._errands:
            name = errand.board.name if errand.board else ""
            outcome = BoardOutcome.objects.create(
                run=self._run, board=name, company=errand.company[:300]
            )
            line = _Line(errand, outcome, errand.label)
            if name in rests:
                outcome.status = Status.RESTING
                outcome.message = reports.resting(line.label, rests[name])
                self._write(line)
            else:
                self._todo.append(line)
                self._total += len(errand.questions) or 1

    def _begin(self) -> None:
        """Start errands while there is room, one at a time at each board."""
        for line in list(self._todo):
            if len(self._active) >= self._ways.at_once:
                return
            board = line.errand.board
            if board and any(each.errand.board is board for each in self._active.values()):
                continue
            self._todo.remove(line)
            asker = Asker(
                line.errand,
                self._events,
                self._records.append,
                known=memory.known(line.errand.questions),
                open_client=self._ways.open_client,
            )
            self._active[asker] = line
            line.began_at = line.heard_at = time.monotonic()
            line.outcome.status = Status.ASKING
            line.outcome.save(update_fields=["status"])
            asker.start()

    def _take_event(self) -> None:
        try:
            asker, event = self._events.get(timeout=TICK)
        except queue.Empty:
            pass
        else:
            if line := self._active.get(asker):  # otherwise it had been left already
                line.heard_at = time.monotonic()
                self._handle(asker, line, event)
        self._save_records()

    def _handle(self, asker: Asker, line: _Line, event: Event) -> None:
        match event:
            case Began(question):
                if self._ways.on_progress:
                    words = f"{line.label}: {question.words}" if question.words else line.label
                    self._ways.on_progress(words, self._answered, self._total)
            case Located(board, token):
                self._locate(line, board, token)
            case Batch():
                self._take_in(line, event)
            case Answered():
                self._settle(line, event)
            case Done(error):
                self._close(asker, error)

    def _locate(self, line: _Line, board: CompanyBoard | None, token: str) -> None:
        watching.remember(line.errand.company, board.name if board else "", token)
        if board:
            line.outcome.board = board.name
            line.label = f"{board.label}: {line.errand.company}"
            self._write(line)

    def _take_in(self, line: _Line, batch: Batch) -> None:
        outcome = line.outcome
        rules = self._rules_of_watched if line.errand.company else self._rules
        tally = take_in(batch.postings, run=self._run, rules=rules)
        outcome.found_count += len(batch.postings)
        outcome.new_count += tally.new
        outcome.sighting_count += tally.sightings
        outcome.hidden_count += tally.hidden
        outcome.other_count += batch.other_count
        self._write(line)
        line.heard_at = time.monotonic()

    def _settle(self, line: _Line, answered: Answered) -> None:
        line.answered += 1
        self._answered += 1
        if answered.is_unchanged:
            line.unchanged = (line.unchanged or 0) + memory.see_again(answered.question)
        elif answered.error is None:
            memory.keep(answered)
        elif answered.error.kind == "not_found" and line.errand.company:
            watching.forget(line.errand.company)

    def _leave_the_silent(self) -> None:
        now = time.monotonic()
        for asker, line in list(self._active.items()):
            patience = line.patience(self._ways.patience)
            if now - line.heard_at > patience or now - line.began_at > LONGEST_ERRAND:
                asker.stop()
                error = reports.gave_up(line.label, now - line.heard_at)
                board = line.errand.board
                net.record(
                    purpose=f"board: {line.outcome.board or 'watch'}",
                    method="GET",
                    host=board.host if board else "",
                    error=str(error),
                )
                self._close(asker, error)

    def _close(self, asker: Asker, error: BoardError | None) -> None:
        line = self._active.pop(asker)
        # The question that failed was asked, also when it was left before it had answered.
        not_asked = len(line.errand.questions) - max(line.answered, 1)
        reports.close(
            line.outcome,
            line.label,
            error=error,
            unchanged=line.unchanged,
            not_asked=max(not_asked, 0) if error else 0,
        )
        self._write(line)
        if self._ways.on_board:
            self._ways.on_board(line.outcome)

    def _write(self, line: _Line) -> None:
        if line.began_at:
            line.outcome.seconds = round(time.monotonic() - line.began_at, 2)
        line.outcome.save()

    def _save_records(self) -> None:
        while self._records:
            egress.save(self._records.popleft())

    def _stop(self) -> None:
        """Leave nothing that looks as if it were still going on."""
        for asker in self._active:
            asker.stop()
        for line in (*self._active.values(), *self._todo):
            line.outcome.status, line.outcome.message = Status.STOPPED, reports.STOPPED
            self._write(line)
        self._save_records()
