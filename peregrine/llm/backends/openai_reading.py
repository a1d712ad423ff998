"""Reading the answers and errors of an OpenAI-compatible server, which may be anything at all."""

from __future__ import annotations

import json
from typing import Any

from peregrine.llm import sse
from peregrine.llm.backends.base import Answer, BackendError, Usage
from peregrine.net import NetError

_DETAIL = 200  # characters of a server's own words that are passed on


class Reading:
    """What has been understood of one answer so far."""

    def __init__(self, *, model: str, base_url: str, wants_json: bool) -> None:
        self._model = model
        self._base_url = base_url
        self._wants_json = wants_json
        self._stripper = sse.ThinkStripper()
        self._words: list[str] = []
        self._usage = Usage()
        self._finish_reason = ""
        self._is_over = False  # the server said that nothing follows
        self.is_complete = False

    def take(self, data: str) -> tuple[bool, str]:
        """Take in one event: whether the model produced something, and the words to show."""
        if self._is_over or data.strip() == "[DONE]":
            self._is_over = self.is_complete = True
            return False, ""
        return self._take(self._parsed(data), "delta")

    def rest(self) -> str:
        """Return the words that were held back as a possible <think> tag."""
        rest = self._stripper.finish()
        self._words.append(rest)
        return rest

    def whole(self, body: bytes) -> Answer:
        """Take in a complete answer."""
        self._take(self._parsed(body.decode("utf-8", errors="replace")), "message")
        self.rest()
        self.is_complete = True
        return self.finished()

    def finished(self) -> Answer:
        """Return the answer. Raises BackendError when it is not a usable one."""
        text = "".join(self._words).rstrip()
        if not self.is_complete:
            raise self._error("the connection closed in the middle of its answer")
        if self._finish_reason == "content_filter":
            raise self._error("its content filter stopped the answer")
        if not text:
            raise self._error("its answer was empty")
        is_cut_short = self._finish_reason == "length"
        if self._wants_json and not _is_json(text):
            raise self._error(
                "its answer was cut off at its length limit"
                if is_cut_short
                else "its answer is not the JSON that was asked for"
            )
        return Answer(text=text, model=self._model, usage=self._usage, is_cut_short=is_cut_short)

    def _take(self, parsed: dict[str, Any], part: str) -> tuple[bool, str]:
        if parsed.get("error"):
            raise self._error(f"it reported “{_detail(parsed['error'])}”")
        self._note(parsed)
        choices = parsed.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else {}
        if not isinstance(choice, dict):
            raise self._unreadable()
        if isinstance(reason := choice.get("finish_reason"), str):
            self._finish_reason = reason
            self.is_complete = True
        spoken = choice.get(part)
        if not isinstance(spoken, dict):
            return False, ""
        content = spoken.get("content")
        if not isinstance(content, str) or not content:
            return bool(spoken.get("reasoning_content") or spoken.get("reasoning")), ""
        words = self._stripper.feed(_storable(content))
        self._words.append(words)
        return True, words

    def _note(self, parsed: dict[str, Any]) -> None:
        if isinstance(parsed.get("model"), str) and parsed["model"]:
            self._model = _storable(parsed["model"])
        if isinstance(usage := parsed.get("usage"), dict):
            self._usage = Usage(
                prompt_tokens=_count(usage.get("prompt_tokens")),
                completion_tokens=_count(usage.get("completion_tokens")),
            )

    def _parsed(self, text: str) -> dict[str, Any]:
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            raise self._unreadable() from None
        if not isinstance(parsed, dict):
            raise self._unreadable()
        return parsed

    def _unreadable(self) -> BackendError:
        return self._error(
            f"what {self._base_url} answers is not a model server's answer; "
            "is base_url right? It usually ends in /v1"
        )

    def _error(self, message: str) -> BackendError:
        return BackendError(message, model=self._model)


def explain(error: NetError, *, api_key: str) -> str:
    """Return the sentence for a failed request, with the server's own words where it has any."""
    if error.status == 401:  # noqa: PLR2004
        if api_key:
            return error.message
        answered = error.message.rpartition(": ")[0]
        return f"{answered}: it wants a key, and api_key in config/llm.yaml is empty"
    detail = _server_words(error.body)
    if api_key:
        detail = detail.replace(api_key, "•••")
    if detail and error.status is not None:
        return f"{error.message} (“{detail}”)"
    if error.kind == "not_found":
        return f"{error.message}; is base_url right? It usually ends in /v1"
    return error.message


def model_is_gone(error: NetError) -> bool:
    words = error.body.lower()
    return error.status in (400, 404) and "model" in words and "not" in words


def _server_words(body: str) -> str:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        return ""  # a web page or half a message: nothing to show to a person
    if not isinstance(parsed, dict):
        return ""
    return _detail(parsed.get("error") or parsed.get("message") or parsed.get("detail") or "")


def _detail(error: object) -> str:
    """Return the message in any of the shapes that servers use for an error, on one line."""
    if isinstance(error, dict):
        error = error.get("message") or error.get("type") or error.get("code") or ""
    text = " ".join(_storable(str(error)).split())
    return text if len(text) <= _DETAIL else text[:_DETAIL].rstrip() + "…"


def _storable(text: str) -> str:
    """Drop what no database takes: NUL, and halves of characters that a JSON escape can spell."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _count(value: object) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
    return value if is_count and isinstance(value, int) else None
