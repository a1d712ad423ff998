"""Searches through the real JobSpy, against stand-ins of the boards on loopback."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jobspy.indeed
import jobspy.linkedin
import pytest
from django.core.management import CommandError, call_command

from jobs import discovery
from jobs.discovery import CannotSearch, Ways
from jobs.models import BoardOutcome, DiscoveryRun, HiddenPosting, Job
from peregrine.conf import ConfigError
from peregrine.models import EgressRecord
from peregrine.tasks import Cancelled
from tests.board_servers import (
    LINKEDIN_NOTHING,
    BoardServer,
    board_server,
    indeed_answer,
    indeed_job,
    linkedin_answer,
)
from tests.jobs.boards.https_proxy import https_proxy, make_certificate
from tests.jobs.discovery.boards import open_private

pytestmark = pytest.mark.django_db


def discover(*, ways: Ways | None = None, **what: str) -> list[DiscoveryRun]:
    """Search boards that may be on loopback."""
    return discovery.discover(ways=replace(ways or Ways(), open_client=open_private), **what)


PROFILE = """
profiles:
  - name: Data
    active: true
    titles: [Data Engineer, Analytics Engineer]
    locations: ["Portland, OR"]
    boards: [indeed, linkedin]
    exclude_keywords: [intern]
  - name: Lab
    active: false
    titles: [Laboratory Technician]
    boards: [indeed]
"""


@pytest.fixture
def profiles(settings: Any) -> Any:
    def write(text: str) -> None:
        (settings.CONFIG_DIR / "search_profiles.yaml").write_text(text)

    write(PROFILE)
    return write


@pytest.fixture
def indeed(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoardServer]:
    with board_server(indeed_answer(indeed_job(key="a1", title="Data Engineer"))) as server:
        monkeypatch.setattr(jobspy.indeed.Indeed, "api_url", server.url)
        yield server


@pytest.fixture
def linkedin(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoardServer]:
    with board_server(LINKEDIN_NOTHING) as server:
        monkeypatch.setattr(jobspy.linkedin.LinkedIn, "base_url", server.url)
        yield server


def outcomes(run: DiscoveryRun) -> dict[str, BoardOutcome]:
    return {outcome.board: outcome for outcome in run.boards.all()}


def test_each_board_says_what_it_answered(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    indeed.answers = [
        indeed_answer(
            indeed_job(key="a1", title="Data Engineer"),
            indeed_job(key="a2", title="Data Engineer Intern"),
        ),
        indeed_answer(indeed_job(key="a1", title="Data Engineer")),
    ]
    (run,) = discover()
    assert (run.kind, run.source, run.status) == ("search", "Data", "completed")
    assert (run.new_count, run.sighting_count, run.hidden_count) == (1, 1, 1)
    found = outcomes(run)
    assert found["indeed"].status == "found"
    assert found["indeed"].message == "1 new, 1 known already, 1 hidden."
    assert found["linkedin"].status == "empty"
    assert "has no postings for this search" in found["linkedin"].message
    assert HiddenPosting.objects.get().words == "intern"


def test_one_board_refusing_does_not_stop_the_others(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    indeed.answers = [(403, "no")]
    linkedin.answers = [linkedin_answer("Data Engineer"), LINKEDIN_NOTHING]
    (run,) = discover()
    found = outcomes(run)
    assert found["indeed"].status == "refused"
    assert "refused us" in found["indeed"].message
    assert "1 more search" in found["indeed"].message
    assert found["linkedin"].status == "found"
    assert Job.objects.get().title == "Data Engineer"
    assert len(indeed.requests) == 1, "a board that refuses is not asked again"


def test_what_came_before_asking_to_slow_down_is_kept(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    first = indeed_answer(indeed_job(key="a1", title="Data Engineer"))
    indeed.answers = [first, (429, "")]
    (run,) = discover()
    outcome = outcomes(run)["indeed"]
    assert (outcome.status, outcome.found_count, outcome.new_count) == ("rate_limited", 1, 1)
    assert "slow down" in outcome.message
    assert "Before that it gave 1" in outcome.message


def test_a_board_that_breaks_in_an_unexpected_way_costs_that_board_only(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: object, scraper_input: object) -> None:
        raise KeyError("changed")

    monkeypatch.setattr(jobspy.linkedin.LinkedIn, "scrape", broken)
    (run,) = discover()
    assert outcomes(run)["linkedin"].status == "failed"
    assert "The log has the details" in outcomes(run)["linkedin"].message
    assert outcomes(run)["indeed"].status == "found"


def test_without_network_every_board_could_not_be_reached(
    profiles: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with board_server((200, "")) as server:
        gone = server.url
    monkeypatch.setattr(jobspy.indeed.Indeed, "api_url", gone)
    monkeypatch.setattr(jobspy.linkedin.LinkedIn, "base_url", gone)
    (run,) = discover()
    assert run.status == "completed"
    for outcome in outcomes(run).values():
        assert outcome.status == "failed"
        assert "could not be reached" in outcome.message


def test_searching_again_adds_no_job(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    discover()
    (run,) = discover()
    assert (run.new_count, run.sighting_count) == (0, 2)


def test_what_leaves_the_machine_is_recorded(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    discover()
    hosts = EgressRecord.objects.filter(purpose__startswith="board: ").values_list(
        "host", flat=True
    )
    assert set(hosts) == {urlsplit(server.url).netloc for server in (indeed, linkedin)}
    rows = EgressRecord.objects.filter(purpose="board: JobSpy")
    assert {tuple(row.personal) for row in rows} == {("what you search for",)}
    assert sum(row.bytes_in for row in rows) > len(indeed_answer()[1])


def test_a_profile_can_be_named_though_it_is_not_active(profiles: Any, indeed: BoardServer) -> None:
    (run,) = discover(profile_name="lab")
    assert run.source == "Lab"


def test_one_board_can_be_named(profiles: Any, indeed: BoardServer) -> None:
    (run,) = discover(board_name="indeed")
    assert list(outcomes(run)) == ["indeed"]


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("profiles: []", {}, "no search profile yet"),
        (PROFILE.replace("active: true", "active: false"), {}, "No search profile is active"),
        (PROFILE, {"profile_name": "Cook"}, "“Data”, “Lab”"),
        (PROFILE, {"board_name": "monster"}, "There is no board “monster”"),
    ],
)
def test_nothing_to_search_with_says_what_to_do(
    profiles: Any, text: str, asked: dict[str, str], words: str
) -> None:
    profiles(text)
    with pytest.raises(CannotSearch, match=words):
        discover(**asked)
    assert not DiscoveryRun.objects.exists()


def test_broken_profiles_name_file_line_and_key(profiles: Any) -> None:
    profiles(PROFILE.replace("titles: [Lab", "tittles: [Lab"))
    with pytest.raises(ConfigError, match=r"search_profiles\.yaml, line 11, .*tittles"):
        discover()


def test_progress_says_what_is_asked(
    profiles: Any, indeed: BoardServer, linkedin: BoardServer
) -> None:
    told: list[tuple[str, int, int]] = []
    discover(ways=Ways(on_progress=lambda *what: told.append(what)))
    assert ("Indeed: Data Engineer in Portland, OR", 0, 4) in told
    assert min(done for _, done, _ in told) == 0
    assert len(told) == 4


def test_cancelling_keeps_what_came_in(profiles: Any, indeed: BoardServer) -> None:
    def stop(what: str, done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        discover(ways=Ways(on_progress=stop, at_once=1))
    assert DiscoveryRun.objects.get().status == DiscoveryRun.Status.CANCELLED
    assert Job.objects.count() == 1


def test_the_command_prints_each_board_and_the_total(
    profiles: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    certificate = make_certificate(tmp_path, ["apis.indeed.com"])
    with https_proxy(certificate) as proxy:
        proxy.answers = [indeed_answer(indeed_job(key="a1", title="Data Engineer"))]
        profiles(
            "profiles:\n- name: Data\n  titles: [Data Engineer, Analytics Engineer]\n"
            f"  boards: [indeed]\n  proxies: ['{proxy.url}']\n  proxy_ca_file: {proxy.ca_file}\n"
        )
        call_command("discover")
    board, total = capsys.readouterr().out.splitlines()
    assert board.startswith("Indeed: Found postings. 1 new, 1 known already, 0 hidden.")
    assert total == "found 1 new, 1 sightings, 0 hidden, 0 errors"
    assert set(EgressRecord.objects.values_list("method", "host")) == {
        ("CONNECT", "apis.indeed.com")
    }


def test_the_command_fails_with_a_sentence(profiles: Any) -> None:
    profiles("profiles: 7\n")
    with pytest.raises(CommandError, match=r"search_profiles\.yaml"):
        call_command("discover")
