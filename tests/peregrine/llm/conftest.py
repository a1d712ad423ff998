"""Routers over scripted servers, each with its own circuit breaker."""

from collections.abc import Iterator
from typing import Any

import pytest

from peregrine.conf.schemas.llm import LLMConfig
from peregrine.llm import LLMRouter
from peregrine.llm.backends import model_server, openai_compat
from peregrine.llm.breaker import Breaker
from tests.llm_servers import ScriptedLLM


@pytest.fixture(autouse=True)
def forget_served_models() -> Iterator[None]:
    yield
    model_server._served.clear()
    openai_compat._told_in_words.clear()
    openai_compat._new_limit.clear()


def at(server: ScriptedLLM | str, **options: Any) -> dict[str, Any]:
    """A backend at a server, as config/llm.yaml would say it."""
    return {
        "type": "openai_compat",
        "base_url": server if isinstance(server, str) else server.base_url,
        "model": "tiny-model",
        "timeout_connect": 5,
        "timeout_first_token": 10,
        "timeout_between_tokens": 10,
        "timeout_total": 20,
        **options,
    }


TEMPLATE = {"type": "template"}


def make_router(*, breaker: Breaker | None = None, **backends: dict[str, Any]) -> LLMRouter:
    names = list(backends)
    config = LLMConfig.model_validate(
        {
            "backends": backends,
            "fallback_order": names,
            "research_fallback_order": names[:1],
            "vision_fallback_order": names,
        }
    )
    return LLMRouter(config, breaker=breaker or Breaker())
