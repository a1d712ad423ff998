"""The test button: a real short question to one backend, with nothing personal in it."""

from __future__ import annotations

import struct
import time
import zlib
from dataclasses import dataclass

from peregrine.conf.schemas import LLMConfig
from peregrine.llm import Interrupted, LLMRouter, LLMUnavailable
from peregrine.llm.breaker import Breaker
from peregrine.llm.prompts import Prompt

QUESTION = Prompt("Say in one short sentence that you are ready.", sends=frozenset())
QUESTION_ABOUT_PICTURE = Prompt("Which colour is this picture?", sends=frozenset())
LONGEST_WAIT = {"timeout_connect": 5.0, "timeout_first_token": 40.0, "timeout_total": 60.0}
LONGEST_ANSWER = 200  # tokens
_SHOWN = 300  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    backend: str
    text: str = ""
    model: str = ""
    first_word_seconds: float = 0
    seconds: float = 0
    error: str = ""


def try_backend(config: LLMConfig, name: str) -> Trial:
    """Ask one backend, whether it is switched on or not, and whether it was just down or not."""
    sees_only = config.backends[name].type == "vision_service"
    started = time.perf_counter()
    heard_at: list[float] = []

    def listen(words: str) -> None:
        if words and not heard_at:
            heard_at.append(time.perf_counter())

    try:
        completion = LLMRouter(_only(config, name), breaker=Breaker()).complete(
            QUESTION_ABOUT_PICTURE if sees_only else QUESTION,
            images=[white_square()] if sees_only else None,
            on_text=listen,
        )
    except LLMUnavailable as failure:
        return Trial(backend=name, error=failure.tried[0][1])
    except Interrupted as failure:
        return Trial(backend=name, error=str(failure).removesuffix("."), model=failure.model)
    return Trial(
        backend=name,
        text=completion.text[:_SHOWN],
        model=completion.model,
        first_word_seconds=(heard_at[0] - started) if heard_at else completion.seconds,
        seconds=completion.seconds,
    )


def _only(config: LLMConfig, name: str) -> LLMConfig:
    """Return a config with this backend alone, and patience for a person who looks at a page."""
    backend = config.backends[name]
    changes: dict[str, object] = {
        key: min(getattr(backend, key), longest) for key, longest in LONGEST_WAIT.items()
    }
    limit = min(backend.max_answer_tokens or LONGEST_ANSWER, LONGEST_ANSWER)
    changes |= {"enabled": True, "max_answer_tokens": limit}
    return config.model_copy(
        update={
            "backends": {name: backend.model_copy(update=changes)},
            "fallback_order": [name],
        }
    )


def white_square(side: int = 32) -> bytes:
    """Return a small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    rows = (b"\x00" + b"\xff" * side) * side
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
