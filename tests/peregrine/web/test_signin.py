"""Signing in and out."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

RIGHT = {"username": "ada", "password": "correct horse battery"}
WRONG = RIGHT | {"password": "wrong"}


def test_the_right_password_leads_to_where_one_wanted_to_go(client: Client, owner: User) -> None:
    response = client.post("/login/?next=/password/", RIGHT | {"next": "/password/"})
    assert (response.status_code, response["Location"]) == (302, "/password/")


def test_a_foreign_address_after_sign_in_is_ignored(client: Client, owner: User) -> None:
    response = client.post("/login/", RIGHT | {"next": "https://evil.example/"})
    assert response["Location"] == "/"


def test_the_wrong_password_is_told_kindly(client: Client, owner: User) -> None:
    response = client.post("/login/", WRONG)
    assert b"enter a correct username and password" in response.content


def test_the_ninth_guess_is_locked_out_even_when_right(client: Client, owner: User) -> None:
    for _ in range(8):
        client.post("/login/", WRONG)
    response = client.post("/login/", RIGHT)
    assert response.status_code == 429
    assert b"Too many tries" in response.content
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_without_an_owner_it_says_where_the_link_is(client: Client) -> None:
    response = client.get("/login/")
    assert b"console" in response.content
    assert b"password" not in response.content


def test_sign_out_needs_a_post(signed_in: Client) -> None:
    assert signed_in.get("/logout/").status_code == 405
    assert signed_in.post("/logout/")["Location"] == "/login/"
    assert signed_in.get("/").status_code == 302


def test_the_password_can_be_changed(signed_in: Client, owner: User) -> None:
    new = {
        "old_password": RIGHT["password"],
        "new_password1": "a falcon stoops",
        "new_password2": "a falcon stoops",
    }
    assert signed_in.post("/password/", new)["Location"] == "/"
    owner.refresh_from_db()
    assert owner.check_password("a falcon stoops")
