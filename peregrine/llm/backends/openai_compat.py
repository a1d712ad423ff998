"""Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, OpenRouter, OpenAI …

# Reference: https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

import base64
from typing import Any

from peregrine.conf.schemas.llm import BackendConfig
from peregrine.llm import sse
from peregrine.llm.backends.base import Answer, BackendError, OnText, Question
from peregrine.llm.backends.openai_reading import Reading, explain, model_is_gone
from peregrine.net import Client, NetError, Retries, Timeouts

MAX_BYTES = 8_000_000  # of one answer; a long letter is 10 kB, streamed about 1 MB
AUTO = "__auto__"
_RETRIES = Retries(
    # Nothing for "unreachable": the next backend is quicker than a second try.
    count=1,
    after=("dropped", "rate_limited", "unavailable", "server_error"),
    first_wait=0.3,
    longest_wait=5,
)
_LAST_WORDS = 2.0  # seconds; reading to the end keeps the connection for the next question
_NOT_FOR_TEXT = ("embed", "rerank", "whisper", "tts")
_served: dict[str, str] = {}  # base_url -> the model that __auto__ means, for this process


class OpenAICompat:
    def __init__(self, config: BackendConfig) -> None:
        self._config = config
        self._url = config.base_url.rstrip("/")
        key = config.api_key
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}

    def obstacle(self, question: Question) -> str:
        if not self._config.base_url:
            return "it has no address (base_url in config/llm.yaml)"
        if question.images and not self._config.supports_images:
            return "its model cannot look at images"
        return ""

    def answer(self, question: Question, on_text: OnText | None) -> Answer:
        model = question.model or self._config.model
        if model != AUTO:
            return self._answer(question, model, on_text)
        model = _served.get(self._url) or self._first_served()
        try:
            return self._answer(question, model, on_text)
        except _ModelGone as gone:
            _served.pop(self._url, None)
            another = self._first_served()
            if another == model:
                raise BackendError(str(gone), model=model) from gone
            return self._answer(question, another, on_text)

    def _answer(self, question: Question, model: str, on_text: OnText | None) -> Answer:
        body = _body(question, model, self._config.max_answer_tokens)
        reading = Reading(
            model=model, base_url=self._url, wants_json=question.json_schema is not None
        )
        if on_text is None:
            return reading.whole(self._post(body, model))
        try:
            self._stream(body, reading, on_text)
        except NetError as error:
            if not reading.is_complete:
                raise self._failed(error, model) from error
        if rest := reading.rest():
            on_text(rest)
        return reading.finished()

    def _post(self, body: dict[str, Any], model: str) -> bytes:
        client = self._client(self._config.timeout_total)
        url = f"{self._url}/chat/completions"
        try:
            return client.post(url, json=body, headers=self._headers, is_idempotent=True).content
        except NetError as error:
            raise self._failed(error, model) from error

    def _stream(self, body: dict[str, Any], reading: Reading, on_text: OnText) -> None:
        patience = self._config.timeout_first_token
        with self._client(patience).stream_lines(
            "POST",
            f"{self._url}/chat/completions",
            json={**body, "stream": True, "stream_options": {"include_usage": True}},
            headers=self._headers,
            is_idempotent=True,
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

    def _first_served(self) -> str:
        try:
            listing = self._client(self._config.timeout_connect * 2).get(
                f"{self._url}/models", headers=self._headers
            )
            served = listing.json()
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

    def _client(self, patience: float) -> Client:
        config = self._config
        return Client(
            "llm",
            allow_private=True,  # the person wrote this address into the config
            timeout=Timeouts(
                connect=config.timeout_connect,
                read=min(patience, config.timeout_total),
                total=config.timeout_total,
            ),
            retries=_RETRIES,
            max_bytes=MAX_BYTES,
        )

    def _failed(self, error: NetError, model: str) -> BackendError:
        message = explain(error, api_key=self._config.api_key)
        if model_is_gone(error):
            return _ModelGone(message, model=model)
        return BackendError(
            message,
            model=model,
            is_down=error.kind in ("unreachable", "timeout", "rate_limited", "unavailable"),
            retry_after=error.retry_after or 0,
        )


class _ModelGone(BackendError):
    """The server answers, but no longer serves this model."""


def _body(question: Question, model: str, max_tokens: int) -> dict[str, Any]:
    content: str | list[dict[str, Any]] = question.prompt
    if question.images:
        content = [{"type": "text", "text": question.prompt}]
        content += [
            {"type": "image_url", "image_url": {"url": _data_url(image)}}
            for image in question.images
        ]
    messages: list[dict[str, Any]] = [{"role": "user", "content": content}]
    if question.system:
        messages.insert(0, {"role": "system", "content": question.system})
    body: dict[str, Any] = {"model": model, "messages": messages}
    if max_tokens:
        body["max_tokens"] = max_tokens
    if question.json_schema is not None:
        body["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "answer", "strict": True, "schema": question.json_schema},
        }
    return body


def _data_url(image: bytes) -> str:
    kinds = {b"\xff\xd8": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
    kind = next((kind for start, kind in kinds.items() if image.startswith(start)), "png")
    return f"data:image/{kind};base64,{base64.b64encode(image).decode('ascii')}"
