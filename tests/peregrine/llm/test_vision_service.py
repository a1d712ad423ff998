"""The vision service as a backend: one picture, one question, one text."""

import base64
from typing import Any

import pytest

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm.backends.base import BackendError, Question
from peregrine.llm.backends.vision_service import VisionService
from peregrine.llm.prompts import Prompt
from tests.llm_dialects import scripted_vision
from tests.llm_servers import Script, ScriptedLLM
from tests.peregrine.llm.conftest import at

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n and the rest"
WHAT = Question(prompt=Prompt("What is it?"), system="Be exact.", images=(PNG,))


def backend(server: ScriptedLLM | str, **options: Any) -> VisionService:
    address = server if isinstance(server, str) else server.base_url.removesuffix("/v1")
    return VisionService(
        BackendConfig.model_validate(at(address, type="vision_service", **options))
    )


def failure(script: Script) -> BackendError:
    with scripted_vision(script) as server, pytest.raises(BackendError) as caught:
        backend(server).answer(WHAT, None)
    return caught.value


def test_it_sends_the_picture_and_hands_out_the_text() -> None:
    pieces: list[str] = []
    with scripted_vision(Script(words=("A ", "form."))) as server:
        assert backend(server).answer(WHAT, pieces.append).text == "A form."
    assert pieces == ["A form."]
    [request] = server.requests
    assert request["path"] == "/analyze"
    assert request["json"]["prompt"] == "Be exact.\n\nWhat is it?"
    assert base64.b64decode(request["json"]["image_base64"]) == PNG


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        (Script(status=400, error="not an image"), "cannot read this picture (“not an image”)"),
        (Script(status=413), "the picture is too large for it"),
        (Script(status=503), "it is still loading its model"),
        (Script(words=()), "its answer was empty"),
        (Script(raw=b"[1]", raw_type="application/json"), "is base_url right?"),
        (Script(raw=b"<html>", raw_type="text/html"), "something that is not JSON"),
    ],
    ids=["bad picture", "too large", "loading", "empty", "odd", "html"],
)
def test_each_failure_is_one_clear_sentence(script: Script, sentence: str) -> None:
    assert sentence in str(failure(script))


def test_a_service_that_is_loading_is_left_alone_for_a_while() -> None:
    assert failure(Script(status=503)).is_down
    assert not failure(Script(status=400)).is_down


@pytest.mark.parametrize(
    ("images", "schema", "reason"),
    [
        ((), None, "only answers questions about a picture"),
        ((PNG, PNG), None, "one picture at a time"),
        ((PNG,), {"type": "object"}, "in words only"),
        ((b"%PDF-1.7",), None, "not a PNG, JPEG, GIF or WebP"),
        ((PNG + b"x" * 5_000_000,), None, "the picture has 5.0 MB, and 5 MB are allowed"),
    ],
)
def test_what_it_cannot_do_it_says_before(
    images: tuple[bytes, ...], schema: dict[str, Any] | None, reason: str
) -> None:
    question = Question(prompt=Prompt("?"), images=images, json_schema=schema)
    assert reason in backend("http://127.0.0.1:9").obstacle(question)
