"""Every page is closed to strangers, and every answer says what a browser may do with it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RoutePattern

ROOT = Path(__file__).resolve().parents[2]
# What a stranger may open. Whoever adds a line here explains it in its view.
OPEN_TO_ALL = {"login", "claim", "theme", "password_reset_confirm", "admin:login"}
EXAMPLES = {"int": "1", "slug": "x", "str": "x", "uuid": "0" * 8 + "-0000-4000-8000-" + "0" * 12}


def all_urls(
    resolver: URLResolver, prefix: str = "", namespace: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield each address with an example in place of each parameter, and its name."""
    for entry in resolver.url_patterns:
        route = prefix + example(entry)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from all_urls(entry, route, inner)
        elif isinstance(entry, URLPattern):
            yield route, f"{namespace}{entry.name}"


def example(entry: URLPattern | URLResolver) -> str:
    pattern = entry.pattern
    if not isinstance(pattern, RoutePattern):
        return str(pattern).lstrip("^").replace(r"(?P<url>.*)$", "anything")
    return re.sub(
        r"<(?:(\w+):)?\w+>", lambda match: EXAMPLES.get(match[1] or "str", "x"), str(pattern)
    )


URLS = [(f"/{route}", name) for route, name in all_urls(get_resolver())]


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_sign_in_from_every_page(client: Client, method: str) -> None:
    refusals = {
        path: response["Location"] if response.status_code == 302 else response.status_code
        for path, name in URLS
        if name not in OPEN_TO_ALL
        for response in [getattr(client, method)(path)]
    }
    assert len(refusals) > 50
    strays = {
        path: answer
        for path, answer in refusals.items()
        if not str(answer).startswith(("/login/", "/admin/login/"))
    }
    assert strays == {}


@pytest.mark.django_db
def test_the_open_pages_are_the_ones_we_know(client: Client) -> None:
    assert {name for _, name in URLS} >= OPEN_TO_ALL
    opened = {
        name
        for path, name in URLS
        if client.get(path).status_code != 302
        or not client.get(path)["Location"].startswith("/login/")
    }
    assert {name for name in opened if not name.startswith("admin:")} <= OPEN_TO_ALL


@pytest.mark.parametrize("path", ["/login/", "/", "/jobs/review/", "/admin/", "/no/such/page/"])
def test_the_browser_is_told_to_run_nothing_inline(signed_in: Client, path: str) -> None:
    response = signed_in.get(path)
    rules = dict(
        rule.strip().partition(" ")[::2] for rule in response["Content-Security-Policy"].split(";")
    )
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split()[0] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert not re.search("unsafe|https?:|[*]", response["Content-Security-Policy"])


def test_other_headers_are_strict(signed_in: Client) -> None:
    headers = signed_in.get("/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_every_form_carries_its_token(signed_in: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = signed_in.cookies
    assert strict.post(reverse("logout")).status_code == 403


def test_the_deploy_check_finds_nothing(tmp_path: Path) -> None:
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("DJANGO_")}
    env = inherited | {
        "PEREGRINE_HTTPS": "true",
        "PEREGRINE_DEBUG": "false",
        "PEREGRINE_DATA_DIR": str(tmp_path / "data"),
        "PEREGRINE_CONFIG_DIR": str(tmp_path / "config"),
        "SECRET_KEY": "k7#pQ2vX9mZ4wL8nR5tY1uJ6hG3fD0sA!bCeViOxKq$WzTyUmNjHgFdSaPlMoKi",
    }
    check = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stderr
