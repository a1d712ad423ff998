"""Error pages that help."""

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import DjangoAssertNumQueries, Settings

from peregrine import urls
from peregrine.web import errors

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500


def broken(request: HttpRequest) -> None:
    raise RuntimeError("a secret")


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]


def test_a_missing_page_says_so_and_leads_home(signed_in: Client) -> None:
    response = signed_in.get("/no/such/page/")
    assert response.status_code == 404
    assert b"There is nothing here" in response.content


def test_a_missing_page_asks_the_database_nothing(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/no/such/page/").status_code == 404


def test_a_crash_shows_a_page_without_the_details(owner: User, settings: Settings) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(owner)
    settings.ROOT_URLCONF = __name__
    response = client.get("/broken/")
    assert response.status_code == 500
    assert b"Something went wrong inside Peregrine" in response.content
    assert b"a secret" not in response.content


def test_the_crash_page_needs_no_database(rf: RequestFactory) -> None:
    assert errors.server_error(rf.get("/")).status_code == 500


@pytest.mark.django_db
def test_an_old_form_says_that_nothing_was_changed() -> None:
    response = Client(enforce_csrf_checks=True).post("/login/", {})
    assert response.status_code == 403
    assert b"Nothing was changed" in response.content


@pytest.mark.django_db
def test_an_unknown_host_is_told_where_to_add_it(client: Client) -> None:
    response = client.get("/login/", headers={"host": "peregrine.example"})
    assert response.status_code == 400
    assert b"PEREGRINE_ALLOWED_HOSTS" in response.content


@pytest.mark.parametrize("method", ["get", "put"])
def test_an_address_that_only_takes_forms_has_a_page(signed_in: Client, method: str) -> None:
    response = getattr(signed_in, method)("/jobs/change/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert b"There is no page to show here" in response.content
