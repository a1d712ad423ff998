"""What runs by itself: due once, one search at a time, never twice, whatever the clock does."""

import io
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from jobs.schedule import Entry, Scheduler, entries, start_due
from peregrine import conf
from peregrine.models import BackgroundTask, TaskStatus
from tests.factories import make_job

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
COMPLAINT = "Nothing runs by itself until search_profiles.yaml is repaired."
ONLY_SEARCHES = 'check_open: ""\nfind_descriptions: false\n'


@pytest.fixture(autouse=True)
def utc(settings: Settings) -> None:
    settings.TIME_ZONE = "UTC"


@pytest.fixture
def profiles(settings: Settings) -> Any:
    def write(*schedules: str, more: str = ONLY_SEARCHES) -> None:
        lines = [
            f"\n  - {{name: P{number}, titles: [Nurse], schedule: '{each}'}}"
            for number, each in enumerate(schedules, 1)
        ]
        text = f"{more}profiles:{''.join(lines) or ' []'}\n"
        (settings.CONFIG_DIR / "search_profiles.yaml").write_text(text)

    return write


def make_task(kind: str = "discover", *, subject: str = "", at: datetime = NOON) -> BackgroundTask:
    return BackgroundTask.objects.create(
        task_type=kind,
        subject=subject,
        created_at=at,
        finished_at=at,
        status=TaskStatus.COMPLETED,
    )


def started(now: datetime, *, finish: bool = True) -> list[str]:
    """Return what one look at `now` starts; it ends at once."""
    tasks = start_due(now)
    for task in tasks:
        BackgroundTask.objects.filter(pk=task.pk).update(created_at=now)
        if finish:
            end(task, now)
    return [f"{task.task_type} {task.subject}".strip() for task in tasks]


def end(task: BackgroundTask, at: datetime) -> None:
    BackgroundTask.objects.filter(pk=task.pk).update(status=TaskStatus.COMPLETED, finished_at=at)


def entry(kind: str, now: datetime = NOON) -> Entry:
    return next(each for each in entries(now) if each.task_type == kind)


# --- searches


def test_a_new_schedule_searches_at_once_and_then_when_it_says(profiles: Any) -> None:
    profiles("07:30, 18:00")
    assert started(NOON) == ["discover P1"]
    assert started(NOON + HOUR) == []
    assert entry("discover", NOON + HOUR).next_at == NOON + 6 * HOUR
    assert started(NOON + 6 * HOUR) == ["discover P1"]


def test_profiles_without_a_schedule_and_inactive_ones_are_left_alone(
    profiles: Any, settings: Settings
) -> None:
    profiles("")
    assert (entries(NOON), started(NOON)) == ([], [])
    path = settings.CONFIG_DIR / "search_profiles.yaml"
    path.write_text(
        f"{ONLY_SEARCHES}profiles: [{{name: P, titles: [x], active: false, schedule: every 6 h}}]"
    )
    assert (entries(NOON), started(NOON)) == ([], [])


def test_what_was_missed_in_a_long_sleep_runs_once(profiles: Any) -> None:
    profiles("every 6 h")
    make_task(subject="P1", at=NOON - 10 * DAY)
    looks = [started(NOON + timedelta(seconds=30 * number)) for number in range(20)]
    assert [each for each in looks if each] == [["discover P1"]]


def test_searches_go_one_after_the_other_the_longest_waiting_first(profiles: Any) -> None:
    profiles("every 6 h", "every 6 h", "every 6 h")
    make_task(subject="P1", at=NOON - 7 * HOUR)
    make_task(subject="P2", at=NOON - 8 * HOUR)
    assert started(NOON, finish=False) == ["discover P3"]
    assert started(NOON + HOUR) == []
    end(BackgroundTask.objects.get(status=TaskStatus.QUEUED), NOON + HOUR)
    assert started(NOON + HOUR) == ["discover P2"]
    assert started(NOON + HOUR) == ["discover P1"]
    assert started(NOON + HOUR) == []


def test_a_search_by_hand_counts_and_is_not_doubled(profiles: Any) -> None:
    profiles("every 6 h")
    by_hand = make_task()  # of all profiles
    BackgroundTask.objects.filter(pk=by_hand.pk).update(status=TaskStatus.RUNNING)
    assert entry("discover", NOON + 7 * HOUR).is_running
    assert started(NOON + 7 * HOUR) == []
    end(by_hand, NOON)
    assert entry("discover").next_at == NOON + 6 * HOUR


def test_quiet_hours_put_off_everything_to_their_end(profiles: Any) -> None:
    profiles("every 6 h", more='quiet_hours: "11:00-14:00"\n')
    make_task(subject="P1", at=NOON - DAY)
    make_job(url="https://a.example/1", open_checked_at=NOON - 3 * DAY)
    assert started(NOON) == []
    assert {each.next_at for each in entries(NOON)} == {NOON + 2 * HOUR}
    assert started(NOON + 2 * HOUR) == ["discover P1", "liveness"]


# --- clocks


def test_a_clock_that_was_years_ahead_does_not_stop_the_searches(profiles: Any) -> None:
    profiles("every 6 h")
    make_task(subject="P1", at=NOON - HOUR)
    assert started(NOON + 700 * DAY) == ["discover P1"]
    assert started(NOON) == []
    assert started(NOON + 5 * HOUR) == ["discover P1"]
    assert started(NOON + 6 * HOUR) == []


def test_a_clock_that_is_set_back_repeats_nothing_at_once(profiles: Any) -> None:
    profiles("12:00")
    assert started(NOON) == ["discover P1"]
    assert [started(NOON - 30 * timedelta(minutes=1)), started(NOON)] == [[], []]
    assert started(NOON + DAY) == ["discover P1"]


# --- descriptions, and whether jobs are open


def test_missing_descriptions_are_looked_for_after_each_search(profiles: Any) -> None:
    profiles("every 6 h", more='check_open: ""\n')
    assert entry("enrich").next_at is None
    assert started(NOON) == ["discover P1"]
    assert started(NOON + HOUR) == ["enrich"]
    assert started(NOON + HOUR) == []


def test_missing_descriptions_wait_for_a_search_that_runs(profiles: Any) -> None:
    profiles("every 6 h", more='check_open: ""\n')
    make_task(at=NOON - HOUR)
    running = make_task(subject="P1")
    BackgroundTask.objects.filter(pk=running.pk).update(status=TaskStatus.RUNNING)
    assert started(NOON) == []
    end(running, NOON)
    assert started(NOON) == ["enrich"]


def test_a_job_unheard_of_for_a_day_is_looked_at_twice_a_day(profiles: Any) -> None:
    profiles(more="")
    make_job(url="https://a.example/1", open_checked_at=NOON - 3 * DAY)
    assert started(NOON) == ["liveness"]
    assert entry("liveness").next_at == NOON + 6 * HOUR
    assert started(NOON + 6 * HOUR) == ["liveness"]


def test_nothing_is_looked_at_while_there_is_no_job_or_all_were_heard_of(profiles: Any) -> None:
    profiles(more="")
    assert (started(NOON), entry("liveness").next_at) == ([], None)
    make_job(url="https://a.example/1", open_checked_at=NOON - HOUR)
    assert (started(NOON), entry("liveness").next_at) == ([], NOON + 23 * HOUR)


def test_both_can_be_switched_off(profiles: Any) -> None:
    profiles()
    make_job(url="https://a.example/1", open_checked_at=NOON - 3 * DAY)
    make_task()
    assert (entries(NOON), started(NOON)) == ([], [])


# --- cost, trouble, and what a person sees


def test_a_look_costs_the_same_few_queries_after_many_runs(profiles: Any) -> None:
    profiles("every 6 h", "07:30", more="")
    counts = []
    for size in (3, 30):
        for number in range(size):
            make_task(subject="P1", at=NOON - number * HOUR)
            make_task(subject="P2", at=NOON - number * HOUR)
        make_task("enrich", at=NOON + HOUR)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert start_due(NOON + HOUR) == []
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 6


def test_broken_profiles_are_said_once_and_start_nothing(
    profiles: Any, caplog: pytest.LogCaptureFixture
) -> None:
    profiles("whenever")
    scheduler = Scheduler()
    with caplog.at_level(logging.WARNING, logger="jobs.schedule"):
        scheduler.start_due()
        scheduler.start_due()
        assert [record.message for record in caplog.records] == [COMPLAINT]
        assert not BackgroundTask.objects.exists()
        profiles("every 6 h")
        scheduler.start_due()
    assert BackgroundTask.objects.get().params == {"profile": "P1"}
    assert len(caplog.records) == 1


@pytest.mark.parametrize("key", ["quiet_hours", "check_open"])
def test_a_mistake_in_the_hours_names_its_line(profiles: Any, key: str) -> None:
    profiles(more=f"{key}: sometimes\n")
    with pytest.raises(conf.ConfigError, match=f"line 1, {key}: This must be"):
        entries(NOON)


@time_machine.travel(NOON, tick=False)
def test_the_command_says_what_runs_when(profiles: Any) -> None:
    profiles("07:30, 18:00", more='quiet_hours: "22:00-07:00"\n')
    make_task(subject="P1", at=NOON - DAY)
    out = io.StringIO()
    call_command("schedule", stdout=out, no_color=True)
    assert (
        out.getvalue()
        == """\
Search: P1 (07:30, 18:00)
    last: Sat 21 Nov 2026 12:00
    next: due now; it begins while Peregrine runs
Look for missing descriptions (after each search)
    last: never
    next: due now; it begins while Peregrine runs
Look whether jobs are still open (09:00, 18:00)
    last: never
    next: when there is something to do
Quiet hours: 22:00-07:00
"""
    )


def test_the_command_says_what_to_do_when_nothing_runs_or_a_file_is_broken(profiles: Any) -> None:
    profiles()
    out = io.StringIO()
    call_command("schedule", stdout=out)
    assert "Nothing runs by itself. Give a profile" in out.getvalue()
    profiles("whenever")
    with pytest.raises(CommandError, match="until this is repaired"):
        call_command("schedule")
