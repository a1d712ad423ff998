"""What the registry gives the boards from the config files and the database."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from jobs.boards import adzuna, registry
from jobs.boards.base import BoardError, Posting, Search
from peregrine.conf.schemas.adzuna import Country
from peregrine.net import Personal, asked_today, record
from tests.jobs.boards.server import web

SEARCH = Search(title="Data Engineer")


def error(name: str) -> BoardError:
    with pytest.raises(BoardError) as caught:
        next(ask(name))
    return caught.value


def ask(name: str) -> Iterator[Posting]:
    for board in registry.SEARCH_BOARDS:
        if board.name == name:
            return board.search(SEARCH, web())
    return next(feed for feed in registry.FEEDS if feed.name == name).read(web())


@pytest.mark.parametrize(("name", "file"), [("adzuna", "adzuna"), ("usajobs", "usajobs")])
def test_a_board_without_its_key_says_which_file_wants_it(name: str, file: str) -> None:
    problem = error(name)
    assert problem.kind == "needs_key"
    assert f"config/{file}.yaml" in str(problem)


@pytest.mark.parametrize("name", ["adzuna", "usajobs", "craigslist"])
def test_a_broken_config_file_is_told_as_the_boards_problem(name: str, settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / f"{name}.yaml").write_text("citys: [portland]\n")
    assert f"{name}.yaml, line 1" in str(error(name))


@pytest.mark.django_db
def test_what_was_asked_today_counts_against_the_quota(settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / "adzuna.yaml").write_text(
        "app_id: an-id\napp_key: a-key\ndaily_quota: 2\n"
    )
    for _ in range(2):
        record(purpose="board: adzuna", method="GET", host="api.adzuna.com", status=200)
    assert "quota of 2 questions a day is used up" in str(error("adzuna"))


@pytest.mark.django_db
def test_remotive_is_left_alone_after_four_fetches() -> None:
    for _ in range(4):
        record(purpose="board: remotive", method="GET", host="remotive.com", status=200)
    assert error("remotive").kind == "rate_limited"


@pytest.mark.django_db
def test_only_what_was_answered_today_counts() -> None:
    record(purpose="board: remotive", method="GET", host="remotive.com", error="unreachable")
    record(purpose="board: remotive", method="GET", host="remotive.com", status=304)
    record(purpose="board: jobicy", method="GET", host="jobicy.com", status=200)
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        record(purpose="board: remotive", method="GET", host="remotive.com", status=200)
    assert asked_today("remotive.com") == 1


def test_the_countries_in_the_config_are_those_that_adzuna_has() -> None:
    assert set(get_args(Country)) == set(adzuna.COUNTRIES)


def test_boards_say_in_known_words_what_they_send() -> None:
    sent = {name for board in registry.everything() for name in getattr(board, "sends", ())}
    assert sent <= set(Personal.__members__)
    assert {"ACCOUNT", "EMAIL"} <= sent
