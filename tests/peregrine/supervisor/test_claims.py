import socket
from pathlib import Path

import pytest

from peregrine.supervisor.claims import StartRefused, claimed_folder, claimed_port


def test_folder_is_claimed_once_and_free_afterwards(tmp_path: Path) -> None:
    second = claimed_folder(tmp_path, "http://localhost:8601")
    with (
        claimed_folder(tmp_path, "http://localhost:8501"),
        pytest.raises(StartRefused, match=r"already runs.*http://localhost:8501 \(process"),
        second,
    ):
        pass
    with claimed_folder(tmp_path, "http://localhost:8601"):
        pass


def test_missing_folder_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match=r"does not exist\. Run `make setup` once"):
        claimed_folder(tmp_path / "nowhere", "").__enter__()


def test_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "peregrine.lock").mkdir()  # even root may not write a folder as a file
    with pytest.raises(StartRefused, match=r"may not write in its data folder .* PEREGRINE_DATA"):
        claimed_folder(tmp_path, "").__enter__()


def test_port_in_use_names_another_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(StartRefused, match=f"Port {port} is already in use.*make run PORT="):
            claimed_port("127.0.0.1", port)


def test_unknown_host_is_a_sentence() -> None:
    with pytest.raises(StartRefused, match=r"cannot listen on 203\.0\.113\.7, port 8501"):
        claimed_port("203.0.113.7", 8501)
