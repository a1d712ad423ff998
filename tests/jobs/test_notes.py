"""Notes: no word is lost to a double click, a second tab, a removal, or two jobs made one."""

import uuid

import pytest

from jobs import notes
from jobs.joining import join, take_back
from jobs.library.view import View
from jobs.models import Job, Note, Verdict
from jobs.notes import CannotNote
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def write(job: Job, text: str) -> Note:
    return notes.write(job, text, token=uuid.uuid4())


def texts(job: Job) -> list[str]:
    return sorted(job.notes.standing().values_list("text", flat=True))


def test_a_form_sent_twice_writes_one_note() -> None:
    job, token = make_job(), uuid.uuid4()
    first = notes.write(job, " Ask for Jo.\r\nMonday ", token=token)
    assert notes.write(job, "Ask for Jo.", token=token) == first
    assert texts(job) == ["Ask for Jo.\nMonday"]


@pytest.mark.parametrize("text", ["", " \r\n\0 ", "x" * (notes.LONGEST + 1)])
def test_what_cannot_be_kept_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(CannotNote, match=r"nothing in this note|at most 20,000"):
        write(make_job(), text)


def test_neither_of_two_tabs_loses_a_word() -> None:
    job = make_job()
    note = write(job, "one")
    assert notes.edit(note, "one, changed here", revision=1).note.revision == 2
    for _ in range(2):  # a double click in the other tab
        saved = notes.edit(Note.objects.get(pk=note.pk), "one, changed there", revision=1)
        assert saved.is_beside
    assert texts(job) == ["one, changed here", "one, changed there"]
    again = notes.edit(Note.objects.get(pk=note.pk), "one, changed here", revision=1)
    assert not again.is_beside


def test_an_edit_of_a_removed_note_is_kept_beside_and_removal_is_undone() -> None:
    job = make_job()
    note = write(job, "one")
    notes.remove(note)
    assert texts(job) == []
    assert list(job.notes.just_removed()) == [note]
    assert notes.edit(note, "one and two", revision=1).is_beside
    notes.bring_back(note)
    assert texts(job) == ["one", "one and two"]


def test_notes_follow_two_jobs_that_become_one_and_two_again() -> None:
    keeper, other = make_job(), make_job()
    write(keeper, "of the first")
    write(other, "of the second")
    join(keeper, other)
    assert texts(keeper) == ["of the first", "of the second"]
    write(keeper, "written since")
    take_back(Verdict.objects.get())
    assert texts(keeper) == ["of the first", "written since"]
    assert texts(other) == ["of the second"]


def test_the_library_finds_notes_by_their_words() -> None:
    job, bare = make_job(title="Nurse"), make_job(title="Clerk")
    write(job, "Zoë said: call Monday")
    notes.remove(write(bare, "call Monday"))
    assert [found.title for found in View(has_note=True).jobs()] == ["Nurse"]
    assert [found.title for found in View(noted="MONDAY zoe").jobs()] == ["Nurse"]
    assert not View(noted="tuesday").jobs().exists()
