"""What the rules hid: grouped by reason, shown all at once, rules relaxed; all of it undoable."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from jobs import hidden as hiding
from jobs import revealing
from jobs.models import DiscoveryRun, HiddenPosting, Job, Reveal
from jobs.rules import load_rules
from jobs.stages import Stage
from peregrine import conf
from peregrine.models import BackgroundTask
from peregrine.tasks.run import run_task
from tests.postings import make_posting, take

HIDDEN, RELAX = reverse("jobs:hidden"), reverse("jobs:relax")
SHOW_ALL = reverse("jobs:show-all-hidden")
INTERN = {"rule": "excluded_word", "words": "intern"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def hidden(settings: Settings) -> None:
    (Path(settings.CONFIG_DIR) / "blocklist.yaml").write_text(
        "title_words: [intern]\ncompanies: [Acme & Söhne]\n"
    )
    rules = load_rules()
    take(make_posting(title="Data Intern"), make_posting(title="ML Intern"), rules=rules)
    take(make_posting(title="Nurse", company="Acme & Söhne"), rules=rules)


def said(response: HttpResponse) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))  # type: ignore[attr-defined]


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_reasons_are_grouped_by_rule_with_counts(signed_in: Client) -> None:
    page = text(signed_in.get(HIDDEN))
    assert 'Excluded word <span class="soft">2</span>' in page
    assert 'Blocked company <span class="soft">1</span>' in page
    assert "rule=blocked_company&amp;words=Acme%20%26%20S%C3%B6hne" in page


def test_one_reason_offers_to_show_all_and_to_relax_the_rule(signed_in: Client) -> None:
    page = text(signed_in.get(HIDDEN, INTERN))
    assert "Show all 2 anyway" in page
    assert "Nurse" not in page
    everything = text(signed_in.get(HIDDEN))
    assert "Show all" not in everything
    assert "Relax this rule" not in everything


def test_a_run_shows_what_it_hid(signed_in: Client) -> None:
    DiscoveryRun.objects.update(status=DiscoveryRun.Status.COMPLETED)
    run = DiscoveryRun.objects.earliest("pk")
    page = text(signed_in.get(run.get_absolute_url()))
    assert "What was hidden, and why" in page
    assert f"words=intern&amp;run={run.pk}" in page
    assert "Acme" not in page


def test_only_the_first_thousand_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hiding, "COUNT_UP_TO", 2)
    assert hiding.in_words() == "More than 2 are hidden"


def test_what_was_closed_already_is_not_called_your_rules() -> None:
    assert hiding.in_words() == "3 were hidden by your rules"
    closed = {"rule": "closed", "words": "over", "title": "Cook", "company_name": "Acme"}
    for number in range(2):
        HiddenPosting.objects.create(board="list", identity=f"c{number}", posting={}, **closed)
    assert hiding.in_words() == "3 were hidden by your rules, 2 are closed already"
    HiddenPosting.objects.exclude(rule="closed").delete()
    assert hiding.in_words() == "2 are closed already"
    HiddenPosting.objects.all().delete()
    assert not hiding.in_words()


def test_all_of_a_reason_can_be_shown_and_hidden_again(signed_in: Client) -> None:
    response = signed_in.post(SHOW_ALL, INTERN)
    assert response["Location"] == HIDDEN
    assert said(response) == "2 postings are in your review queue now."  # type: ignore[arg-type]
    assert Job.objects.count() == 2
    reveal = Reveal.objects.get()
    undo = reverse("jobs:undo-reveal", args=[reveal.pk])
    assert undo in text(signed_in.get(HIDDEN))
    assert said(signed_in.post(undo)) == "2 postings are hidden again."  # type: ignore[arg-type]
    assert HiddenPosting.objects.still_hidden().count() == 3
    assert undo not in text(signed_in.get(HIDDEN))


def test_only_what_one_run_hid_can_be_shown(signed_in: Client) -> None:
    run = DiscoveryRun.objects.latest("pk")
    response = signed_in.post(SHOW_ALL, {**INTERN, "run": run.pk})
    assert "0 postings" in said(response)  # type: ignore[arg-type]
    assert not Job.objects.exists()


def test_without_a_reason_nothing_is_shown(signed_in: Client) -> None:
    response = signed_in.post(SHOW_ALL, {"rule": "nonsense"})
    assert "Choose a reason first" in said(response)  # type: ignore[arg-type]
    assert not Job.objects.exists()


def test_relaxing_is_explained_before_it_is_done(signed_in: Client) -> None:
    page = text(signed_in.get(RELAX, INTERN))
    assert "“intern” leaves your blocklist (words in the title)." in page
    assert "Data Intern" in page
    assert conf.load_blocklist().title_words == ["intern"]


def test_relaxing_brings_the_postings_back(signed_in: Client) -> None:
    response = signed_in.post(RELAX, INTERN)
    assert said(response) == (  # type: ignore[arg-type]
        "The rule “intern” is relaxed. 2 postings are in your review queue now."
    )
    assert conf.load_blocklist().title_words == []
    assert Job.objects.in_stage(Stage.PENDING).count() == 2


def test_a_rule_that_is_gone_from_the_files_can_still_let_its_postings_go(
    signed_in: Client,
) -> None:
    conf.store.update("blocklist", {"title_words": []})
    assert "in none of your lists" in text(signed_in.get(RELAX, INTERN))
    signed_in.post(RELAX, INTERN)
    assert Job.objects.count() == 2


@pytest.mark.parametrize(
    "asked",
    [{}, {"rule": "closed", "words": "x"}, {"rule": "x", "words": "y"}, {"rule": "too_old"}],
)
def test_what_cannot_be_relaxed_goes_back(signed_in: Client, asked: dict[str, str]) -> None:
    for response in (signed_in.get(RELAX, asked), signed_in.post(RELAX, asked)):
        assert response["Location"] == HIDDEN


def test_a_broken_file_is_explained_and_nothing_happens(
    signed_in: Client, settings: Settings
) -> None:
    revealed = revealing.show_all(HiddenPosting.objects.by_rule("blocked_company", "Acme & Söhne"))
    revealed.changes = [
        {"file": "blocklist", "profile": "", "key": "companies", "before": ["A"], "after": []}
    ]
    revealed.save()
    (Path(settings.CONFIG_DIR) / "blocklist.yaml").write_text("companys: []\n")
    undo = reverse("jobs:undo-reveal", args=[revealed.pk])
    for response in (
        signed_in.get(RELAX, INTERN),
        signed_in.post(RELAX, INTERN),
        signed_in.post(SHOW_ALL, INTERN),
        signed_in.post(undo),
    ):
        assert response.status_code == 302
        assert "blocklist.yaml" in said(response)  # type: ignore[arg-type]
    assert Job.objects.count() == 1
    revealed.refresh_from_db()
    assert revealed.undone_at is None


@pytest.mark.parametrize("url", [SHOW_ALL, RELAX, reverse("jobs:undo-reveal", args=[1])])
def test_strangers_cannot_send(client: Client, url: str) -> None:
    assert reverse("login") in client.post(url)["Location"]


@pytest.mark.parametrize("url", [SHOW_ALL, reverse("jobs:undo-reveal", args=[1])])
def test_actions_need_post(signed_in: Client, url: str) -> None:
    assert signed_in.get(url).status_code == 405


def test_a_reveal_that_is_not_there_is_not_found(signed_in: Client) -> None:
    assert signed_in.post(reverse("jobs:undo-reveal", args=[99])).status_code == 404


def test_hostile_words_stay_text(signed_in: Client) -> None:
    HiddenPosting.objects.update(words="<script>alert(1)</script>")
    asked = {"rule": "excluded_word", "words": "<script>alert(1)</script>"}
    for url in (f"{HIDDEN}?{urlencode(asked)}", f"{RELAX}?{urlencode(asked)}"):
        assert "<script>alert" not in text(signed_in.get(url))


@pytest.mark.parametrize(("address", "count"), [(RELAX, 2), (SHOW_ALL, 2)])
def test_many_come_back_in_the_background(
    signed_in: Client, monkeypatch: pytest.MonkeyPatch, address: str, count: int
) -> None:
    monkeypatch.setattr(revealing, "AT_ONCE", 1)
    response = signed_in.post(address, INTERN)
    assert "are coming back now" in said(response)  # type: ignore[arg-type]
    assert not Job.objects.exists()
    assert "Waiting for its turn" in text(signed_in.get(HIDDEN))  # type: ignore[arg-type]
    signed_in.post(address, INTERN)
    task = BackgroundTask.objects.get()
    run_task(task.pk)
    task.refresh_from_db()
    assert task.result["summary"] == f"{count} postings are in your review queue now."
    assert Job.objects.in_stage(Stage.PENDING).count() == count
    reveal = Reveal.objects.get(shown_count=count)
    signed_in.post(reverse("jobs:undo-reveal", args=[reveal.pk]))
    assert not Job.objects.in_stage(Stage.PENDING).exists()
