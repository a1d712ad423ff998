"""Alive or gone: heard from searches and whole lists, or asked for, over real HTTP on loopback."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from jobs import liveness
from jobs.boards import manners
from jobs.liveness import saw_whole_board
from jobs.models import DiscoveryRun, Job, Sighting
from jobs.open_or_gone import Openness
from jobs.stages import Stage
from jobs.tasks import check_liveness
from jobs.templatetags.job_facts import since
from peregrine.models import BackgroundTask, EgressRecord
from peregrine.net import NO_RETRIES, Client, NetError
from peregrine.tasks.handle import TaskHandle
from tests.board_servers import BoardServer, board_server
from tests.factories import make_job
from tests.postings import make_posting, make_run, take

pytestmark = pytest.mark.django_db

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=30)


def listed(*ids: str, company: str = "acme", board: str = "lever") -> list[Job]:
    jobs = [make_job() for _ in ids]
    for job, native_id in zip(jobs, ids, strict=True):
        Sighting.objects.create(job=job, board=board, native_id=native_id, source=company)
    return jobs


def read_board(*ids: str, at: datetime, company: str = "acme", board: str = "lever") -> None:
    saw_whole_board(board, company, set(ids), at)


def gone() -> set[str]:
    return set(Job.objects.exclude(gone_at=None).values_list("sightings__native_id", flat=True))


# --- for free -----------------------------------------------------------------------------------


def test_what_a_search_brings_is_open_and_what_a_file_holds_may_not_be() -> None:
    take(make_posting(), run=make_run(kind=DiscoveryRun.Kind.SEARCH))
    take(make_posting(posted_on=date(2025, 1, 3)))
    searched, imported = Job.objects.order_by("pk")
    assert searched.seen_open_at
    assert searched.open_checked_at == searched.seen_open_at
    assert imported.seen_open_at is None
    assert imported.open_checked_at.date() == date(2025, 1, 3)  # so it is looked for soon


def test_what_is_seen_again_is_back() -> None:
    posting = make_posting()
    take(posting)
    Job.objects.update(gone_at=LONG_AGO, gone_because="not_there")
    take(posting, run=make_run(kind=DiscoveryRun.Kind.SEARCH))
    job = Job.objects.get()
    assert (job.gone_at, job.gone_because) == (None, "")
    assert job.seen_open_at


def test_a_job_that_its_company_lists_no_more_stays_gone_while_others_show_it() -> None:
    posting = make_posting(board="indeed")
    take(posting)
    Job.objects.update(gone_at=NOW, gone_because="left_board")
    take(posting, run=make_run(kind=DiscoveryRun.Kind.SEARCH))
    assert Job.objects.get().gone_at


def test_a_list_that_says_that_a_posting_is_over_ends_the_job() -> None:
    posting = make_posting(native_id="00000000000000aa", title="Analyst")
    take(posting)
    take(make_posting(native_id="00000000000000aa", title="Analyst", is_closed=True))
    assert Job.objects.get().gone_because == "says_so"


def test_absent_twice_from_a_whole_board_is_gone_and_coming_back_is_open() -> None:
    listed("a", "b")
    read_board("a", at=NOW)
    assert gone() == set()
    read_board("a", at=NOW + timedelta(days=1))
    assert gone() == {"b"}
    assert Job.objects.exclude(gone_at=None).get().gone_because == "left_board"
    read_board("a", "b", at=NOW + timedelta(days=2))
    assert gone() == set()
    read_board("a", at=NOW + timedelta(days=3))  # the first time again
    assert gone() == set()


def test_two_reads_in_one_run_are_one() -> None:
    listed("a", "b")
    read_board("a", at=NOW)
    read_board("a", at=NOW + timedelta(minutes=5))
    assert gone() == set()


def test_an_empty_list_closes_nothing() -> None:
    listed("a", "b")
    for days in range(4):
        read_board(at=NOW + timedelta(days=days))
    assert gone() == set()


def test_an_unchanged_list_lacks_what_it_lacked() -> None:
    jobs = listed("a", "b")
    read_board("a", at=NOW)
    saw_whole_board("lever", "acme", None, NOW + timedelta(days=1))
    assert gone() == {"b"}
    jobs[0].refresh_from_db()
    assert jobs[0].seen_open_at == NOW + timedelta(days=1)


def test_a_list_says_nothing_of_another_company_or_board() -> None:
    listed("a")
    listed("a2", company="other")
    listed("a3", board="ashby")
    for days in (0, 1):
        read_board("x", at=NOW + timedelta(days=days))
    assert gone() == {"a"}


def test_a_job_that_another_company_list_has_is_open() -> None:
    (job,) = listed("a")
    Sighting.objects.create(job=job, board="workday", native_id="r-1", source="acme")
    for days in (0, 1):
        read_board("x", at=NOW + timedelta(days=days))
    job.refresh_from_db()
    assert job.gone_at is None


# --- asked for ----------------------------------------------------------------------------------


@pytest.fixture
def client() -> Client:
    return Client("is it still open", allow_private=True, retries=NO_RETRIES)


# The pause between two requests to one host has tests of its own.
check = partial(liveness.check, turn=partial(manners.turn, gap=0))
check_due = partial(liveness.check_due, turn=partial(manners.turn, gap=0))


def job_at(server: BoardServer, path: str = "/jobs/1", **fields: object) -> Job:
    values = {"title": "Data Engineer", "open_checked_at": LONG_AGO} | fields
    return make_job(url=server.url + path, **values)  # type: ignore[arg-type]


def test_a_page_with_the_title_on_it_is_open(client: Client) -> None:
    with board_server((200, "<h1>Data Engineer</h1>")) as server:
        job = job_at(server, gone_at=LONG_AGO, gone_because="not_there")
        assert check(job, client) is Openness.OPEN
    job.refresh_from_db()
    assert (job.gone_at, job.gone_because) == (None, "")
    assert job.seen_open_at == job.open_checked_at


def test_a_page_that_is_not_there_is_gone_since_it_was_first_missed(client: Client) -> None:
    with board_server((404, "")) as server:
        job = job_at(server)
        assert check(job, client) is Openness.NOT_THERE
        job.refresh_from_db()
        first = job.gone_at
        assert first
        check(job, client)
    job.refresh_from_db()
    assert (job.gone_at, job.gone_because) == (first, "not_there")


@pytest.mark.parametrize("status", [403, 429, 500, 503])
def test_a_failed_answer_closes_nothing(client: Client, status: int) -> None:
    with board_server((status, "This job is no longer available.")) as server:
        job = job_at(server)
        with pytest.raises(NetError):
            check(job, client)
        checked = check_due(client=client)
    assert (checked.unknown, checked.gone) == (1, 0)
    assert list(checked.left) == ["127.0.0.1"]
    job.refresh_from_db()
    assert job.gone_at is None
    assert job.open_checked_at > LONG_AGO  # another one is the oldest now


def test_a_host_that_refuses_is_left_alone_for_the_run(client: Client) -> None:
    with board_server((429, "")) as server:
        for number in range(4):
            job_at(server, f"/jobs/{number}")
        check_due(client=client)
        assert len(server.requests) == 1


def test_the_oldest_come_first_and_no_host_keeps_the_others_waiting(client: Client) -> None:
    with board_server((200, "<h1>Data Engineer</h1>")) as server:
        for number in range(20):
            job_at(server, f"/{number}", open_checked_at=LONG_AGO - timedelta(hours=number))
        other = job_at(server, "/other")
        Job.objects.filter(pk=other.pk).update(
            url=other.url.replace("127.0.0.1", "localhost"),
            open_checked_at=NOW - timedelta(days=2),
        )
        assert check_due(client=client).open == liveness.OF_ONE_HOST + 1
        assert server.requests[:2] == ["/19", "/18"]
        assert "/other" in server.requests


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": Stage.REJECTED},
        {"stage": Stage.HIRED},
        {"gone_at": LONG_AGO},
        {"open_checked_at": NOW - timedelta(hours=3)},
    ],
)
def test_what_does_not_matter_or_was_heard_of_lately_is_not_asked(
    client: Client, fields: dict[str, object]
) -> None:
    with board_server((404, "")) as server:
        job_at(server, **fields)
        assert check_due(client=client).in_words().startswith("Looked at 0 postings")
        assert server.requests == []


def test_an_address_inside_this_machine_is_never_asked() -> None:
    with board_server((404, "")) as server:
        job = job_at(server)
        assert check(job) is Openness.UNKNOWN
        assert server.requests == []
    assert EgressRecord.objects.get().error


def test_a_job_without_an_address_is_not_known(client: Client) -> None:
    assert check(make_job(), client) is Openness.UNKNOWN


def test_the_task_and_the_command_say_what_they_found(capsys: pytest.CaptureFixture[str]) -> None:
    row = BackgroundTask.objects.create(task_type="liveness")
    assert "0 postings" in check_liveness(TaskHandle(row))["summary"]
    call_command("checklive")
    assert "0 postings" in capsys.readouterr().out
    job = make_job(title="Analyst")
    call_command("checklive", job.pk)
    assert "its address does not say" in capsys.readouterr().out
    with pytest.raises(CommandError, match="no job"):
        call_command("checklive", 987654)


def test_what_may_close_is_read_along_an_index() -> None:
    due = Job.objects.may_close().filter(open_checked_at__lt=NOW)
    plan = due.exclude(url="", apply_url="").order_by("open_checked_at")[:60].explain()
    assert "job_to_check" in plan
    assert "TEMP B-TREE" not in plan


def test_a_day_is_said_as_one_says_it() -> None:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=timezone.get_current_timezone())):
        now = timezone.now()
        days = (0, 1, 3, 30, 400)
        words = [since(now - timedelta(days=each)) for each in days]
    assert words == ["today", "yesterday", "Thursday", "23 October", "18 October 2025"]
