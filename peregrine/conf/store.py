"""The config files as typed objects: read, checked, cached, and changed without losing a word."""

import hashlib
import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from peregrine.conf import document as documents
from peregrine.conf import editing, examples, files
from peregrine.conf.document import Document
from peregrine.conf.errors import ConfigError, ConflictError, Problem
from peregrine.conf.explain import explain
from peregrine.conf.schemas import FILES, FileSchema

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """One version of one file: what it says, or what is wrong with it."""

    name: str
    path: Path
    version: str  # digest of the content; empty while there is no file
    config: FileSchema | None
    problems: tuple[Problem, ...] = ()
    document: Document | None = None

    @property
    def exists(self) -> bool:
        return bool(self.version)

    @property
    def history(self) -> Path:
        """The folder where earlier versions are kept."""
        return self.path.parent / ".history" / self.name

    @property
    def changed_at(self) -> datetime | None:
        """When Peregrine changed it last; None where no version before that is kept."""
        return files.kept_at(self.history)

    def require(self) -> FileSchema:
        """Return the config. Raises ConfigError when the file is broken."""
        if self.config is None:
            raise ConfigError(self.problems)
        return self.config


_cache: dict[Path, tuple[files.Signature | None, Snapshot]] = {}  # None: look again


def path_of(name: str) -> Path:
    return Path(settings.CONFIG_DIR) / f"{name}.yaml"


def snapshot(name: str) -> Snapshot:
    """Return the present version of a file; costs one `stat` while nothing has changed."""
    path = path_of(name)
    try:
        signature = files.signature(path)
        if signature is None:
            return Snapshot(name=name, path=path, version="", config=FILES[name]())
        cached = _cache.get(path)
        if cached is None or cached[0] != signature:
            content, signature = files.read(path, at_most=documents.LARGEST)
            found = _understand(name, path, content)
            if cached and cached[1].version != found.version:  # `log_problems` says it at start
                _log(found.problems)
            cached = _cache[path] = files.settled(signature), found
    except OSError as error:
        return _broken(name, path, version="unreadable", problems=[_unreadable(path, error)])
    return cached[1]


def problems() -> list[Problem]:
    """Return what is wrong in all files."""
    return [problem for name in FILES for problem in snapshot(name).problems]


def log_problems() -> None:
    """Say in the log what is wrong; for the start of a process that stays."""
    _log(problems())


def update(name: str, changes: Mapping[str, Any], *, expected_version: str | None = None) -> str:
    """Change top-level keys of a file and return its new version.

    Comments, order and everything not named stay as they are; the version before is kept in
    `.history`. Raises ConflictError when the file is no longer `expected_version`, and ConfigError
    when it is broken now, the changes are not allowed, or the folder cannot be written. Nothing is
    written then.
    """
    path = path_of(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with files.locked(path.parent):
            current = snapshot(name)
            current.require()
            if expected_version is not None and expected_version != current.version:
                raise ConflictError([_conflict(path)])
            text = _changed_text(current, changes)
            if current.exists and current.document and current.document.text == text:
                return current.version
            if current.exists:
                files.keep_version(path, current.history)
            files.replace(path, text.encode(), is_private=FILES[name].holds_secrets)
    except OSError as error:
        raise ConfigError([_unwritable(path, error)]) from error
    return snapshot(name).version


def undo(name: str, *, expected_version: str) -> str:
    """Bring the version back that was there before Peregrine's last change; return it.

    The present one is kept: doing it once more takes it back. Raises as `update` does, and
    ConfigError when no earlier version is kept.
    """
    path = path_of(name)
    try:
        with files.locked(path.parent):
            current = snapshot(name)
            if expected_version != current.version:
                raise ConflictError([_conflict(path)])
            content = files.latest_kept(current.history)
            if content is None:
                raise ConfigError([Problem(file=path.name, message="No earlier version is kept.")])
            before = _understand(name, path, content)
            before.require()
            files.keep_version(path, current.history)
            files.replace(path, content, is_private=FILES[name].holds_secrets)
    except OSError as error:
        raise ConfigError([_unwritable(path, error)]) from error
    return snapshot(name).version


def ensure_files() -> list[Path]:
    """Write the files that are missing, as their examples say; return them.

    Raises ConfigError when there are some and the folder cannot be written.
    """
    folder = Path(settings.CONFIG_DIR)
    made = []
    try:
        if _missing():
            folder.mkdir(parents=True, exist_ok=True)
            with files.locked(folder):
                for name in _missing():
                    content = examples.text(name).encode()
                    files.replace(path_of(name), content, is_private=FILES[name].holds_secrets)
                    made.append(path_of(name))
    except OSError as error:
        raise ConfigError([_unwritable(folder, error)]) from error
    return made


def _missing() -> list[str]:
    return [name for name in FILES if not os.path.lexists(path_of(name))]


def _log(found: Sequence[Problem]) -> None:
    for problem in found:
        logger.warning("%s", problem)


def _understand(name: str, path: Path, content: bytes) -> Snapshot:
    version = hashlib.sha256(content).hexdigest()[:16]
    try:
        document = documents.parse(documents.decode(content, file=path.name), file=path.name)
        config = _validated(FILES[name], document)
    except ConfigError as error:
        return _broken(name, path, version=version, problems=error.problems)
    return Snapshot(name=name, path=path, version=version, config=config, document=document)


def _validated(schema: type[FileSchema], document: Document) -> FileSchema:
    if document.root is None:
        raise ConfigError([_empty(document.file)])
    try:
        return schema.model_validate(document.data)
    except ValidationError as error:
        raise ConfigError(explain(error, document, schema)) from None


def _changed_text(current: Snapshot, changes: Mapping[str, Any]) -> str:
    """Return the new text, proven to say exactly what was asked for."""
    file = current.path.name
    document = current.document or documents.parse(examples.text(current.name), file=file)
    text = editing.edited(document, changes)
    result = documents.parse(text, file=file)
    if editing.fingerprint(result.data) != editing.fingerprint({**document.data, **changes}):
        message = (
            f"Peregrine could not change {', '.join(changes)} without touching the rest of the "
            "file. Please change it by hand."
        )
        raise ConfigError([Problem(file=file, message=message)])
    _validated(FILES[current.name], result)
    return text


def _broken(name: str, path: Path, *, version: str, problems: list[Problem]) -> Snapshot:
    return Snapshot(name=name, path=path, version=version, config=None, problems=tuple(problems))


def _empty(file: str) -> Problem:
    return Problem(
        file=file,
        message="This file is empty. Restore it, or delete it: then Peregrine works with its "
        "defaults, and writes a fresh file when you save the page in Settings.",
    )


def _conflict(path: Path) -> Problem:
    return Problem(
        file=path.name,
        message="This file was changed elsewhere since you opened it, so nothing was saved.",
    )


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, files.NotAFile | IsADirectoryError):
        message = f"{path} is not a file. Move it away, so that a file can take its place."
    else:
        message = (
            f"{path} cannot be read ({error.strerror or 'it does not answer'}). Check that it "
            "belongs to the user who runs Peregrine."
        )
    return Problem(file=path.name, message=message)


def _unwritable(path: Path, error: OSError) -> Problem:
    if isinstance(error, TimeoutError):
        message = "Another process is writing the settings. Nothing was saved: please try again."
    else:
        message = (
            f"{path} cannot be written ({error.strerror or 'it does not answer'}). Nothing was "
            "changed. Check that the folder belongs to the user who runs Peregrine, and that the "
            "disk is not full."
        )
    return Problem(file=path.name, message=message)
