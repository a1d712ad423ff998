"""A search is killed in the middle: what came in is kept, and searching again is harmless."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.instance import ROOT, wait_for
from tests.jobs.boards.server import Asked, Reply, stand_in
from tests.jobs.discovery.boards import page, profile

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).with_name("search_once.py")


@pytest.fixture
def env(tmp_path: Path, migrated: Path) -> dict[str, str]:
    for folder in ("own-config", "own-data"):
        (tmp_path / folder).mkdir()
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "peregrine.settings",
        "PYTHONPATH": str(ROOT),
        "PEREGRINE_DATA_DIR": str(tmp_path / "own-data"),
        "PEREGRINE_CONFIG_DIR": str(tmp_path / "own-config"),
        "DATABASE_URL": "",
    }
    shutil.copy(migrated, tmp_path / "own-data")
    profile(tmp_path / "own-config", boards=["remoteok", "remotive"])
    return env


def start(env: dict[str, str], address: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), address], env=env, stdout=subprocess.PIPE, text=True
    )


def rows(env: dict[str, str], query: str) -> list[Any]:
    with sqlite3.connect(Path(env["PEREGRINE_DATA_DIR"]) / "staging.db") as database:
        return database.execute(query).fetchall()


def test_a_search_that_was_killed_can_be_made_again(env: dict[str, str]) -> None:
    is_over = threading.Event()

    def hang(asked: Asked) -> Reply:
        is_over.wait(60)
        return Reply(status=503)

    many = page(*(f"Data Engineer {n}" for n in range(300)))
    with stand_in({"/remoteok": many, "/remotive": hang}) as server:
        process = start(env, server.url)
        saved = "SELECT count(*) FROM jobs_job"
        wait_for(lambda: rows(env, saved)[0][0] >= 100, "the first postings are saved")
        process.kill()
        process.wait()
        is_over.set()

        server.routes["/remotive"] = page("Data Engineer 7", first=900)
        again = start(env, server.url)
        said, _ = again.communicate(timeout=60)
    assert again.returncode == 0
    assert said.split()[2] in ("found", "unchanged")
    assert said.split()[3] == "found"
    assert rows(env, "SELECT count(*), count(DISTINCT title) FROM jobs_job") == [(300, 300)]
    states = rows(env, "SELECT status FROM jobs_discoveryrun ORDER BY id")
    assert states == [("running",), ("completed",)]
