"""Missions: a field matters where a whole word of the posting shows it, and the page says which."""

from typing import Any

import pytest
from django.test import Client

from jobs import drafting, missions
from jobs.stages import Stage
from peregrine.conf.profile import Mission, UserProfile
from tests.factories import make_job
from tests.llm_config import write_user

pytestmark = pytest.mark.django_db

CLIMATE = Mission("climate", ("solar", "heat pump"), "I planted a forest.")
ADA = UserProfile(missions=(CLIMATE,))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We build solar farms.", "solar"),
        ("Installs HEAT  PUMPS and one Heat Pump", "heat pump"),
        ("Solarium attendant", None),
        ("A parasolar joke", None),
        ("", None),
    ],
)
def test_only_a_whole_word_is_evidence(text: str, word: str | None) -> None:
    found = [each.word for each in missions.evidence(text, [CLIMATE])]
    assert found == ([word] if word else [])


def test_a_search_adds_its_tags_once() -> None:
    named = missions.missions_of(ADA, ["Climate", "education", "education"])
    assert [(each.name, each.words) for each in named] == [
        ("climate", ("solar", "heat pump")),
        ("education", ("education",)),
    ]


def test_the_draft_may_say_why_and_only_where_the_posting_shows_it() -> None:
    job = make_job(description="We build solar farms.")
    prompt = drafting.letter_prompt(job, ADA)
    assert "matters to them, climate: it says “solar”. In their own words: I planted" in prompt
    assert "climate" not in drafting.letter_prompt(make_job(description="We bake."), ADA)


def test_tags_of_a_search_that_is_switched_off_do_not_count(settings: Any) -> None:
    file = settings.CONFIG_DIR / "search_profiles.yaml"
    line = "- {{name: A, titles: [T], mission_tags: [education], active: {}}}\n"
    job = make_job(description="A school, education first.")
    for active, count in (("true", 1), ("false", 0)):
        file.write_text("profiles:\n" + line.format(active))
        assert len(missions.of_job(job, UserProfile())) == count


def test_the_workspace_says_which_word_shows_it(signed_in: Client) -> None:
    write_user(missions=[{"name": "climate", "words": ["solar"]}])
    job = make_job(stage=Stage.APPROVED, description="We build solar farms.")
    page = signed_in.get(f"/jobs/{job.pk}/apply/").text
    assert "matters to you: the posting says “<bdi>solar</bdi>”" in page
