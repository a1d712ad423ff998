"""Wordings asked of a model: checked, kept, accepted for one job; the resume itself stays."""

import json
from datetime import date
from typing import Any

import pytest

from jobs import joining, keeping_resumes
from jobs.gaps import rewording
from jobs.gaps.analysis import analyse
from jobs.gaps.rewording import CannotDecide
from jobs.models import Job, Resume, Rewording
from jobs.resumes.facts import facts_of
from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.gaps.people import POSTING, ada, keep
from tests.llm_config import TEMPLATE, at, use_backends
from tests.llm_servers import Script, as_words, scripted_llm

pytestmark = pytest.mark.django_db
Status = Rewording.Status
LINE = "Moved 40 tables from MySQL to Postgres without an hour of downtime"
GOOD = "Migrated 40 tables from MySQL to PostgreSQL without an hour of downtime"
INVENTED = "Led a team of 12 that moved 400 tables to PostgreSQL on AWS"


def answer(*wordings: tuple[str, str]) -> Script:
    rows = [{"line": line, "text": text} for line, text in wordings]
    return Script(words=as_words(json.dumps({"rewordings": rows})))


@pytest.fixture
def job() -> Job:
    keep()
    return make_job(title="Engineer", description=POSTING)


def ask(job: Job, *scripts: Script) -> BackgroundTask:
    with scripted_llm(*scripts) as server:
        use_backends(local=at(server))
        rewording.start(job)
        run_task(job.tasks.recent()[0].pk)
    return job.tasks.recent()[0]


def facts() -> list[Any]:
    return facts_of(Resume.objects.get().content)


def test_what_is_faithful_is_offered_and_what_is_invented_is_dropped(job: Job) -> None:
    task = ask(job, answer(("w1.2", GOOD), ("w1.1", INVENTED)))
    assert task.status == TaskStatus.COMPLETED
    offered, dropped = job.rewordings.all()
    assert (offered.status, offered.source, offered.text) == (Status.OFFERED, LINE, GOOD)
    assert (offered.backend, offered.model) == ("local", "tiny-model")
    assert (dropped.status, dropped.why) == (Status.DROPPED, "The line does not say 12.")
    assert task.result["summary"] == (
        "1 wording is offered. 1 said more than their lines and were dropped."
    )


def test_of_a_long_line_single_sentences_are_reworded() -> None:
    told = "Ran the stock room. Moved 40 tables from MySQL to Postgres by night. Trained nobody."
    keep(ada(work=[{"name": "Acme", "position": "Engineer", "summary": told}]))
    job = make_job(title="Engineer", description=POSTING)
    text = "By night, moved 40 tables from MySQL to PostgreSQL."
    ask(job, answer(("w1.1/2", text), ("w1.1", told.replace("Ran", "Kept"))))
    row = job.rewordings.get()
    assert (row.line, row.status) == ("w1.1/2", Status.OFFERED)
    rewording.accept(row, facts())
    assert rewording.wordings_of(job, facts()).accepted == [row]


def test_lines_that_are_none_or_may_not_be_reworded_are_out(job: Job) -> None:
    ask(job, answer(("w9.9", GOOD), ("w1", "Data Engineer, Google"), ("me.name", "Ada King")))
    assert not job.rewordings.exists()


def test_the_posting_is_quoted_and_no_answer_but_json_counts(job: Job) -> None:
    with scripted_llm(Script(words=("Here", " you", " are"))) as server:
        use_backends(local=at(server))
        rewording.start(job)
        run_task(job.tasks.recent()[0].pk)
        prompt = server.chats[0]["json"]["messages"][-1]["content"]
    assert "<quoted name" in prompt
    assert LINE in prompt
    assert "ada@example.org" not in prompt
    assert job.tasks.recent()[0].status == TaskStatus.FAILED
    assert not job.rewordings.exists()


def test_without_a_model_it_says_so_and_keeps_what_was_there(job: Job) -> None:
    ask(job, answer(("w1.2", GOOD)))
    use_backends(template=TEMPLATE)
    rewording.start(job)
    run_task(job.tasks.recent()[0].pk)
    assert "no written template" in job.tasks.recent()[0].error
    assert job.rewordings.count() == 1
    assert "no written template" in rewording.wordings_of(job, facts()).error


def test_without_a_resume_or_a_line_it_says_what_to_do() -> None:
    job = make_job()
    assert ask(job, answer()).error == rewording.NO_RESUME
    keep(ada(work=[], basics={"name": "Ada"}))
    assert ask(job, answer()).error == rewording.NO_LINES


def test_two_clicks_ask_once_and_a_second_run_asks_nothing(job: Job) -> None:
    rewording.start(job)
    rewording.start(job)
    assert job.tasks.count() == 1
    with scripted_llm(answer(("w1.2", GOOD))) as server:
        use_backends(local=at(server))
        for _ in range(2):
            run_task(job.tasks.get().pk)
        assert len(server.chats) == 1
    assert job.rewordings.count() == 1


def test_asking_again_keeps_what_was_decided(job: Job) -> None:
    ask(job, answer(("w1.2", GOOD), ("w2.2", "Wrote reports in Perl")))
    first, second = job.rewordings.all()
    rewording.accept(first, facts())
    ask(job, answer(("w1.2", GOOD), ("w2.2", "Reports: wrote them in Perl")))
    assert not Rewording.objects.filter(pk=second.pk).exists()
    assert [(row.text, row.status) for row in job.rewordings.all()] == [
        (GOOD, Status.ACCEPTED),
        ("Reports: wrote them in Perl", Status.OFFERED),
    ]


def test_one_wording_of_a_line_is_accepted_at_a_time(job: Job) -> None:
    other = GOOD.replace("Migrated", "Carried")
    ask(job, answer(("w1.2", GOOD), ("w1.2", other)))
    first, second = job.rewordings.all()
    rewording.accept(first, facts())
    rewording.accept(second, facts())
    assert rewording.accepted_lines(job)["w1.2"].text == other
    first.refresh_from_db()
    assert first.status == Status.LEFT
    rewording.leave(Rewording.objects.get(pk=second.pk))
    assert rewording.accepted_lines(job) == {}


def test_what_was_dropped_cannot_be_accepted(job: Job) -> None:
    ask(job, answer(("w1.2", INVENTED)))
    with pytest.raises(CannotDecide, match="says more than its line"):
        rewording.accept(job.rewordings.get(), facts())
    rewording.leave(job.rewordings.get())
    assert job.rewordings.get().status == Status.DROPPED


def test_a_line_that_was_changed_since_is_not_reworded(job: Job) -> None:
    ask(job, answer(("w1.2", GOOD), ("w2.2", "Wrote reports in Perl")))
    first, second = job.rewordings.all()
    rewording.accept(first, facts())
    changed = ada(work=[{"name": "Acme", "position": "Cook", "highlights": ["a", "b"]}])
    keeping_resumes.edit(Resume.objects.get(), changed, seen=1)
    found = rewording.wordings_of(job, facts())
    assert (found.stale, found.accepted, found.offered) == ([first], [], [])
    with pytest.raises(CannotDecide, match="changed since"):
        rewording.accept(second, facts())


def test_the_resume_itself_never_changes(job: Job) -> None:
    ask(job, answer(("w1.2", GOOD)))
    rewording.accept(job.rewordings.get(), facts())
    assert Resume.objects.get().data == ada().as_json()
    assert Resume.objects.get().revision == 1


def test_stopping_leaves_nothing_behind(job: Job) -> None:
    rewording.start(job)
    rewording.stop(job)
    rewording.stop(job)
    run_task(job.tasks.get().pk)
    assert job.tasks.get().status == TaskStatus.CANCELLED
    assert not job.rewordings.exists()


def test_wordings_go_with_a_job_that_is_joined_and_come_back(job: Job) -> None:
    other = make_job(title="Engineer", description=POSTING, company="Contoso")
    for each in (job, other):
        ask(each, answer(("w1.2", GOOD), ("w2.2", "Wrote reports in Perl")))
        rewording.accept(each.rewordings.first(), facts())
    joined = joining.join(job, other)
    assert sorted(joined.keeper.rewordings.values_list("line", flat=True)) == [
        "w1.2", "w2.2", "w2.2",
    ]  # fmt: skip
    joining.take_back(joined.keeper.verdicts.get())
    assert (job.rewordings.count(), other.rewordings.count()) == (2, 2)


def test_the_words_that_are_left_are_not_exchanged(job: Job) -> None:
    analysis = analyse(job, date(2026, 6, 1))
    assert analysis is not None
    rewording.leave_word(job, "Postgres", "PostgreSQL")
    rewording.leave_word(job, "Postgres", "PostgreSQL")
    assert [s.theirs for s in rewording.used_swaps(job, analysis.swaps)] == ["k8s"]
    rewording.use_word(job, "Postgres", "PostgreSQL")
    assert len(rewording.used_swaps(job, analysis.swaps)) == 2
