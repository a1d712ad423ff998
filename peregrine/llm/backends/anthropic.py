"""Anthropic's Messages API: the models named Claude.

# Reference: https://docs.anthropic.com/en/api/messages
"""

from __future__ import annotations

from typing import Any, ClassVar

from peregrine.llm import json_answers
from peregrine.llm.backends import pictures
from peregrine.llm.backends.base import BackendError, Question, Usage
from peregrine.llm.backends.model_server import ModelServer
from peregrine.llm.backends.reading import Reading, count, detail

API_VERSION = "2023-06-01"
LONGEST_ANSWER = 4_096  # tokens; the API wants a limit with every question


class Anthropic(ModelServer):
    chat_path: ClassVar[str] = "/v1/messages"
    models_path: ClassVar[str] = "/v1/models"

    def obstacle(self, question: Question) -> str:
        if not self._config.api_key:
            return "it has no key (api_key in config/llm.yaml)"
        return super().obstacle(question)

    def _headers(self) -> dict[str, str]:
        return {"x-api-key": self._config.api_key, "anthropic-version": API_VERSION}

    def _reading(self, model: str) -> _Reading:
        return _Reading(model=model, base_url=self._url)

    def _body(self, question: Question, model: str, *, stream: bool) -> dict[str, Any]:
        system = question.system
        if question.json_schema is not None:
            system = json_answers.with_orders(system, question.json_schema)
        return {
            "model": model,
            "max_tokens": question.answer_limit or LONGEST_ANSWER,
            "messages": [
                {"role": "user", "content": _content(question)},
                *json_answers.correction_turns(question),
            ],
            **({"system": system} if system else {}),
            **({"stream": True} if stream else {}),
        }


def _content(question: Question) -> str | list[dict[str, Any]]:
    if not question.images:
        return question.prompt
    sources = (
        {"type": "base64", "media_type": pictures.media_type(it), "data": pictures.as_base64(it)}
        for it in question.images
    )
    return [
        *({"type": "image", "source": source} for source in sources),
        {"type": "text", "text": question.prompt},
    ]


class _Reading(Reading):
    # Reference: https://docs.anthropic.com/en/docs/build-with-claude/streaming

    def _take(self, parsed: dict[str, Any]) -> tuple[bool, str]:
        match parsed:
            case {"type": "message_start", "message": dict(message)}:
                self._note(message)
            case {"type": "content_block_start", "content_block": {"text": str(words)}}:
                return bool(words), self._said(words)
            case {"type": "content_block_delta", "delta": {"text": str(words)}}:
                return bool(words), self._said(words)
            case {"type": "content_block_delta"}:
                return True, ""  # thinking
            case {"type": "message_delta", "delta": dict(delta)}:
                self._note(parsed)
                self._finish(delta)
            case {"type": "message_stop"}:
                self._is_over = self.is_complete = True
            case {"type": str()}:
                pass  # ping, content_block_stop, and whatever will be invented
            case _:
                raise self._unreadable()
        return False, ""

    def _take_whole(self, parsed: dict[str, Any]) -> None:
        blocks = parsed.get("content")
        if parsed.get("type") != "message" or not isinstance(blocks, list):
            raise self._unreadable()
        self._note(parsed)
        self._finish(parsed)
        for block in blocks:
            match block:
                case {"type": "text", "text": str(words)}:
                    self._said(words)

    def _finish(self, said: dict[str, Any]) -> None:
        reason = said.get("stop_reason")
        self._is_cut_short = reason in ("max_tokens", "model_context_window_exceeded")
        if reason == "refusal":
            self._refusal = "it refused to answer this"

    def _note(self, said: dict[str, Any]) -> None:
        self._named(said.get("model"))
        usage = said.get("usage")
        if not isinstance(usage, dict):
            return
        read = [
            count(usage.get(key))
            for key in ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
        ]
        prompt_tokens = sum(each or 0 for each in read) if read[0] is not None else None
        written = count(usage.get("output_tokens"))
        self._usage = Usage(
            prompt_tokens=self._usage.prompt_tokens if prompt_tokens is None else prompt_tokens,
            completion_tokens=self._usage.completion_tokens if written is None else written,
        )

    def _reported(self, error: object) -> BackendError:
        is_busy = isinstance(error, dict) and error.get("type") in (
            "overloaded_error",
            "rate_limit_error",
        )
        return BackendError(f"it reported “{detail(error)}”", model=self._model, is_down=is_busy)
