"""No way out while airplane mode is on: every board, page and model is asked, and none is reached.

Names are looked up by the system (told here to answer with an address on the internet); what the
process connects to is heard from the interpreter itself, below all libraries.
"""

import json
import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any, cast

import pytest
import time_machine
from django.utils import timezone

from jobs import capture, draft_kinds, drafting, enrich, liveness, rereading_resumes, schedule
from jobs.boards import registry
from jobs.boards.base import BoardError, Posting, Search, Source
from jobs.boards.web import BoardWeb, open_client
from jobs.draft_kinds import DraftKind
from jobs.drafting import drafts
from jobs.gaps import noting, rewording
from jobs.models import Capture, Job, Resume
from jobs.posting_pages import PostingPages
from jobs.rules import load_rules
from jobs.stages import Stage
from peregrine.conf import store
from peregrine.llm import LLMRouter, LLMUnavailable
from peregrine.models import BackgroundTask, EgressRecord
from peregrine.net import Client, Retries
from peregrine.tasks import submit_task
from peregrine.tasks.run import run_task
from tests.factories import make_job
from tests.jobs.drafting.resumes import ADA
from tests.llm_config import at, use_backends
from tests.llm_servers import scripted_llm

pytestmark = pytest.mark.django_db

KEYS = {
    "adzuna": "app_id: abc\napp_key: def\n",
    "craigslist": "cities: [portland]\n",
    "usajobs": "email: ada@example.com\napi_key: abc\n",
}
CLOUD = {
    "type": "openai_compat",
    "base_url": "https://api.model.example/v1",
    "api_key": "abc",
    "model": "large",
}
_heard: list[str] | None = None


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _heard is not None:
        address = arguments[1]
        _heard.append(address[0] if isinstance(address, tuple) else str(address))


sys.addaudithook(_listen)


@pytest.fixture(autouse=True)
def connected(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[list[str]]:
    """Switch airplane mode on, and return the addresses that are connected to."""
    global _heard  # noqa: PLW0603  an audit hook cannot be taken away again
    _heard = []

    def found(host: Any, port: Any, *rest: Any, **options: Any) -> list[Any]:
        address = host if str(host).startswith("127.") else "93.184.215.14"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    for name, text in KEYS.items():
        (settings.CONFIG_DIR / f"{name}.yaml").write_text(text)
    store.update("network", {"airplane_mode": True})
    yield _heard
    outside = [address for address in _heard if not address.startswith("127.")]
    _heard = None
    assert outside == []


@pytest.mark.parametrize("board", [*registry.everything()], ids=lambda board: board.name)
def test_no_board_is_asked(board: Source) -> None:
    web = BoardWeb(board.label, client=open_client(board.name))
    source = cast("Any", board)

    def ask() -> list[Posting]:
        if board in registry.SEARCH_BOARDS:
            given = source.search(Search(title="Nurse", location="Portland, OR"), web)
        elif board in registry.FEEDS:
            given = source.read(web)
        else:
            given = source.read("acme/wd1/careers" if board.name == "workday" else "acme", web)
        return list(islice(given, 3))

    with pytest.raises(BoardError, match="was not asked: airplane mode is on"):
        ask()


def test_no_pasted_address_is_read() -> None:
    row = Capture.objects.create(
        batch="5e0ad1f4-6c0f-4f0e-9d0b-0d7a7a7a7a7a", url="https://a.example/job"
    )
    capture.capture(row, PostingPages(), load_rules())
    row.refresh_from_db()
    assert "airplane mode is on" in row.message
    assert Job.objects.count() == 0


def test_a_missing_description_is_no_dead_end() -> None:
    make_job(url="https://board.example/7", description="")
    done = enrich.enrich()
    assert (done.found, done.in_vain, done.later) == ([], 0, 1)
    assert "airplane mode" in EgressRecord.objects.get().error


def test_no_job_is_gone_because_nobody_could_look() -> None:
    long_ago = timezone.now() - timedelta(days=9)
    job = make_job(stage=Stage.APPROVED, url="https://board.example/7", open_checked_at=long_ago)
    assert liveness.check_due().gone == 0
    job.refresh_from_db()
    assert job.gone_at is None
    assert "airplane mode" in EgressRecord.objects.get().error


def test_no_model_elsewhere_is_asked() -> None:
    use_backends(cloud=CLOUD)
    with pytest.raises(LLMUnavailable):
        LLMRouter.from_config().complete("Who are you?")
    if row := EgressRecord.objects.first():
        assert "airplane mode" in row.error


def test_nothing_is_asked_twice_for_it() -> None:
    waits: list[float] = []
    client = Client("test", allow_private=True, retries=Retries(count=3), sleep=waits.append)
    with pytest.raises(Exception, match="airplane mode"):
        client.get("https://board.example/")
    assert waits == []


def test_nothing_begins_by_itself_and_what_was_missed_runs_once(settings: Any) -> None:
    (settings.CONFIG_DIR / "search_profiles.yaml").write_text(
        "profiles:\n- {name: Data, titles: [Nurse], boards: [remoteok], schedule: every 1 h}\n"
    )
    now = timezone.now()
    assert schedule.start_due(now) == []
    assert schedule.start_due(now + timedelta(hours=30)) == []
    store.update("network", {"airplane_mode": False})
    (task,) = schedule.start_due(now + timedelta(hours=31))
    assert task.task_type == "discover"
    assert schedule.start_due(now + timedelta(hours=31)) == []
    assert BackgroundTask.objects.count() == 1


DAYS = 14
PROFILE = {"name": "Data", "titles": ["Nurse"], "boards": ["remoteok"]}


def test_two_weeks_of_use_reach_the_own_computer_only(settings: Any, connected: list[str]) -> None:
    """Work through every task type, day by day: a model at home answers, and nobody else."""
    (settings.CONFIG_DIR / "search_profiles.yaml").write_text(json.dumps({"profiles": [PROFILE]}))
    resume = Resume.objects.create(name="Ada", data=ADA.as_json(), text="Ada", is_default=True)
    job = make_job(stage=Stage.APPROVED, url="https://board.example/7", description="Python, SQL.")
    begun = timezone.now()
    with scripted_llm() as server:
        use_backends(cloud=CLOUD, local=at(server))
        for day in range(DAYS):
            with time_machine.travel(begun + timedelta(days=day), tick=True):
                make_job(url=f"https://board.example/day-{day}", description="")
                _ask_for_everything(job, resume, draft_kinds.KINDS[day % len(draft_kinds.KINDS)])
                _run_what_waits()
    done = set(BackgroundTask.objects.values_list("task_type", flat=True))
    assert done >= {"discover", "capture", "enrich", "liveness", "cover_letter", "draft"}
    assert done >= {"rewordings", "match_note", "reread_resume"}
    assert not BackgroundTask.objects.active().exists()
    assert job.letters.exclude(text="").count() > DAYS  # the model at home was heard
    assert connected
    outside = EgressRecord.objects.exclude(host__startswith="127.0.0.1")
    assert outside.exists()
    assert not outside.exclude(bytes_in=0, bytes_out=0).exists()


def _ask_for_everything(job: Job, resume: Resume, kind: DraftKind) -> None:
    assert schedule.start_due(timezone.now()) == []
    for by_hand in ("discover", "enrich", "liveness"):
        submit_task(by_hand)
    capture.start(["https://a.example/job"])
    drafting.start_draft(job)
    _run_what_waits()
    drafting.start_refinement(job.letters.exclude(text="")[0], "shorter", "")
    drafts.start(job, kind, given="When can you start?")
    noting.start(job)
    rewording.start(job)
    rereading_resumes.start(resume)


def _run_what_waits() -> None:
    for pk in BackgroundTask.objects.active().order_by("pk").values_list("pk", flat=True):
        run_task(pk)
