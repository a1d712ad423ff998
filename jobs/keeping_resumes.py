"""Keep resumes: add, edit without losing what another tab saved, choose, delete and bring back.

The file that a resume was read from lies in the data folder under the digest of its content.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from jobs import resume_choice
from jobs.models import Resume, ResumeVersion
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import reader_version
from peregrine.conf import ConfigError
from peregrine.tasks import submit_task

if TYPE_CHECKING:
    from jobs.resumes.parsing import Parsed

LONGEST_NAME: Final = 120


class CannotKeep(Exception):
    """The resume or its file cannot be kept or read; the message can be shown to the person."""


class NameTaken(CannotKeep):
    """Another resume has the name."""


class ResumeChanged(CannotKeep):
    """Somebody, most likely another tab, saved the resume in the meantime."""


def add(
    parsed: Parsed, content: bytes, filename: str, *, sooner_than: Collection[int] = ()
) -> Resume:
    """Keep what was read from a file, and the file. The first resume is the default.

    `sooner_than` are the keys of resumes that were uploaded after this one and read before it: are
    there no others, this one is the first. Raises CannotKeep.
    """
    digest = _store(content)
    with transaction.atomic():
        data = parsed.resume.as_json()
        others = set(Resume.objects.kept().values_list("pk", flat=True))
        twin = read_from(content)
        known = [f"The same file is here already, as “{twin}”."] if twin else []
        added = Resume.objects.create(
            name=free_name(Path(filename).stem or parsed.resume.basics.name),
            data=data,
            reading=data,
            read_by=reader_version(),
            text=parsed.text,
            notes=[*known, *parsed.notes],
            is_default=Resume.objects.default() is None,
            original_name=Path(filename).name[-255:],
            original_kind=parsed.kind,
            original_size=len(content),
            original_sha256=digest,
        )
        if others and others <= set(sooner_than):
            _make_default(added)
            added.refresh_from_db()
        else:
            _score_again(added)
    return added


def read_from(content: bytes) -> Resume | None:
    """Return the resume that was read from the very same file; the first, where some are copies."""
    digest = hashlib.sha256(content).hexdigest()
    return Resume.objects.kept().filter(original_sha256=digest).order_by("pk").first()


def free_name(wanted: str) -> str:
    """Return `wanted`, with a number behind it when a resume has this name already."""
    stem = " ".join(wanted.split())[: LONGEST_NAME - 8] or "Resume"
    names = Resume.objects.kept().annotate(low=Lower("name")).values_list("low", flat=True)
    taken = {name.casefold() for name in names}
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number})"
    return name


@dataclass(frozen=True, slots=True)
class Renamed:
    name: str
    profiles: list[str]  # search profiles that named the resume, and name it still
    problem: str = ""  # why they do not


def rename(resume: Resume, name: str, *, was: str) -> Renamed:
    """Give a resume that was seen as `was` another name. Search profiles that name it follow.

    Raises NameTaken, and ResumeChanged when it is called otherwise by now.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    with transaction.atomic():
        now = Resume.objects.select_for_update().kept().filter(pk=resume.pk).first()
        if now is None:
            raise ResumeChanged("The resume was deleted in the meantime.")
        if now.name == name:
            return Renamed(name, [])
        if now.name != was:
            raise ResumeChanged(
                f"It was renamed to “{now.name}” in the meantime, perhaps in another tab. "
                "Save again if you want your name."
            )
        if Resume.objects.kept().exclude(pk=now.pk).filter(name__iexact=name).exists():
            raise NameTaken("Another resume has this name.")
        now.name = name
        now.save(update_fields=["name"])
    try:
        return Renamed(name, resume_choice.follow(was, name))
    except ConfigError as error:
        problem = f"Search profiles that name it still say “{was}”: {error}"
        return Renamed(name, [], problem)


def duplicate(resume: Resume) -> Resume:
    """Make a copy with a name of its own, to be changed for another kind of job."""
    with transaction.atomic():
        copy = Resume.objects.get(pk=resume.pk)
        copy.pk, copy.name, copy.is_default, copy.revision = None, free_name(copy.name), False, 1
        copy.created_at = copy.updated_at = timezone.now()
        copy.save(force_insert=True)
    return copy


def edit(resume: Resume, content: JsonResume, *, seen: int) -> Resume:
    """Save an edit over revision `seen`; what was there before is kept as a version.

    Raises ResumeChanged when the resume is not at that revision any more.
    """
    with transaction.atomic():
        now = Resume.objects.select_for_update().kept().filter(pk=resume.pk).first()
        if now is None:
            raise ResumeChanged("The resume was deleted in the meantime. Nothing was saved.")
        data = content.as_json()
        if now.data == data:
            return now
        if now.revision != seen:
            raise ResumeChanged(
                "The resume was changed in the meantime, perhaps in another tab. "
                "Nothing was saved yet."
            )
        ResumeVersion.objects.create(resume=now, revision=now.revision, data=now.data)
        now.data, now.revision, now.updated_at = data, now.revision + 1, timezone.now()
        now.save(update_fields=["data", "revision", "updated_at"])
        _score_again(now)
    return now


def restore(version: ResumeVersion, *, seen: int) -> Resume:
    """Make an earlier version the present one; the present one is kept. Raises ResumeChanged."""
    return edit(version.resume, JsonResume.read(version.data), seen=seen)


def make_default(resume: Resume) -> None:
    """Choose the default. Raises CannotKeep."""
    with transaction.atomic():
        if not Resume.objects.select_for_update().kept().filter(pk=resume.pk).exists():
            raise CannotKeep("The resume was deleted in the meantime.")
        Resume.objects.filter(was_default=True).update(was_default=False)
        _make_default(resume)


def _make_default(resume: Resume) -> None:
    Resume.objects.filter(is_default=True).update(is_default=False)
    Resume.objects.filter(pk=resume.pk).update(is_default=True)
    submit_task("rescore")


def heir_of(resume: Resume) -> Resume | None:
    """Return the one that becomes the default when `resume` is deleted: it was changed last."""
    return Resume.objects.kept().exclude(pk=resume.pk).first() if resume.is_default else None


def delete(resume: Resume) -> None:
    """Put the resume away. Was it the default, its heir becomes it."""
    with transaction.atomic():
        was_default = Resume.objects.filter(pk=resume.pk, is_default=True).exists()
        was_in_use = resume_choice.is_in_use(resume)
        Resume.objects.kept().filter(pk=resume.pk).update(
            is_default=False, was_default=was_default, deleted_at=timezone.now()
        )
        if was_default and (heir := Resume.objects.kept().first()):
            _make_default(heir)
        elif was_in_use:
            submit_task("rescore")


def bring_back(resume: Resume) -> None:
    """Undo `delete()`: the default is the default again unless another was chosen since.

    Has another resume its name by now, a number is put behind it.
    """
    with transaction.atomic():
        deleted = Resume.objects.select_for_update().exclude(deleted_at=None)
        if (found := deleted.filter(pk=resume.pk).first()) is None:
            return
        found.name, found.deleted_at = free_name(found.name), None
        becomes_default = found.was_default or Resume.objects.default() is None
        found.was_default = False
        found.save(update_fields=["name", "deleted_at", "was_default"])
        if becomes_default:
            _make_default(found)
        else:
            _score_again(found)


def original(resume: Resume) -> bytes:
    """Return the file that the resume was read from. Raises CannotKeep."""
    if not resume.original_sha256:
        raise CannotKeep("This resume was not read from a file.")
    try:
        return _path(resume.original_sha256).read_bytes()
    except OSError as error:
        raise CannotKeep(
            f"The file of this resume cannot be read ({error.strerror}). "
            "What was read from it is still here."
        ) from error


def _score_again(resume: Resume) -> None:
    """Scores rest on what the default resume shows, and those that search profiles name."""
    if resume_choice.is_in_use(resume):
        submit_task("rescore")


def _path(digest: str) -> Path:
    return Path(settings.DATA_DIR) / "resumes" / digest


def _store(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    path = _path(digest)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix="part-")  # mode 0600
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)  # what a full disk left of it
    except OSError as error:
        raise CannotKeep(
            f"The file could not be stored on this computer: {error.strerror}. Nothing was kept."
        ) from error
    return digest
