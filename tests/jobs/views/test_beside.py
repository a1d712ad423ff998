"""A job put beside another resume than that of its search: on the page, and in what comes of it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from jobs import keeping_resumes
from jobs.gaps import noting
from jobs.models import Job, Resume, Rewording
from jobs.resumes.parsing import parse
from peregrine.models import TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, ada, keep
from tests.llm_config import at, use_backends
from tests.llm_servers import Script, as_words, scripted_llm

HTMX = {"HX-Request": "true"}
LINE = "Ran Terraform for the bakers"
pytestmark = pytest.mark.django_db


@pytest.fixture
def job() -> Job:
    keep()
    return make_job(title="Engineer", description=POSTING)


@pytest.fixture
def other() -> Resume:
    work = [{"name": "Oven & Sons", "position": "Operator", "highlights": [LINE]}]
    return keep(ada(work=work), "Bakers.pdf")


def address(job: Job, resume: Resume | None = None) -> str:
    return reverse("jobs:gaps", args=[job.pk]) + (f"?resume={resume.pk}" if resume else "")


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_with_one_resume_there_is_no_choice(signed_in: Client, job: Job) -> None:
    assert 'id="beside"' not in html(signed_in.get(address(job)))


def test_another_resume_is_chosen_and_stays_in_the_address(
    signed_in: Client, job: Job, other: Resume
) -> None:
    usual = html(signed_in.get(address(job)))
    assert '<option value="" selected>CV (it is scored with this)</option>' in usual
    assert LINE not in usual
    shown = html(signed_in.get(address(job, other)))
    assert f'<option value="{other.pk}" selected>Bakers</option>' in shown
    assert LINE in shown
    assert "The score and the letters go by “<bdi>CV</bdi>”." in shown
    assert 'action="/jobs/' in shown
    posts = [part.split('"')[0] for part in shown.split('action="')[1:] if part.startswith("/jobs")]
    assert posts
    assert all(each.endswith(f"?resume={other.pk}") for each in posts)


@pytest.mark.parametrize("key", ["0", "x", "", "9" * 30])
def test_one_that_is_not_there_is_that_of_the_search(
    key: str, signed_in: Client, job: Job, other: Resume
) -> None:
    shown = signed_in.get(f"{address(job)}?resume={key}")
    assert "CV (it is scored with this)" in html(shown)
    assert LINE not in html(shown)


def test_the_file_is_made_from_it(signed_in: Client, job: Job, other: Resume) -> None:
    url = reverse("jobs:export-resume", args=[job.pk, "docx"])
    answer = signed_in.post(f"{url}?resume={other.pk}")
    document = job.documents.get()
    assert answer["Location"] == f"{address(job, other)}&made={document.pk}#made-title"
    assert "data-hand-out" in html(signed_in.get(answer["Location"].partition("#")[0]))
    file = signed_in.get(reverse("jobs:document", args=[job.pk, document.pk]))
    assert LINE in parse(file.content, "x.docx").text
    signed_in.post(url)
    assert job.documents.count() == 2


def test_words_and_wordings_lead_back_to_it(signed_in: Client, job: Job, other: Resume) -> None:
    row = Rewording.objects.create(job=job, line="w1.1", source=LINE, text="Kept Terraform going")
    for name, args, sent in (
        ("jobs:choose-word", [job.pk], {"yours": "a", "theirs": "b", "choice": "leave"}),
        ("jobs:decide-rewording", [job.pk, row.pk], {"choice": "accept"}),
        ("jobs:stop-rewordings", [job.pk], {}),
        ("jobs:write-rewordings", [job.pk], {}),
        ("jobs:write-match-note", [job.pk], {}),
        ("jobs:stop-match-note", [job.pk], {}),
    ):
        answer = signed_in.post(f"{reverse(name, args=args)}?resume={other.pk}", sent)
        assert answer["Location"] == address(job, other), name
    row.refresh_from_db()
    assert row.status == Rewording.Status.ACCEPTED
    watched = f"{reverse('jobs:rewordings', args=[job.pk])}?resume={other.pk}"
    assert "Kept Terraform going" in html(signed_in.get(watched, headers=HTMX))


def test_a_model_is_told_of_it_and_its_note_says_so(
    signed_in: Client, job: Job, other: Resume
) -> None:
    with scripted_llm(Script(words=as_words("Terraform is there."))) as server:
        use_backends(local=at(server))
        url = f"{reverse('jobs:write-match-note', args=[job.pk])}?resume={other.pk}"
        assert f"?resume={other.pk}" in html(signed_in.post(url, headers=HTMX))
        run_task(job.tasks.get().pk)
        assert LINE in str(server.requests)
    shown = html(signed_in.get(address(job)))
    assert f"on your resume “<bdi>{escape(other.name)}</bdi>”" in shown


def test_a_resume_that_was_deleted_meanwhile_is_named(job: Job, other: Resume) -> None:
    noting.start(job, other)
    keeping_resumes.delete(other)
    task = job.tasks.get()
    run_task(task.pk)
    task.refresh_from_db()
    assert (task.status, task.error) == (
        TaskStatus.FAILED,
        "The resume that you chose was deleted meanwhile.",
    )
    note = noting.note_of(job)
    assert note
    assert not note.is_writing
