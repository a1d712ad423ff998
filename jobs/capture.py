"""Capture jobs from addresses that the person pasted.

What a page says for sure becomes a job. What it does not say is asked for; what was only guessed is
offered as a suggestion and never saved unseen.
"""

import logging
import re
import uuid
from collections.abc import Callable, Iterable
from typing import Final

from django.db import transaction
from django.utils import timezone

from jobs import liveness
from jobs.boards.base import Posting
from jobs.capturing import BY_HAND, PartialPosting, seen_at
from jobs.dedupe import native_identity, url_key
from jobs.incoming import Incoming, read
from jobs.models import Capture, HiddenPosting, Job, Sighting
from jobs.posting_pages import PostingPages, Unreadable
from jobs.revealing import reopen
from jobs.rules import Rules, load_rules
from jobs.saving import save_one
from peregrine.tasks import submit_task

logger = logging.getLogger(__name__)

AT_ONCE: Final = 50  # addresses in one go
_FIELD_NAMES: Final = {"title": "the title", "company": "the company", "description": "the text"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?", re.IGNORECASE)

# Called before each address: it, how many are done, how many in all.
Progress = Callable[[str, int, int], None]
Status = Capture.Status


def addresses_in(text: str) -> tuple[list[str], list[str]]:
    """Return the addresses in a pasted text, one per line, and the lines that hold none."""
    found: dict[str, None] = {}
    others = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if address := _ADDRESS.search(line):
            found[address[0].rstrip(".,;)]")] = None
        elif _BARE_ADDRESS.fullmatch(line):
            found[f"https://{line}"] = None
        else:
            others.append(line)
    return list(found), others


def start(urls: Iterable[str]) -> uuid.UUID:
    """Queue the addresses to be captured and return what they have in common."""
    urls = list(urls)
    batch = uuid.uuid4()
    with transaction.atomic():
        Capture.objects.bulk_create(Capture(url=url, batch=batch) for url in urls)
        _submit(batch, urls)
    return batch


def again(row: Capture) -> None:
    """Queue one address once more."""
    row.batch, row.status, row.message = uuid.uuid4(), Status.WAITING, ""
    row.readings, row.read_at = [], None
    with transaction.atomic():
        row.save()
        _submit(row.batch, [row.url])


def _submit(batch: uuid.UUID, urls: list[str]) -> None:
    about = urls[0] if len(urls) == 1 else f"{len(urls)} addresses"
    submit_task("capture", batch=str(batch), about=about)


def capture_batch(
    batch: uuid.UUID, *, pages: PostingPages | None = None, on_progress: Progress | None = None
) -> list[Capture]:
    """Capture what waits in a batch; what is done already stays done.

    Raises conf.ConfigError when the blocklist cannot be read.
    """
    rules, pages = load_rules(), pages or PostingPages()
    rows = list(Capture.objects.filter(batch=batch).order_by("pk"))
    for number, row in enumerate(rows):
        if on_progress:
            on_progress(row.url, number, len(rows))
        if row.status == Status.WAITING:
            _capture_safely(row, pages, rules)
    return rows


def _capture_safely(row: Capture, pages: PostingPages, rules: Rules) -> None:
    try:
        capture(row, pages, rules)
    except Exception:
        # Pages are other people's work: their surprises cost one address only.
        logger.exception("Capturing %s failed", row.url)
        _end(row, Status.FAILED, "This page surprised Peregrine. The log has the details.")


def capture(row: Capture, pages: PostingPages, rules: Rules) -> None:
    """Read one address, and write down what came of it."""
    if (job := known_by_identity(row.url)) is not None:
        _end(row, Status.KNOWN, job=job)
        return
    try:
        readings = pages.read(row.url)
    except Unreadable as error:
        job = known_by_address(row.url)
        if job is not None:
            _end(row, Status.KNOWN, job=job)
        else:
            _end(row, Status.FAILED, str(error))
        return
    settle(row, readings, rules)


def settle(row: Capture, readings: list[PartialPosting], rules: Rules) -> None:
    """Save the posting that was read, or say what the person has to do."""
    row.readings = [reading.clean.as_json() for reading in readings]
    question = _question(readings)
    if question:
        _end(row, Status.NEEDS_HELP, question)
    else:
        keep(row, readings[0].sure, rules)


def _question(readings: list[PartialPosting]) -> str:
    if not readings:
        return "No posting could be found on this page. Fill in what you see there."
    if len(readings) > 1:
        return f"This page holds {len(readings)} postings. Choose those that you want."
    if missing := readings[0].missing:
        names = [_FIELD_NAMES[name] for name in missing]
        listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        return f"This page does not say clearly: {listed}. Check what is there and add the rest."
    if readings[0].posting.is_closed:
        return "The page says that this posting is over. You can add it all the same."
    return ""


def unread(url: str) -> PartialPosting:
    """Return what is known of a posting whose page said nothing: its address."""
    return PartialPosting(posting=seen_at(url))


def told(text: str) -> PartialPosting:
    """Return a posting that has no page, of which only this text is known; an address is one."""
    found, others = addresses_in(text)
    if len(found) == 1 and not others:
        return unread(found[0])
    return PartialPosting(
        posting=Posting(
            board=BY_HAND, native_id="", url="", title="", company="", description=text.strip()
        )
    )


def take_chosen(row: Capture, chosen: list[PartialPosting], rules: Rules) -> None:
    """Go on with some of several postings on a page, each in a row of its own.

    One that has a page of its own and is not told in full here is captured from there.
    """
    elsewhere = []
    with transaction.atomic():
        for reading in chosen:
            url = reading.posting.url or row.url
            if reading.missing and url != row.url:
                elsewhere.append(url)
                continue
            settle(Capture(url=url, batch=row.batch), [reading], rules)
        row.delete()
        if elsewhere:
            start(elsewhere)


def keep(
    row: Capture, posting: Posting, rules: Rules, *, was_read: bool = True
) -> tuple[Job, bool]:
    """Save a posting that the person wants, whatever the rules say; tell whether it is new.

    Where its page was not read, nobody saw it open.
    """
    incoming = read(posting, rules)
    began = timezone.now()
    with transaction.atomic():
        pk = save_one(incoming)
        if was_read and not posting.is_closed:
            liveness.saw_open([pk], board=incoming.posting.board, at=timezone.now())
        # Wanted now, so that no later run hides it again.
        hidden = HiddenPosting.objects.filter(identity=incoming.identity, job=None)
        if hidden.update(job=pk):
            reopen(pk)
        job = Job.objects.get(pk=pk)
        is_new = job.found_at >= began
        if is_new:
            _end(row, Status.CAPTURED, _note(incoming, was_read=was_read), job=job)
        else:
            _end(row, Status.KNOWN, job=job)
    return job, is_new


def _note(incoming: Incoming, *, was_read: bool) -> str:
    """Say what is worth knowing of a new job."""
    notes = []
    hidden, posting = incoming.hidden, incoming.posting
    if hidden and not posting.is_closed:
        rule = HiddenPosting.Rule(hidden.rule).label.lower()
        notes.append(f"Your rules would have hidden it ({rule}: “{hidden.words}”).")
    if was_read and not posting.location and not posting.is_remote:
        notes.append("The page named no place.")
    return " ".join(notes)


def known_by_identity(url: str) -> Job | None:
    """Return the job whose board's id the address carries: that needs no look at the page."""
    identity = native_identity(url)
    if identity is None:
        return None
    shown = Sighting.objects.filter(board=identity.board, native_id=identity.id)
    return Job.objects.filter(sightings__in=shown.exclude(native_id="")).first()


def known_by_address(url: str) -> Job | None:
    """Return the job that was seen at this address, when it is the only one."""
    if (job := known_by_identity(url)) is not None:
        return job
    key = url_key(url)
    shown = Sighting.objects.filter(url_key=key) | Sighting.objects.filter(apply_key=key)
    jobs = list(Job.objects.filter(sightings__in=shown).distinct()[:2]) if key else []
    return jobs[0] if len(jobs) == 1 else None


def _end(row: Capture, status: Status, message: str = "", *, job: Job | None = None) -> None:
    row.status, row.message, row.job, row.read_at = status, message, job, timezone.now()
    if job is not None:
        row.readings = []
    row.save()
