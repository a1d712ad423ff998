"""Notes on a job: written, edited, removed and brought back, so that no word is lost."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Final

from django.db.models import F
from django.utils import timezone

from jobs.models import Job, Note
from jobs.search.query import split

LONGEST: Final = 20_000  # characters


class CannotNote(Exception):
    """A note cannot be kept as it is; the message can be shown to the person."""


@dataclass(frozen=True, slots=True)
class Saved:
    note: Note
    is_beside: bool = False  # the note had been changed meanwhile, so the text is a note of its own


def write(job: Job, text: str, *, token: uuid.UUID) -> Note:
    """Write a note; the same form sent twice writes one. Raises CannotNote."""
    values = {"job": job, **_checked(text)}
    return Note.objects.get_or_create(token=token, defaults=values)[0]


def edit(note: Note, text: str, *, revision: int) -> Saved:
    """Change a note that is still as it was when the person began. Raises CannotNote.

    Else the text is kept beside it: neither of two tabs loses a word.
    """
    values = _checked(text)
    as_seen = Note.objects.standing().filter(pk=note.pk, revision=revision)
    changed = as_seen.update(**values, revision=F("revision") + 1, edited_at=timezone.now())
    note.refresh_from_db()
    if changed or (note.text == values["text"] and note.removed_at is None):
        return Saved(note)
    token = uuid.uuid5(note.token, f"{revision} {values['text']}")
    return Saved(write(note.job, text, token=token), is_beside=True)


def remove(note: Note) -> None:
    Note.objects.standing().filter(pk=note.pk).update(removed_at=timezone.now())


def bring_back(note: Note) -> None:
    Note.objects.filter(pk=note.pk).update(removed_at=None)


def _checked(text: str) -> dict[str, str]:
    text = text.replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        raise CannotNote("There is nothing in this note. Write something, or remove it.")
    if len(text) > LONGEST:
        raise CannotNote(f"A note has at most {LONGEST:,} characters; this has {len(text):,}.")
    return {"text": text, "folded": " ".join(split(text))}
