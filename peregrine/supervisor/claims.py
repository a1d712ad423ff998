"""What a supervisor must have for itself before it starts anything: its data folder, its port."""

import errno
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HIGHEST_PORT = 65535


class StartRefused(Exception):
    """Peregrine cannot start; the message tells the person why and what to do."""


@contextmanager
def claimed_folder(data_dir: Path, url: str) -> Iterator[None]:
    """Hold the data folder, so that no second supervisor works on it."""
    if not data_dir.is_dir():
        raise StartRefused(
            f"The data folder {data_dir} does not exist. Run `make setup` once: it makes it."
        )
    path = data_dir / "peregrine.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StartRefused(
            f"Peregrine may not write in its data folder {data_dir} ({error.strerror}). Make it "
            "writable for you, or set PEREGRINE_DATA_DIR to another folder."
        ) from error
    with os.fdopen(descriptor, "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartRefused(
                f"Peregrine already runs on the data folder {data_dir}: {file.read().strip()}. "
                "Stop it first, or give this one a folder of its own with PEREGRINE_DATA_DIR."
            ) from error
        file.truncate()
        file.write(f"{url} (process {os.getpid()})\n")
        file.flush()
        yield


def claimed_port(host: str, port: int) -> socket.socket:
    """Listen on the port. The web process inherits it, so a restart refuses no visitor."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise StartRefused(_port_refusal(host, port, error)) from error


def _port_refusal(host: str, port: int, error: OSError) -> str:
    other = f"make run PORT={port + 100 if port < _HIGHEST_PORT - 100 else 8601}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is already in use. Stop the program that uses it, "
            f"or start Peregrine on another port: {other}"
        )
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the system. Choose one above 1023, such as: {other}"
    return f"Peregrine cannot listen on {host}, port {port}: {error.strerror or error}."
