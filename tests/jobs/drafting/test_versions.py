"""Several drafts at once, and drafts that are changed as the person wishes."""

from collections.abc import Sequence

import pytest

from jobs import drafting
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from jobs.workspace import open_workspace
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_servers import Script, ScriptedLLM, as_words, scripted_llm

pytestmark = pytest.mark.django_db
Status = CoverLetter.Status


@pytest.fixture
def job() -> Job:
    return make_job(title="Data Engineer", stage=Stage.APPROVED)


def saying(*texts: str) -> Sequence[Script]:
    return [Script(words=as_words(text)) for text in texts]


def run(job: Job) -> BackgroundTask:
    task = job.tasks.recent()[0]
    run_task(task.pk)
    task.refresh_from_db()
    return task


def asked(server: ScriptedLLM, number: int) -> str:
    return str(server.chats[number]["json"]["messages"])


def texts(job: Job) -> list[str]:
    return list(job.letters.order_by("version").values_list("text", flat=True))


# --- several drafts -------------------------------------------------------------------------------


def test_three_drafts_are_written_one_after_the_other_each_from_another_angle(job: Job) -> None:
    with scripted_llm(*saying("first", "second", "third")) as server:
        use_backends(local=at(server))
        first = drafting.start_draft(job, count=3)
        assert run(job).status == TaskStatus.COMPLETED
        assert "Open with one thing the applicant did" in asked(server, 1)
        assert "This letter is a short one" in asked(server, 2)
        assert "short one" not in asked(server, 0)
    assert texts(job) == ["first", "second", "third"]
    assert {letter.series for letter in job.letters.all()} == {first.pk}
    assert {letter.status for letter in job.letters.all()} == {Status.READY}


def test_the_page_shows_the_draft_that_is_being_written(job: Job) -> None:
    first = drafting.start_draft(job, count=3)
    workspace = open_workspace(job)
    assert (workspace.shown, workspace.number_in_work) == (first, 1)
    assert [letter.version for letter in workspace.together] == [1, 2, 3]
    job.letters.filter(version=1).update(status=Status.READY, text="done")
    assert open_workspace(job).number_in_work == 2


def test_a_double_click_starts_three_drafts_not_six(job: Job) -> None:
    assert drafting.start_draft(job, count=3) == drafting.start_draft(job, count=3)
    assert (job.letters.count(), job.tasks.count()) == (3, 1)


def test_when_the_second_fails_the_first_stays_and_the_third_is_not_begun(job: Job) -> None:
    with scripted_llm(*saying("first"), Script(words=as_words("se cond"), die_after=1)) as server:
        use_backends(local=at(server))
        drafting.start_draft(job, count=3)
        assert run(job).status == TaskStatus.FAILED
    assert [(each.text, each.status) for each in job.letters.order_by("version")] == [
        ("first", Status.READY),
        ("se", Status.INTERRUPTED),
    ]


def test_stopping_leaves_no_empty_version_but_the_first(job: Job) -> None:
    drafting.start_draft(job, count=3)
    drafting.stop_draft(job)
    letter = job.letters.get()
    assert (letter.version, letter.status, letter.error) == (
        1,
        Status.INTERRUPTED,
        drafting.STOPPED,
    )


def test_without_a_model_one_skeleton_is_enough(job: Job) -> None:
    use_backends(template=TEMPLATE)
    drafting.start_draft(job, count=3)
    run(job)
    assert job.letters.get().is_template


# --- changing one ---------------------------------------------------------------------------------


def test_a_letter_is_changed_into_a_version_of_its_own(job: Job) -> None:
    letter = CoverLetter.objects.add_version(job, text="Dear team, a long letter.", language="de")
    with scripted_llm(*saying("Dear team.")) as server:
        use_backends(local=at(server))
        refined = drafting.start_refinement(letter, "shorter", "Mention the archive.")
        run(job)
        question = asked(server, 0)
    assert "Make it about a third shorter" in question
    assert "Mention the archive." in question
    assert '<quoted name="letter">\\nDear team, a long letter.\\n</quoted>' in question
    refined.refresh_from_db()
    assert (refined.text, refined.version, refined.based_on) == ("Dear team.", 2, letter)
    assert (refined.wished, refined.language) == ("Shorter. Mention the archive.", "de")
    letter.refresh_from_db()
    assert letter.text == "Dear team, a long letter."


def test_a_change_that_failed_is_tried_again_as_the_same_change(job: Job) -> None:
    letter = CoverLetter.objects.add_version(job, text="Dear team.")
    cut = Script(words=as_words("Dear all of you"), die_after=2)
    with scripted_llm(cut, Script(status=401), *saying("Dear all.")) as server:
        use_backends(local=at(server))
        drafting.start_refinement(letter, "warmer", "")
        run(job)
        drafting.start_draft(job)  # what the button “Try again” does
        run(job)
        drafting.start_draft(job)
        run(job)
        assert all("Make it warmer" in asked(server, n) for n in range(len(server.chats)))
    assert texts(job) == ["Dear team.", "Dear all", "Dear all."]
    assert job.letters.all()[0].based_on == letter


def test_a_letter_is_changed_once_however_often_it_is_asked(job: Job) -> None:
    letter = CoverLetter.objects.add_version(job, text="Dear team.")
    one = drafting.start_refinement(letter, "warmer", "")
    assert drafting.start_refinement(letter, "shorter", "") == one
    assert job.tasks.count() == 1


def test_without_a_model_a_change_says_why_it_is_not_made(job: Job) -> None:
    use_backends(template=TEMPLATE)
    letter = CoverLetter.objects.add_version(job, text="Dear team.")
    refined = drafting.start_refinement(letter, "warmer", "")
    run(job)
    refined.refresh_from_db()
    assert refined.status == Status.INTERRUPTED
    assert "there is no written template for this kind of text" in refined.error
