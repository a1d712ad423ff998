import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from jobs.boards import registry
from jobs.boards.base import SearchBoard
from jobs.boards.web import open_client
from peregrine import conf
from peregrine.conf import store
from peregrine.models import EgressRecord
from peregrine.setup.board_keys import try_board
from tests.jobs.boards.server import Reply, StandIn, stand_in

PAGES = ["/settings/adzuna/", "/settings/usajobs/", "/settings/craigslist/"]


@pytest.fixture
def folder(settings: Settings) -> Path:
    return Path(settings.CONFIG_DIR)


@pytest.mark.parametrize("url", PAGES)
def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None, url: str) -> None:
    assert client.get(url).headers["Location"].startswith("/login/")
    assert (
        client.post(f"{url}".replace("settings/", "settings/boards/") + "try/").status_code == 302
    )


@pytest.mark.parametrize("url", PAGES)
def test_a_page_shows_and_other_methods_are_refused(signed_in: Client, url: str) -> None:
    assert signed_in.get(url).status_code == 200
    assert signed_in.delete(url).status_code == 405


def test_a_key_is_saved_and_never_shown_again(signed_in: Client, folder: Path) -> None:
    sent = {
        "app_id": "id-7",
        "app_key": "key-12345",
        "daily_quota": "250",
        "countries": ["de", "at"],
    }
    assert signed_in.post(PAGES[0], sent).status_code == 302
    config = conf.load_adzuna()
    assert (config.app_id, config.app_key, config.countries) == ("id-7", "key-12345", ["de", "at"])
    page = signed_in.get(PAGES[0]).text
    assert "key-12345" not in page
    assert "saved; type a new one" in page
    assert (folder / "adzuna.yaml").stat().st_mode & 0o777 == 0o600


def test_an_empty_box_keeps_the_key_and_a_dash_removes_it(signed_in: Client, folder: Path) -> None:
    (folder / "adzuna.yaml").write_text("app_id: id-7\napp_key: key-12345\n")
    sent = {"app_id": "", "app_key": "", "daily_quota": "99"}
    signed_in.post(PAGES[0], {**sent, "version": store.snapshot("adzuna").version})
    config = conf.load_adzuna()
    assert (config.app_key, config.daily_quota) == ("key-12345", 99)
    signed_in.post(PAGES[0], {**sent, "app_key": "-", "version": store.snapshot("adzuna").version})
    assert conf.load_adzuna().app_key == ""


def test_a_conflict_and_an_error_show_no_key(signed_in: Client, folder: Path) -> None:
    (folder / "usajobs.yaml").write_text("email: ada@example.com\napi_key: key-12345\n")
    sent = {"email": "new@example.com", "api_key": "key-67890", "version": "old"}
    answer = signed_in.post(PAGES[1], sent)
    assert answer.status_code == 409
    assert "ada@example.com" in answer.text  # what the file says
    assert "key-" not in answer.text
    answer = signed_in.post(PAGES[1], {**sent, "email": "nobody"})
    assert answer.status_code in {409, 422}
    assert "key-" not in answer.text


def test_cities_are_checked(signed_in: Client, folder: Path) -> None:
    sent = {"cities": "portland\r\nNew York", "categories": "jjj"}
    answer = signed_in.post(PAGES[2], sent)
    assert answer.status_code == 422
    assert "Line 2" in answer.text
    signed_in.post(PAGES[2], {**sent, "cities": "portland\r\nseattle"})
    assert conf.load_craigslist().cities == ["portland", "seattle"]


# --- trying a board --------------------------------------------------------------------------


@pytest.fixture
def adzuna(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    (folder / "adzuna.yaml").write_text("app_id: id-7\napp_key: key-12345\ncountries: [gb]\n")
    with stand_in({}) as server:
        boards: list[SearchBoard] = [
            registry.Adzuna(
                account=conf.load_adzuna, asked_today=lambda: 0, base_url=server.url, gap_seconds=0
            )
        ]
        monkeypatch.setattr(registry, "SEARCH_BOARDS", boards)
        yield server


def answer(**fields: Any) -> Reply:
    return Reply(json.dumps(fields).encode())


def test_a_try_asks_the_board_once_and_says_what_it_has(adzuna: StandIn, db: None) -> None:
    adzuna.routes["/v1/api/jobs/gb/search/1"] = answer(
        results=[
            {
                "id": "1",
                "title": "Office Manager",
                "company": {"display_name": "Acme"},
                "redirect_url": "https://www.adzuna.co.uk/land/ad/1",
            }
        ]
    )
    tried = try_board("adzuna", client=open_client("adzuna", allow_private=True))
    assert tried.is_good
    assert tried.sentence == "Adzuna answers. It has, for example: Office Manager at Acme."
    row = EgressRecord.objects.get()
    assert row.personal == ["what you search for", "your key to the service"]


def test_a_try_with_a_wrong_key_says_so(adzuna: StandIn, db: None) -> None:
    adzuna.routes["/v1/api/jobs/gb/search/1"] = Reply(status=401)
    tried = try_board("adzuna", client=open_client("adzuna", allow_private=True))
    assert not tried.is_good
    assert "Adzuna did not accept the key" in tried.sentence


def test_a_try_without_a_key_says_what_is_missing(signed_in: Client) -> None:
    page = signed_in.post("/settings/boards/usajobs/try/", follow=True)
    assert page.redirect_chain == [("/settings/usajobs/", 302)]
    assert "USAJOBS needs a key" in page.text
    assert signed_in.get("/settings/boards/usajobs/try/").status_code == 405
    assert signed_in.post("/settings/boards/indeed/try/").status_code == 404
