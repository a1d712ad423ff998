"""The choice of colours."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


def test_the_choice_is_in_the_first_byte_of_the_page(client: Client, owner: User) -> None:
    assert b"data-theme" not in client.get("/login/").content
    response = client.post("/theme/", {"theme": "dark", "next": "/login/"})
    assert response["Location"] == "/login/"
    assert b'<html lang="en" data-theme="dark">' in client.get("/login/").content


def test_the_device_decides_again(client: Client, owner: User) -> None:
    client.post("/theme/", {"theme": "dark"})
    client.post("/theme/", {"theme": ""})
    assert b"data-theme" not in client.get("/login/").content


@pytest.mark.django_db
def test_an_invented_theme_is_ignored(client: Client) -> None:
    client.cookies["peregrine_theme"] = '"><script>'
    assert b"data-theme" not in client.get("/login/").content


@pytest.mark.django_db
def test_it_leads_back_to_our_own_pages_only(client: Client) -> None:
    response = client.post("/theme/", {"theme": "dark", "next": "https://evil.example/"})
    assert response["Location"] == "/"
