from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_q.models import OrmQ

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import cancel, retry, submit_task
from peregrine.tasks.queue import rebuild_queue
from peregrine.tasks.run import run_task
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def test_submitting_leaves_a_waiting_row_and_one_queue_entry() -> None:
    task = submit_task("count", name="a", to=3)
    assert (task.status, task.subject, task.params) == ("queued", "a", {"name": "a", "to": 3})
    assert [entry.task["args"] for entry in OrmQ.objects.all()] == [(task.pk,)]


def test_queue_entry_carries_the_deadline_of_the_type() -> None:
    submit_task("rescore")
    assert OrmQ.objects.get().task["timeout"] == 30 * 60


def test_same_work_submitted_twice_is_one_row() -> None:
    job = make_job()
    assert submit_task("cover_letter", job) == submit_task("cover_letter", job)
    assert (BackgroundTask.objects.count(), OrmQ.objects.count()) == (1, 1)


def test_other_job_other_subject_and_other_type_are_other_work() -> None:
    tasks = {
        submit_task("cover_letter", make_job()).pk,
        submit_task("cover_letter", make_job()).pk,
        submit_task("count", name="a", to=1).pk,
        submit_task("count", name="b", to=1).pk,
        submit_task("rescore").pk,
    }
    assert len(tasks) == 5


def test_finished_work_can_be_submitted_again() -> None:
    first = submit_task("count", name="a", to=1)
    run_task(first.pk)
    assert submit_task("count", name="a", to=1) != first


def test_row_and_queue_entry_vanish_with_the_callers_transaction() -> None:
    with transaction.atomic():
        submit_task("rescore")
        transaction.set_rollback(True)
    assert not BackgroundTask.objects.exists()
    assert not OrmQ.objects.exists()


def test_duplicate_leaves_the_callers_transaction_usable() -> None:
    with transaction.atomic():
        submit_task("rescore")
        submit_task("rescore")
        job = make_job()
    assert job.pk


def test_unknown_type_names_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"no task type “rescor”.*cover_letter"):
        submit_task("rescor")


def test_params_that_are_not_json_are_refused() -> None:
    with pytest.raises(TypeError, match="params of rescore must be plain JSON"):
        submit_task("rescore", since=timezone.now())
    assert not OrmQ.objects.exists()


def test_cancelling_a_waiting_task_ends_it_at_once() -> None:
    task = submit_task("rescore")
    cancel(task)
    assert task.status == TaskStatus.CANCELLED
    assert task.finished_at is not None
    run_task(task.pk)
    task.refresh_from_db()
    assert (task.status, task.attempts) == ("cancelled", 0)


def test_cancelling_a_finished_task_changes_nothing() -> None:
    task = submit_task("count", name="a", to=1)
    run_task(task.pk)
    cancel(task)
    assert (task.status, task.cancel_requested_at) == ("completed", None)


def test_retry_is_a_new_row_with_the_same_work_and_keeps_the_old_one() -> None:
    job = make_job()
    task = submit_task("decline", job, note="x")
    run_task(task.pk)
    task.refresh_from_db()
    again = retry(task)
    assert again != task
    assert (again.task_type, again.job, again.params) == ("decline", job, {"note": "x"})
    assert again.status == TaskStatus.QUEUED
    assert BackgroundTask.objects.get(pk=task.pk).status == TaskStatus.FAILED


def test_retry_of_active_work_is_that_work() -> None:
    task = submit_task("rescore")
    assert retry(task) == task
    assert OrmQ.objects.count() == 1


def test_rebuilt_queue_has_one_free_entry_per_waiting_row() -> None:
    locked = submit_task("count", name="pulled by a cluster that died", to=1)
    OrmQ.objects.update(lock=timezone.now() + timedelta(hours=4))
    lost = submit_task("count", name="entry lost", to=1)
    OrmQ.objects.exclude(pk=OrmQ.objects.earliest("pk").pk).delete()
    done = submit_task("count", name="done", to=1)
    run_task(done.pk)

    assert rebuild_queue() == 2

    entries = OrmQ.objects.filter(lock__lte=timezone.now()).order_by("pk")
    assert [entry.task["args"][0] for entry in entries] == [locked.pk, lost.pk]
    assert OrmQ.objects.count() == 2
