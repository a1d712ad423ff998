"""Alive or gone: when a posting was last seen open, and whether it is over.

Mostly for free: whatever a search brings was open then, and what a company's own complete list
lacks twice is gone. What nothing was heard of for long is looked at, one address at a time. A
failed or empty answer says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from jobs.boards import companies, manners
from jobs.boards.web import decoded
from jobs.models import Job, Sighting
from jobs.models.job_queryset import HEARD_OF_LATELY
from jobs.open_or_gone import Openness, Seen, address_to_ask, read_answer
from jobs.posting_pages import Turn
from peregrine.net import NO_RETRIES, Client, NetError, Timeouts

MISSED_TWICE_AFTER = timedelta(hours=1)  # two reads in one run are one
AT_ONCE = 60  # addresses asked in one run
OF_ONE_HOST = 5
_CHOSEN_FROM = 20 * AT_ONCE
_MAX_BYTES = 5_000_000
_TIMEOUT = Timeouts(connect=10, read=20, total=40)

Progress = Callable[[int, int], None]
_LEFT_BOARD = Job.GoneBecause.LEFT_BOARD.value
_COMPANY_BOARDS = frozenset(board.name for board in companies.BOARDS)


def saw_open(jobs: Iterable[int], *, board: str, at: datetime) -> None:
    """Note that `board` shows these jobs now. What was gone is back.

    Except what a company's own list lacks: other boards show that for weeks.
    """
    shown = Job.objects.filter(pk__in=jobs)
    if board not in _COMPANY_BOARDS:
        shown = shown.exclude(gone_because=_LEFT_BOARD)
    shown.update(seen_open_at=at, open_checked_at=at, gone_at=None, gone_because="")


def saw_closed(board: str, native_ids: Collection[str], *, at: datetime) -> None:
    """Note that `board` itself says that these postings are over."""
    shown = Sighting.objects.filter(board=board, native_id__in=native_ids).exclude(native_id="")
    _end(Job.objects.filter(pk__in=shown.values("job")), Job.GoneBecause.SAYS_SO, at)


def saw_whole_board(
    board: str, token: str, native_ids: Collection[str] | None, at: datetime
) -> None:
    """Note what stands in the complete list of one company, as its board just gave it.

    `native_ids` are all of the list, wanted or not; None when the board said that nothing changed.
    Call it only when the list was read to its end. An empty list closes nothing.
    """
    if native_ids is not None and not native_ids:
        return
    listed = Sighting.objects.filter(board=board, source=token)
    there, missed, gone = [], [], []
    with transaction.atomic():
        for pk, job, native_id, missed_at in listed.values_list(
            "pk", "job", "native_id", "missed_at"
        ):
            if missed_at is None if native_ids is None else native_id in native_ids:
                there.append((pk, job))
            elif missed_at is None:
                missed.append(pk)
            elif at - missed_at >= MISSED_TWICE_AFTER:
                gone.append(job)
        Sighting.objects.filter(pk__in=missed).update(missed_at=at)
        seen = Sighting.objects.filter(pk__in=[pk for pk, _ in there])
        seen.exclude(missed_at=None).update(missed_at=None)
        saw_open([job for _, job in there], board=board, at=at)
        _end(_left_every_board(gone), Job.GoneBecause.LEFT_BOARD, at)


def check(job: Job, client: Client | None = None, *, turn: Turn = manners.turn) -> Openness:
    """Ask the posting's own address whether the job is still open, and note what it says."""
    found = _ask(job, client or _open_client(), turn)
    _note(job, found, timezone.now())
    return found


@dataclass(slots=True)
class Checked:
    """What became of the jobs that were looked for."""

    open: int = 0
    gone: int = 0
    unknown: int = 0
    left: dict[str, str] = field(default_factory=dict)  # hosts that were left alone, and why

    def in_words(self) -> str:
        jobs = self.open + self.gone + self.unknown
        return (
            f"Looked at {jobs} {'posting' if jobs == 1 else 'postings'}: {self.open} open, "
            f"{self.gone} gone, {self.unknown} that do not say"
        )


def check_due(
    *,
    at_most: int = AT_ONCE,
    client: Client | None = None,
    turn: Turn = manners.turn,
    on_progress: Progress | None = None,
) -> Checked:
    """Check jobs still in play that nothing was heard of for a day, the longest first.

    A host that refuses or does not answer is left alone for this run.
    """
    client, checked = client or _open_client(), Checked()
    due = list(_due(at_most, timezone.now()))
    for number, job in enumerate(due):
        if on_progress:
            on_progress(number, len(due))
        host = _host(job.link)
        if host in checked.left:
            continue
        try:
            found = _ask(job, client, turn)
        except NetError as error:
            checked.left[host] = error.message
            found = Openness.UNKNOWN
        _note(job, found, timezone.now())
        checked.open += found is Openness.OPEN
        checked.gone += found.is_gone
        checked.unknown += found is Openness.UNKNOWN
    return checked


def _due(at_most: int, now: datetime) -> Iterator[Job]:
    """Yield what to look for next, a few of each host so that none keeps the others waiting."""
    of_host: Counter[str] = Counter()
    oldest = Job.objects.to_look_at().filter(open_checked_at__lt=now - HEARD_OF_LATELY)
    for job in oldest.only("title", "url", "apply_url")[:_CHOSEN_FROM]:
        host = _host(job.link)
        if host and of_host[host] < OF_ONE_HOST and of_host.total() < at_most:
            of_host[host] += 1
            yield job


def _ask(job: Job, client: Client, turn: Turn) -> Openness:
    """Raises NetError when the host does not answer, or does not want to be asked."""
    if not job.link:
        return Openness.UNKNOWN
    asked = address_to_ask(job.link)
    try:
        with turn(_host(asked)):
            response = client.get(asked)
    except NetError as error:
        if error.status in (404, 410):
            return Openness.NOT_THERE
        if error.kind in ("too_large", "garbage", "rejected", "bad_address", "refused_address"):
            return Openness.UNKNOWN
        raise
    text = decoded(response.content, response.headers.get("content-type", ""))
    seen = Seen(asked=asked, url=response.url, status=response.status, text=text)
    return read_answer(seen, title=job.title)


def _note(job: Job, found: Openness, at: datetime) -> None:
    this = Job.objects.filter(pk=job.pk)
    if found is Openness.OPEN:
        this.update(seen_open_at=at, open_checked_at=at, gone_at=None, gone_because="")
    elif found.is_gone:
        _end(this, Job.GoneBecause(found.value), at)
    else:
        this.update(open_checked_at=at)


def _end(jobs: QuerySet[Job], because: Job.GoneBecause, at: datetime) -> None:
    """Note that jobs are gone; those that were already keep their day."""
    jobs.filter(gone_at=None).update(gone_at=at, gone_because=because.value, open_checked_at=at)


def _left_every_board(jobs: Collection[int]) -> QuerySet[Job]:
    """Leave out the jobs that still stand in another company list."""
    listed = Q(board__in=_COMPANY_BOARDS, missed_at=None) & ~Q(source="")
    still = Sighting.objects.filter(listed, job__in=jobs)
    return Job.objects.filter(pk__in=jobs).exclude(pk__in=still.values("job"))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()


_open_client = partial(
    Client,
    "is it still open",
    allow_private=False,
    timeout=_TIMEOUT,
    retries=NO_RETRIES,
    max_bytes=_MAX_BYTES,
)
