"""Reading answers in OpenAI's dialect, whole or in pieces."""

from __future__ import annotations

from typing import Any

from peregrine.llm.backends.base import Usage
from peregrine.llm.backends.reading import Reading, count


class OpenAIReading(Reading):
    def _take(self, parsed: dict[str, Any]) -> tuple[bool, str]:
        return self._take_part(parsed, "delta")

    def _take_whole(self, parsed: dict[str, Any]) -> None:
        self._take_part(parsed, "message")

    def _take_part(self, parsed: dict[str, Any], part: str) -> tuple[bool, str]:
        self._note(parsed)
        choices = parsed.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else {}
        if not isinstance(choice, dict):
            raise self._unreadable()
        if isinstance(reason := choice.get("finish_reason"), str):
            self._finish(reason)
        spoken = choice.get(part)
        if not isinstance(spoken, dict):
            return False, ""
        content = spoken.get("content")
        if not isinstance(content, str) or not content:
            return bool(spoken.get("reasoning_content") or spoken.get("reasoning")), ""
        return True, self._said(content)

    def _finish(self, reason: str) -> None:
        self.is_complete = True
        self._is_cut_short = reason == "length"
        if reason == "content_filter":
            self._refusal = "its content filter stopped the answer"

    def _note(self, parsed: dict[str, Any]) -> None:
        self._named(parsed.get("model"))
        if isinstance(usage := parsed.get("usage"), dict):
            self._usage = Usage(
                prompt_tokens=count(usage.get("prompt_tokens")),
                completion_tokens=count(usage.get("completion_tokens")),
            )
