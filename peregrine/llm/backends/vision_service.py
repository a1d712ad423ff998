"""Peregrine's own vision service: one picture and one question about it.

# Reference: docs/architecture.md (GET /health, POST /analyze)
"""

from __future__ import annotations

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm.backends import pictures
from peregrine.llm.backends.base import Answer, BackendError, OnText, Question
from peregrine.llm.backends.model_server import client_for, failure
from peregrine.llm.backends.reading import explain, storable
from peregrine.net import NetError

_STATUS = {
    400: "it cannot read this picture",
    413: "the picture is too large for it",
    503: "it is still loading its model",
}


class VisionService:
    def __init__(self, config: BackendConfig) -> None:
        self._config = config

    def obstacle(self, question: Question) -> str:
        if not question.images:
            return "it only answers questions about a picture"
        if len(question.images) > 1:
            return "it looks at one picture at a time"
        if question.json_schema is not None:
            return "it answers in words only, not in JSON"
        return pictures.problem(question.images)

    def model_for(self, question: Question) -> str:
        return ""

    def answer(self, question: Question, on_text: OnText | None) -> Answer:
        prompt = f"{question.system}\n\n{question.prompt}" if question.system else question.prompt
        body = {"prompt": prompt, "image_base64": pictures.as_base64(question.images[0])}
        client = client_for(self._config, question, self._config.timeout_total)
        try:
            found = client.post(
                f"{self._config.address}/analyze",
                json=body,
                is_idempotent=True,
                personal=question.personal,
            ).json()
        except NetError as error:
            raise self._failed(error) from error
        text = found.get("text") if isinstance(found, dict) else None
        if not isinstance(text, str):
            raise BackendError(
                f"what {self._config.address} answers is not the vision service's answer; "
                "is base_url right? It is usually http://localhost:8002"
            )
        text = storable(text).strip()
        if not text:
            raise BackendError("its answer was empty")
        if on_text is not None:
            on_text(text)
        return Answer(text=text, model=str(found.get("model") or ""))

    def _failed(self, error: NetError) -> BackendError:
        message = explain(error, api_key="")
        if error.status in _STATUS:
            before, colon, words = message.partition(" (“")
            message = f"{before.rpartition(': ')[0]}: {_STATUS[error.status]}{colon}{words}"
        return failure(error, message)
