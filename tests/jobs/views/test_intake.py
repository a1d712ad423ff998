"""Jobs in: the import page, runs, one run, hidden postings; with and without htmx."""

import json
import os
import resource
from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobs.importing import uploads
from jobs.models import BoardOutcome, DiscoveryRun, HiddenPosting, Job
from peregrine.management.commands.serve import BODY_MAX
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.postings import make_posting, make_rules, make_run, take

HTMX = {"HX-Request": "true"}
IMPORT, RUNS, HIDDEN = reverse("jobs:import"), reverse("jobs:runs"), reverse("jobs:hidden")
DISCOVER = reverse("jobs:discover")
LISTING = {"id": "1", "title": "Data Engineer", "company": "Acme", "url": "https://acme.example/1"}

pytestmark = pytest.mark.django_db


def upload(name: str = "postings.json", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or json.dumps([LISTING, {"x": 1}]).encode())


def send(client: Client, file: SimpleUploadedFile | None = None, **fields: Any) -> HttpResponse:
    data = {"file": file or upload(), "format": "auto"} | fields
    return client.post(IMPORT, data)  # type: ignore[return-value]


def html(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def make_profiles(settings: Any, text: str = "profiles: [{name: Data, titles: [Nurse]}]") -> None:
    (settings.CONFIG_DIR / "search_profiles.yaml").write_text(text)


# --- import


def test_the_import_page_has_a_form_and_says_when_there_were_no_imports(signed_in: Client) -> None:
    page = html(signed_in.get(IMPORT))  # type: ignore[arg-type]
    assert 'enctype="multipart/form-data"' in page
    assert "None yet" in page


def test_an_upload_goes_to_its_run_and_the_worker_imports_it(signed_in: Client) -> None:
    response = send(signed_in)
    run = DiscoveryRun.objects.get()
    assert response["Location"] == run.get_absolute_url()
    waiting = html(signed_in.get(run.get_absolute_url()))  # type: ignore[arg-type]
    assert 'hx-trigger="every 1s"' in waiting
    assert '<meta http-equiv="refresh"' in waiting
    assert run.task
    run_task(run.task.pk)
    run.refresh_from_db()
    assert (run.new_count, run.error_count, run.status) == (1, 1, "completed")
    assert run.task
    run.task.refresh_from_db()
    assert run.task.result["summary"] == "Imported 1 new, 0 sightings, 0 hidden, 1 errors."
    done = html(signed_in.get(run.get_absolute_url()))  # type: ignore[arg-type]
    assert "hx-trigger" not in done.partition('id="run"')[2]
    assert "Review the new jobs" in done
    assert "has no title" in done


def test_the_upload_is_kept_outside_the_web_root_until_it_is_imported(
    signed_in: Client, settings: Any
) -> None:
    send(signed_in)
    (file,) = Path(settings.DATA_DIR, "uploads").iterdir()
    assert len(file.name) == 64
    assert signed_in.get(f"/static/../uploads/{file.name}").status_code == 404
    task = BackgroundTask.objects.get()
    run_task(task.pk)
    assert not file.exists()


def test_sending_a_file_twice_is_one_import(signed_in: Client) -> None:
    first, second = send(signed_in), send(signed_in)
    assert first["Location"] == second["Location"]
    assert BackgroundTask.objects.count() == DiscoveryRun.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "This is a PDF document"),
        (b"PK\x03\x04", "spreadsheet"),
        (b"a\n1\n", "cannot tell what this file is"),
        (b" \n", "is empty"),
    ],
)
def test_a_wrong_file_is_refused_at_once(
    signed_in: Client, settings: Any, content: bytes, words: str
) -> None:
    response = send(signed_in, upload("x.csv", content))
    assert response.status_code == 422
    assert words in html(response)
    assert not list(Path(settings.DATA_DIR, "uploads").iterdir())
    assert not BackgroundTask.objects.exists()


def test_no_file_and_a_strange_format_are_refused(signed_in: Client) -> None:
    response = signed_in.post(IMPORT, {"format": "auto"})
    assert response.status_code == 422
    assert "Choose a file first" in html(response)  # type: ignore[arg-type]
    assert send(signed_in, format="exe").status_code == 422


def test_a_file_that_is_too_large_is_refused(signed_in: Client, settings: Any) -> None:
    settings.UPLOAD_MAX = 1024**2
    response = send(signed_in, upload("x.csv", b"x" * (1024**2 + 1)))
    assert response.status_code == 422
    assert "larger than 1 MB" in html(response)


def test_a_file_that_is_too_large_comes_as_far_as_the_sentence_that_says_so(settings: Any) -> None:
    assert BODY_MAX > 2 * settings.UPLOAD_MAX


def test_a_full_disk_is_said_and_leaves_nothing_behind(signed_in: Client, settings: Any) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        response = send(signed_in, upload("x.csv", b"x" * 5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert response.status_code == 422
    assert "could not be stored on this computer: File too large" in html(response)
    assert not list(Path(settings.DATA_DIR, "uploads").iterdir())


def test_an_upload_that_is_gone_fails_for_good(signed_in: Client) -> None:
    send(signed_in)
    task = BackgroundTask.objects.get()
    uploads.discard(task.params["upload"])
    run_task(task.pk)
    task.refresh_from_db()
    assert task.status == TaskStatus.FAILED
    assert not task.is_retryable
    assert "Upload it again" in task.error


def test_a_broken_blocklist_stops_the_import_and_says_where(
    signed_in: Client, settings: Any
) -> None:
    send(signed_in)
    (settings.CONFIG_DIR / "blocklist.yaml").write_text("companys: []\n")
    task = BackgroundTask.objects.get()
    run_task(task.pk)
    task.refresh_from_db()
    assert "blocklist.yaml, line 1" in task.error
    page = html(signed_in.get(DiscoveryRun.objects.get().get_absolute_url()))  # type: ignore[arg-type]
    assert "blocklist.yaml, line 1" in page
    assert "Try again" in page


def test_uploads_that_nobody_imported_are_forgotten_after_a_week(
    signed_in: Client, settings: Any
) -> None:
    folder = Path(settings.DATA_DIR, "uploads")
    folder.mkdir()
    old = folder / ("0" * 64)
    old.touch()
    os.utime(old, (0, 0))
    send(signed_in)
    assert not old.exists()


def test_upload_names_are_checked() -> None:
    with pytest.raises(ValueError, match="Not the name"):
        uploads.path_of("../../etc/passwd")


# --- runs and one run


def test_without_runs_the_page_says_what_to_do(signed_in: Client) -> None:
    page = html(signed_in.get(RUNS))  # type: ignore[arg-type]
    assert "No postings have come in yet" in page
    assert IMPORT in page
    assert "No search profile is active" in page


def test_with_an_active_profile_the_boards_can_be_searched(
    signed_in: Client, settings: Any
) -> None:
    make_profiles(settings)
    assert "Search the boards now" in html(signed_in.get(RUNS))  # type: ignore[arg-type]
    response = signed_in.post(DISCOVER)
    assert response["Location"] == RUNS
    task = BackgroundTask.objects.get()
    assert task.task_type == "discover"
    signed_in.post(DISCOVER)
    assert BackgroundTask.objects.count() == 1
    assert f'id="task-{task.pk}"' in html(signed_in.get(RUNS))  # type: ignore[arg-type]


def test_broken_profiles_are_explained_and_the_rest_works(signed_in: Client, settings: Any) -> None:
    make_profiles(settings, "profiles:\n  - nmae: Data\n")
    make_run(source="old.csv")
    page = html(signed_in.get(RUNS))  # type: ignore[arg-type]
    assert "search_profiles.yaml, line 2" in page
    assert "old.csv" in page
    signed_in.post(DISCOVER)
    task = BackgroundTask.objects.get()
    run_task(task.pk)
    task.refresh_from_db()
    assert "search_profiles.yaml, line 2" in task.error


def test_the_number_of_queries_is_the_same_with_3_and_30_runs(signed_in: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(RUNS)
        return len(captured)

    for _ in range(3):
        make_run()
    signed_in.get(RUNS)
    few = queries()
    for _ in range(27):
        make_run()
    assert queries() == few


def test_a_run_shows_what_each_board_answered(signed_in: Client) -> None:
    run = make_run(source="Data", kind="search", status="completed", new_count=3)
    for board, status in (("indeed", "found"), ("linkedin", "refused"), ("google", "empty")):
        BoardOutcome.objects.create(run=run, board=board, status=status, message=f"Said {board}.")
    page = html(signed_in.get(run.get_absolute_url()))  # type: ignore[arg-type]
    assert "LinkedIn: Refused us" in page
    assert "Said linkedin." in page
    assert "Google: No postings found" in page


def test_a_run_whose_task_is_gone_is_interrupted(signed_in: Client) -> None:
    task = BackgroundTask.objects.create(task_type="import_postings", status=TaskStatus.FAILED)
    run = make_run(task=task)
    page = html(signed_in.get(run.get_absolute_url()))  # type: ignore[arg-type]
    assert "It stopped before the end" in page
    assert 'hx-trigger="every 1s"' not in page


def test_htmx_gets_the_run_only(signed_in: Client) -> None:
    response = signed_in.get(make_run().get_absolute_url(), headers=HTMX)
    page = html(response)  # type: ignore[arg-type]
    assert page.startswith('<div class="stack" id="run"')
    assert "<html" not in page
    assert "HX-Request" in response["Vary"]


def test_names_of_files_are_text(signed_in: Client) -> None:
    run = make_run(source="<script>alert(1)</script>.csv", note="<img src=x>")
    page = html(signed_in.get(run.get_absolute_url()))  # type: ignore[arg-type]
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


# --- hidden


def hide(count: int = 1, **fields: Any) -> None:
    rules = make_rules(title_words=["intern"], companies=["Acme"])
    take(*(make_posting(**({"title": "Data Intern"} | fields)) for _ in range(count)), rules=rules)


def test_nothing_hidden_says_when_something_would_be(signed_in: Client) -> None:
    assert "Nothing is hidden" in html(signed_in.get(HIDDEN))  # type: ignore[arg-type]


def test_hidden_postings_are_grouped_by_rule_and_words(signed_in: Client) -> None:
    hide(2)
    hide(title="Analyst", company="Acme")
    page = html(signed_in.get(HIDDEN))  # type: ignore[arg-type]
    assert "Excluded word: <bdi>intern</bdi>" in page
    assert "Blocked company: <bdi>Acme</bdi>" in page
    only = html(signed_in.get(HIDDEN, {"rule": "blocked_company", "words": "Acme"}))  # type: ignore[arg-type]
    assert "Analyst" in only
    assert "<bdi>Data Intern</bdi>" not in only


def test_one_runs_hidden_postings_can_be_seen(signed_in: Client) -> None:
    hide(title="First Intern")
    hide(title="Second Intern")
    run = DiscoveryRun.objects.earliest("pk")
    page = html(signed_in.get(HIDDEN, {"run": run.pk}))  # type: ignore[arg-type]
    assert "First Intern" in page
    assert "Second Intern" not in page


def test_many_hidden_postings_have_pages_that_keep_the_choice(signed_in: Client) -> None:
    hide(60)
    page = html(signed_in.get(HIDDEN, {"rule": "excluded_word", "words": "intern"}))  # type: ignore[arg-type]
    assert "Page 1 of 2" in page
    assert "rule=excluded_word&amp;words=intern&amp;page=2" in page


@pytest.mark.parametrize(
    "query", ["run=x", "page=999", "rule=nothing", "words=%00", "run=" + "9" * 40]
)
def test_strange_addresses_do_no_harm(signed_in: Client, query: str) -> None:
    hide()
    assert signed_in.get(f"{HIDDEN}?{query}").status_code == 200


def test_showing_one_anyway_without_htmx_goes_back_and_says_so(signed_in: Client) -> None:
    hide()
    posting = HiddenPosting.objects.get()
    response = signed_in.post(reverse("jobs:show-anyway", args=[posting.pk]))
    assert response["Location"] == HIDDEN
    (message,) = get_messages(response.wsgi_request)
    assert "is in your review queue now" in str(message)
    assert Job.objects.get().title == "Data Intern"


def test_showing_one_anyway_with_htmx_answers_its_row(signed_in: Client) -> None:
    hide()
    posting = HiddenPosting.objects.get()
    url = reverse("jobs:show-anyway", args=[posting.pk])
    row = html(signed_in.post(url, headers=HTMX))  # type: ignore[arg-type]
    assert f'id="hidden-{posting.pk}"' in row
    assert Job.objects.get().get_absolute_url() in row
    signed_in.post(url, headers=HTMX)
    assert Job.objects.count() == 1


def test_hidden_hostile_postings_are_text(signed_in: Client) -> None:
    hide(title="Intern <script>alert(1)</script>", url="javascript:alert(1)")
    page = html(signed_in.get(HIDDEN))  # type: ignore[arg-type]
    assert "<script>alert" not in page
    assert "javascript:" not in page


def test_the_number_of_queries_is_the_same_with_3_and_30_hidden(signed_in: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(HIDDEN)
        return len(captured)

    hide(3)
    signed_in.get(HIDDEN)
    few = queries()
    hide(27)
    assert queries() == few


# --- who may, and how


@pytest.mark.parametrize("url", [IMPORT, RUNS, HIDDEN, reverse("jobs:run", args=[1])])
def test_strangers_are_sent_to_sign_in(client: Client, url: str) -> None:
    assert reverse("login") in client.get(url)["Location"]


@pytest.mark.parametrize("url", [IMPORT, DISCOVER, reverse("jobs:show-anyway", args=[1])])
def test_strangers_cannot_send(client: Client, url: str) -> None:
    assert reverse("login") in client.post(url)["Location"]


@pytest.mark.parametrize("url", [DISCOVER, reverse("jobs:show-anyway", args=[1])])
def test_actions_need_post(signed_in: Client, url: str) -> None:
    assert signed_in.get(url).status_code == 405


@pytest.mark.parametrize("url", [RUNS, HIDDEN, reverse("jobs:run", args=[1])])
def test_pages_only_answer_get(signed_in: Client, url: str) -> None:
    assert signed_in.post(url).status_code == 405


def test_what_is_not_there_is_not_found(signed_in: Client) -> None:
    assert signed_in.get(reverse("jobs:run", args=[99])).status_code == 404
    assert signed_in.post(reverse("jobs:show-anyway", args=[99])).status_code == 404


# --- what runs by itself


def test_the_page_of_runs_says_what_runs_by_itself_and_when(
    signed_in: Client, settings: Any
) -> None:
    make_profiles(
        settings,
        "quiet_hours: 22:00-07:00\nprofiles: [{name: Data, titles: [Nurse], schedule: every 6 h}]",
    )
    page = html(signed_in.get(RUNS))  # type: ignore[arg-type]
    assert "Search: Data" in page
    assert "every 6 h" in page
    assert "last: never" in page
    assert "Quiet hours are 22:00-07:00." in page


def test_the_page_of_runs_says_once_that_broken_profiles_stop_everything(
    signed_in: Client, settings: Any
) -> None:
    make_profiles(settings, "profiles: [{name: Data, titles: [Nurse], schedule: whenever}]")
    page = html(signed_in.get(RUNS))  # type: ignore[arg-type]
    assert page.count("Searching has to wait, and nothing runs by itself:") == 1
    assert 'id="schedule-title"' not in page


@pytest.mark.parametrize(
    ("statuses", "words", "others"),
    [
        (["refused", "resting"], "No board answered", "Done"),
        (["refused", "empty"], "1 board failed", "No board answered"),
    ],
)
def test_a_search_that_no_board_answered_is_not_done(
    signed_in: Client, statuses: list[str], words: str, others: str
) -> None:
    run = make_run(kind=DiscoveryRun.Kind.SEARCH, source="Data", status="completed")
    for number, status in enumerate(statuses):
        BoardOutcome.objects.create(run=run, board=f"board {number}", status=status)
    page = html(signed_in.get(RUNS))  # type: ignore[arg-type]
    assert words in page
    assert others not in page
