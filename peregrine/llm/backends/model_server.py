"""Asking a server that has models: what OpenAI's dialect and Anthropic's have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm import sse
from peregrine.llm.backends import pictures
from peregrine.llm.backends.base import Answer, BackendError, OnText, Question
from peregrine.llm.backends.reading import Reading, explain, model_is_gone
from peregrine.net import Client, NetError, Personal, Retries, Timeouts

MAX_BYTES = 8_000_000  # of one answer; a long letter is 10 kB, streamed about 1 MB
AUTO = "__auto__"
RETRIES = Retries(
    # Nothing for "unreachable": the next backend is quicker than a second try.
    count=1,
    after=("dropped", "rate_limited", "unavailable", "server_error"),
    first_wait=0.3,
    longest_wait=5,
)
_NOT_ASKED = ("bad_address", "refused_address", "airplane_mode", "unreachable")
_LAST_WORDS = 2.0  # seconds; reading to the end keeps the connection for the next question
_NOT_FOR_TEXT = ("embed", "rerank", "whisper", "tts")
_served: dict[str, str] = {}  # address -> the model that __auto__ means, for this process


class ModelServer(ABC):
    chat_path: ClassVar[str]
    models_path: ClassVar[str]

    def __init__(self, config: BackendConfig) -> None:
        self._config = config
        self._url = config.address

    @abstractmethod
    def _headers(self) -> dict[str, str]:
        """Return what proves who asks."""

    @abstractmethod
    def _body(self, question: Question, model: str, *, stream: bool) -> dict[str, Any]:
        """Return the question in the server's dialect."""

    @abstractmethod
    def _reading(self, model: str) -> Reading:
        """Return what understands the server's dialect."""

    def obstacle(self, question: Question) -> str:
        if not self._url:
            return "it has no address (base_url in config/llm.yaml)"
        if question.images and not self._config.supports_images:
            return "its model cannot look at images"
        return pictures.problem(question.images)

    def answer(self, question: Question, on_text: OnText | None) -> Answer:
        model = question.model or self._config.model
        if model != AUTO:
            return self._answer(question, model, on_text)
        model = _served.get(self._url) or self._first_served(question)
        try:
            return self._answer(question, model, on_text)
        except ModelGone as gone:
            _served.pop(self._url, None)
            another = self._first_served(question)
            if another == model:
                raise BackendError(str(gone), model=model) from gone
            return self._answer(question, another, on_text)

    def model_for(self, question: Question) -> str:
        """Return the model that will answer, as far as it is known before."""
        model = question.model or self._config.model
        return _served.get(self._url, "") if model == AUTO else model

    def _answer(self, question: Question, model: str, on_text: OnText | None) -> Answer:
        reading = self._reading(model)
        body = self._body(question, model, stream=on_text is not None)
        if on_text is None:
            return reading.whole(self._post(question, body, model))
        try:
            self._stream(question, body, reading, on_text)
        except NetError as error:
            if not reading.is_complete:
                raise self._failed(error, model) from error
        if rest := reading.rest():
            on_text(rest)
        return reading.finished()

    def _post(self, question: Question, body: dict[str, Any], model: str) -> bytes:
        client = client_for(self._config, question, self._config.timeout_total)
        url = self._url + self.chat_path
        try:
            return client.post(url, json=body, **self._options(question)).content
        except NetError as error:
            raise self._failed(error, model) from error

    def _stream(
        self, question: Question, body: dict[str, Any], reading: Reading, on_text: OnText
    ) -> None:
        patience = self._config.timeout_first_token
        url = self._url + self.chat_path
        with client_for(self._config, question, patience).stream_lines(
            "POST", url, json=body, **self._options(question)
        ) as lines:
            if lines.content_type != "text/event-stream":
                # It ignored `stream`, or is no model server at all.
                on_text(reading.whole("\n".join(lines).encode()).text)
                return
            lines.expect_within(patience)
            for data in sse.events(lines):
                has_spoken, words = reading.take(data)
                if reading.is_complete:  # only the token counts and the end are still to come
                    lines.expect_within(_LAST_WORDS)
                elif has_spoken:  # keep-alive comments and empty pieces are no sign of progress
                    lines.expect_within(self._config.timeout_between_tokens)
                if words:
                    on_text(words)

    def _first_served(self, question: Question) -> str:
        client = client_for(self._config, question, self._config.timeout_connect * 2)
        key = {Personal.ACCOUNT} if self._config.api_key else set()
        url = self._url + self.models_path
        try:
            served = client.get(url, headers=self._headers(), personal=key).json()
        except NetError as error:
            raise self._failed(error, "") from error
        entries = served.get("data") if isinstance(served, dict) else None
        names = [
            str(entry["id"])
            for entry in entries or []
            if isinstance(entry, dict) and entry.get("id")
        ]
        usable = [name for name in names if not any(word in name.lower() for word in _NOT_FOR_TEXT)]
        if not usable:
            raise BackendError("it serves no model yet: load or pull one there first")
        _served[self._url] = usable[0]
        return usable[0]

    def _options(self, question: Question) -> dict[str, Any]:
        key = {Personal.ACCOUNT} if self._config.api_key else set()
        return {
            "headers": self._headers(),
            "is_idempotent": True,
            "personal": question.personal | key,
        }

    def _failed(self, error: NetError, model: str) -> BackendError:
        message = explain(error, api_key=self._config.api_key)
        if model_is_gone(error):
            return ModelGone(message, model=model)
        return failure(error, message, model)


class ModelGone(BackendError):
    """The server answers, but no longer serves this model."""


def client_for(config: BackendConfig, question: Question, patience: float) -> Client:
    return Client(
        "llm",
        allow_private=True,  # the person wrote this address into the config
        allow_public=question.may_leave,
        follows_elsewhere=False,
        timeout=Timeouts(
            connect=config.timeout_connect,
            read=min(patience, config.timeout_total),
            total=config.timeout_total,
        ),
        retries=RETRIES,
        max_bytes=MAX_BYTES,
    )


def failure(error: NetError, message: str, model: str = "") -> BackendError:
    return BackendError(
        message,
        model=model,
        is_down=error.kind in ("unreachable", "timeout", "rate_limited", "unavailable"),
        retry_after=error.retry_after or 0,
        was_asked=error.status is None and error.kind not in _NOT_ASKED,
    )
