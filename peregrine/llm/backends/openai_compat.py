"""Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, OpenRouter, OpenAI …

# Reference: https://platform.openai.com/docs/api-reference/chat
"""

from __future__ import annotations

from typing import Any, ClassVar

from peregrine.llm import json_answers
from peregrine.llm.backends import pictures
from peregrine.llm.backends.base import Answer, BackendError, OnText, Question
from peregrine.llm.backends.model_server import ModelServer
from peregrine.llm.backends.openai_reading import OpenAIReading
from peregrine.net import NetError

# What servers turned out not to understand, by address, for this process.
_told_in_words: set[str] = set()  # `response_format` with a schema
_new_limit: set[str] = set()  # `max_tokens`: OpenAI's newer models have `max_completion_tokens`


class OpenAICompat(ModelServer):
    chat_path: ClassVar[str] = "/chat/completions"
    models_path: ClassVar[str] = "/models"

    def _headers(self) -> dict[str, str]:
        key = self._config.api_key
        return {"Authorization": f"Bearer {key}"} if key else {}

    def _reading(self, model: str) -> OpenAIReading:
        return OpenAIReading(model=model, base_url=self._url)

    def _answer(self, question: Question, model: str, on_text: OnText | None) -> Answer:
        try:
            return super()._answer(question, model, on_text)
        except _NotUnderstood as refusal:
            refusal.kept_in.add(self._url)
            return self._answer(question, model, on_text)

    def _body(self, question: Question, model: str, *, stream: bool) -> dict[str, Any]:
        schema, system = question.json_schema, question.system
        body: dict[str, Any] = {"model": model}
        if schema is not None and self._url in _told_in_words:
            system = json_answers.with_orders(system, schema)
        elif schema is not None:
            form = {"name": "answer", "strict": True, "schema": schema}
            body["response_format"] = {"type": "json_schema", "json_schema": form}
        body["messages"] = [
            *([{"role": "system", "content": system}] if system else []),
            {"role": "user", "content": _content(question)},
            *json_answers.correction_turns(question),
        ]
        if question.answer_limit:
            is_new = self._url in _new_limit
            body["max_completion_tokens" if is_new else "max_tokens"] = question.answer_limit
        if stream:
            body |= {"stream": True, "stream_options": {"include_usage": True}}
        return body

    def _failed(self, error: NetError, model: str) -> BackendError:
        if error.status in (400, 422):
            words = error.body.lower()
            is_about_form = any(
                word in words for word in ("response_format", "json_schema", "grammar")
            )
            for is_it, kept_in in (
                ("max_completion_tokens" in words, _new_limit),
                (is_about_form, _told_in_words),
            ):
                if is_it and self._url not in kept_in:
                    return _NotUnderstood(str(error), kept_in)
        return super()._failed(error, model)


class _NotUnderstood(BackendError):
    """The server does not take a part of the question, so it has to be put in another way."""

    def __init__(self, message: str, kept_in: set[str]) -> None:
        super().__init__(message, was_asked=False)
        self.kept_in = kept_in


def _content(question: Question) -> str | list[dict[str, Any]]:
    if not question.images:
        return question.prompt
    return [
        {"type": "text", "text": question.prompt},
        *({"type": "image_url", "image_url": {"url": _data_url(it)}} for it in question.images),
    ]


def _data_url(picture: bytes) -> str:
    return f"data:{pictures.media_type(picture)};base64,{pictures.as_base64(picture)}"
