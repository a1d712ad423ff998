"""The measuring itself, for `benchmarks.router`: prints one line of JSON."""

import json
import logging
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import django
import httpx

django.setup()

import litellm  # noqa: E402
from litellm.router import Router  # noqa: E402

from peregrine.conf.schemas.llm import LLMConfig  # noqa: E402
from peregrine.llm import LLMRouter  # noqa: E402
from peregrine.llm.breaker import Breaker  # noqa: E402
from peregrine.models import LLMCall  # noqa: E402

ROUNDS = 150
FALLBACK_ROUNDS = 25
WAIT = 0.5  # seconds that a backend has to answer the connection
QUESTION = "Who are you?"
MESSAGES = [{"role": "user", "content": QUESTION}]

Ask = Callable[[], object]


def main() -> None:
    logging.disable(logging.CRITICAL)
    litellm.suppress_debug_info = True
    with model_server() as good, hanging_address() as hanging:
        refused = f"http://127.0.0.1:{_closed_port()}/v1"
        found: dict[str, Any] = {"wait_ms": round(WAIT * 1000)}
        found |= whole_answers(good)
        found |= first_words(good)
        found |= past_refused(refused, good, bare=found["bare_ms"])
        found |= past_hanging(hanging, good, bare=found["bare_ms"])
    print(json.dumps({key: round(value, 3) for key, value in found.items()}))


def whole_answers(good: str) -> dict[str, float]:
    client, ours, theirs = httpx.Client(), peregrine(good), litellm_router(good)
    body = {"model": "bench", "messages": MESSAGES}

    def bare() -> None:
        client.post(f"{good}/chat/completions", json=body).json()

    asks: dict[str, Ask] = {
        "bare": bare,
        "ours": lambda: ours.complete(QUESTION),
        "theirs": lambda: theirs.completion("first", MESSAGES),
    }
    times = in_turns(asks, ROUNDS)
    requests = {}
    for name, ask in asks.items():
        before = asked(good)
        ask()
        requests[name] = asked(good) - before
    return {
        "bare_ms": times["bare"],
        "overhead_ms": times["ours"] - times["bare"],
        "litellm_overhead_ms": times["theirs"] - times["bare"],
        "requests_per_call": requests["ours"],
        "litellm_requests_per_call": requests["theirs"],
    }


def first_words(good: str) -> dict[str, float]:
    """Measure until the first word can be shown, beside the first bytes of a bare stream."""
    client, ours, theirs = httpx.Client(), peregrine(good), litellm_router(good)
    body = {"model": "bench", "messages": MESSAGES, "stream": True}
    times: dict[str, list[float]] = {"bare": [], "ours": [], "theirs": []}
    for turn in range(ROUNDS + 5):
        started = time.perf_counter()
        with client.stream("POST", f"{good}/chat/completions", json=body) as answer:
            heard = [time.perf_counter() for _ in answer.iter_raw()]
        spent = {"bare": heard[0] - started}

        heard = []
        started = time.perf_counter()
        ours.complete(QUESTION, on_text=_clock(heard))
        spent["ours"] = heard[0] - started

        started = time.perf_counter()
        pieces = theirs.completion("first", MESSAGES, stream=True)
        heard = [time.perf_counter() for piece in pieces if piece.choices[0].delta.content]
        spent["theirs"] = heard[0] - started
        if turn >= 5:
            for name, seconds in spent.items():
                times[name].append(seconds)
    median = {name: statistics.median(values) * 1000 for name, values in times.items()}
    return {
        "first_token_added_ms": median["ours"] - median["bare"],
        "litellm_first_token_added_ms": median["theirs"] - median["bare"],
    }


def past_refused(refused: str, good: str, *, bare: float) -> dict[str, float]:
    """Every time as if it were the first: nobody remembers that it was refused."""
    theirs = litellm_router(refused, good, disable_cooldowns=True)
    times = in_turns(
        {
            "ours": lambda: peregrine(refused, good).complete(QUESTION),
            "theirs": lambda: theirs.completion("first", MESSAGES),
        },
        FALLBACK_ROUNDS,
    )
    return {
        "fallback_refused_ms": times["ours"] - bare,
        "litellm_fallback_refused_ms": times["theirs"] - bare,
    }


def past_hanging(hanging: str, good: str, *, bare: float) -> dict[str, float]:
    """Once it costs the wait; then the backend is known to be down."""
    ours = peregrine(hanging, good)
    theirs = litellm_router(hanging, good, allowed_fails=0, cooldown_time=600)
    found = {}
    for prefix, ask in (
        ("", lambda: ours.complete(QUESTION)),
        ("litellm_", lambda: theirs.completion("first", MESSAGES)),
    ):
        found[f"{prefix}fallback_hanging_first_ms"] = _timed(ask) * 1000 - bare
        ask()
        times = [_timed(ask) for _ in range(FALLBACK_ROUNDS)]
        found[f"{prefix}fallback_hanging_ms"] = statistics.median(times) * 1000 - bare
    return found


def peregrine(*addresses: str) -> LLMRouter:
    backends = {
        f"backend{number}": {
            "type": "openai_compat",
            "base_url": address,
            "model": "bench",
            "timeout_connect": WAIT,
        }
        for number, address in enumerate(addresses)
    }
    config = LLMConfig.model_validate({"backends": backends, "fallback_order": list(backends)})
    return LLMRouter(config, breaker=Breaker())


def litellm_router(*addresses: str, **options: Any) -> Any:
    names = ["first", "second"][: len(addresses)]
    timeout = httpx.Timeout(10, connect=WAIT)
    models = [
        {
            "model_name": name,
            "litellm_params": {
                "model": "openai/bench",
                "api_base": address,
                "api_key": "none",
                "timeout": timeout,
                "max_retries": 0,
            },
        }
        for name, address in zip(names, addresses, strict=True)
    ]
    fallbacks = [{"first": ["second"]}] if len(addresses) > 1 else []
    return Router(model_list=models, fallbacks=fallbacks, num_retries=0, **options)


def in_turns(asks: dict[str, Ask], rounds: int) -> dict[str, float]:
    """Return the median of each in milliseconds; in turns, so that a busy moment hits all."""
    times: dict[str, list[float]] = {name: [] for name in asks}
    for ask in asks.values():
        for _ in range(5):
            ask()
    for _ in range(rounds):
        for name, ask in asks.items():
            times[name].append(_timed(ask))
    return {name: statistics.median(values) * 1000 for name, values in times.items()}


def _timed(ask: Ask) -> float:
    started = time.perf_counter()
    ask()
    return time.perf_counter() - started


def _clock(heard: list[float]) -> Callable[[str], None]:
    def note(words: str) -> None:
        heard.append(time.perf_counter())

    return note


def asked(good: str) -> int:
    return int(httpx.get(good.replace("/v1", "/count")).json())


@contextmanager
def model_server() -> Iterator[str]:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.model_server"], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            port = process.stdout.readline() if process.stdout else ""
            yield f"http://127.0.0.1:{int(port)}/v1"
        finally:
            process.kill()


@contextmanager
def hanging_address() -> Iterator[str]:
    """An address where a connection is neither taken nor refused: its queue is full."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = []
        for _ in range(3):
            caller = socket.socket()
            caller.settimeout(0)
            caller.connect_ex(full.getsockname())
            waiting.append(caller)
        try:
            yield f"http://127.0.0.1:{full.getsockname()[1]}/v1"
        finally:
            for caller in waiting:
                caller.close()


def _closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    LLMCall.objects.exists()  # opens the database
    main()
