"""A PostgreSQL server of our own in a temporary folder, for as long as a measurement takes.

It has the quarter of the machine's memory that PostgreSQL's manual advises to give it.
# Reference: https://www.postgresql.org/docs/current/runtime-config-resource.html
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PROGRAMS = Path("/usr/lib/postgresql")  # where Debian keeps them


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yield the address of a fresh server, or an empty string where PostgreSQL is missing."""
    programs = _programs()
    if programs is None:
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="peregrine-bench-pg-") as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data = f"--pgdata={folder}/data"
        port = _free_port()
        _call(programs / "initdb", "--auth=trust", "--username=peregrine", "--encoding=UTF8", data)
        options = f"--options=-p {port} -h 127.0.0.1 -k {folder} -c shared_buffers={_memory()}MB"
        _call(programs / "pg_ctl", data, "--wait", f"--log={folder}/log", options, "start")
        try:
            yield f"postgres://peregrine@127.0.0.1:{port}/postgres"
        finally:
            _call(programs / "pg_ctl", data, "--mode=immediate", "stop")


def _programs() -> Path | None:
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).resolve().parent
    found = sorted(path.parent for path in _PROGRAMS.glob("*/bin/pg_ctl"))
    return found[-1] if found else None


def _call(program: Path, *arguments: str) -> None:
    # PostgreSQL refuses to run as root.
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(  # noqa: S603
        [*as_postgres, str(program), *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=tempfile.gettempdir(),
    )


def _memory() -> int:
    """Return a quarter of the machine's memory, in MB."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // (4 << 20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
