"""Reading and replacing one file on disk: whole or not at all, one writer at a time.

The lock is `fcntl`: Linux, macOS, and on Windows a container or WSL.
"""

import contextlib
import fcntl
import os
import stat
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

KEPT_VERSIONS = 20
_STAMP = "%Y-%m-%dT%H-%M-%S.%fZ"
_CLOCK_STEP = 50_000_000  # nanoseconds; file systems stamp changes more coarsely than they happen
_LOCK_PATIENCE = 10.0  # seconds; a writer needs a few milliseconds

Signature = tuple[int, int, int, int]  # changes whenever the file does


class NotAFile(OSError):
    """A folder, pipe or device stands where a file should be."""


def signature(path: Path) -> Signature | None:
    """Return what tells this version of the file from the next, or None where there is none."""
    try:
        return _signature(path.stat())
    except FileNotFoundError:
        return None


def settled(found: Signature) -> Signature | None:
    """Return the signature, or None for a file so new that its next change could look alike."""
    *_, changed_at = found
    return found if abs(time.time_ns() - changed_at) > _CLOCK_STEP else None


def read(path: Path, *, at_most: int) -> tuple[bytes, Signature]:
    """Return up to `at_most` + 1 bytes and the signature they belong to. Raises OSError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAFile
    with path.open("rb") as file:
        found = _signature(os.fstat(file.fileno()))
        return file.read(at_most + 1), found


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the only right to write in `folder`. Raises TimeoutError or another OSError."""
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        give_up_at = time.monotonic() + _LOCK_PATIENCE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > give_up_at:
                    raise TimeoutError from None
                time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)  # releases the lock


def replace(path: Path, content: bytes, *, is_private: bool) -> None:
    """Put `content` in the place of the file, which may not exist yet. The caller holds the lock.

    A crash at any moment leaves either the old or the new content. A link is followed.
    """
    path = Path(os.path.realpath(path))
    mode = 0o600
    if not is_private:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
    new = path.with_name(f".{path.name}.new")
    new.unlink(missing_ok=True)  # left behind by a crash
    try:
        _write(new, content, mode)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def keep_version(path: Path, folder: Path) -> None:
    """Copy the file to `folder` before it is replaced, and forget the oldest copies."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.now(UTC).strftime(_STAMP)
    _write(folder / f"{stamp}{path.suffix}", path.read_bytes(), 0o600)
    for old in sorted(folder.glob(f"*{path.suffix}"))[:-KEPT_VERSIONS]:
        old.unlink(missing_ok=True)


def kept_at(folder: Path) -> datetime | None:
    """Return when the newest copy was made: the moment of the last change."""
    if (newest := _newest(folder)) is None:
        return None
    try:
        return datetime.strptime(newest.stem, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None  # a file that somebody else put there


def latest_kept(folder: Path) -> bytes | None:
    """Return the newest copy, which is what was there before the last change."""
    newest = _newest(folder)
    return None if newest is None else newest.read_bytes()


def _newest(folder: Path) -> Path | None:
    return max(folder.glob("*.yaml"), default=None)


def _write(path: Path, content: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        os.fchmod(file.fileno(), mode)  # whatever the umask says
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _signature(found: os.stat_result) -> Signature:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
