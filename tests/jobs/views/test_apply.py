"""The Apply list and the workspace, as a browser asks for them."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from jobs import drafting
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import at, use_backends, write_user
from tests.llm_servers import Script, scripted_llm

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
POSTS = [
    "draft-letter", "stop-letter", "save-letter", "restore-letter", "export-letter", "mark-applied",
    "reject-application", "undo-application",
]  # fmt: skip


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def make_letter(job: Job, text: str = "Dear team,", **fields: Any) -> CoverLetter:
    return CoverLetter.objects.add_version(job, text=text, **fields)


def url(name: str, job: Job) -> str:
    return reverse(f"jobs:{name}", args=[job.pk, *(["pdf"] if name == "export-letter" else [])])


def words(response: HttpResponse) -> str:
    """What a person reads: without tags, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def hidden_fields(response: HttpResponse) -> dict[str, str]:
    pattern = r'<input type="hidden" name="(letter|revision)" value="(\d*)">'
    return dict(re.findall(pattern, response.content.decode()))


def save(client: Client, job: Job, text: str, *, htmx: bool = True, **fields: Any) -> Any:
    data = {"text": text, **fields}
    return client.post(url("save-letter", job), data, headers=HTMX if htmx else {})


# --- the list -----------------------------------------------------------------------------------


def test_the_list_shows_each_approved_job_with_its_letter(signed_in: Client) -> None:
    make_job(title="No letter", stage=Stage.APPROVED)
    make_letter(make_job(title="Mine", stage=Stage.APPROVED))
    make_letter(make_job(title="Draft", stage=Stage.APPROVED), is_template=True, backend="template")
    make_job(title="Pending")
    text = words(signed_in.get(reverse("jobs:apply-list")))
    for expected in ("No letter yet", "v1, yours", "Skeleton to fill in", "Three approved jobs"):
        assert expected in text
    assert "Pending" not in text


def test_an_empty_list_says_what_to_do_next(signed_in: Client) -> None:
    response = signed_in.get(reverse("jobs:apply-list"))
    assert "No approved job waits" in words(response)
    assert reverse("jobs:review") in response.content.decode()


def test_the_list_asks_as_much_for_thirty_jobs_as_for_three(
    signed_in: Client, count_queries: Callable[[str], int]
) -> None:
    address = reverse("jobs:apply-list")
    for _ in range(3):
        make_letter(make_job(stage=Stage.APPROVED))
    few = count_queries(address)
    for _ in range(27):
        make_letter(make_job(stage=Stage.APPROVED))
    assert count_queries(address) == few


def test_the_workspace_asks_as_much_for_many_versions(
    signed_in: Client, job: Job, count_queries: Callable[[str], int]
) -> None:
    make_letter(job)
    few = count_queries(url("apply", job))
    for _ in range(20):
        make_letter(job)
    assert count_queries(url("apply", job)) == few


@pytest.fixture
def count_queries(signed_in: Client) -> Callable[[str], int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(address: str) -> int:
        signed_in.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert signed_in.get(address).status_code == 200
        return len(captured)

    return count


# --- the workspace ------------------------------------------------------------------------------


def test_without_a_letter_there_is_an_empty_sheet_and_a_draft_to_ask_for(
    signed_in: Client, job: Job
) -> None:
    response = signed_in.get(url("apply", job))
    assert "Write a draft" in words(response)
    assert 'name="text"' in response.content.decode()


def test_without_a_script_nothing_is_promised_to_be_saved(signed_in: Client, job: Job) -> None:
    html = signed_in.get(url("apply", job)).content.decode()
    assert '<span class="needs-script">Saved as you type</span>' in html
    assert "<noscript>Press Save to keep what you write.</noscript>" in html


def test_the_fragment_is_the_workspace_alone(signed_in: Client, job: Job) -> None:
    response = signed_in.get(url("apply", job), headers=HTMX)
    assert response.content.decode().lstrip().startswith('<div class="two" id="workspace"')
    assert "HX-Request" in response["Vary"]


def test_a_letter_by_a_model_is_labelled(signed_in: Client, job: Job) -> None:
    make_letter(job, backend="local", model="llama3.1:8b", seconds=14.2)
    text = words(signed_in.get(url("apply", job)))
    assert "Version 1: written by llama3.1:8b through “local” in 14 s." in text


def test_a_skeleton_is_labelled(signed_in: Client, job: Job) -> None:
    make_letter(job, backend="template", is_template=True)
    assert "a skeleton written without a model" in words(signed_in.get(url("apply", job)))


def test_hostile_text_is_shown_as_text(signed_in: Client) -> None:
    attack = "<script>alert(1)</script></textarea><img src=x onerror=alert(1)>"
    job = make_job(title=attack, company=attack, stage=Stage.APPROVED, description=attack)
    make_letter(job, attack)
    for name in ("apply", "detail"):
        page = signed_in.get(url(name, job)).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_a_letter_keeps_its_first_line_break_and_its_spaces(signed_in: Client, job: Job) -> None:
    make_letter(job, "\n  Dear team,")
    assert "&#10;\n  Dear team,</textarea>" in signed_in.get(url("apply", job)).content.decode()


def test_an_older_version_is_read_only_and_can_come_back(signed_in: Client, job: Job) -> None:
    old = make_letter(job, "first words", backend="local", model="m")
    make_letter(job, "second words")
    response = signed_in.get(url("apply", job), {"version": "1"})
    assert "first words" in words(response)
    assert 'name="text"' not in response.content.decode()
    assert signed_in.post(url("restore-letter", job), {"letter": old.pk}).status_code == 302
    assert job.letters.all()[0].text == "first words"


@pytest.mark.parametrize("version", ["0", "99", "-1", "x", "9" * 40, "٣"])
def test_a_version_that_is_not_there_shows_the_current_one(
    signed_in: Client, job: Job, version: str
) -> None:
    make_letter(job, "second words")
    assert "second words" in words(signed_in.get(url("apply", job), {"version": version}))


def test_a_broken_profile_does_not_break_the_page(
    signed_in: Client, job: Job, settings: Any
) -> None:
    (settings.CONFIG_DIR / "user.yaml").write_text("name: [")
    make_letter(job, "still here")
    response = signed_in.get(url("apply", job))
    assert response.status_code == 200
    assert "still here" in words(response)
    response = signed_in.post(url("export-letter", job), {"text": "still here"}, follow=True)
    assert "user.yaml" in words(response)


# --- being written ------------------------------------------------------------------------------


def test_asking_for_a_draft_starts_one(signed_in: Client, job: Job) -> None:
    response = signed_in.post(url("draft-letter", job), headers=HTMX)
    assert "The letter is being written" in words(response)
    assert "every 500ms" in response.content.decode()
    assert job.tasks.get().task_type == "cover_letter"


def test_asking_for_a_draft_without_htmx_goes_back_to_the_page(signed_in: Client, job: Job) -> None:
    response = signed_in.post(url("draft-letter", job))
    assert (response.status_code, response["Location"]) == (302, url("apply", job))
    page = signed_in.get(url("apply", job)).content.decode()
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page


def test_the_page_sees_words_arrive_and_asks_no_more_when_they_end(
    signed_in: Client, job: Job
) -> None:
    drafting.start_draft(job)
    first = signed_in.get(url("letter-progress", job), headers=HTMX)
    assert "Waiting for its turn" in words(first)
    seen = re.search(r"\?seen=([\w-]+)", first.content.decode())
    assert seen is not None
    same = signed_in.get(url("letter-progress", job), {"seen": seen[1]}, headers=HTMX)
    assert (same.status_code, same.content) == (204, b"")

    BackgroundTask.objects.update(status=TaskStatus.RUNNING)
    job.letters.update(text="Dear team, I")
    more = signed_in.get(url("letter-progress", job), {"seen": seen[1]}, headers=HTMX)
    assert "Dear team, I" in words(more)
    assert "every 500ms" in more.content.decode()

    job.letters.update(status=CoverLetter.Status.READY, text="Dear team, I am done.")
    BackgroundTask.objects.update(status=TaskStatus.COMPLETED)
    last = signed_in.get(url("letter-progress", job), headers=HTMX)
    assert last["HX-Retarget"] == "#workspace"
    assert "Dear team, I am done.</textarea>" in last.content.decode()
    assert "every 500ms" not in last.content.decode()


def test_progress_without_htmx_is_the_page(signed_in: Client, job: Job) -> None:
    assert signed_in.get(url("letter-progress", job))["Location"] == url("apply", job)


def test_a_failure_is_one_sentence_with_a_way_to_try_again(signed_in: Client, job: Job) -> None:
    with scripted_llm(Script(die_after=4)) as server:
        use_backends(local=at(server))
        task = drafting.start_draft(job).job.tasks.get()
        run_task(task.pk)
    response = signed_in.get(url("apply", job))
    text = words(response)
    assert "“local” stopped in the middle of its answer" in text
    assert "Try again" in text
    assert "begun by tiny-model through “local”, not finished" in text
    assert "Dear hiring team,\n\nyour posting</textarea>" in response.content.decode()


def test_a_dead_worker_is_noticed_on_the_page(signed_in: Client, job: Job) -> None:
    drafting.start_draft(job)
    job.letters.update(text="Dear team, I")
    BackgroundTask.objects.update(status=TaskStatus.FAILED, error="Interrupted by a restart.")
    text = words(signed_in.get(url("letter-progress", job), headers=HTMX))
    assert "Interrupted by a restart. The words that came are below." in text


def test_the_list_notices_a_dead_worker_too(signed_in: Client, job: Job) -> None:
    drafting.start_draft(job)
    assert "Being written" in words(signed_in.get(reverse("jobs:apply-list")))
    BackgroundTask.objects.update(status=TaskStatus.FAILED)
    assert "Stopped half-way" in words(signed_in.get(reverse("jobs:apply-list")))


def test_stop_asks_a_running_draft_to_end(signed_in: Client, job: Job) -> None:
    drafting.start_draft(job)
    BackgroundTask.objects.update(status=TaskStatus.RUNNING)
    assert "Stopping after the next word" in words(
        signed_in.post(url("stop-letter", job), headers=HTMX)
    )
    assert job.tasks.get().cancel_requested_at is not None


def test_stop_ends_a_waiting_draft(signed_in: Client, job: Job) -> None:
    drafting.start_draft(job)
    assert "You stopped it" in words(signed_in.post(url("stop-letter", job), headers=HTMX))


def test_a_draft_can_be_asked_for_in_another_language(signed_in: Client, job: Job) -> None:
    assert "As posted" in words(signed_in.get(url("apply", job)))
    signed_in.post(url("draft-letter", job), {"language": "fr"})
    assert job.letters.get().language == "fr"
    signed_in.post(url("stop-letter", job))
    html = signed_in.get(url("apply", job)).content.decode()
    assert '<option value="fr" selected>français</option>' in html


def test_what_is_wrong_with_the_form_of_a_draft_is_said(signed_in: Client, job: Job) -> None:
    letter = make_letter(job, "Subject: Hello\n\nDear team,", backend="local", model="m")
    assert "It begins with a subject line." in words(signed_in.get(url("apply", job)))
    save(signed_in, job, "Subject: mine", letter=letter.pk, revision=0)
    assert "subject line" not in words(signed_in.get(url("apply", job)))


def test_the_language_of_the_posting_is_named(signed_in: Client) -> None:
    text = "Wir suchen eine Person für die Buchhaltung und das Mahnwesen. Sie sind nicht allein."
    job = make_job(title="Buchhalter", description=text, stage=Stage.APPROVED)
    assert "As posted (Deutsch)" in words(signed_in.get(url("apply", job)))


def test_an_unknown_language_is_a_422_and_starts_nothing(signed_in: Client, job: Job) -> None:
    for headers in ({}, HTMX):
        response = signed_in.post(url("draft-letter", job), {"language": "tlh"}, headers=headers)
        assert response.status_code == 422
        assert "Select a valid choice" in words(response)
    assert not job.letters.exists()


# --- saving -------------------------------------------------------------------------------------


def test_autosave_answers_the_status_and_the_new_version(signed_in: Client, job: Job) -> None:
    draft = make_letter(job, backend="local", model="m")
    response = save(signed_in, job, "Dear all,", letter=draft.pk, revision=0)
    mine = job.letters.get(version=2)
    assert "as version 2" in words(response)
    assert hidden_fields(response) == {"letter": str(mine.pk), "revision": "0"}
    assert 'id="versions"' in response.content.decode()
    response = save(signed_in, job, "Dear all of you,", **hidden_fields(response))
    assert re.search(r"Saved \d\d:\d\d", words(response))
    assert hidden_fields(response) == {"letter": str(mine.pk), "revision": "1"}


def test_the_first_words_make_the_first_version(signed_in: Client, job: Job) -> None:
    response = save(signed_in, job, "Dear all,\r\nhello\x00", letter="", revision="")
    letter = job.letters.get()
    assert (letter.text, letter.version, letter.author) == ("Dear all,\nhello", 1, "yours")
    assert hidden_fields(response)["letter"] == str(letter.pk)


def test_an_empty_sheet_is_not_a_version(signed_in: Client, job: Job) -> None:
    save(signed_in, job, " \n", letter="", revision="")
    assert not job.letters.exists()


def test_save_without_htmx_goes_back_to_the_page(signed_in: Client, job: Job) -> None:
    letter = make_letter(job)
    response = save(signed_in, job, "Dear all,", htmx=False, letter=letter.pk, revision=0)
    assert response["Location"] == url("apply", job)
    letter.refresh_from_db()
    assert letter.text == "Dear all,"


@pytest.mark.parametrize("htmx", [True, False])
def test_two_tabs_are_told_that_both_texts_are_kept(
    signed_in: Client, job: Job, *, htmx: bool
) -> None:
    letter = make_letter(job)
    save(signed_in, job, "tab one", letter=letter.pk, revision=0)
    response = save(signed_in, job, "tab two", htmx=htmx, letter=letter.pk, revision=0)
    if not htmx:
        response = signed_in.get(response["Location"])
    assert "your text was kept as version 2" in words(response)
    assert set(job.letters.values_list("text", flat=True)) == {"tab one", "tab two"}


def test_five_megabytes_are_refused_kindly_and_stay_in_the_field(
    signed_in: Client, job: Job
) -> None:
    letter = make_letter(job)
    save(signed_in, job, "tab one", letter=letter.pk, revision=0)
    huge = "x" * 5_000_000
    response = save(signed_in, job, huge, letter=letter.pk, revision=0)
    assert response.status_code == 422
    assert "This text has 5000000 characters, and a letter may have 50000." in words(response)
    assert len(response.content) < 5000
    # The form still names what it was opened with, so the next save notices the other tab.
    assert hidden_fields(response) == {"letter": str(letter.pk), "revision": "0"}

    whole = save(signed_in, job, huge, htmx=False, letter=letter.pk, revision=0)
    assert whole.status_code == 422
    assert huge in whole.content.decode()


def test_a_letter_of_another_job_is_not_touched(signed_in: Client, job: Job) -> None:
    other = make_letter(make_job())
    assert save(signed_in, job, "mine", letter=other.pk, revision=0).status_code == 404
    assert save(signed_in, job, "mine", letter=10**30, revision=0).status_code in (404, 422)
    other.refresh_from_db()
    assert other.text == "Dear team,"


def test_a_version_in_work_is_not_saved_over(signed_in: Client, job: Job) -> None:
    letter = drafting.start_draft(job)
    response = save(signed_in, job, "mine", letter=letter.pk, revision=0)
    assert response.status_code == 422
    assert "still being written" in words(response)


def test_what_an_export_will_not_name_is_said_beside_the_letter(
    signed_in: Client, job: Job
) -> None:
    write_user(nda_companies=[{"name": "Heron Bank", "instead": "a large bank"}])
    letter = make_letter(job, "I was at Heron Bank.")
    said = "You may not name “ Heron Bank ”: exports say “ a large bank ”."
    assert said in words(signed_in.get(url("apply", job)))
    response = save(signed_in, job, "I was at heron bank, too.", letter=letter.pk, revision=0)
    assert said in words(response)
    response = save(signed_in, job, "I was away.", letter=letter.pk, revision=1)
    assert "You may not name" not in words(response)


# --- PDF ----------------------------------------------------------------------------------------


def test_the_pdf_has_what_is_on_the_screen(signed_in: Client, job: Job) -> None:
    write_user(name="Ada Moreau", email="ada@example.com")
    letter = make_letter(job)
    data = {"text": "Dear team, écoutez:", "letter": letter.pk, "revision": 0}
    response = signed_in.post(url("export-letter", job), data)
    assert response["Content-Type"] == "application/pdf"
    assert re.fullmatch(
        r'attachment; filename="Northwind-Traders_Data-Engineer_\d{4}-\d\d-\d\d_CoverLetter\.pdf"',
        response["Content-Disposition"],
    )
    text = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert "Dear team, écoutez:" in text
    assert "Ada Moreau" in text
    letter.refresh_from_db()
    assert (letter.text, letter.sealed_at is not None) == ("Dear team, écoutez:", True)


def test_an_older_version_is_exported_as_it_was(signed_in: Client, job: Job) -> None:
    old = make_letter(job, "the first one")
    make_letter(job, "the second one")
    response = signed_in.post(url("export-letter", job), {"letter": old.pk})
    assert "the first one" in PdfReader(io.BytesIO(response.content)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": ""}, "There is no letter yet"),
        ({"text": "x" * 50_001}, "This text has 50001 characters"),
    ],
)
def test_a_pdf_that_cannot_be_made_says_why(
    signed_in: Client, job: Job, data: dict[str, str], sentence: str
) -> None:
    response = signed_in.post(url("export-letter", job), data)
    assert response.status_code == 422
    assert sentence in words(response)


def test_a_pdf_without_a_font_names_the_character(signed_in: Client, job: Job) -> None:
    response = signed_in.post(url("export-letter", job), {"text": "\U0001fbff"}, follow=True)
    assert "No font on this computer can show" in words(response)
    assert job.letters.get().sealed_at is None


# --- sending, rejecting, undoing ------------------------------------------------------------------


def test_mark_applied_and_undo(signed_in: Client, job: Job) -> None:
    make_letter(job)
    response = signed_in.post(url("mark-applied", job), follow=True)
    assert "You applied for this job" in words(response)
    change = re.search(r'name="change" value="(\d+)"', response.content.decode())
    assert change is not None
    response = signed_in.post(url("undo-application", job), {"change": change[1]}, follow=True)
    assert "it is in “Approved” again" in words(response)
    job.refresh_from_db()
    assert (job.stage, job.applied_at) == (Stage.APPROVED, None)


def test_mark_applied_twice_says_why(signed_in: Client, job: Job) -> None:
    signed_in.post(url("mark-applied", job))
    response = signed_in.post(url("mark-applied", job), follow=True)
    assert "already in “Applied”" in words(response)
    assert job.stage_changes.count() == 1


def test_reject_keeps_the_letter_and_shows_the_reason(signed_in: Client, job: Job) -> None:
    make_letter(job, "kept words")
    response = signed_in.post(url("reject-application", job), {"reason": "withdrawn"}, follow=True)
    assert "This job is rejected: “I withdrew”. The letter is kept." in words(response)
    assert "kept words" in words(response)


def test_reject_without_a_known_reason_is_a_422(signed_in: Client, job: Job) -> None:
    response = signed_in.post(url("reject-application", job), {"reason": "because"})
    assert response.status_code == 422
    job.refresh_from_db()
    assert job.stage == Stage.APPROVED


def test_undo_of_an_unknown_move_changes_nothing(signed_in: Client, job: Job) -> None:
    for change in ("", "999999"):
        assert signed_in.post(url("undo-application", job), {"change": change}).status_code == 302
    job.refresh_from_db()
    assert job.stage == Stage.APPROVED


# --- who may ask, and how -----------------------------------------------------------------------


@pytest.mark.parametrize("name", POSTS)
def test_what_changes_something_needs_a_post(signed_in: Client, job: Job, name: str) -> None:
    assert signed_in.get(url(name, job)).status_code == 405


@pytest.mark.parametrize("name", ["apply", "letter-progress"])
def test_what_only_shows_takes_no_post(signed_in: Client, job: Job, name: str) -> None:
    assert signed_in.post(url(name, job)).status_code == 405


@pytest.mark.parametrize("name", ["apply", "letter-progress", *POSTS])
def test_a_stranger_sees_nothing(client: Client, job: Job, name: str) -> None:
    response = client.post(url(name, job)) if name in POSTS else client.get(url(name, job))
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


def test_a_job_that_is_not_there_is_a_404(signed_in: Client) -> None:
    assert signed_in.get(reverse("jobs:apply", args=[404])).status_code == 404
