import pytest
from django.test import Client

from peregrine import conf
from peregrine.conf import store

URL = "/settings/contact/"


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client, db: None) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_nothing_is_told_unless_the_person_says_so(signed_in: Client) -> None:
    assert conf.load_network().contact == ""
    assert signed_in.post(URL, {"contact": "ada@example.com"}).status_code == 302
    assert conf.load_network().contact == "ada@example.com"
    assert not conf.load_network().airplane_mode
    sent = {"contact": "", "version": store.snapshot("network").version}
    signed_in.post(URL, sent)
    assert conf.load_network().contact == ""


@pytest.mark.parametrize("typed", ["me", "a@b.example (x)", "https://a b", "a@b.example\tX: y"])
def test_only_an_address_may_be_sent(signed_in: Client, typed: str) -> None:
    answer = signed_in.post(URL, {"contact": typed})
    assert answer.status_code == 422
    assert "one e-mail address or one web address" in answer.text


def test_other_methods_are_refused(signed_in: Client) -> None:
    assert signed_in.delete(URL).status_code == 405
