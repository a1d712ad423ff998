"""A model server that costs nothing: fixed bytes, at once. `python -m benchmarks.model_server`.

Its requests are counted; `GET /count` tells how many questions there were.
"""

import asyncio
import json

WORDS = [f" word{number}" for number in range(20)]
_USAGE = {"prompt_tokens": 10, "completion_tokens": len(WORDS), "total_tokens": 10 + len(WORDS)}
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: "
_ABOUT = {"id": "1", "created": 1, "model": "bench"}


def _whole() -> bytes:
    message = {"role": "assistant", "content": "".join(WORDS)}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    answer = {**_ABOUT, "object": "chat.completion", "choices": [choice], "usage": _USAGE}
    return _json(json.dumps(answer).encode())


def _json(body: bytes) -> bytes:
    return _HEAD + b"application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


def _stream() -> bytes:
    events: list[dict[str, object]] = [
        {"delta": {"role": "assistant", "content": word}} for word in WORDS
    ]
    events.append({"delta": {}, "finish_reason": "stop"})
    about = {**_ABOUT, "object": "chat.completion.chunk"}
    lines = [{**about, "choices": [{"index": 0, **event}]} for event in events]
    lines.append({**about, "choices": [], "usage": _USAGE})
    texts = [f"data: {json.dumps(line)}\n\n".encode() for line in lines] + [b"data: [DONE]\n\n"]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(text), text) for text in texts)
    head = _HEAD + b"text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + chunks + b"0\r\n\r\n"


WHOLE, STREAM = _whole(), _stream()
_count = 0


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    global _count  # noqa: PLW0603  (one process, one count)
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if head.startswith(b"GET /count"):
                writer.write(_json(json.dumps(_count).encode()))
                continue
            length = next(
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            )
            body = json.loads(await reader.readexactly(length))
            _count += 1
            writer.write(STREAM if body.get("stream") else WHOLE)
    except (asyncio.IncompleteReadError, ConnectionResetError):
        writer.close()


async def main() -> None:
    server = await asyncio.start_server(_serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
