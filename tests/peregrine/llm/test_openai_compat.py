"""Servers that misbehave, over real HTTP: each ends in one clear sentence."""

import json
import time
from typing import Any

import pytest

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm.backends.base import Answer, BackendError, Question
from peregrine.llm.backends.openai_compat import OpenAICompat
from peregrine.llm.prompts import Prompt
from tests.llm_servers import LETTER, Script, ScriptedLLM, scripted_llm
from tests.peregrine.llm.conftest import at

pytestmark = pytest.mark.django_db


def ask(server: ScriptedLLM, *, stream: bool = True, **options: Any) -> Answer:
    backend = OpenAICompat(BackendConfig.model_validate(at(server, **options)))
    return backend.answer(Question(prompt=Prompt("Hi")), (lambda _: None) if stream else None)


def failure(*scripts: Script, stream: bool = True, **options: Any) -> BackendError:
    with scripted_llm(*scripts) as server, pytest.raises(BackendError) as caught:
        ask(server, stream=stream, **options)
    return caught.value


both = pytest.mark.parametrize("stream", [True, False], ids=["streamed", "whole"])


@both
def test_a_refused_key_is_said_and_never_repeated(stream: bool) -> None:
    script = Script(status=401, error="Incorrect API key provided: sk-123")
    error = failure(script, stream=stream, api_key="sk-123")
    assert "answered 401: the key was not accepted" in str(error)
    assert "sk-123" not in str(error)
    assert not error.is_down


@both
def test_a_short_retry_after_is_waited_for(stream: bool) -> None:
    busy = Script(status=429, headers={"Retry-After": "0"})
    with scripted_llm(busy, Script()) as server:
        assert ask(server, stream=stream).text == LETTER
    assert len(server.chats) == 2


def test_a_long_retry_after_is_told_instead_of_waited_for() -> None:
    error = failure(Script(status=429, headers={"Retry-After": "60"}))
    assert "answered 429: too many requests, it asks to wait 60 s" in str(error)
    assert (error.is_down, error.retry_after) == (True, 60)


@both
def test_one_passing_500_is_not_noticed(stream: bool) -> None:
    with scripted_llm(Script(status=500), Script()) as server:
        assert ask(server, stream=stream).text == LETTER


def test_a_lasting_500_comes_with_the_servers_own_words() -> None:
    error = failure(Script(status=500, error="CUDA\nout of memory " * 40))
    assert "answered 500: it has a problem of its own (“CUDA out of memory" in str(error)
    assert len(str(error)) < 300


def test_the_key_is_blacked_out_in_the_servers_words() -> None:
    error = failure(Script(status=400, error="bad key sk-abc"), api_key="sk-abc")
    assert "(“bad key •••”)" in str(error)


@pytest.mark.parametrize("comments", [False, True], ids=["silence", "only comments"])
def test_a_hang_before_the_first_word_ends_at_its_limit(comments: bool) -> None:
    started = time.monotonic()
    script = Script(hang_after=0, comments_while_hanging=comments)
    error = failure(script, timeout_first_token=0.2)
    assert "sent nothing for 0.2 s" in str(error)
    assert error.is_down
    assert time.monotonic() - started < 1.5


def test_a_server_that_never_answers_ends_at_its_limit() -> None:
    error = failure(Script(is_silent=True), timeout_first_token=0.2)
    assert "did not answer within 0.2 s" in str(error)


def test_a_slow_answer_ends_at_the_total_limit() -> None:
    script = Script(words=("word ",) * 1000, delay=0.02)
    assert "did not finish within 0.3 s" in str(failure(script, timeout_total=0.3))


@pytest.mark.parametrize(
    "script",
    [
        Script(raw=b"\x00\xff\xfe garbage {{{\n"),
        Script(raw=b"data: {not json\n\n"),
        Script(raw=b'data: ["a", "list"]\n\n'),
        Script(raw=b'data: {"choices": ["text"]}\n\n'),
        Script(raw=b"<html><body>Sign in</body></html>", raw_type="text/html"),
        Script(raw=b"[" * 100_000, raw_type="application/json"),
    ],
    ids=["bytes", "not json", "a list", "odd choices", "html", "deep json"],
)
@both
def test_an_answer_that_is_not_a_models_is_refused(script: Script, stream: bool) -> None:
    error = failure(script, stream=stream)
    assert "is base_url right?" in str(error) or "closed in the middle" in str(error)


@both
def test_an_endless_answer_is_refused_early(stream: bool) -> None:
    script = Script(raw=b"x" * 1_000_000, repeat_raw=100)
    assert "more than the 8 MB" in str(failure(script, stream=stream))


@both
def test_an_empty_answer_is_none(stream: bool) -> None:
    assert "its answer was empty" in str(failure(Script(words=()), stream=stream))
    assert "its answer was empty" in str(failure(Script(words=("<think>hm",)), stream=stream))


@both
def test_characters_that_no_database_takes_are_dropped(stream: bool) -> None:
    with scripted_llm(
        Script(words=("De\x00ar", " \ud83d", " team"), ignores_stream=True)
    ) as server:
        assert ask(server, stream=stream).text == "Dear ? team"


def test_a_content_filter_is_named() -> None:
    assert "content filter" in str(failure(Script(finish_reason="content_filter")))


def test_a_server_that_ignores_stream_is_still_understood() -> None:
    with scripted_llm(Script(ignores_stream=True)) as server:
        assert ask(server).text == LETTER


@pytest.mark.parametrize(
    "script", [Script(sends_done=False), Script(finish_reason=None)], ids=["no DONE", "no reason"]
)
def test_either_sign_of_the_end_is_enough(script: Script) -> None:
    with scripted_llm(script) as server:
        assert ask(server).text == LETTER


def test_auto_takes_the_first_model_that_writes_and_asks_for_it_once() -> None:
    models = ["nomic-embed-text", "llama3.2", "qwen3"]
    with scripted_llm(models=models) as server:
        assert ask(server, model="__auto__").model == "llama3.2"
        assert ask(server, model="__auto__").model == "llama3.2"
        assert [request["path"] for request in server.requests] == [
            "/v1/models",
            "/v1/chat/completions",
            "/v1/chat/completions",
        ]


def test_auto_finds_another_model_when_its_own_has_vanished() -> None:
    with scripted_llm(models=["llama3.2"]) as server:
        ask(server, model="__auto__")
        server.models = ["qwen3"]
        assert ask(server, model="__auto__").model == "qwen3"


def test_a_server_without_models_says_what_to_do() -> None:
    with scripted_llm(models=[]) as server, pytest.raises(BackendError, match="load or pull one"):
        ask(server, model="__auto__")


def test_a_model_that_is_not_there_is_said_with_the_servers_words() -> None:
    with scripted_llm() as server, pytest.raises(BackendError, match="model 'gpt-9' not found"):
        ask(server, model="gpt-9")


def test_a_second_question_goes_over_the_same_connection() -> None:
    with scripted_llm() as server:
        for stream in (True, False, True):
            ask(server, stream=stream)
        assert len(server.chats) == 3
    assert server.connection_count == 1


@both
def test_reasoning_beside_the_answer_is_not_a_part_of_it(stream: bool) -> None:
    whole = {"message": {"reasoning_content": "Hm.", "content": "Dear team"}}
    answer = json.dumps({"choices": [{**whole, "finish_reason": "stop"}]}).encode()
    events = b"".join(
        b"data: " + json.dumps({"choices": [choice]}).encode() + b"\n\n"
        for choice in (
            {"delta": {"reasoning_content": "Hm."}},
            {"delta": {"reasoning": "So."}},
            {"delta": {"content": "Dear team"}, "finish_reason": "stop"},
        )
    )
    kind = "text/event-stream" if stream else "application/json"
    with scripted_llm(Script(raw=events if stream else answer, raw_type=kind)) as server:
        assert ask(server, stream=stream).text == "Dear team"
