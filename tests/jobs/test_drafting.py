"""Letters written in the background, by models that answer, die, refuse, and by none."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from jobs import drafting
from jobs.drafting import streaming
from jobs.models import CoverLetter, Job
from jobs.stages import Stage
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import cancel, retry
from peregrine.tasks.processes import WorkerProcess
from peregrine.tasks.recovery import recover
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.llm_config import TEMPLATE, at, use_backends, write_user
from tests.llm_servers import LETTER, Script, as_words, scripted_llm

pytestmark = pytest.mark.django_db
Status = CoverLetter.Status


@pytest.fixture
def job() -> Job:
    matched = [
        {"word": "Python", "weight": 3, "count": 2},
        {"word": "SQL", "weight": 2, "count": 1},
    ]
    return make_job(title="Data Engineer", stage=Stage.APPROVED, matched=matched)


def task_of(job: Job) -> BackgroundTask:
    return job.tasks.recent()[0]


def run(job: Job) -> tuple[CoverLetter, BackgroundTask]:
    """Do what the worker would do, and return the newest version and its task."""
    run_task(task_of(job).pk)
    return job.letters.all()[0], task_of(job)


def test_a_draft_starts_as_a_version_that_is_being_written(job: Job) -> None:
    letter = drafting.start_draft(job)
    assert (letter.version, letter.status, letter.text) == (1, Status.WRITING, "")
    assert task_of(job).task_type == "cover_letter"


def test_a_double_click_starts_one_draft(job: Job) -> None:
    assert drafting.start_draft(job) == drafting.start_draft(job)
    assert (job.letters.count(), job.tasks.count()) == (1, 1)


def test_a_model_writes_the_letter_and_is_named(job: Job) -> None:
    with scripted_llm() as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        letter, task = run(job)
    assert (letter.text, letter.status) == (LETTER, Status.READY)
    assert (letter.backend, letter.model, letter.is_template) == ("local", "tiny-model", False)
    assert letter.seconds is not None
    assert letter.author == "tiny-model"
    assert task.status == TaskStatus.COMPLETED


def test_the_words_are_saved_as_they_come_but_not_one_by_one(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scripted_llm(Script(words=as_words("one two three four"))) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        with saved_texts() as saved:
            run(job)
        assert saved == ["one", "one two three four"]

        monkeypatch.setattr(streaming, "SAVE_SECONDS", 0)
        drafting.start_draft(job)
        with saved_texts() as saved:
            run(job)
    assert saved[:4] == ["one", "one two", "one two three", "one two three four"]


def test_names_of_facts_do_not_stay_in_a_letter(job: Job) -> None:
    with scripted_llm(
        Script(
            words=as_words(
                "I mended ledgers [w2.1].",
            )
        )
    ) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        letter, _ = run(job)
    assert letter.text == "I mended ledgers."


def test_a_second_run_of_the_same_task_writes_nothing(job: Job) -> None:
    with scripted_llm() as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        run(job)
        run(job)
        assert len(server.chats) == 1
    assert job.letters.count() == 1


def test_a_backend_that_dies_in_mid_stream_leaves_its_words(job: Job) -> None:
    with scripted_llm(Script(die_after=6), Script()) as server:
        use_backends(local=at(server), template=TEMPLATE)
        drafting.start_draft(job)
        letter, task = run(job)
    assert letter.text == "".join(as_words(LETTER)[:6])
    assert (letter.status, letter.backend) == (Status.INTERRUPTED, "local")
    assert task.status == TaskStatus.FAILED
    assert letter.error == task.error
    assert letter.error.startswith("“local” stopped in the middle of its answer")


def test_trying_again_is_a_version_of_its_own(job: Job) -> None:
    with scripted_llm(Script(die_after=6), Script()) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        run(job)
        drafting.start_draft(job)
        letter, _ = run(job)
    assert (letter.version, letter.status, letter.text) == (2, Status.READY, LETTER)
    assert job.letters.get(version=1).text == "".join(as_words(LETTER)[:6])


def test_retry_in_the_task_list_does_the_same(job: Job) -> None:
    with scripted_llm(Script(die_after=6), Script()) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        _, task = run(job)
        retry(task)
        letter, task = run(job)
    assert (letter.version, letter.status) == (2, Status.READY)
    assert task.status == TaskStatus.COMPLETED


def test_a_try_without_a_word_leaves_no_empty_version_behind(job: Job) -> None:
    with scripted_llm(Script(status=401, error="bad key"), Script()) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        letter, task = run(job)
        assert (letter.status, letter.text) == (Status.INTERRUPTED, "")
        assert "“local”" in letter.error
        assert task.error == letter.error
        drafting.start_draft(job)
        letter, _ = run(job)
    assert (letter.version, letter.status, letter.error) == (1, Status.READY, "")


def test_a_broken_file_of_models_is_one_sentence(job: Job, settings: Any) -> None:
    (settings.CONFIG_DIR / "llm.yaml").write_text("backends: [\n")
    drafting.start_draft(job)
    letter, task = run(job)
    assert letter.status == Status.INTERRUPTED
    assert "llm.yaml" in task.error


def test_a_broken_profile_is_one_sentence(job: Job, settings: Any) -> None:
    (settings.CONFIG_DIR / "user.yaml").write_text("name: [\n")
    drafting.start_draft(job)
    letter, task = run(job)
    assert letter.status == Status.INTERRUPTED
    assert "user.yaml" in task.error


def test_an_answer_that_reached_its_limit_says_so(job: Job) -> None:
    with scripted_llm(Script(finish_reason="length")) as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        letter, _ = run(job)
    assert (letter.status, letter.error) == (Status.READY, drafting.CUT_SHORT)


def test_stopping_keeps_what_was_written(job: Job) -> None:
    with scripted_llm() as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        BackgroundTask.objects.update(cancel_requested_at=timezone.now())
        letter, task = run(job)
    assert task.status == TaskStatus.CANCELLED
    assert (letter.status, letter.error) == (Status.INTERRUPTED, drafting.STOPPED)
    assert (letter.text, letter.backend) == ("Dear", "local")


def test_stopping_a_draft_that_waits_ends_it_at_once(job: Job) -> None:
    drafting.start_draft(job)
    drafting.stop_draft(job)
    letter = job.letters.get()
    assert (letter.status, letter.error) == (Status.INTERRUPTED, drafting.STOPPED)
    assert task_of(job).status == TaskStatus.CANCELLED


def test_stopping_nothing_is_no_error(job: Job) -> None:
    drafting.stop_draft(job)
    assert not job.letters.exists()


def test_a_letter_whose_worker_was_killed_is_not_written_for_ever(job: Job) -> None:
    drafting.start_draft(job)
    job.letters.update(text="Dear team, I")
    task = task_of(job)
    dead = replace(WorkerProcess.current(), started="another process")
    BackgroundTask.objects.update(status=TaskStatus.RUNNING, worker=str(dead))
    assert recover() == 1
    task.refresh_from_db()
    assert task.status == TaskStatus.FAILED

    drafting.settle(job)
    letter = job.letters.get()
    assert (letter.status, letter.text) == (Status.INTERRUPTED, "Dear team, I")
    assert letter.error == task.error


def test_a_task_that_runs_again_keeps_the_words_of_the_first_run(job: Job) -> None:
    with scripted_llm() as server:
        use_backends(local=at(server))
        drafting.start_draft(job)
        job.letters.update(text="Dear team, I")
        letter, _ = run(job)
    assert (letter.version, letter.text) == (2, LETTER)
    first = job.letters.get(version=1)
    assert (first.status, first.text) == (Status.INTERRUPTED, "Dear team, I")


def test_a_letter_in_work_is_left_alone(job: Job) -> None:
    drafting.start_draft(job)
    assert not drafting.settle(job)
    assert job.letters.get().status == Status.WRITING


def test_cancelling_in_the_task_list_settles_the_letter(job: Job) -> None:
    drafting.start_draft(job)
    cancel(task_of(job))
    assert drafting.settle(job)
    assert job.letters.get().error == drafting.STOPPED


def test_without_a_model_an_honest_skeleton_is_written(job: Job) -> None:
    write_user(name="Ada Moreau", summary="I build pipelines that accountants trust.")
    drafting.start_draft(job)
    letter, _ = run(job)
    assert (letter.is_template, letter.author) == (True, "skeleton")
    assert letter.text.startswith("Dear Northwind Traders team,")
    assert "I build pipelines that accountants trust." in letter.text
    assert "You ask for Python and SQL. [Say where" in letter.text
    assert letter.text.endswith("With kind regards,\nAda Moreau")


def test_a_skeleton_for_nobody_claims_nothing() -> None:
    job = make_job(title="Data Engineer", stage=Stage.APPROVED)
    drafting.start_draft(job)
    letter, _ = run(job)
    claims = [line for line in letter.text.split("\n") if line and not line.startswith("[")]
    outside_brackets = [re.sub(r" ?\[[^]]+\]", "", claim) for claim in claims]
    assert outside_brackets == [
        "Dear Northwind Traders team,",
        "I am writing about the position of Data Engineer.",
        "With kind regards,",
    ]
    assert letter.text.endswith("[Your name]")


class saved_texts:  # noqa: N801  (reads as a word: with saved_texts() as saved)
    """Collect every text that is written to a letter, in order."""

    def __enter__(self) -> list[str]:
        self.texts: list[str] = []
        self._wrapping = connection.execute_wrapper(self._watch)
        self._wrapping.__enter__()
        return self.texts

    def __exit__(self, *error: object) -> None:
        self._wrapping.__exit__(None, None, None)

    def _watch(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if sql.startswith('UPDATE "jobs_coverletter" SET "text"'):
            self.texts.append(params[0])
        return execute(sql, params, many, context)
