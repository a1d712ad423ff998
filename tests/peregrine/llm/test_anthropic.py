"""Anthropic's Messages API, over real HTTP against a scripted server."""

import base64
import json
from typing import Any

import pytest

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm.backends.anthropic import Anthropic
from peregrine.llm.backends.base import Answer, BackendError, Correction, Question
from peregrine.llm.prompts import Prompt
from tests.llm_dialects import scripted_anthropic
from tests.llm_servers import LETTER, Script, ScriptedLLM
from tests.peregrine.llm.conftest import at

pytestmark = pytest.mark.django_db
both = pytest.mark.parametrize("stream", [True, False], ids=["streamed", "whole"])
PNG = b"\x89PNG\r\n\x1a\n and the rest"


def backend(server: ScriptedLLM, **options: Any) -> Anthropic:
    options = {"type": "anthropic", "api_key": "sk-ant", "supports_images": True, **options}
    return Anthropic(BackendConfig.model_validate(at(server, **options)))


def ask(server: ScriptedLLM, *, stream: bool = True, **options: Any) -> Answer:
    question = Question(prompt=Prompt("Hi"), system="Be kind", answer_limit=900)
    return backend(server, **options).answer(question, (lambda _: None) if stream else None)


def failure(script: Script, *, stream: bool = True) -> BackendError:
    with scripted_anthropic(script) as server, pytest.raises(BackendError) as caught:
        ask(server, stream=stream)
    return caught.value


@both
def test_a_question_goes_in_its_dialect_and_the_thinking_is_left_out(stream: bool) -> None:
    with scripted_anthropic() as server:
        answer = ask(server, stream=stream)
    assert (answer.text, answer.model) == (LETTER, "tiny-model")
    assert answer.usage.prompt_tokens == 7
    assert answer.usage.completion_tokens == len(Script().words)
    [request] = server.requests
    assert request["path"] == "/v1/messages"
    assert request["headers"]["x-api-key"] == "sk-ant"
    assert request["headers"]["anthropic-version"] == "2023-06-01"
    assert request["json"] == {
        "model": "tiny-model",
        "max_tokens": 900,
        "system": "Be kind",
        "messages": [{"role": "user", "content": "Hi"}],
        **({"stream": True} if stream else {}),
    }


def test_words_are_passed_on_as_they_come() -> None:
    pieces: list[str] = []
    with scripted_anthropic(Script(words=("Dear", " team"))) as server:
        backend(server).answer(Question(prompt=Prompt("Hi")), pieces.append)
    assert pieces == ["Dear", " team"]


def test_pictures_go_before_the_question() -> None:
    question = Question(prompt=Prompt("What is it?"), images=(PNG,))
    with scripted_anthropic() as server:
        backend(server).answer(question, None)
    [picture, text] = server.requests[0]["json"]["messages"][0]["content"]
    assert picture["source"]["media_type"] == "image/png"
    assert base64.b64decode(picture["source"]["data"]) == PNG
    assert text == {"type": "text", "text": "What is it?"}


def test_json_is_asked_for_in_words_and_a_wrong_answer_is_shown_to_it() -> None:
    schema = {"type": "object", "required": ["label"]}
    question = Question(
        prompt=Prompt("Which?"), json_schema=schema, correction=Correction("Sure!", "it is no JSON")
    )
    with scripted_anthropic() as server:
        backend(server).answer(question, None)
    sent = server.requests[0]["json"]
    assert sent["system"].endswith(json.dumps(schema))
    assert [turn["role"] for turn in sent["messages"]] == ["user", "assistant", "user"]
    assert sent["messages"][2]["content"].startswith("That is not the JSON that was asked for: it")


@both
def test_a_refused_key_is_said_and_never_repeated(stream: bool) -> None:
    error = failure(Script(status=401, error="invalid x-api-key sk-ant"), stream=stream)
    assert "answered 401: the key was not accepted" in str(error)
    assert "sk-ant" not in str(error)


@both
def test_an_overloaded_service_is_asked_again_and_then_left_alone(stream: bool) -> None:
    with scripted_anthropic(Script(status=529), Script()) as server:
        assert ask(server, stream=stream).text == LETTER
    error = failure(Script(status=529, error="Overloaded"), stream=stream)
    assert "answered 529: it is overloaded (“Overloaded”)" in str(error)
    assert error.is_down


def test_an_overload_in_the_middle_is_an_error() -> None:
    error = failure(Script(error_in_stream="Overloaded"))
    assert str(error) == "it reported “Overloaded”"
    assert error.is_down


def test_a_stream_that_closes_in_the_middle_is_an_error() -> None:
    assert "broke the connection" in str(failure(Script(die_after=2)))


def test_a_stream_that_hangs_ends_at_its_limit() -> None:
    silence = pytest.raises(BackendError, match=r"sent nothing for 0\.2 s")
    with scripted_anthropic(Script(hang_after=2)) as server, silence:
        ask(server, timeout_between_tokens=0.2)


@both
def test_a_refusal_and_a_length_limit_are_told_apart(stream: bool) -> None:
    assert "refused to answer" in str(failure(Script(finish_reason="refusal"), stream=stream))
    with scripted_anthropic(Script(finish_reason="max_tokens")) as server:
        assert ask(server, stream=stream).is_cut_short


@pytest.mark.parametrize(
    "script",
    [
        Script(raw=b'data: {"choices": []}\n\n'),
        Script(raw=b'{"choices": []}', raw_type="application/json"),
        Script(raw=b"<html>Sign in</html>", raw_type="text/html"),
    ],
    ids=["another dialect", "another dialect, whole", "html"],
)
def test_what_is_no_answer_of_the_messages_api_is_refused(script: Script) -> None:
    assert "is base_url right?" in str(failure(script))


def test_auto_takes_the_first_model_on_its_list() -> None:
    with scripted_anthropic() as server:
        assert ask(server, model="__auto__").model == "tiny-model"
    assert server.requests[0]["path"] == "/v1/models"


def test_without_a_key_it_is_not_asked() -> None:
    config = BackendConfig(type="anthropic")
    assert config.address == "https://api.anthropic.com"
    assert "it has no key" in Anthropic(config).obstacle(Question(prompt=Prompt("Hi")))
