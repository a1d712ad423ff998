"""Fixtures that every test may use. Sockets outside loopback are blocked."""

import gc
import os
import sqlite3
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import DjangoDbBlocker, Settings
from pytest_socket import socket_allow_hosts

from tests.instance import ROOT

# A loaded machine is slow: speed is for the benchmarks. The same examples every time: a red test
# means a changed program.
hypothesis.register_profile(
    "suite",
    max_examples=50,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("suite")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for garbage among what the tests make, seldom, and not among the tests themselves."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(10_000)
        gc.enable()


def pytest_runtest_setup() -> None:
    socket_allow_hosts(["127.0.0.1", "::1", "localhost"], allow_unix_socket=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: Settings) -> None:
    """Give every test its own empty config and data folders."""
    settings.CONFIG_DIR = tmp_path / "config"
    settings.DATA_DIR = tmp_path / "data"
    settings.CONFIG_DIR.mkdir()
    settings.DATA_DIR.mkdir()


@pytest.fixture(autouse=True, scope="session")
def quick_ways() -> Iterator[None]:
    """Hash a password once, and look for a static file when it is asked for.

    Every test has a client of its own; else each would list all static files first.
    """
    with override_settings(
        PASSWORD_HASHERS=["tests.hashing.OneRound"], WHITENOISE_AUTOREFRESH=True
    ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Copy the database of the tests into a file, before any of them has written."""
    file = tmp_path_factory.mktemp("migrated") / "staging.db"
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock(), closing(sqlite3.connect(file)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
    return file


@pytest.fixture(scope="session")
def migrated(django_db_setup: Path) -> Path:
    """Return a migrated SQLite file, of which the processes that a test starts get a copy."""
    if not django_db_setup.exists():
        env = os.environ | {"PEREGRINE_DATA_DIR": str(django_db_setup.parent), "DATABASE_URL": ""}
        migrate = [sys.executable, str(ROOT / "manage.py"), "migrate", "-v0", "--skip-checks"]
        subprocess.run(migrate, env=env, check=True)
    return django_db_setup


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("ada", "ada@example.com", "correct horse battery")


@pytest.fixture
def signed_in(client: Client, owner: User) -> Client:
    """A signed-in test client."""
    client.force_login(owner)
    return client
