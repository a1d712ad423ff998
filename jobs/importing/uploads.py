"""Files that were uploaded to be imported: kept outside the web root until they are imported.

A file is named by the digest of its content, so that sending it twice is one file and one task.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jobs.importing.columns import Columns
from jobs.importing.importer import run_for
from jobs.importing.text import UnreadableFile
from jobs.models import DiscoveryRun
from peregrine.tasks import submit_task

KEPT_FOR = 7 * 24 * 3600  # seconds; an import that failed or was cancelled can be tried again


def path_of(token: str) -> Path:
    if not re.fullmatch(r"[0-9a-f]{64}", token):
        raise ValueError(f"Not the name of an upload: {token!r}")
    return Path(settings.DATA_DIR) / "uploads" / token


def keep(upload: UploadedFile[bytes]) -> str:
    """Store an upload and return its token. Raises UnreadableFile when it cannot be stored."""
    try:
        return store(upload)
    except OSError as error:
        raise UnreadableFile(
            f"The file could not be stored on this computer: {error.strerror}. "
            "Nothing was imported."
        ) from error


def store(upload: UploadedFile[bytes]) -> str:
    """Store an upload of any kind and return its token. Raises OSError."""
    folder = Path(settings.DATA_DIR) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _forget_old(folder)
    digest = hashlib.sha256()
    descriptor, name = tempfile.mkstemp(dir=folder, prefix="part-")
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for chunk in upload.chunks():
                digest.update(chunk)
                file.write(chunk)
        token = digest.hexdigest()
        part.replace(path_of(token))
    finally:
        part.unlink(missing_ok=True)  # what a full disk left of it
    return token


def _forget_old(folder: Path) -> None:
    for path in folder.iterdir():
        if path.stat().st_mtime < time.time() - KEPT_FOR:
            path.unlink(missing_ok=True)


def discard(token: str) -> None:
    path_of(token).unlink(missing_ok=True)


def start_import(
    token: str, *, name: str, format_name: str = "auto", columns: Columns | None = None
) -> DiscoveryRun:
    """Queue the import of an upload and return its run; the one under way if there is one."""
    with transaction.atomic():
        task = submit_task(
            "import_postings", upload=token, name=name, format=format_name, columns=columns or {}
        )
        return run_for(task, name)
