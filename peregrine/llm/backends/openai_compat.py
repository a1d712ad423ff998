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

# Addresses whose server does not know `response_format` with a schema, or not this one.
_told_in_words: set[str] = set()


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
        except _FormRefused:
            _told_in_words.add(self._url)
            return super()._answer(question, model, on_text)

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
        if self._config.max_answer_tokens:
            body["max_tokens"] = self._config.max_answer_tokens
        if stream:
            body |= {"stream": True, "stream_options": {"include_usage": True}}
        return body

    def _failed(self, error: NetError, model: str) -> BackendError:
        words = error.body.lower()
        is_about_form = "response_format" in words or "json_schema" in words or "grammar" in words
        if error.status in (400, 422) and is_about_form and self._url not in _told_in_words:
            return _FormRefused(str(error), model=model)
        return super()._failed(error, model)


class _FormRefused(BackendError):
    """The server does not take a JSON schema, so it has to be told in words."""


def _content(question: Question) -> str | list[dict[str, Any]]:
    if not question.images:
        return question.prompt
    return [
        {"type": "text", "text": question.prompt},
        *({"type": "image_url", "image_url": {"url": _data_url(it)}} for it in question.images),
    ]


def _data_url(picture: bytes) -> str:
    return f"data:{pictures.media_type(picture)};base64,{pictures.as_base64(picture)}"
