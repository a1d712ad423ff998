"""A better reader reads kept files again: once, by itself, and what it finds is only offered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobs import keeping_resumes, rereading_files, resume_proposals
from jobs.models import Resume, ResumeProposal
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import parse, reader_version
from jobs.schedule import Scheduler
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task

FILE = b"""Ada Example
ada@example.org

Experience
Builder, Acme Ltd
2020 - 2023
- Built sheds

Skills
Python, Carpentry
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def resume() -> Resume:
    """A resume that an earlier reader read otherwise: the employer wrong, a skill overlooked."""
    kept = keeping_resumes.add(parse(FILE, "cv.txt"), FILE, "cv.txt")
    data = {**kept.data, "skills": [{"name": "Python"}]}
    data["work"] = [{**kept.data["work"][0], "name": "Builder Acme"}]
    kept.data = kept.reading = data
    kept.read_by = "earlier"
    kept.save()
    return kept


def page(resume: Resume) -> str:
    return reverse("jobs:resume-reread", args=[resume.pk])


def html(response: Any) -> str:
    return " ".join(response.content.decode().split())


def read_again(resume: Resume) -> BackgroundTask:
    task = rereading_files.start(resume)
    run_task(task.pk)
    task.refresh_from_db()
    resume.refresh_from_db()
    return task


def settle(client: Client, resume: Resume, *keys: str, **more: str) -> Any:
    sent = {"proposal": ResumeProposal.objects.latest("pk").pk, "seen": resume.revision}
    address = reverse("jobs:resume-settle", args=[resume.pk])
    return client.post(address, sent | {"take": keys} | more, follow=True)


def offered(resume: Resume) -> dict[str, bool]:
    """Return what is offered, and whether it is ticked."""
    proposal = resume_proposals.open_proposal(resume)
    found = resume_proposals.offers(proposal) if proposal else []
    return {each.difference.label: each.is_ticked for each in found}


def test_what_is_uploaded_now_is_not_read_again() -> None:
    kept = keeping_resumes.add(parse(FILE, "cv.txt"), FILE, "cv.txt")
    assert (kept.read_by, kept.reading) == (reader_version(), kept.data)
    Scheduler().start_due()
    assert not BackgroundTask.objects.filter(task_type=rereading_files.TASK).exists()


def test_a_new_reader_reads_kept_files_once_and_changes_nothing(resume: Resume) -> None:
    before = resume.data
    scheduler = Scheduler()
    scheduler.start_due()
    scheduler.start_due()
    task = BackgroundTask.objects.get(task_type=rereading_files.TASK)
    run_task(task.pk)
    task.refresh_from_db()
    assert task.result["summary"] == "2 differences to look at."
    resume.refresh_from_db()
    assert (resume.data, resume.revision) == (before, 1)
    Scheduler().start_due()  # after the next start
    assert BackgroundTask.objects.filter(task_type=rereading_files.TASK).count() == 1


def test_the_page_shows_what_it_reads_otherwise_ticked_to_be_taken_over(
    signed_in: Client, resume: Resume
) -> None:
    read_again(resume)
    assert offered(resume) == {
        "Work › Builder, Builder Acme › Employer": True,
        "Skills › Carpentry": True,
    }
    detail = html(signed_in.get(reverse("jobs:resume", args=[resume.pk])))
    assert "Peregrine has learned to read this file better." in detail
    shown = html(signed_in.get(page(resume)))
    assert "In your file" in shown
    assert shown.count("checked") == 2
    keys = [each.difference.key for each in resume_proposals.offers(ResumeProposal.objects.get())]
    assert "2 differences are taken over" in html(settle(signed_in, resume, *keys))
    resume.refresh_from_db()
    assert resume.content == parse(FILE, "cv.txt").resume
    assert read_again(resume).result["differences"] == 0


def test_what_was_left_is_not_offered_again(signed_in: Client, resume: Resume) -> None:
    read_again(resume)
    settle(signed_in, resume, do="leave")
    assert read_again(resume).result["differences"] == 0
    assert resume.content.work[0].name == "Builder Acme"
    assert "reads the same" in html(signed_in.get(page(resume)))


def test_edits_of_the_person_are_not_held_against_the_file(resume: Resume) -> None:
    mine = resume.content.model_copy(deep=True)
    mine.basics.name = "Ada B. Example"
    mine.work[0].name = "Acme & Sons"
    mine.work[0].highlights = []
    keeping_resumes.edit(resume, mine, seen=1)
    read_again(resume)
    assert offered(resume) == {
        "Work › Builder, Acme & Sons › Employer": False,
        "Skills › Carpentry": True,
    }


def test_an_entry_that_was_misread_is_taken_out_unless_it_was_edited(resume: Resume) -> None:
    data = {**resume.data, "languages": [{"language": "Shed"}]}
    Resume.objects.update(data=data, reading=data)
    resume.refresh_from_db()
    read_again(resume)
    assert offered(resume)["Languages › Shed"] is True
    mine = JsonResume.read({**data, "languages": [{"language": "Shed", "fluency": "fluent"}]})
    keeping_resumes.edit(resume, mine, seen=1)
    read_again(resume)
    assert "Languages › Shed" not in offered(resume)


def test_what_a_model_proposes_is_not_pushed_aside_by_itself(resume: Resume) -> None:
    resume_proposals.put(resume, JsonResume(), backend="tiny", model="tiny-model")
    assert rereading_files.start_where_better() == []
    resume_proposals.settle(ResumeProposal.objects.get())
    assert len(rereading_files.start_where_better()) == 1


def test_a_file_that_is_gone_is_said_and_not_tried_at_every_start(
    signed_in: Client, resume: Resume
) -> None:
    Resume.objects.update(original_sha256="0" * 64)
    task = read_again(resume)
    assert "cannot be read" in task.error
    assert "It was not read." in html(signed_in.get(page(resume)))
    assert rereading_files.start_where_better() == []


def test_a_deleted_resume_and_one_without_a_file_are_left_alone(
    signed_in: Client, resume: Resume
) -> None:
    keeping_resumes.delete(resume)
    assert rereading_files.start_where_better() == []
    assert read_again(resume).result == {"summary": "The resume was deleted before it was read."}
    typed = Resume.objects.create(name="Typed")
    signed_in.post(page(typed), {"by": "reader"})
    assert "Read the file again" not in html(signed_in.get(page(typed)))
    assert not BackgroundTask.objects.filter(subject=str(typed.pk)).exists()


def test_the_person_can_ask_for_it(signed_in: Client, resume: Resume) -> None:
    assert signed_in.post(page(resume), {"by": "reader"})["Location"] == page(resume)
    task = BackgroundTask.objects.get(task_type=rereading_files.TASK)
    assert "waits for its turn" in html(signed_in.get(page(resume), headers={"HX-Request": "true"}))
    run_task(task.pk)
    run_task(task.pk)
    assert ResumeProposal.objects.count() == 1
