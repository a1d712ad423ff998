"""Write config/llm.yaml for a test."""

import json
from typing import Any

from django.conf import settings

from tests.llm_servers import ScriptedLLM

TEMPLATE = {"type": "template"}


def at(server: ScriptedLLM | str, **options: Any) -> dict[str, Any]:
    """A backend at `server`, with time-outs for tests."""
    return {
        "type": "openai_compat",
        "base_url": server if isinstance(server, str) else server.base_url,
        "model": "tiny-model",
        "timeout_connect": 1,
        "timeout_first_token": 2,
        "timeout_between_tokens": 1,
        "timeout_total": 20,
        **options,
    }


def use_backends(**backends: dict[str, Any]) -> None:
    """Let letters be written by `backends`, tried in this order."""
    config = {"backends": backends, "fallback_order": list(backends)}
    path = settings.CONFIG_DIR / "llm.yaml"
    path.write_text(json.dumps(config))  # JSON is YAML
    path.chmod(0o600)


def write_user(**fields: Any) -> None:
    """Write config/user.yaml."""
    (settings.CONFIG_DIR / "user.yaml").write_text(json.dumps(fields))
