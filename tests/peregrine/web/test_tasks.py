import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from peregrine.models import BackgroundTask, TaskStatus
from peregrine.tasks import submit_task
from tests.factories import make_job

HTMX = {"HX-Request": "true"}


def _set(task: BackgroundTask, status: str, **fields: object) -> BackgroundTask:
    now = timezone.now()
    times = {"started_at": now, "finished_at": None if status == "running" else now}
    BackgroundTask.objects.filter(pk=task.pk).update(status=status, **{**times, **fields})
    task.refresh_from_db()
    return task


def _letter(status: str = "queued", **fields: object) -> BackgroundTask:
    task = submit_task("cover_letter", make_job(company="Northwind"))
    return task if status == "queued" else _set(task, status, **fields)


def _seen(html: str) -> str:
    """The address that a polling fragment asks."""
    match = re.search(r'hx-get="([^"]+)"', html)
    assert match is not None
    return match[1]


# --- the badge ----------------------------------------------------------------------------------


def test_badge_counts_and_says_what_the_newest_does(signed_in: Client) -> None:
    _letter("running", stage="Asking the model", done=1, total=4)
    _letter("running", started_at=timezone.now() - timedelta(minutes=1))
    _letter()
    html = signed_in.get(reverse("task-badge")).content.decode()
    assert "2 running" in html
    assert "1 waiting" in html
    assert "Asking the model…" in html
    assert 'value="1" max="4"' in html


def test_badge_is_silent_while_nothing_changes(signed_in: Client) -> None:
    task = _letter("running", stage="Asking the model")
    address = _seen(signed_in.get(reverse("task-badge")).content.decode())
    answer = signed_in.get(address, headers=HTMX)
    assert (answer.status_code, answer.content) == (204, b"")
    _set(task, "completed")
    answer = signed_in.get(address, headers=HTMX)
    assert answer.status_code == 200
    assert "running" not in answer.content.decode()


def test_idle_badge_shows_nothing_and_still_notices_new_work(signed_in: Client) -> None:
    html = signed_in.get(reverse("task-badge")).content.decode()
    assert "<a" not in html
    assert 'hx-trigger="every 3s' in html
    assert signed_in.get(_seen(html)).status_code == 204
    _letter()
    assert "1 waiting" in signed_in.get(_seen(html)).content.decode()


def test_every_page_carries_the_badge(signed_in: Client) -> None:
    _letter()
    assert "1 waiting" in signed_in.get(reverse("tasks")).content.decode()


# --- the list -----------------------------------------------------------------------------------


def test_list_without_tasks_says_what_will_be_here(signed_in: Client) -> None:
    assert "Nothing is going on" in signed_in.get(reverse("tasks")).content.decode()


def test_list_shows_what_runs_waits_and_ended(signed_in: Client) -> None:
    _letter("running", stage="Asking the model", done=3, total=10)
    _letter()
    _letter("failed", error="The model is not running. Start it, then try again.")
    _letter("completed")
    html = signed_in.get(reverse("tasks")).content.decode()
    assert "Asking the model… 3 of 10" in html
    assert "Waiting for its turn" in html
    assert "The model is not running. Start it, then try again." in html
    assert html.count("every 1s") == 2


def test_finished_task_says_what_came_of_it(signed_in: Client) -> None:
    _letter("completed", result={"summary": "Version 2 is ready."})
    assert "Version 2 is ready." in signed_in.get(reverse("tasks")).content.decode()


def test_total_of_100_is_read_as_percent(signed_in: Client) -> None:
    task = _letter("running", done=40, total=100)
    assert "40 %" in signed_in.get(reverse("task-row", args=[task.pk])).content.decode()


def test_list_says_the_error_as_text(signed_in: Client) -> None:
    _letter("failed", error="<script>alert(1)</script>")
    assert "<script>alert" not in signed_in.get(reverse("tasks")).content.decode()


def test_list_is_paged(signed_in: Client) -> None:
    for _ in range(26):
        _letter("completed")
    first = signed_in.get(reverse("tasks")).content.decode()
    second = signed_in.get(reverse("tasks"), {"page": 2}).content.decode()
    assert (first.count('class="task"'), second.count('class="task"')) == (25, 1)


def test_list_costs_the_same_for_few_and_many(signed_in: Client) -> None:
    def queries_with(more: int) -> int:
        for _ in range(more):
            _letter()
            _letter("running")
            _letter("failed", error="No.")
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(reverse("tasks"))
        return len(queries)

    queries_with(1)
    assert queries_with(2) == queries_with(20)


# --- one task -----------------------------------------------------------------------------------


def test_row_of_a_running_task_asks_again_and_is_silent_while_nothing_changes(
    signed_in: Client,
) -> None:
    task = _letter("running", done=1, total=2)
    html = signed_in.get(reverse("task-row", args=[task.pk])).content.decode()
    assert signed_in.get(_seen(html), headers=HTMX).status_code == 204
    _set(task, "running", done=2, total=2)
    assert signed_in.get(_seen(html), headers=HTMX).status_code == 200


def test_row_of_a_finished_task_asks_no_more_and_tells_the_page(signed_in: Client) -> None:
    task = _letter("completed")
    answer = signed_in.get(reverse("task-row", args=[task.pk]), headers=HTMX)
    assert "hx-trigger" not in answer.content.decode()
    assert json.loads(answer["HX-Trigger"]) == {
        "task-finished": {"pk": task.pk, "status": "completed"}
    }


@pytest.mark.parametrize(
    ("status", "is_retryable", "button"),
    [
        ("queued", True, "Cancel"),
        ("running", True, "Cancel"),
        ("failed", True, "Try again"),
        ("failed", False, None),
        ("cancelled", True, "Try again"),
        ("completed", True, None),
    ],
)
def test_row_offers_what_can_be_done(
    signed_in: Client, status: str, is_retryable: bool, button: str | None
) -> None:
    task = _letter(status, is_retryable=is_retryable)
    html = signed_in.get(reverse("task-row", args=[task.pk])).content.decode()
    assert [name for name in ("Cancel<", "Try again<") if name in html] == (
        [f"{button}<"] if button else []
    )


def test_row_that_is_gone_is_not_found(signed_in: Client) -> None:
    assert signed_in.get(reverse("task-row", args=[404])).status_code == 404


# --- cancel and retry ---------------------------------------------------------------------------


def test_cancel_without_htmx_goes_back_to_the_list(signed_in: Client) -> None:
    task = _letter()
    answer = signed_in.post(reverse("task-cancel", args=[task.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("tasks"), 302)]
    assert "Stopped." in answer.content.decode()
    task.refresh_from_db()
    assert task.status == TaskStatus.CANCELLED


def test_cancel_of_a_running_task_answers_the_row_without_its_button(signed_in: Client) -> None:
    task = _letter("running")
    html = signed_in.post(reverse("task-cancel", args=[task.pk]), headers=HTMX).content.decode()
    assert "Stopping…" in html
    assert "Cancel<" not in html
    assert "autofocus" in html


def test_retry_queues_the_work_again_and_answers_the_new_row(signed_in: Client) -> None:
    task = _letter("failed", error="No.")
    OrmQ.objects.all().delete()
    html = signed_in.post(reverse("task-retry", args=[task.pk]), headers=HTMX).content.decode()
    again = BackgroundTask.objects.exclude(pk=task.pk).get()
    assert f'id="task-{again.pk}"' in html
    assert OrmQ.objects.count() == 1


def test_retry_of_a_type_that_is_gone_says_so(signed_in: Client) -> None:
    task = _letter("failed")
    BackgroundTask.objects.update(task_type="from_the_past")
    answer = signed_in.post(reverse("task-retry", args=[task.pk]), follow=True)
    assert "cannot do that any more" in answer.content.decode()


@pytest.mark.parametrize("name", ["task-cancel", "task-retry"])
def test_changes_need_a_post(signed_in: Client, name: str) -> None:
    assert signed_in.get(reverse(name, args=[1])).status_code == 405


def test_fragment_for_a_stranger_is_refused_instead_of_swapped_for_the_sign_in_page(
    client: Client, db: None
) -> None:
    assert client.get(reverse("task-badge"), headers=HTMX).status_code == 401


@pytest.mark.parametrize("name", ["tasks", "task-badge"])
def test_strangers_are_sent_to_sign_in(client: Client, db: None, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))
