"""The page that shows what the rows of a file become."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs.models import ColumnChoice, DiscoveryRun, Job
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task

HTMX = {"HX-Request": "true"}
IMPORT = reverse("jobs:import")
TABLE = b"Occupation,Who,Posted\nNurse,Acme,soon\n,Acme,\n"
CHOSEN = {"chosen": "1", "title": "Occupation", "company": "Who", "file": "mine.csv"}

pytestmark = pytest.mark.django_db


def send(client: Client, content: bytes = TABLE, **fields: Any) -> Any:
    file = SimpleUploadedFile("mine.csv", content)
    return client.post(IMPORT, {"file": file, "format": "auto"} | fields)


@pytest.fixture
def address(signed_in: Client) -> str:
    return str(send(signed_in)["Location"]).partition("?")[0]


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_an_unknown_table_is_shown_before_it_is_imported(signed_in: Client) -> None:
    response = send(signed_in)
    assert "/import/" in response["Location"]
    shown = html(signed_in.get(response["Location"]))
    assert '<th scope="col"><bdi>Occupation</bdi></th>' in shown
    assert "Say which column has the title" in shown
    assert "mine.csv" in shown
    assert not BackgroundTask.objects.exists()


def test_choosing_a_column_shows_what_becomes_of_it(signed_in: Client, address: str) -> None:
    shown = html(signed_in.get(address, CHOSEN | {"posted_on": "Posted"}, headers=HTMX))
    assert "<html" not in shown
    assert "<bdi>Nurse</bdi>" in shown
    assert "“soon” is no date that can be read" in shown
    assert "has no title" in shown
    assert "1 of the first 2 rows become posting" in shown


def test_without_a_script_a_button_shows_it(signed_in: Client, address: str) -> None:
    response = signed_in.post(address, CHOSEN | {"show": "1"}, follow=True)
    assert response.redirect_chain
    assert "<bdi>Nurse</bdi>" in html(response)
    assert "csrf" not in response.redirect_chain[0][0]


def test_importing_uses_the_columns_and_remembers_them(signed_in: Client, address: str) -> None:
    response = signed_in.post(address, CHOSEN)
    run = DiscoveryRun.objects.get()
    assert response["Location"] == run.get_absolute_url()
    assert run.task
    run_task(run.task.pk)
    run.refresh_from_db()
    assert (run.new_count, run.error_count, run.source) == (1, 1, "mine.csv")
    assert Job.objects.get().title == "Nurse"
    again = html(signed_in.get(send(signed_in, TABLE + b"Cook,Zenith,\n")["Location"]))
    assert "<bdi>Cook</bdi>" in again
    assert ColumnChoice.objects.count() == 1


def test_a_table_without_a_title_is_refused(signed_in: Client, address: str) -> None:
    response = signed_in.post(address, CHOSEN | {"title": ""})
    assert response.status_code == 422
    assert "which column has the title" in html(response)
    assert not BackgroundTask.objects.exists()


def test_a_column_that_is_not_there_is_refused(signed_in: Client, address: str) -> None:
    assert signed_in.post(address, CHOSEN | {"title": "Gone"}).status_code == 422


def test_a_known_format_can_be_looked_at(signed_in: Client) -> None:
    known = b'[{"title": "Nurse", "company": "Acme"}]'
    response = send(signed_in, known, look="on")
    shown = html(signed_in.get(response["Location"]))
    assert "Peregrine knows this kind of file" in shown
    assert "<bdi>Nurse</bdi>" in shown
    signed_in.post(response["Location"], {"file": "mine.json"})
    assert DiscoveryRun.objects.get().source == "mine.json"
    assert not ColumnChoice.objects.exists()


def test_a_file_that_is_gone_is_asked_for_again(
    signed_in: Client, address: str, settings: Any
) -> None:
    for file in Path(settings.DATA_DIR, "uploads").iterdir():
        file.unlink()
    assert "no longer here" in html(signed_in.get(address, follow=True))
    assert signed_in.get(reverse("jobs:import-columns", args=["x"])).status_code == 404


def test_the_page_is_for_the_owner_and_has_its_methods(
    signed_in: Client, client: Client, address: str
) -> None:
    assert signed_in.put(address).status_code == 405
    assert Client().get(address).status_code == 302


def test_it_asks_the_database_as_often_for_many_rows(signed_in: Client) -> None:
    counts = []
    for rows in (3, 30):
        where = send(signed_in, TABLE + b"Cook,Acme,\n" * rows)["Location"]
        with CaptureQueriesContext(
            connection,
        ) as queries:
            signed_in.get(where)
        counts.append(len(queries))
    assert counts[0] == counts[1]
