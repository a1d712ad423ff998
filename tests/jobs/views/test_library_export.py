"""The addresses of exported views."""

import pytest
from django.test import Client

from jobs.models import SavedView
from tests.factories import make_job

pytestmark = pytest.mark.django_db

URL = "/jobs/export/"


def content(client: Client, address: str) -> str:
    answer = client.get(URL + address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type]


def test_a_view_is_handed_out_with_the_columns_chosen_for_it(signed_in: Client) -> None:
    make_job(title="Nurse", score=80)
    make_job(title="Clerk")
    SavedView.objects.create(name="Nurses", query="q=nurse", columns=["match", "company"])
    assert content(signed_in, "csv/?q=nurse") == (
        "Title,Match,Company\r\nNurse,80,Northwind Traders\r\n"
    )
    answer = signed_in.get(f"{URL}xlsx/?q=nurse")
    assert 'filename="jobs_Nurses_' in answer.headers["Content-Disposition"]
    assert "Description" in content(signed_in, "csv/?q=nurse&all=1")


def test_other_views_have_the_columns_of_all_jobs(signed_in: Client) -> None:
    make_job(title="Nurse")
    assert content(signed_in, "csv/").startswith("Title,Company,Place,Remote,Pay,Match")
    SavedView.objects.create(name="All jobs", is_default=True, columns=["stage"])
    assert content(signed_in, "csv/?q=nurse") == "Title,Stage\r\nNurse,To review\r\n"


def test_the_page_offers_every_format_of_the_view(signed_in: Client) -> None:
    make_job(title="Nurse")
    page = signed_in.get("/jobs/?q=nurse").text
    for form in ("csv", "xlsx", "json"):
        assert f'href="/jobs/export/{form}/?q=nurse"' in page


def test_a_view_that_is_not_understood_is_not_handed_out(signed_in: Client) -> None:
    make_job(title="Nurse")
    answer = signed_in.get(f"{URL}csv/?stage=new")
    assert answer.status_code == 422
    assert "Nothing was exported." in answer.text
    assert '<input type="hidden" name="next" value="/jobs/">' in answer.text


def test_what_is_not_there_is_refused(signed_in: Client) -> None:
    assert signed_in.get(f"{URL}pdf/").status_code == 404
    assert signed_in.post(f"{URL}csv/").status_code == 405
    signed_in.logout()
    assert signed_in.get(f"{URL}csv/").headers["Location"].startswith("/login/")
