"""Two processes import the same file at the same time, on SQLite and on PostgreSQL."""

import os
import re
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.jobs.importing.test_importer import write_csv

ROOT = Path(__file__).resolve().parents[3]
ROWS = 3_000

pytestmark = pytest.mark.slow


def start(env: dict[str, str], *command: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *command],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(env: dict[str, str], *command: str) -> str:
    process = start(env, *command)
    said = process.communicate(timeout=120)[0]
    assert process.returncode == 0
    return said


@pytest.fixture
def sqlite(tmp_path: Path, migrated: Path) -> dict[str, str]:
    shutil.copy(migrated, tmp_path)
    return {**os.environ, "PEREGRINE_DATA_DIR": str(tmp_path), "DATABASE_URL": ""}


@pytest.fixture
def postgresql(tmp_path: Path) -> Iterator[dict[str, str]]:
    url = os.environ.get("TEST_POSTGRES_URL") or os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        pytest.skip("TEST_POSTGRES_URL names no PostgreSQL server, as postgres://user:pw@host/db")
    name = f"peregrine_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        own = f"{url.rpartition('/')[0]}/{name}"
        env = {**os.environ, "PEREGRINE_DATA_DIR": str(tmp_path), "DATABASE_URL": own}
        run(env, "migrate", "-v0", "--skip-checks")
        yield env
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_every_posting_becomes_one_job(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    env: dict[str, str] = request.getfixturevalue(database)
    env = {**env, "PEREGRINE_CONFIG_DIR": str(tmp_path)}
    file = write_csv(tmp_path / "postings.csv", ROWS)
    both = [start(env, "importjobs", str(file)) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    counts = [re.findall(r"\d+", out.rpartition("imported")[2])[:4] for out, _ in said]
    new, seen, hidden, errors = (sum(map(int, each)) for each in zip(*counts, strict=True))
    assert (new, seen, hidden, errors) == (ROWS, ROWS, 0, 0)
    rows = "from jobs.models import *; print(Job.objects.count(), Sighting.objects.count())"
    assert run(env, "shell", "-v0", "-c", rows).split() == [str(ROWS), str(ROWS)]
