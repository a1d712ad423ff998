"""The scripted server in other dialects: Anthropic's Messages API, and the vision service."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from typing import Any

from tests.llm_servers import OpenAIHandler, Script, ScriptedLLM, scripted_llm


class AnthropicHandler(OpenAIHandler):
    def send_json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        if isinstance(body, dict) and "error" in body:
            kind = {401: "authentication_error", 404: "not_found_error", 529: "overloaded_error"}
            error = {"type": kind.get(status, "api_error"), **body["error"]}
            body = {"type": "error", "error": error}
        super().send_json(status, body, headers)

    def stream(self, script: Script, body: dict[str, Any]) -> None:
        self.start_chunked("text/event-stream")
        start = {"model": body["model"], "usage": {"input_tokens": 7, "output_tokens": 1}}
        self._say("message_start", message={"type": "message", "content": [], **start})
        self._say("content_block_start", index=0, content_block={"type": "thinking"})
        self._say(
            "content_block_delta", index=0, delta={"type": "thinking_delta", "thinking": "Hm"}
        )
        self._say("content_block_stop", index=0)
        self._say("content_block_start", index=1, content_block={"type": "text", "text": ""})
        self._say("ping")
        for number, word in enumerate(script.words):
            if number == script.die_after:
                self.cut()
                return
            if number == script.hang_after:
                self.hang()
                return
            self._say("content_block_delta", index=1, delta={"type": "text_delta", "text": word})
        self._say("content_block_stop", index=1)
        if script.error_in_stream:
            error = {"type": "overloaded_error", "message": script.error_in_stream}
            self._say("error", error=error)
            self.chunk(b"")
            return
        usage = {"output_tokens": len(script.words)}
        self._say("message_delta", delta={"stop_reason": script.finish_reason}, usage=usage)
        self._say("message_stop")
        self.chunk(b"")

    def send_whole(self, script: Script, body: dict[str, Any]) -> None:
        thinking = {"type": "thinking", "thinking": "Hm"}
        text = {"type": "text", "text": "".join(script.words)}
        usage = {
            "input_tokens": 5,
            "cache_read_input_tokens": 2,
            "output_tokens": len(script.words),
        }
        answer = {"type": "message", "model": body["model"], "content": [thinking, text]}
        self.send_json(200, {**answer, "stop_reason": script.finish_reason, "usage": usage})

    def _say(self, kind: str, **data: Any) -> None:
        self.chunk(f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n".encode())


class VisionHandler(OpenAIHandler):
    def answer(self, body: dict[str, Any]) -> None:
        self.play(self.server.next_script(), body)

    def send_whole(self, script: Script, body: dict[str, Any]) -> None:
        self.send_json(200, {"text": "".join(script.words)})


def scripted_anthropic(*scripts: Script) -> AbstractContextManager[ScriptedLLM]:
    return scripted_llm(*scripts, handler=AnthropicHandler)


def scripted_vision(*scripts: Script) -> AbstractContextManager[ScriptedLLM]:
    return scripted_llm(*scripts, handler=VisionHandler)
