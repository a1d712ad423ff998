"""`manage.py llm "question"`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.llm_servers import LETTER, Script, scripted_llm

pytestmark = pytest.mark.django_db


def write_config(folder: Path, base_url: str) -> None:
    (folder / "llm.yaml").write_text(
        "backends:\n"
        f"  local: {{type: openai_compat, base_url: '{base_url}', timeout_connect: 1}}\n"
        "fallback_order: [local]\n"
    )


def test_it_shows_the_answer_who_gave_it_and_how_long_it_took(settings: Settings) -> None:
    out, err = StringIO(), StringIO()
    with scripted_llm() as server:
        write_config(settings.CONFIG_DIR, server.base_url)
        call_command("llm", "Who are you?", stdout=out, stderr=err)
    assert out.getvalue() == LETTER + "\n"
    assert err.getvalue().startswith("(local, tiny-model, 0.")


def test_it_says_why_none_could_answer(settings: Settings) -> None:
    write_config(settings.CONFIG_DIR, "http://127.0.0.1:9/v1")
    with pytest.raises(CommandError, match=r"“local”: 127\.0\.0\.1:9 could not be reached"):
        call_command("llm", "Who are you?", stdout=StringIO())


def test_it_says_when_the_answer_broke_off(settings: Settings) -> None:
    out = StringIO()
    with scripted_llm(Script(die_after=2)) as server:
        write_config(settings.CONFIG_DIR, server.base_url)
        with pytest.raises(CommandError, match="“local” stopped in the middle of its answer"):
            call_command("llm", "Who are you?", stdout=out)
    assert out.getvalue() == "Dear hiring\n"
