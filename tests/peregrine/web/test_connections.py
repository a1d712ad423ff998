from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from peregrine import conf
from peregrine.conf import store
from peregrine.models import EgressRecord
from peregrine.net import Personal, airplane, record

PAGE = "/connections/"


def asked(host: str = "board.example", purpose: str = "board: example", **fields: Any) -> None:
    record(**{"method": "GET", "status": 200, **fields}, host=host, purpose=purpose)


def test_each_host_and_purpose_is_one_line(signed_in: Client) -> None:
    asked(bytes_in=2048, personal=[Personal.SEARCH])
    asked(bytes_in=1024, personal=[Personal.ACCOUNT], status=None, error="it did not answer")
    asked(purpose="capture")
    asked("model.example", "language model", bytes_out=4096, personal=[Personal.RESUME])
    answer = signed_in.get(PAGE)
    lines = {(line.host, line.purpose): line for line in answer.context["lines"]}
    assert len(lines) == 3
    board = lines["board.example", "board: example"]
    assert (board.times, board.failed, board.received) == (2, 1, 3072)
    assert board.personal == ["what you search for", "your key to the service"]
    html = answer.content.decode()
    assert "1 failed" in html
    assert "facts from your resume" in html
    assert "nothing of yours" in html


def test_a_page_without_connections_says_so(signed_in: Client) -> None:
    assert "Nothing left this computer" in signed_in.get(PAGE).content.decode()


def test_a_period_leaves_out_what_is_older(signed_in: Client) -> None:
    asked("old.example")
    EgressRecord.objects.update(at=timezone.now() - timedelta(days=12))
    asked("new.example")

    def hosts(period: str) -> set[str]:
        return {line.host for line in signed_in.get(PAGE, {"period": period}).context["lines"]}

    assert hosts("today") == hosts("week") == hosts("nonsense") == {"new.example"}
    assert hosts("month") == hosts("all") == {"new.example", "old.example"}


def test_a_host_has_a_page_with_every_connection(signed_in: Client) -> None:
    asked(path="/api/jobs?key=secret", error="board.example answered 500: it has a problem")
    asked(purpose="capture", path="/job/7")
    html = signed_in.get(PAGE, {"host": "board.example"}).content.decode()
    assert "/api/jobs" in html
    assert "/job/7" in html
    assert "secret" not in html
    only = signed_in.get(PAGE, {"host": "board.example", "purpose": "capture"})
    assert "/api/jobs" not in only.content.decode()


def test_a_host_written_by_a_stranger_is_shown_as_text(signed_in: Client) -> None:
    asked("<script>alert(1)</script>", path="/<b>")
    for query in ({}, {"host": "<script>alert(1)</script>"}):
        assert b"<script>alert" not in signed_in.get(PAGE, query).content


@pytest.mark.parametrize("query", [{}, {"host": "h0.example"}])
def test_more_rows_cost_no_more_queries(
    signed_in: Client, django_assert_max_num_queries: Callable[..., Any], query: dict[str, str]
) -> None:
    for number in range(30):
        asked(f"h{number if not query else 0}.example", personal=[Personal.SEARCH])
    with django_assert_max_num_queries(8):
        signed_in.get(PAGE, query)


def test_the_switch_is_thrown_by_a_plain_form(signed_in: Client) -> None:
    answer = signed_in.post(reverse("airplane-mode"), {"on": "1"}, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert airplane.is_on()
    html = answer.content.decode()
    assert "Airplane mode is on" in html
    assert 'class="airplane"' in html  # in the sidebar of every page
    assert 'class="airplane"' in signed_in.get("/").content.decode()
    signed_in.post(reverse("airplane-mode"), {"on": "1"})  # twice is once
    assert airplane.is_on()
    signed_in.post(reverse("airplane-mode"), {"on": "0"})
    assert not airplane.is_on()


def test_the_switch_keeps_what_a_person_wrote_into_the_file(
    signed_in: Client, settings: Any
) -> None:
    file = Path(settings.CONFIG_DIR) / "network.yaml"
    file.write_text("# mine\nairplane_mode: false  # at home\n")
    signed_in.post(reverse("airplane-mode"), {"on": "1"})
    assert file.read_text() == "# mine\nairplane_mode: true  # at home\n"
    assert conf.load_network().airplane_mode


def test_a_broken_file_is_told_and_nothing_is_overwritten(signed_in: Client, settings: Any) -> None:
    file = Path(settings.CONFIG_DIR) / "network.yaml"
    file.write_text("airplane_mode: perhaps\n")
    html = signed_in.get(PAGE).content.decode()
    assert "Airplane mode is on" in html
    assert "nobody can know what you want" in html
    signed_in.post(reverse("airplane-mode"), {"on": "0"})
    assert file.read_text() == "airplane_mode: perhaps\n"
    assert store.snapshot("network").config is None


def test_only_a_post_throws_the_switch(signed_in: Client) -> None:
    assert signed_in.get(reverse("airplane-mode")).status_code == 405
    assert signed_in.post(PAGE).status_code == 405


def test_a_stranger_sees_and_switches_nothing(client: Client, db: None) -> None:
    assert client.get(PAGE).status_code == 302
    assert client.post(reverse("airplane-mode"), {"on": "1"}).status_code == 403
    assert not airplane.is_on()
