"""The profile is filled from a resume after showing what would be written."""

from copy import deepcopy
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from jobs.models import Resume
from jobs.profile_offers import offers
from jobs.resumes.json_resume import JsonResume
from peregrine import conf
from peregrine.conf import store
from peregrine.conf.profile import UserProfile

RESUME = {
    "basics": {
        "name": "Ada Example",
        "email": "ada@example.com",
        "phone": "+1 555 0100",
        "url": "ada.example.com",
        "summary": "I build bridges.",
        "location": {"city": "Springfield", "region": "Oregon"},
        "profiles": [{"url": "https://code.example.com/ada"}],
    }
}

pytestmark = pytest.mark.django_db


@pytest.fixture
def resume() -> Resume:
    return Resume.objects.create(name="CV", data=deepcopy(RESUME), is_default=True)


def page(resume: Resume) -> str:
    return reverse("settings:profile-from-resume", args=[resume.pk])


def typed(resume: Resume, *take: str) -> dict[str, Any]:
    version = store.snapshot("user").version
    return {"version": version, "seen": resume.revision, "take": take}


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_an_empty_profile_is_offered_all_of_it_and_only_what_is_ticked_is_written(
    signed_in: Client, resume: Resume
) -> None:
    shown = html(signed_in.get(page(resume)))
    assert shown.count("checked") == 6
    assert conf.load_user().name == ""
    signed_in.post(page(resume), typed(resume, "name", "links", "location"))
    user = conf.load_user()
    assert (user.name, user.email, user.location) == ("Ada Example", "", "Springfield, Oregon")
    assert user.links == ["https://ada.example.com", "https://code.example.com/ada"]


def test_what_the_profile_says_is_never_ticked_by_itself(
    signed_in: Client, resume: Resume, settings: Settings
) -> None:
    path = settings.CONFIG_DIR / "user.yaml"
    path.write_text("name: Countess Ada  # really\nlinks: [https://code.example.com/ada/]\n")
    shown = html(signed_in.get(page(resume)))
    assert 'value="name" id="take-name">' in shown
    assert "Your profile says: <bdi>Countess Ada</bdi>" in shown
    signed_in.post(page(resume), typed(resume, "links", "phone"))
    assert conf.load_user().name == "Countess Ada"
    assert conf.load_user().links == ["https://code.example.com/ada/", "https://ada.example.com"]
    assert "# really" in path.read_text()
    signed_in.post(page(resume), typed(resume, "name"))
    assert conf.load_user().name == "Ada Example"


def test_what_changed_in_the_meantime_is_shown_again(
    signed_in: Client, resume: Resume, settings: Settings
) -> None:
    sent = typed(resume, "name")
    (settings.CONFIG_DIR / "user.yaml").write_text("name: Another\n")
    refused = signed_in.post(page(resume), sent)
    assert (refused.status_code, "changed in the meantime" in html(refused)) == (409, True)
    stale = typed(resume, "name") | {"seen": 9}
    assert signed_in.post(page(resume), stale).status_code == 409
    assert conf.load_user().name == "Another"


def test_nothing_ticked_and_what_the_profile_does_not_take_are_refused(
    signed_in: Client, resume: Resume
) -> None:
    assert signed_in.post(page(resume), typed(resume)).status_code == 422
    resume.data["basics"]["email"] = "ada at example"
    resume.save()
    refused = signed_in.post(page(resume), typed(resume, "email"))
    assert (refused.status_code, "e-mail address" in html(refused)) == (422, True)
    assert conf.load_user().email == ""


def test_a_broken_profile_is_said(signed_in: Client, resume: Resume, settings: Settings) -> None:
    (settings.CONFIG_DIR / "user.yaml").write_text("nam: x\n")
    assert "cannot be used as it is" in html(signed_in.get(page(resume)))


def test_a_complete_profile_is_offered_nothing() -> None:
    content = JsonResume.read(RESUME)
    profile = UserProfile(
        name="Ada Example",
        email="ada@example.com",
        phone="+1 555 0100",
        location="Springfield, Oregon",
        links=("http://ada.example.com/", "https://code.example.com/ada"),
        summary="I build bridges.",
    )
    assert offers(profile, content) == []


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, resume: Resume) -> None:
    assert client.get(page(resume)).headers["Location"].startswith("/login/")
