"""50 processes submit the same work at the same moment, on SQLite and on PostgreSQL."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).resolve().parents[3]
SUBMITS = 50

pytestmark = pytest.mark.slow


def _manage(env: dict[str, str], *command: str) -> str:
    program = [sys.executable, str(ROOT / "manage.py"), *command]
    return subprocess.run(program, env=env, capture_output=True, text=True, check=True).stdout


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
        _manage(env, "migrate", "-v0", "--skip-checks")
        yield env
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_50_processes_get_one_row_and_one_queue_entry(
    database: str, request: pytest.FixtureRequest
) -> None:
    env: dict[str, str] = request.getfixturevalue(database)
    job = "from tests.factories import make_job; print(make_job().pk)"
    job_pk = _manage(env, "shell", "-v0", "-c", job).strip()

    program = [sys.executable, "-m", "tests.peregrine.tasks.submitter", str(SUBMITS), job_pk]
    with subprocess.Popen(
        program, env=env, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as submitters:
        assert submitters.stdout is not None
        assert [submitters.stdout.readline() for _ in range(SUBMITS)] == ["ready\n"] * SUBMITS
        answers = submitters.communicate("go\n", timeout=120)[0].split()

    count = (
        "from peregrine.models import BackgroundTask; from django_q.models import OrmQ;"
        "print(list(BackgroundTask.objects.values_list('pk', flat=True)), OrmQ.objects.count())"
    )
    assert _manage(env, "shell", "-v0", "-c", count).strip() == f"[{answers[0]}] 1"
    assert answers == [answers[0]] * SUBMITS
