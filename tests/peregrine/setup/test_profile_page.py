from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from peregrine import conf
from peregrine.conf import store

URL = "/settings/profile/"
TYPED = {
    "name": "Ada Example",
    "email": "ada@example.com",
    "phone": "+1 555 0100",
    "location": "Springfield",
    "links": "https://a.example\r\n\r\n https://b.example \r\n",
    "summary": "I build things.\r\nI mend others.",
    "voice": "Short sentences.",
    "letter_closing": "Best wishes,",
    "paper": "letter",
    "letter_layout": "classic",
}


@pytest.fixture
def path(settings: Settings) -> Path:
    return Path(settings.CONFIG_DIR) / "user.yaml"


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.delete(URL).status_code == 405


def test_the_page_shows_what_the_file_says(signed_in: Client, path: Path) -> None:
    path.write_text("name: Ada\nlinks: [https://a.example, https://b.example]\n")
    page = signed_in.get(URL)
    assert page.status_code == 200
    assert 'value="Ada"' in page.text
    assert "https://a.example\nhttps://b.example" in page.text


def test_what_is_typed_is_saved(signed_in: Client, path: Path) -> None:
    answer = signed_in.post(URL, TYPED)
    assert (answer.status_code, answer.headers["Location"]) == (302, URL)
    user = conf.load_user()
    assert (user.name, user.email, user.phone) == ("Ada Example", "ada@example.com", "+1 555 0100")
    assert user.links == ["https://a.example", "https://b.example"]
    assert user.summary == "I build things.\nI mend others."
    assert user.voice == "Short sentences."
    assert user.paper == "letter"
    assert "Your profile is saved." in signed_in.get(URL).text
    assert "# Your name, as it stands at the head of a letter.\nname: Ada Example\n" in (
        path.read_text()
    )


def test_companies_that_may_not_be_named_are_lines(signed_in: Client, path: Path) -> None:
    typed = {**TYPED, "nda_companies": "Heron Bank = a large bank\r\n\r\nAcme\r\n"}
    signed_in.post(URL, typed)
    heron, acme = conf.load_user().nda_companies
    assert (heron.name, heron.instead, acme.name) == ("Heron Bank", "a large bank", "Acme")
    assert "Heron Bank = a large bank\nAcme" in signed_in.get(URL).text
    assert signed_in.post(URL, {**typed, "version": ""}).status_code == 302  # nothing changed


def test_a_company_without_a_name_is_explained(signed_in: Client) -> None:
    page = signed_in.post(URL, {**TYPED, "nda_companies": "Acme\n = a large bank"})
    assert page.status_code == 422
    assert page.context["form"].errors["nda_companies"][0].startswith("Line 2: This must not be")


def test_keys_that_the_page_does_not_show_stay(signed_in: Client, path: Path) -> None:
    path.write_text("services:\n  ollama: http://gpu.example:1\n")
    signed_in.post(URL, {**TYPED, "version": store.snapshot("user").version})
    assert conf.load_user().services.ollama == "http://gpu.example:1"
    assert conf.load_user().name == "Ada Example"


def test_a_wrong_value_is_explained_at_its_field_and_kept(signed_in: Client, path: Path) -> None:
    wrong = {**TYPED, "email": "ada at example", "links": "https://a.example\nno link at all"}
    page = signed_in.post(URL, wrong)
    assert page.status_code == 422
    form = page.context["form"]
    assert form.errors["email"] == ["This must be one e-mail address, such as ada@example.com."]
    assert form.errors["links"][0].startswith("Line 2: This must be one web address")
    assert 'value="ada at example"' in page.text
    assert 'aria-invalid="true"' in page.text
    assert not path.exists()


def test_a_file_that_changed_meanwhile_wins_until_the_person_decides(
    signed_in: Client, path: Path
) -> None:
    path.write_text("name: Ada\nlocation: Berlin\n")
    version = signed_in.get(URL).context["form"]["version"].value()
    path.write_text("name: Ada\nlocation: Paris\n")

    page = signed_in.post(URL, {**TYPED, "version": version})
    assert page.status_code == 409
    assert path.read_text() == "name: Ada\nlocation: Paris\n"
    assert "Nothing was saved yet" in page.text
    assert "Where you live, in the file" in page.text
    assert "Paris" in page.text
    assert 'value="Springfield"' in page.text

    again = {**TYPED, "version": page.context["form"]["version"].value()}
    assert signed_in.post(URL, again).status_code == 302
    assert conf.load_user().location == "Springfield"


def test_two_tabs_notice_one_another_on_the_very_first_save(signed_in: Client) -> None:
    assert signed_in.post(URL, {**TYPED, "version": ""}).status_code == 302
    assert signed_in.post(URL, {**TYPED, "name": "Bob", "version": ""}).status_code == 409
    assert conf.load_user().name == "Ada Example"


def test_the_same_text_from_two_tabs_is_no_conflict(signed_in: Client) -> None:
    assert signed_in.post(URL, {**TYPED, "version": ""}).status_code == 302
    assert signed_in.post(URL, {**TYPED, "version": ""}).status_code == 302


@pytest.mark.parametrize("content", [b"nam: Ada\n", b"name:\t[\n", b"", b"\xff\xfe\x00"])
def test_a_broken_file_is_shown_and_left_alone(
    signed_in: Client, path: Path, content: bytes
) -> None:
    path.write_bytes(content)
    page = signed_in.get(URL)
    assert page.status_code == 200
    assert "cannot be used as it is" in page.text
    assert str(path) in page.text
    assert "<textarea" not in page.text

    page = signed_in.post(URL, TYPED)
    assert page.status_code == 422
    assert "nothing was saved" in page.text
    assert 'value="Ada Example"' in page.text
    assert path.read_bytes() == content


def test_hostile_text_is_shown_as_text(signed_in: Client, path: Path) -> None:
    signed_in.post(URL, {**TYPED, "name": "<script>alert(1)</script>", "summary": "a\0b"})
    assert not path.exists()  # NUL
    signed_in.post(URL, {**TYPED, "name": "<script>alert(1)</script>"})
    page = signed_in.get(URL)
    assert "<script>alert(1)" not in page.text
    assert conf.load_user().name == "<script>alert(1)</script>"


def test_a_folder_that_cannot_be_written_is_explained(signed_in: Client, path: Path) -> None:
    (path.parent / ".lock").mkdir()
    page = signed_in.post(URL, TYPED)
    assert page.status_code == 422
    assert "cannot be written" in page.text
    assert 'value="Ada Example"' in page.text
