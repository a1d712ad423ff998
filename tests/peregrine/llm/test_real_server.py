"""The router against llama.cpp's own server: nothing here was written by us but the question."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from peregrine.llm import LLMRouter, LLMUnavailable
from peregrine.llm.prompts import Prompt
from peregrine.llm.shortening import Shortenable
from peregrine.models import LLMCall
from tests.peregrine.llm.conftest import at, make_router
from tests.tiny_llm import KEY, tiny_llm

pytest.importorskip("xllamacpp")
pytestmark = pytest.mark.django_db

SCHEMA = {
    "type": "object",
    "properties": {
        "label": {"enum": ["offer", "rejection", "other"]},
        "sure": {"type": "boolean"},
    },
    "required": ["label", "sure"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with tiny_llm(tmp_path_factory.mktemp("model")) as base_url:
        yield base_url


def router(server: str, **options: Any) -> LLMRouter:
    usual = {"model": "__auto__", "api_key": KEY, "max_answer_tokens": 24}
    return make_router(tiny=at(server, **{**usual, **options}))


def test_it_answers_whole_and_in_pieces(server: str) -> None:
    pieces: list[str] = []
    chat = router(server)
    streamed = chat.complete("Hi", system="Be kind", on_text=pieces.append)
    whole = chat.complete("Hi")
    assert streamed.text == "".join(pieces).rstrip()
    assert len([piece for piece in pieces if piece]) > 1
    for completion in (streamed, whole):
        assert completion.text
        assert completion.model
        assert completion.usage.prompt_tokens
        assert completion.usage.completion_tokens
    assert LLMCall.objects.filter(outcome="answered").count() == 2


def test_random_weights_answer_in_the_json_that_was_asked_for(server: str) -> None:
    for on_text in (None, lambda _: None):
        completion = router(server, max_answer_tokens=80).complete(
            "Which?", json_schema=SCHEMA, on_text=on_text
        )
        answer = json.loads(completion.text)
        assert answer.keys() == {"label", "sure"}
    assert LLMCall.objects.count() == 2  # at the first try


@pytest.mark.parametrize(("key", "words"), [("sk-wrong", "was not accepted"), ("", "wants a key")])
def test_a_wrong_key_and_none_are_told_apart(server: str, key: str, words: str) -> None:
    with pytest.raises(LLMUnavailable, match=words):
        router(server, api_key=key).complete("Hi")


def test_a_question_that_is_too_long_is_the_servers_own_sentence(server: str) -> None:
    with pytest.raises(LLMUnavailable, match="answered 400"):
        router(server).complete("word " * 2000)


def test_a_long_posting_fits_when_the_window_is_named(server: str) -> None:
    posting = Shortenable("posting", "We look for you. " * 1000)
    prompt = Prompt(f"Facts.\n{posting}", parts=["Facts.\n", posting])
    # Its tokens are single bytes, three times as many as those of any usual model.
    completion = router(server, context_window=680).complete(prompt)
    assert completion.is_shortened
    assert completion.text
