"""Keep documents as files: in the person's folder, under names of their own, listed per job."""

from __future__ import annotations

import hashlib
import itertools
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import IntegrityError, transaction

from jobs.models import CoverLetter, Job, JobDocument
from peregrine.conf.profile import UserProfile

_MOST_NAMES = 1_000


class CannotFile(Exception):
    """The file could not be written; the message can be shown to the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document that was just made. `source` is equal for equal documents."""

    kind: JobDocument.Kind
    format: str
    filename: str
    content: bytes
    source: str
    letter: CoverLetter | None = None
    made_of: str = ""  # the name of a resume


def folder() -> Path:
    """Return where documents are kept. Raises conf.ConfigError."""
    chosen = UserProfile.load().documents_folder
    return Path(chosen) if chosen else Path(settings.DATA_DIR) / "documents"


def keep(job: Job, made: Made) -> JobDocument:
    """Write a document into the folder, once, and note it with the job.

    Raises CannotFile, and conf.ConfigError when config/user.yaml is broken.
    """
    digest = hashlib.sha256(f"{made.kind} {made.format} {made.source}".encode()).hexdigest()
    known = job.documents.filter(digest=digest).first()
    if known is not None and Path(known.path).exists():
        return known
    path = _written(folder(), made.filename, made.content)
    fields = {
        "letter": made.letter,
        "kind": made.kind,
        "format": made.format,
        "path": str(path),
        "size": len(made.content),
        "made_of": made.made_of,
    }
    try:
        with transaction.atomic():
            document, _ = JobDocument.objects.update_or_create(
                job=job, digest=digest, defaults=fields
            )
    except IntegrityError:  # another tab was faster; its file says the same
        path.unlink(missing_ok=True)
        return JobDocument.objects.get(job=job, digest=digest)
    return document


def content_of(document: JobDocument) -> bytes:
    """Raises CannotFile when the file is not there any more."""
    try:
        return Path(document.path).read_bytes()
    except OSError as error:
        raise CannotFile(
            f"{document.path} cannot be read ({error.strerror}). Was it moved? Export it again."
        ) from error


def _written(where: Path, filename: str, content: bytes) -> Path:
    """Write a new file, under the first name that is free; never over another one."""
    stem, _, ending = filename.rpartition(".")
    try:
        where.mkdir(mode=0o700, parents=True, exist_ok=True)
        for number in itertools.count(1):
            path = where / (filename if number == 1 else f"{stem}_{number}.{ending}")
            try:
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                if number > _MOST_NAMES:
                    raise
                continue
            break
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
        except OSError:
            path.unlink(missing_ok=True)  # half a document is none
            raise
    except OSError as error:
        raise CannotFile(
            f"The document could not be kept in {where} ({error.strerror}). Check that the folder "
            "is yours and that the disk is not full."
        ) from error
    return path
