"""The child process: a file on standard input, one JSON object on standard output."""

import json
import os
import sys
from typing import Any

from jobs.resumes.parsing import MOST_MEMORY, MOST_SECONDS, OUT_OF_MEMORY
from jobs.resumes.reading.refusal import Refused


def main() -> int:
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    _limit()
    try:
        answer = _read(sys.stdin.buffer.read(), sys.argv[1] if len(sys.argv) > 1 else "")
    except MemoryError:
        return OUT_OF_MEMORY
    with os.fdopen(answer_to, "w", encoding="utf-8", errors="replace") as out:
        json.dump(answer, out)
    return 0


def _read(content: bytes, filename: str) -> dict[str, Any]:
    from jobs.resumes.reading.files import read

    try:
        return read(content, filename)
    except Refused as refused:
        return {"refused": str(refused)}


def _limit() -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the clock of the parent is the limit
        return
    seconds = int(MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
