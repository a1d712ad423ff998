"""The owner's account: made once, with the link from the console."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from peregrine.web.owner import issue_claim_link

URL = "http://localhost:8501"
PASSWORD = "a falcon stoops at dawn"
FORM = {"username": "ada", "password1": PASSWORD, "password2": PASSWORD}
ROOT = Path(__file__).resolve().parents[3]


def claim_path() -> str:
    link = issue_claim_link(URL)
    assert link is not None
    return link.removeprefix(URL)


@pytest.mark.django_db
def test_the_link_makes_the_owner_and_signs_them_in(client: Client) -> None:
    path = claim_path()
    assert b"Make your account" in client.get(path).content
    response = client.post(path, FORM)
    assert (response.status_code, response["Location"]) == (302, "/")
    ada = User.objects.get()
    assert ada.is_superuser
    assert ada.is_staff
    assert ada.check_password(PASSWORD)
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.django_db
def test_a_name_with_spaces_or_emoji_is_refused_in_plain_words(client: Client) -> None:
    path = claim_path()
    response = client.post(path, FORM | {"username": "Анна 🙂"})
    assert response.status_code == 422
    assert "letters, digits and @ . + - _ only: no spaces, no emoji" in response.text
    assert not User.objects.exists()
    client.post(path, FORM | {"username": "Анна"})
    assert User.objects.get().get_username() == "Анна"


@pytest.mark.django_db
def test_only_a_digest_is_kept_and_nobody_else_may_read_it(settings: Settings) -> None:
    token = claim_path().partition("token=")[2]
    kept = settings.DATA_DIR / "owner-token"
    assert token not in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


@pytest.mark.django_db
def test_a_used_link_is_refused(client: Client, settings: Settings) -> None:
    path = claim_path()
    client.post(path, FORM)
    again = Client().post(path, FORM | {"username": "mallory"})
    assert again.status_code == 403
    assert User.objects.count() == 1
    assert not (settings.DATA_DIR / "owner-token").exists()


@pytest.mark.django_db
def test_a_newer_link_replaces_the_one_before(client: Client) -> None:
    older, newer = claim_path(), claim_path()
    assert client.get(older).status_code == 403
    assert client.get(newer).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?token=", "?token=guess"])
def test_without_the_right_token_it_says_where_the_link_is(client: Client, query: str) -> None:
    claim_path()
    response = client.post(f"/claim/{query}", FORM)
    assert response.status_code == 403
    assert b"console" in response.content
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_weak_password_is_refused_with_a_reason(client: Client) -> None:
    response = client.post(claim_path(), FORM | {"password1": "short", "password2": "short"})
    assert response.status_code == 422
    assert b"at least 10 characters" in response.content
    assert not User.objects.exists()


def test_no_link_is_given_out_when_there_is_an_owner(owner: User) -> None:
    assert issue_claim_link(URL) is None
    with pytest.raises(CommandError, match="--reset"):
        call_command("ownerlink")


def test_a_reset_link_sets_a_new_password_once(
    owner: User, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("ownerlink", "--reset", "--url", URL)
    path = capsys.readouterr().out.split()[-1].removeprefix(URL)
    form = client.get(path, follow=True)
    new = {"new_password1": PASSWORD, "new_password2": PASSWORD}
    response = client.post(form.request["PATH_INFO"], new)
    assert response["Location"] == "/"
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)
    assert b"does not work any more" in Client().get(path).content


@pytest.mark.django_db
def test_a_reset_link_needs_an_owner() -> None:
    with pytest.raises(CommandError, match="no owner yet"):
        call_command("ownerlink", "--reset")


CLAIM = """
import sys
import django
django.setup()
from django.contrib.auth.models import User
from peregrine.web.owner import ClaimRefused, claim
user = User(username=sys.argv[1])
user.set_unusable_password()
print("ready", flush=True)
sys.stdin.readline()
try:
    claim(user, sys.argv[2])
except ClaimRefused:
    print("refused")
else:
    print("won")
"""


@pytest.mark.slow
def test_of_four_claims_at_once_one_wins(tmp_path: Path, migrated: Path) -> None:
    shutil.copy(migrated, tmp_path)
    env = os.environ | {
        "PEREGRINE_DATA_DIR": str(tmp_path),
        "PEREGRINE_CONFIG_DIR": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "peregrine.settings",
        "SECRET_KEY": "only for this test",
        "PYTHONPATH": str(ROOT),
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    link = subprocess.run(
        [*manage, "ownerlink"], env=env, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    claims = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM, f"user{number}", link.partition("token=")[2]],
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for claim in claims:
        assert claim.stdout is not None
        assert claim.stdout.readline() == "ready\n"
    for claim in claims:
        assert claim.stdin is not None
        claim.stdin.write("go\n")
        claim.stdin.flush()
    answers = [claim.communicate(timeout=60)[0].strip() for claim in claims]
    assert sorted(answers) == ["refused", "refused", "refused", "won"]
