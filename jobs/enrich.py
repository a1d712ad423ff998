"""Look for the descriptions that jobs lack, in the background, and score them again.

Newest jobs first. What was looked for in vain is remembered: passing failures are tried again after
days, dead ends only when the job is seen somewhere else.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from jobs import bulk
from jobs.boards import companies
from jobs.boards.base import Posting
from jobs.dedupe import native_identity, title_key, url_key
from jobs.filling import FILLABLE, FOLLOWING, fill
from jobs.incoming import read
from jobs.models import Job, Sighting, TextSearch
from jobs.models.history import web_address
from jobs.posting_pages import PostingPages, Unreadable
from jobs.rules import Rules, load_rules
from jobs.stages import Stage

AT_MOST: Final = 60  # jobs looked for in one run
_OF_ONE_HOST = 15  # of these; the next run goes on
_CHOSEN_FROM = 20 * AT_MOST
_SOURCES_OF_ONE_JOB = 3
_WAITS: Final = (timedelta(days=1), timedelta(days=3), timedelta(days=14))  # then it is a dead end
# Written out, not bound: a database cannot see that a parameter matches the partial index.
_NOTHING: Final = RawSQL("''", [])
_IN_PLAY: Final = (
    Stage.PENDING, Stage.APPROVED, Stage.APPLIED, Stage.SURVEY, Stage.PHONE_SCREEN,
    Stage.INTERVIEWING,
)  # fmt: skip
_FROM_BOARDS: Final = frozenset({"linkedin", "indeed", "glassdoor", "zip_recruiter", "google"})
NO_TEXT = "Its page holds no text that could be read for sure."
NO_ADDRESS = "No posting of it gives an address."

# Called before each job: its name, how many are done, how many in all.
Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Enriched:
    """What became of the jobs without a description."""

    found: list[int] = field(default_factory=list)  # primary keys
    in_vain: int = 0
    later: int = 0
    left: dict[str, str] = field(default_factory=dict)  # hosts that were left alone, and why

    def in_words(self) -> str:
        looked = len(self.found) + self.in_vain + self.later
        if not looked:
            return "No job lacks its description, or all of them were looked for in vain"
        jobs = "1 job" if looked == 1 else f"{looked} jobs"
        parts = [f"{len(self.found)} found", f"{self.in_vain} not to be found"]
        if self.later:
            parts.append(f"{self.later} to be tried again later")
        return f"Looked for the descriptions of {jobs}: {', '.join(parts)}"


def enrich(
    *,
    at_most: int = AT_MOST,
    pages: PostingPages | None = None,
    on_progress: Progress | None = None,
) -> Enriched:
    """Look for missing descriptions, the newest jobs first.

    Raises conf.ConfigError when the keywords cannot be read.
    """
    rules, pages, done = load_rules(), pages or PostingPages(), Enriched()
    jobs = list(_due(at_most))
    for number, job in enumerate(jobs):
        if on_progress:
            on_progress(str(job), number, len(jobs))
        _look_for(job, pages, rules, done)
    return done


def lacking() -> QuerySet[Job]:
    """Return the jobs in play that have no description and are worth looking for now."""
    now = timezone.now()
    seen_since = Sighting.objects.filter(
        job=OuterRef("pk"), first_seen_at__gt=OuterRef("text_search__tried_at")
    )
    is_due = Q(text_search=None) | Q(text_search__try_again_at__lte=now) | Exists(seen_since)
    return (
        Job.objects.in_stage(*_IN_PLAY)
        .filter(is_due, description=_NOTHING, gone_at=None)
        .exclude(
            # What the person emptied stays empty.
            edited_fields__icontains="description"
        )
    )


def _due(at_most: int) -> Iterator[Job]:
    """Yield what to look for next, not too many of one host."""
    of_host: Counter[str] = Counter()
    jobs = lacking().select_related("company").prefetch_related("sightings")
    for job in jobs.order_by("-found_at", "-pk")[:_CHOSEN_FROM]:
        if of_host.total() >= at_most:
            return
        sources = sources_of(job)
        host = _host(sources[0]) if sources else ""
        if of_host[host] < _OF_ONE_HOST:
            of_host[host] += 1
            yield job


def sources_of(job: Job) -> list[str]:
    """Return the addresses that may show the text, the best first, each posting once."""
    urls = [job.apply_url, job.url, *(sighting.url for sighting in job.sightings.all())]
    by_key = {key: url for url in reversed(urls) if web_address(url) and (key := url_key(url))}
    return sorted(by_key.values(), key=_distance)[:_SOURCES_OF_ONE_JOB]


def _distance(url: str) -> int:
    """Return how far from the employer an address is, and how unwilling its host."""
    if companies.recognise(url):
        return 0
    identity = native_identity(url)
    return 2 if identity and identity.board in _FROM_BOARDS else 1


def _look_for(job: Job, pages: PostingPages, rules: Rules, done: Enriched) -> None:
    problem, is_passing = NO_ADDRESS, False
    for url in sources_of(job):
        host = _host(url)
        if host in done.left:
            problem, is_passing = done.left[host], True
            continue
        try:
            posting = _posting_of(job, pages, url)
        except Unreadable as error:
            problem, is_passing = str(error), is_passing or error.is_passing
            if error.is_host:
                done.left[host] = str(error)
            continue
        if posting and _add(job, posting, rules):
            done.found.append(job.pk)
            return
        problem = NO_TEXT
    _remember(job, problem, is_passing=is_passing)
    if is_passing:
        done.later += 1
    else:
        done.in_vain += 1


def _posting_of(job: Job, pages: PostingPages, url: str) -> Posting | None:
    """Return what a page says for sure of this job, if it says a text. Raises Unreadable."""
    wanted = native_identity(url)
    found = [reading.sure for reading in pages.read(url)]
    for posting in found:
        is_this = wanted is not None and wanted == (posting.board, posting.native_id)
        if posting.description and (is_this or _is_called_like(job, posting)):
            return posting
    return None


def _is_called_like(job: Job, posting: Posting) -> bool:
    """Tell whether titles agree, so that the page that an old address leads to now is not taken."""
    one, other = job.title_key.split(), title_key(posting.title).split()
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


def _add(job: Job, posting: Posting, rules: Rules) -> bool:
    """Add to the job what it lacks and the posting says; tell whether it has a text now."""
    incoming = read(posting, rules)
    if not incoming.posting.description:
        return False
    with transaction.atomic():
        locked = Job.objects.select_for_update().filter(pk=job.pk)
        row = locked.values("id", "edited_fields", "found_by", *FILLABLE, *FOLLOWING).get()
        if fill(row, incoming):
            bulk.update(Job, (*FILLABLE, *FOLLOWING), [row])
        TextSearch.objects.filter(job=job).delete()
    return True


def _remember(job: Job, problem: str, *, is_passing: bool) -> None:
    now = timezone.now()
    search, _ = TextSearch.objects.get_or_create(job=job, defaults={"problem": problem})
    tries = search.tries + 1
    waits = is_passing and tries <= len(_WAITS)
    TextSearch.objects.filter(pk=search.pk).update(
        tries=F("tries") + 1,
        problem=problem,
        tried_at=now,
        try_again_at=now + _WAITS[tries - 1] if waits else None,
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower()
