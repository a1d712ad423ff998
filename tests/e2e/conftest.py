"""A browser that is signed in. A script error or a refusal by the CSP fails the test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

# Playwright's synchronous API runs an event loop in the main thread, which Django would refuse.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# What Chromium says when a test cuts the line or the session, or the app refuses a move.
EXPECTED = (
    "Failed to load resource",
    "Response Status Error Code 401",
    "htmx:sendError",
    "htmx:afterRequest",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic"]
    quiet += ["--no-first-run", "--disable-background-networking", "--disable-sync"]
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return {**browser_type_launch_args, "executable_path": path, "args": quiet}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep SQLite in a file, as in real life: in shared memory a second writer cannot wait."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.db")


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, signed_in: Client) -> Iterator[Page]:
    """A signed-in page on the live server; open addresses as in `desk.goto("/jobs/review/")`."""
    cookie = signed_in.cookies[settings.SESSION_COOKIE_NAME]
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(8000)
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(EXPECTED):
            problems.append(message.text)

    # Chromium tells an open page of a first route in its own time, and a request may be faster:
    # with this one, which matches nothing, the routes of a test hold from the moment it sets them.
    page.route("**/no-such-address", lambda route: route.abort())
    page.on("console", note)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []
