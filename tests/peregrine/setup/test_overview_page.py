from pathlib import Path

from django.test import Client
from pytest_django import Settings

from peregrine.conf import store
from peregrine.conf.schemas import FILES
from peregrine.setup.views import PARTS

URL = "/settings/"


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_only_looking_is_allowed(signed_in: Client) -> None:
    assert signed_in.post(URL).status_code == 405


def test_every_file_is_listed() -> None:
    assert PARTS.keys() == FILES.keys()


def test_each_file_is_shown_with_its_state(signed_in: Client, settings: Settings) -> None:
    folder = Path(settings.CONFIG_DIR)
    (folder / "user.yaml").write_text("name: Ada\n")
    (folder / "llm.yaml").write_text("backends:\n  a: {type: gpt}\n")
    page = signed_in.get(URL).text
    assert page.count("Not there yet") == len(FILES) - 2
    assert page.count(">Fine<") == 1
    assert "1 to repair" in page
    assert "Line 2" in page
    assert "Allowed: openai_compat, anthropic, vision_service, template." in page
    for name in FILES:
        assert str(folder / f"{name}.yaml") in page


def test_fresh_files_are_all_fine(signed_in: Client) -> None:
    store.ensure_files()
    assert signed_in.get(URL).text.count(">Fine<") == len(FILES)


def test_a_problem_is_told_once_on_its_own_page_and_on_every_other(
    signed_in: Client, settings: Settings
) -> None:
    (Path(settings.CONFIG_DIR) / "user.yaml").write_text("nam: Ada\n")
    sentence = "is not a key that belongs here"
    for page in (URL, "/settings/profile/", "/settings/keywords/"):
        assert signed_in.get(page).text.count(sentence) == 1
