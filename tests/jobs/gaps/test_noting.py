"""The model's note on the match: beside the score, labelled, removed and brought back."""

import pytest

from jobs.gaps import noting
from jobs.models import Job, MatchNote
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, keep
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_servers import Script, as_words, scripted_llm

pytestmark = pytest.mark.django_db
NOTE = "Your move to Postgres answers what they ask first. Terraform is not shown."


@pytest.fixture
def job() -> Job:
    keep()
    return make_job(title="Engineer", description=POSTING, score=61)


def run(job: Job) -> tuple[MatchNote, BackgroundTask]:
    run_task(job.tasks.recent()[0].pk)
    note = noting.note_of(job)
    assert note is not None
    return note, job.tasks.recent()[0]


def write(job: Job, *scripts: Script) -> tuple[MatchNote, BackgroundTask]:
    with scripted_llm(*(scripts or (Script(words=as_words(NOTE)),))) as server:
        use_backends(local=at(server))
        noting.start(job)
        return run(job)


def test_a_note_names_who_wrote_it_and_never_changes_the_score(job: Job) -> None:
    before = Job.objects.filter(pk=job.pk).values().get()
    note, task = write(job)
    assert (note.text, note.status) == (NOTE, MatchNote.Status.READY)
    assert note.writer == "tiny-model through “local”"
    assert task.status == TaskStatus.COMPLETED
    assert Job.objects.filter(pk=job.pk).values().get() == before


def test_two_clicks_write_one_note_and_a_second_run_writes_none(job: Job) -> None:
    with scripted_llm(Script(words=as_words(NOTE))) as server:
        use_backends(local=at(server))
        noting.start(job)
        noting.start(job)
        run(job)
        run(job)
        assert len(server.chats) == 1
    assert (job.match_notes.count(), job.tasks.count()) == (1, 1)


def test_writing_again_keeps_the_note_before(job: Job) -> None:
    write(job)
    note, _ = write(job, Script(words=as_words("Another one.")))
    assert (note.text, job.match_notes.count()) == ("Another one.", 2)


def test_a_note_that_breaks_off_keeps_its_words(job: Job) -> None:
    note, task = write(job, Script(words=as_words(NOTE), die_after=3))
    assert (note.text, note.status) == ("Your move to", MatchNote.Status.INTERRUPTED)
    assert task.status == TaskStatus.FAILED
    assert note.error == task.error


def test_without_a_model_it_says_so_and_the_next_try_uses_the_same_row(job: Job) -> None:
    use_backends(template=TEMPLATE)
    noting.start(job)
    note, _ = run(job)
    assert (note.text, "no written template" in note.error) == ("", True)
    again, _ = write(job)
    assert (again.pk, again.text, again.error) == (note.pk, NOTE, "")


def test_without_a_resume_it_says_what_to_do() -> None:
    job = make_job()
    note, task = write(job)
    assert (note.error, task.error) == (noting.NO_RESUME, noting.NO_RESUME)


def test_a_note_is_removed_and_brought_back(job: Job) -> None:
    note, _ = write(job)
    noting.remove(note)
    removed = noting.note_of(job)
    assert removed is not None
    assert removed.removed_at is not None
    noting.bring_back(note)
    assert MatchNote.objects.get().removed_at is None


def test_stopping_before_it_began_leaves_no_words(job: Job) -> None:
    noting.start(job)
    noting.stop(job)
    note = noting.note_of(job)
    assert note is not None
    assert (note.status, note.text) == (MatchNote.Status.INTERRUPTED, "")


def test_the_posting_is_quoted_and_contact_details_stay_here(job: Job) -> None:
    with scripted_llm(Script(words=as_words(NOTE))) as server:
        use_backends(local=at(server))
        noting.start(job)
        run(job)
        prompt = server.chats[0]["json"]["messages"][-1]["content"]
    assert prompt.count("</quoted>") == 1
    assert "Required, and not in the resume: Terraform." in prompt
    assert "ada@example.org" not in prompt
    assert "+234" not in prompt
