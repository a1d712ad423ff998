"""Edit, restore, export and send letters. No version is overwritten by another hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jobs.documents import LetterDocument, Renderer
from jobs.documents.filenames import letter_filename
from jobs.documents.typesetting import TypstRenderer
from jobs.models import CoverLetter, Job, StageChange
from jobs.stages import RejectReason, Stage
from peregrine.conf.profile import UserProfile


class LetterError(Exception):
    """Something that cannot be done with a letter now; the message is for the person."""


class SaveOutcome(StrEnum):
    UNCHANGED = "unchanged"
    SAVED = "saved"
    NEW_VERSION = "new version"
    CONFLICT = "conflict"  # it was changed elsewhere: this text became a version of its own


@dataclass(frozen=True, slots=True)
class Saved:
    letter: CoverLetter
    outcome: SaveOutcome


@dataclass(frozen=True, slots=True)
class Export:
    filename: str
    content: bytes


def save_edit(letter: CoverLetter, text: str, *, revision: int) -> Saved:
    """Save the person's text and return the version it is in now.

    It goes into `letter` itself when that is an unsealed version of theirs and `revision` is the
    one they started from. Otherwise it becomes a new version, so no text replaces another.
    """
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=letter.job_id)
        letter.refresh_from_db()
        if letter.is_writing:
            raise LetterError("This version is still being written. Wait a moment, then edit it.")
        if text == letter.text:
            return Saved(letter, SaveOutcome.UNCHANGED)
        if not letter.is_yours or letter.sealed_at:
            return Saved(_own_version(letter, text), SaveOutcome.NEW_VERSION)
        if letter.revision != revision:
            return Saved(_own_version(letter, text), SaveOutcome.CONFLICT)
        letter.text, letter.edited_at = text, timezone.now()
        letter.revision = F("revision") + 1
        letter.save(update_fields=["text", "edited_at", "revision"])
        letter.refresh_from_db(fields=["revision"])
        return Saved(letter, SaveOutcome.SAVED)


def restore(letter: CoverLetter) -> CoverLetter:
    """Make an older version the current one: a new version with its text."""
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=letter.job_id)
        if letter.is_writing or not letter.text.strip():
            raise LetterError("There is nothing in this version yet.")
        if letter == CoverLetter.objects.filter(job=letter.job_id).first():
            return letter
        return _own_version(letter, letter.text)


def start_blank(job: Job, text: str) -> CoverLetter:
    """Keep a first letter that the person writes without any draft."""
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=job.pk)
        return CoverLetter.objects.add_version(job, text=text, edited_at=timezone.now())


def export_pdf(letter: CoverLetter, *, on: date, renderer: Renderer | None = None) -> Export:
    """Return the letter as PDF and seal the version.

    Raises LetterError, or DocumentError when the letter cannot be set as it should be.
    """
    if letter.is_writing:
        raise LetterError("This letter is still being written. Export it when it is ready.")
    document = as_document(letter, UserProfile.load(), on=on)
    content = (renderer or TypstRenderer()).render(document)
    letter.seal()
    return Export(letter_filename(document.company, document.job_title, on), content)


def as_document(letter: CoverLetter, profile: UserProfile, *, on: date) -> LetterDocument:
    return LetterDocument(
        text=letter.text,
        company=letter.job.company.name,
        job_title=letter.job.title,
        written_on=on,
        name=profile.name,
        contacts=tuple(profile.contact_lines),
        paper=profile.paper,
    )


def mark_applied(job: Job) -> StageChange:
    """Move the job to `applied` and seal the letter it went out with. Raises InvalidMove."""
    with transaction.atomic():
        change = job.move_to(Stage.APPLIED, by=StageChange.Mover.PERSON)
        letter = job.letters.first()
        if letter is not None and not letter.is_writing:
            letter.seal()
    return change


def reject(job: Job, reason: RejectReason) -> StageChange:
    """Close the job; its letters stay. Raises InvalidMove."""
    return job.move_to(Stage.REJECTED, by=StageChange.Mover.PERSON, reason=reason.value)


def _own_version(base: CoverLetter, text: str) -> CoverLetter:
    """Add a version of the person's own, once: the same text on the same base is not kept twice."""
    latest = CoverLetter.objects.filter(job=base.job_id).first()
    if latest and latest.is_yours and latest.based_on_id == base.pk and latest.text == text:
        return latest
    return CoverLetter.objects.add_version(
        base.job, text=text, based_on=base, edited_at=timezone.now()
    )
