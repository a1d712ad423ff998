"""`manage.py llm "question"`."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from tests.llm_config import at, use_backends
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


def test_it_says_who_was_tried_before(settings: Settings) -> None:
    err = StringIO()
    with scripted_llm() as server:
        use_backends(first=at("http://127.0.0.1:9/v1"), second=at(server))
        call_command("llm", "Who are you?", stdout=StringIO(), stderr=err)
    first, second = err.getvalue().splitlines()
    assert first.startswith("(“first” did not: 127.0.0.1:9 could not be reached")
    assert second.startswith("(second, tiny-model")


def test_it_asks_for_json_by_a_schema(tmp_path: Path) -> None:
    schema, out = tmp_path / "schema.json", StringIO()
    schema.write_text('{"type": "object", "required": ["label"]}')
    with scripted_llm(Script(words=("Sure",)), Script(words=('{"label": 1}',))) as server:
        use_backends(gpu=at(server))
        call_command("llm", "Which?", "--json-schema", str(schema), stdout=out, stderr=StringIO())
    assert out.getvalue() == '{"label": 1}\n'


def test_it_shows_a_picture(tmp_path: Path) -> None:
    picture = tmp_path / "form.png"
    picture.write_bytes(b"\x89PNG and so on")
    with scripted_llm() as server:
        use_backends(eyes=at(server, supports_images=True))
        call_command(
            "llm", "What is it?", "--image", str(picture), stdout=StringIO(), stderr=StringIO()
        )
    assert server.chats[0]["json"]["messages"][0]["content"][1]["type"] == "image_url"


@pytest.mark.parametrize(
    ("content", "words"), [(None, "cannot be read"), ("{", "is no JSON"), ("[]", "an object")]
)
def test_a_schema_that_is_none_is_one_sentence(
    tmp_path: Path, content: str | None, words: str
) -> None:
    schema = tmp_path / "schema.json"
    if content is not None:
        schema.write_text(content)
    with pytest.raises(CommandError, match=words):
        call_command("llm", "Which?", "--json-schema", str(schema))
