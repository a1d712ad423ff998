"""Fixtures that every test may use. Sockets outside loopback are blocked."""

import gc
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django import Settings
from pytest_socket import socket_allow_hosts

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


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("ada", "ada@example.com", "correct horse battery")


@pytest.fixture
def signed_in(client: Client, owner: User) -> Client:
    """A signed-in test client."""
    client.force_login(owner)
    return client
