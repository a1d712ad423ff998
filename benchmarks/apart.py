"""A measurement in a process of its own, with data and config folders of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def measured_apart(module: str, folder: str, *arguments: str, database: str = "") -> dict[str, Any]:
    """Run `module` on the instance in `folder`; return the JSON of its last line.

    `database` is the address of a PostgreSQL database; empty: the SQLite file in the folder.
    """
    done = subprocess.run(  # noqa: S603
        _command(module, *arguments),
        env=_environment(folder, database),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


class Apart:
    """A process that answers each line with a line of JSON, in its own time."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, line: str) -> None:
        assert self._process.stdin is not None  # noqa: S101  it is a pipe
        print(line, file=self._process.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        """Wait for the answer to the oldest line that has none yet.

        Raises RuntimeError when the process ended instead; what it said of it was printed.
        """
        assert self._process.stdout is not None  # noqa: S101  it is a pipe
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"The measurement ended early, with {self._process.wait()}.")
        result: dict[str, Any] = json.loads(line)
        return result


@contextmanager
def started_apart(module: str, folder: str, *, database: str = "") -> Iterator[Apart]:
    """Start `module` as `measured_apart` does, for as long as the block lasts."""
    process = subprocess.Popen(  # noqa: S603
        _command(module),
        env=_environment(folder, database),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Apart(process)
    finally:
        process.kill()
        process.communicate()


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", module, *arguments]


def _environment(folder: str, database: str) -> dict[str, str]:
    return os.environ | {
        "PEREGRINE_DATA_DIR": folder,
        "PEREGRINE_CONFIG_DIR": folder,
        "PEREGRINE_DEBUG": "false",
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "peregrine.settings",
    }
