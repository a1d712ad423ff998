"""Edit, restore, export and send letters. No version is overwritten by another hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from jobs import fact_check, filing
from jobs.documents import LetterDocument, Paper
from jobs.documents.filenames import letter_filename
from jobs.documents.formats import Format
from jobs.fact_check import UnseenDoubts
from jobs.models import CoverLetter, Job, JobDocument, StageChange
from jobs.places import read_places
from jobs.stages import RejectReason, Stage
from peregrine.conf.nda import NdaCompany, NdaNames
from peregrine.conf.profile import UserProfile

# Where paper is cut to 8½ × 11 inches (ISO 216 is used everywhere else).
_LETTER_PAPER: Final = frozenset(
    {"US", "CA", "MX", "PH", "CL", "CO", "VE", "PR", "GT", "CR", "SV", "HN", "NI", "PA", "DO"}
)
_LARGEST_LOGO: Final = 2_000_000  # bytes


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
    note: str = ""  # why it was not kept in the documents folder


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


def mark_as_good(letter: CoverLetter, *, is_good: bool) -> None:
    """Mark a letter as good, for the style of later ones, or take that back."""
    if is_good and (letter.is_writing or not letter.text.strip()):
        raise LetterError("There is nothing in this version yet.")
    if is_good != (letter.liked_at is not None):
        letter.liked_at = timezone.now() if is_good else None
        letter.save(update_fields=["liked_at"])


def start_blank(job: Job, text: str) -> CoverLetter:
    """Keep a first letter that the person writes without any draft."""
    with transaction.atomic():
        Job.objects.select_for_update().only("pk").get(pk=job.pk)
        return CoverLetter.objects.add_version(job, text=text, edited_at=timezone.now())


def export(letter: CoverLetter, form: Format, *, on: date) -> Export:
    """Return the letter in a format, keep it in the documents folder, and seal the version.

    Raises LetterError, UnseenDoubts while a doubtful sentence was not shown to the person, or
    DocumentError when the letter cannot be set as it should be.
    """
    if letter.is_writing:
        raise LetterError("This letter is still being written. Export it when it is ready.")
    profile = UserProfile.load()
    checked = fact_check.check(letter, profile)
    if checked.unseen:
        raise UnseenDoubts(checked)
    document = as_document(letter, profile, on=on)
    content = form.renderer.render(document)
    letter.seal()
    name = letter_filename(document.company, document.job_title, on, ending=form.name)
    made = filing.Made(
        kind=JobDocument.Kind.LETTER,
        format=form.name,
        filename=name,
        content=content,
        source=repr(document),
        letter=letter,
    )
    try:
        kept = filing.keep(letter.job, made)
    except filing.CannotFile as error:
        return Export(name, content, note=str(error))  # it is in the person's hands all the same
    return Export(kept.name, content)


def as_document(letter: CoverLetter, profile: UserProfile, *, on: date) -> LetterDocument:
    """Return the letter as it leaves the house: without the names that the person may not name."""
    return LetterDocument(
        text=_nda_of(letter, profile).replaced(letter.text),
        company=letter.job.company.name,
        job_title=letter.job.title,
        written_on=on,
        name=profile.name,
        contacts=tuple(profile.contact_lines),
        paper=paper_of(profile),
        layout=profile.letter_layout,
        language=letter.language,
        logo=_logo(profile.letter_logo),
    )


def kept_back(letter: CoverLetter | None, profile: UserProfile) -> list[NdaCompany]:
    """Return whose names stand in the letter and are replaced when it is exported."""
    if letter is None or letter.is_writing or not profile.nda:
        return []
    return _nda_of(letter, profile).companies_in(letter.text)


def _nda_of(letter: CoverLetter, profile: UserProfile) -> NdaNames:
    """A letter to such a company itself may name it."""
    return profile.nda.without(letter.job.company.name)


def paper_of(profile: UserProfile) -> Paper:
    """Return the paper that is chosen, or else that of the country where the person lives."""
    if profile.paper != "auto":
        return profile.paper
    countries = {place.country for place in read_places(profile.location)}
    return "letter" if countries and countries <= _LETTER_PAPER else "a4"


def _logo(name: str) -> bytes:
    """Return the picture for the head of a letter. Raises LetterError."""
    if not name:
        return b""
    path = Path(settings.DATA_DIR) / "logos" / name
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_LOGO + 1)
    except OSError as error:
        raise LetterError(
            f"The picture for the head of your letters cannot be read: {path} ({error.strerror}). "
            "Put it there, or empty the field in your profile."
        ) from error
    if len(content) > _LARGEST_LOGO:
        raise LetterError(f"The picture {name} is larger than 2 MB. Choose a smaller one.")
    return content


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
        base.job, text=text, based_on=base, language=base.language, edited_at=timezone.now()
    )
