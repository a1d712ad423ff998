"""What new entries of the blocklist would hide among the jobs that wait for a decision."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from time import monotonic

from django.db import transaction
from django.db.models import Q

from jobs.boards.base import Posting
from jobs.dedupe import company_key
from jobs.filters import Filters, is_for_anywhere
from jobs.models import Job, StageChange
from jobs.models.job_queryset import JobQuerySet
from jobs.stages import MovedMeanwhile, Stage
from peregrine.conf.schemas import BlocklistConfig

Entries = Mapping[str, list[str]]  # by key of the blocklist

EXAMPLES = 10
_PATIENCE = 2.0  # seconds that a page may take to count
_AT_ONCE = 300  # moves of one transaction, about half a second
_CHUNK = 1_000
_PHRASES_NARROWED_BY = 3  # each is a pass over all texts in the database
_NARROWED_BY = 20  # more entries than that are found faster in one pass over all titles


@dataclass(frozen=True, slots=True)
class Preview:
    pks: list[int]
    examples: list[Job]
    is_complete: bool  # all jobs were looked at

    @property
    def count(self) -> int:
        return len(self.pks)

    @property
    def is_small(self) -> bool:
        """Tell whether these can be set aside while the person waits."""
        return self.is_complete and self.count <= _AT_ONCE


def added(before: BlocklistConfig, after: Entries) -> dict[str, list[str]]:
    """Return the entries that `before` does not have."""
    found = {}
    for key, entries in after.items():
        known = {entry.casefold() for entry in getattr(before, key)}
        if new := [entry for entry in entries if entry.casefold() not in known]:
            found[key] = new
    return found


def preview(entries: Entries, *, seconds: float = _PATIENCE) -> Preview:
    """Find the pending jobs that `entries` would have hidden, newest first, for so many seconds."""
    until = monotonic() + seconds
    pks = []
    is_complete = True
    for number, (pk, is_hidden) in enumerate(_judged(entries), 1):
        if is_hidden:
            pks.append(pk)
        if number % _CHUNK == 0 and monotonic() > until:
            is_complete = False
            break
    newest = Job.objects.filter(pk__in=pks[:EXAMPLES]).select_related("company")
    newest = newest.defer("description", "matched", "gaps").order_by("-pk")
    return Preview(pks, list(newest), is_complete)


def hide_known(entries: Entries, *, on_progress: Callable[[int], None] | None = None) -> int:
    """Set aside every pending job that `entries` would have hidden; return how many there were.

    One batch, so that one “undo” in the review brings all of them back.
    """
    batch = uuid.uuid4()
    pks = [pk for pk, is_hidden in _judged(entries) if is_hidden]
    moved = 0
    for start in range(0, len(pks), _AT_ONCE):
        moved += _set_aside(pks[start : start + _AT_ONCE], batch, reason=_in_words(entries))
        if on_progress:
            on_progress(moved)
    return moved


def _set_aside(pks: list[int], batch: uuid.UUID, *, reason: str) -> int:
    moved = 0
    with transaction.atomic():
        for job in Job.objects.in_stage(Stage.PENDING).filter(pk__in=pks).only("pk"):
            try:
                job.move_to(
                    Stage.ARCHIVED,
                    by=StageChange.Mover.PERSON,
                    reason=reason,
                    batch=batch,
                    expected=Stage.PENDING,
                )
            except MovedMeanwhile:
                continue
            moved += 1
    return moved


def _in_words(entries: Entries) -> str:
    words = [entry for of_key in entries.values() for entry in of_key]
    return f"blocklist: {', '.join(words)}"[:300]


def _judged(entries: Entries) -> Iterator[tuple[int, bool]]:
    """Yield the pending jobs that come into question, newest first, and whether they match."""
    filters = Filters(
        title_words=entries.get("title_words", ()),
        companies=entries.get("companies", ()),
        domains=entries.get("domains", ()),
        phrases=entries.get("phrases", ()),
    )
    columns = ["pk", "title", "company__name", "url", "apply_url"]
    candidates = _candidates(entries)
    if candidates is None:
        candidates = Job.objects.in_stage(Stage.PENDING)
    if entries.get("phrases") or any(map(is_for_anywhere, entries.get("title_words", ()))):
        columns.append("description")
    rows = candidates.order_by("-pk").values_list(*columns)
    for pk, title, company, url, apply_url, *text in rows.iterator(chunk_size=_CHUNK):
        posting = Posting(
            board="", title=title, company=company, url=url, apply_url=apply_url,
            description="".join(text),
        )  # fmt: skip
        yield pk, filters.check(posting) is not None


def _candidates(entries: Entries) -> JobQuerySet | None:
    """Narrow the jobs down in the database; None when all texts have to be read."""
    words, domains = entries.get("title_words", []), entries.get("domains", [])
    title_words = [word for word in words if not is_for_anywhere(word)]
    phrases = [
        *entries.get("phrases", ()),
        *(w.partition(":")[2] for w in words if w not in title_words),
    ]
    narrowing = [*title_words, *phrases, *domains]
    pending = Job.objects.in_stage(Stage.PENDING)
    if len(narrowing) > _NARROWED_BY or not all(map(str.isascii, narrowing)):
        return None if phrases else pending
    if len(phrases) > _PHRASES_NARROWED_BY:
        return None
    wanted = Q(company_key__in=[company_key(name) for name in entries.get("companies", ())])
    for word in map(_longest_word, title_words):
        wanted |= Q(title__icontains=word)
    for word in map(_longest_word, phrases):
        wanted |= Q(title__icontains=word) | Q(description__icontains=word)
    for domain in domains:
        wanted |= Q(url__icontains=domain) | Q(apply_url__icontains=domain)
    return pending.filter(wanted)


def _longest_word(phrase: str) -> str:
    """Return what must stand in a text for the phrase to be in it."""
    words = "".join(sign if sign.isalnum() else " " for sign in phrase).split()
    return max(words, key=len, default=phrase)
