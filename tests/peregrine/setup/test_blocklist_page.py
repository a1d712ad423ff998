from pathlib import Path

from django.test import Client
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import store

URL = "/settings/blocklist/"
TYPED = {
    "companies": "Example Staffing Inc\r\nAcme: the Company\r\n",
    "title_words": "unpaid",
    "phrases": "door to door\r\n",
    "domains": "jobs.example.com",
}


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_what_is_typed_is_saved(signed_in: Client) -> None:
    assert signed_in.post(URL, TYPED).status_code == 302
    blocklist = conf.load_blocklist()
    assert blocklist.companies == ["Example Staffing Inc", "Acme: the Company"]
    assert (blocklist.title_words, blocklist.phrases) == (["unpaid"], ["door to door"])
    assert blocklist.domains == ["jobs.example.com"]


def test_a_wrong_domain_is_explained(signed_in: Client) -> None:
    page = signed_in.post(URL, {**TYPED, "domains": "ok.example\nhttps://x.example/a"})
    assert page.status_code == 422
    assert page.context["form"].errors["domains"][0].startswith("Line 2: “https://x.example/a”")


def test_notes_in_the_file_stay(signed_in: Client, settings: Settings) -> None:
    path = Path(settings.CONFIG_DIR) / "blocklist.yaml"
    path.write_text("companies:\n  # they never answered\n  - Example Staffing Inc\n")
    version = store.snapshot("blocklist").version
    signed_in.post(URL, {**TYPED, "phrases": "", "domains": "", "version": version})
    assert path.read_text() == (
        "companies:\n  # they never answered\n  - Example Staffing Inc\n"
        '  - "Acme: the Company"\ntitle_words:\n  - unpaid\n'
    )
