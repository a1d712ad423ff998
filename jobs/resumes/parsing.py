"""Read an uploaded resume in a process of its own, which may run out of time or memory alone.

Pure: imports no Django. `parse` is what the rest of Peregrine calls.
"""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jobs.resumes.json_resume import JsonResume
from jobs.versions import version_of

MOST_BYTES: Final = 20_000_000
MOST_SECONDS: Final = 20.0
MOST_MEMORY: Final = 500_000_000  # address space of the child, in bytes
_ROOT: Final = Path(__file__).resolve().parents[2]
_READER: Final = Path(__file__).with_name("reading")
OUT_OF_MEMORY: Final = 9  # exit status of the child: no room even for an answer
_BROKE: Final = "The file could not be read. Save it again, as a PDF or .docx, and upload it anew."

logger = logging.getLogger(__name__)


class UnreadableResume(Exception):
    """A file that is not read; the message says why and what would help."""


class ReaderFailed(UnreadableResume):
    """The reader broke: a fault of ours, logged with its traceback."""


@dataclass(frozen=True, slots=True)
class Parsed:
    resume: JsonResume
    text: str  # everything that was read, in reading order
    notes: list[str] = field(default_factory=list)  # sentences: what was guessed or not found
    kind: str = ""  # pdf, docx, text, json or linkedin


def parse(content: bytes, filename: str) -> Parsed:
    """Read a resume (PDF, DOCX, text, Markdown, JSON Resume, LinkedIn's export as a ZIP).

    What the file is, is told from its content; the name is only a hint between kinds of text.
    Raises UnreadableResume.
    """
    if not content.strip():
        raise UnreadableResume("The file is empty.")
    if len(content) > MOST_BYTES:
        raise UnreadableResume(
            f"The file has {len(content) // 1_000_000} MB; resumes up to 20 MB are read."
        )
    answer = _answer(*_run(content, filename))
    if refused := answer.get("refused"):
        raise UnreadableResume(refused)
    return Parsed(
        JsonResume.read(answer["resume"]), answer["text"], answer["notes"], answer["kind"]
    )


def reader_version() -> str:
    """Return a digest of the reader: another one may read a file otherwise."""
    return version_of(_READER)


def _run(content: bytes, filename: str) -> tuple[int, bytes, bytes]:
    """Return how the child ended, what it wrote and what it complained about.

    It is killed with all that it started.
    """
    kept = {"SYSTEMROOT", "TEMP", "TMP"}  # Windows starts nothing without
    child = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "jobs.resumes.reading", Path(filename).name[-100:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
        env={name: value for name, value in os.environ.items() if name in kept}
        | {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    try:
        written, complaints = child.communicate(content, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired:
        raise UnreadableResume(
            "The file took longer than 20 seconds to read and was given up. "
            "A resume of a few pages, saved anew, is read in a second."
        ) from None
    finally:
        _end(child)
    return child.returncode, written, complaints


def _end(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.communicate()


def _answer(status: int, written: bytes, complaints: bytes) -> dict[str, Any]:
    if status in (OUT_OF_MEMORY, -signal.SIGABRT):
        raise UnreadableResume(
            "The file needs more than 500 MB of memory to be read and was given up. "
            "Save it without large pictures and upload it anew."
        )
    try:
        answer = json.loads(written)
    except ValueError:
        logger.exception(
            "Reading a resume ended with %s: %s",
            status,
            complaints[-4_000:].decode(errors="replace"),
        )
        raise ReaderFailed(_BROKE) from None
    if not isinstance(answer, dict):
        raise ReaderFailed(_BROKE)
    return answer
