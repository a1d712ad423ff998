"""Reading the answer of a server, which may be anything at all."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import Any

from peregrine.llm import sse
from peregrine.llm.backends.base import Answer, BackendError, Usage
from peregrine.net import NetError

_DETAIL = 200  # characters of a server's own words that are passed on


class Reading(ABC):
    """What has been understood of one answer so far. Each service's dialect is a subclass."""

    def __init__(self, *, model: str, base_url: str) -> None:
        self._model = model
        self._base_url = base_url
        self._stripper = sse.ThinkStripper()
        self._usage = Usage()
        self._refusal = ""  # why there is no answer although one came
        self._is_cut_short = False
        self._is_over = False  # the server said that nothing follows
        self.is_complete = False

    def take(self, data: str) -> tuple[bool, str]:
        """Take in one event: whether the model produced something, and the words to show."""
        if self._is_over or data.strip() == "[DONE]":
            self._is_over = self.is_complete = True
            return False, ""
        return self._take(self._parsed(data))

    def rest(self) -> str:
        """Return the words that were held back as a possible <think> tag."""
        return self._stripper.finish()

    def whole(self, body: bytes) -> Answer:
        """Take in a complete answer."""
        self._take_whole(self._parsed(body.decode("utf-8", errors="replace")))
        self.rest()
        self.is_complete = True
        return self.finished()

    def finished(self) -> Answer:
        """Return the answer. Raises BackendError when it is not a usable one."""
        text = self._stripper.text.rstrip()
        if not self.is_complete:
            raise self._error("the connection closed in the middle of its answer")
        if self._refusal:
            raise self._error(self._refusal)
        if not text:
            raise self._error("its answer was empty")
        return Answer(
            text=text, model=self._model, usage=self._usage, is_cut_short=self._is_cut_short
        )

    @abstractmethod
    def _take(self, parsed: dict[str, Any]) -> tuple[bool, str]:
        """Take in one event of a stream."""

    @abstractmethod
    def _take_whole(self, parsed: dict[str, Any]) -> None:
        """Take in an answer that came in one piece."""

    def _said(self, content: str) -> str:
        """Take in words of the model; return those to show."""
        return self._stripper.feed(storable(content))

    def _named(self, model: object) -> None:
        if isinstance(model, str) and model:
            self._model = storable(model)

    def _parsed(self, text: str) -> dict[str, Any]:
        try:
            parsed = json.loads(text)
        except (ValueError, RecursionError):
            raise self._unreadable() from None
        if not isinstance(parsed, dict):
            raise self._unreadable()
        if parsed.get("error"):
            raise self._reported(parsed["error"])
        return parsed

    def _reported(self, error: object) -> BackendError:
        return self._error(f"it reported “{detail(error)}”")

    def _unreadable(self) -> BackendError:
        return self._error(
            f"what {self._base_url} answers is not a model server's answer; "
            "is base_url right? It usually ends in /v1"
        )

    def _error(self, message: str) -> BackendError:
        return BackendError(message, model=self._model, usage=self._usage)


def explain(error: NetError, *, api_key: str) -> str:
    """Return the sentence for a failed request, with the server's own words where it has any."""
    if error.status == 401:  # noqa: PLR2004
        if api_key:
            return error.message
        answered = error.message.rpartition(": ")[0]
        return f"{answered}: it wants a key, and api_key in config/llm.yaml is empty"
    words = _server_words(error.body)
    if api_key:
        words = words.replace(api_key, "•••")
    if words and error.status is not None:
        return f"{error.message} (“{words}”)"
    if error.kind == "not_found":
        return f"{error.message}; is base_url right? It usually ends in /v1"
    return error.message


def model_is_gone(error: NetError) -> bool:
    words = error.body.lower()
    return error.status in (400, 404) and "model" in words and "not" in words


def detail(error: object) -> str:
    """Return the message in any of the shapes that servers use for an error, on one line."""
    if isinstance(error, dict):
        error = error.get("message") or error.get("type") or error.get("code") or ""
    text = " ".join(storable(str(error)).split())
    return text if len(text) <= _DETAIL else text[:_DETAIL].rstrip() + "…"


def storable(text: str) -> str:
    """Drop what no database takes: NUL, and halves of characters that a JSON escape can spell."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def count(value: object) -> int | None:
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
    return value if is_count and isinstance(value, int) else None


def _server_words(body: str) -> str:
    try:
        parsed = json.loads(body)
    except (ValueError, RecursionError):
        return ""  # a web page or half a message: nothing to show to a person
    if not isinstance(parsed, dict):
        return ""
    return detail(parsed.get("error") or parsed.get("message") or parsed.get("detail") or "")
