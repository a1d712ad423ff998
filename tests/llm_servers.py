"""A scripted OpenAI-compatible server on loopback.

    with scripted_llm(Script(words=("Dear", " team")), Script(status=500)) as server:
        …  server.base_url … server.requests

The n-th chat request is answered by the n-th script, later ones by the last. By hand, or for the
browser tests:  python -m tests.llm_servers --port 9100 --delay 0.1 --die-after 30
"""

from __future__ import annotations

import argparse
import json
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LETTER = (
    "Dear hiring team,\n\nyour posting describes the work that I like best: data that people can "
    "rely on. For six years I have built and looked after pipelines, and I would be glad to do it "
    "with you.\n\nKind regards"
)


def as_words(text: str) -> tuple[str, ...]:
    """Cut a text as a model would: each piece but the first starts with its space."""
    first, *rest = text.split(" ")
    return (first, *(f" {word}" for word in rest))


@dataclass(frozen=True, kw_only=True)
class Script:
    """What the server does with one chat request."""

    words: Sequence[str] = as_words(LETTER)
    delay: float = 0  # seconds before each word, for people and browsers
    is_stepped: bool = False  # each word waits for server.step()
    die_after: int | None = None  # close the connection after so many words
    hang_after: int | None = None  # send nothing after so many words, until the server is closed
    comments_while_hanging: bool = False  # … except keep-alive comments
    is_silent: bool = False  # accept the request, and never answer
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: str = ""  # the message of an error answer
    error_in_stream: str = ""  # an error object after the words
    raw: bytes | None = None  # this instead of everything that would be sent in a 200
    raw_type: str = "text/event-stream"
    repeat_raw: int = 1
    ignores_stream: bool = False  # answers whole although asked to stream
    finish_reason: str | None = "stop"
    sends_done: bool = True
    sends_usage: bool = True


class ScriptedLLM(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 50

    def __init__(
        self,
        scripts: Sequence[Script],
        *,
        models: Sequence[str],
        port: int = 0,
        handler: type[BaseHTTPRequestHandler] | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", port), handler or OpenAIHandler)
        self.scripts = list(scripts)
        self.models = list(models)
        self.requests: list[dict[str, Any]] = []  # method, path, headers, json
        self.connection_count = 0
        self.broken_off = threading.Event()  # the client closed the connection in mid-answer
        self.closing = threading.Event()
        self._steps = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._chats = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    @property
    def chats(self) -> list[dict[str, Any]]:
        return [request for request in self.requests if request["path"].endswith("/completions")]

    def get_request(self) -> tuple[socket.socket, Any]:
        self.connection_count += 1
        return super().get_request()

    def step(self, count: int = 1) -> None:
        """Let a stepped script send its next words."""
        self._steps.release(count)

    def await_step(self) -> None:
        while not self._steps.acquire(timeout=0.05):
            if self.closing.is_set():
                return

    def next_script(self) -> Script:
        with self._lock:
            self._chats += 1
            return self.scripts[min(self._chats, len(self.scripts)) - 1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet: clients that hang up are part of the play."""


class OpenAIHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement
    server: ScriptedLLM

    def log_message(self, *args: object) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        self.note(None)
        if self.path.endswith("/models"):
            self.send_json(200, {"data": [{"id": name} for name in self.server.models]})
        else:
            self.send_json(404, {"error": {"message": "no such page"}})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length))
        self.note(body)
        try:
            self.answer(body)
        except (BrokenPipeError, ConnectionResetError):
            self.server.broken_off.set()
            self.close_connection = True

    def answer(self, body: dict[str, Any]) -> None:
        if body["model"] not in self.server.models:
            message = f"model '{body['model']}' not found"
            self.send_json(404, {"error": {"message": message}})
            return
        self.play(self.server.next_script(), body)

    def play(self, script: Script, body: dict[str, Any]) -> None:
        if script.is_silent:
            self.hang()
        elif script.status != 200:
            error = {"error": {"message": script.error or "scripted failure"}}
            self.send_json(script.status, error, script.headers)
        elif script.raw is not None:
            self.send_raw(script)
        elif body.get("stream") and not script.ignores_stream:
            self.stream(script, body)
        else:
            self.send_whole(script, body)

    def stream(self, script: Script, body: dict[str, Any]) -> None:
        self.start_chunked("text/event-stream")
        self.event({"choices": [{"index": 0, "delta": {"role": "assistant"}}]})
        for number, word in enumerate(script.words):
            if number == script.die_after:
                self.cut()
                return
            if number == script.hang_after:
                self.hang(comments=script.comments_while_hanging)
                return
            if script.is_stepped:
                self.server.await_step()
            time.sleep(script.delay)
            self.event({"choices": [{"index": 0, "delta": {"content": word}}]})
        if script.error_in_stream:
            self.event({"error": {"message": script.error_in_stream}})
        elif script.finish_reason:
            last = {"index": 0, "delta": {}, "finish_reason": script.finish_reason}
            self.event({"model": body["model"], "choices": [last]})
        if script.sends_usage and body.get("stream_options", {}).get("include_usage"):
            self.event({"choices": [], "usage": usage(script)})
        if script.sends_done:
            self.chunk(b"data: [DONE]\n\n")
        self.chunk(b"")

    def send_whole(self, script: Script, body: dict[str, Any]) -> None:
        message = {"role": "assistant", "content": "".join(script.words)}
        choice = {"index": 0, "message": message, "finish_reason": script.finish_reason}
        answer: dict[str, Any] = {"model": body["model"], "choices": [choice]}
        if script.sends_usage:
            answer["usage"] = usage(script)
        self.send_json(200, answer)

    def send_raw(self, script: Script) -> None:
        self.start_chunked(script.raw_type)
        for _ in range(script.repeat_raw):
            self.chunk(script.raw or b" ")
        self.chunk(b"")

    def send_json(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def start_chunked(self, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def event(self, data: dict[str, Any]) -> None:
        text = json.dumps(data, ensure_ascii=False)
        self.chunk(f": keep-alive\n\ndata: {text}\n\n".encode())

    def chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def cut(self) -> None:
        self.close_connection = True

    def hang(self, *, comments: bool = False) -> None:
        while not self.server.closing.wait(0.05):
            if comments:
                self.chunk(b": still here\n\n")
        self.close_connection = True

    def note(self, body: Any) -> None:
        self.server.requests.append(
            {"method": self.command, "path": self.path, "headers": self.headers, "json": body}
        )


def usage(script: Script) -> dict[str, int]:
    return {"prompt_tokens": 7, "completion_tokens": len(script.words)}


@contextmanager
def scripted_llm(
    *scripts: Script,
    models: Sequence[str] = ("tiny-model",),
    port: int = 0,
    handler: type[BaseHTTPRequestHandler] | None = None,
) -> Iterator[ScriptedLLM]:
    server = ScriptedLLM(scripts or (Script(),), models=models, port=port, handler=handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--words", default=LETTER, help="the text to send, cut at its spaces")
    parser.add_argument("--delay", type=float, default=0.05, help="seconds before each word")
    parser.add_argument("--die-after", type=int, help="hang up after so many words …")
    parser.add_argument("--die-times", type=int, help="… for the first so many letters only")
    parser.add_argument("--hang-after", type=int)
    parser.add_argument("--status", type=int, default=200)
    parser.add_argument("--model", default="tiny-model")
    asked = parser.parse_args()
    broken = Script(
        words=as_words(asked.words),
        delay=asked.delay,
        die_after=asked.die_after,
        hang_after=asked.hang_after,
        status=asked.status,
    )
    scripts = [broken]
    if asked.die_times is not None:
        scripts = [broken] * asked.die_times + [Script(words=broken.words, delay=asked.delay)]
    with scripted_llm(*scripts, models=[asked.model], port=asked.port) as server:
        print(server.base_url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
