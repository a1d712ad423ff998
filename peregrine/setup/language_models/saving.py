"""Changes to config/llm.yaml. Each raises ConfigError, or ConflictError when the file changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from peregrine.conf import store
from peregrine.conf.schemas import LLMConfig
from peregrine.conf.schemas.llm import BackendConfig


class Chain(NamedTuple):
    key: str  # in the file
    label: str
    about: str


CHAINS = (
    Chain("fallback_order", "Letters", "Cover letters, and everything else that is written."),
    Chain("research_fallback_order", "Research", "What there is to know about a company."),
    Chain("vision_fallback_order", "Pictures", "Screenshots. Only models that can see."),
)


def config_now() -> LLMConfig:
    """Return what the file says. Raises ConfigError when it is broken."""
    return cast("LLMConfig", store.snapshot("llm").require())


def save_backend(name: str, values: Mapping[str, Any], *, version: str, is_new: bool) -> None:
    """Write what was decided about a backend; what is the usual and not in the file stays out.

    A new one is tried last for letters.
    """
    backends = _written("backends")
    before = backends.get(name, {})
    after = {
        key: value
        for key, value in values.items()
        if key in before or value != BackendConfig.model_fields[key].get_default()
    }
    backends[name] = {**before, **after}
    changes: dict[str, Any] = {"backends": backends}
    if is_new:
        changes["fallback_order"] = [*_written("fallback_order"), name]
    store.update("llm", changes, expected_version=version)


def remove_backend(name: str, *, version: str) -> None:
    """Take a backend out of the file and out of the orders that name it."""
    backends = _written("backends")
    backends.pop(name, None)
    changes: dict[str, Any] = {"backends": backends}
    for chain in CHAINS:
        order = _written(chain.key)
        if name in order:
            changes[chain.key] = [each for each in order if each != name]
    store.update("llm", changes, expected_version=version)


def save_order(chain: Chain, order: list[str], *, version: str) -> None:
    store.update("llm", {chain.key: order}, expected_version=version)


def moved(order: list[str], move: str) -> list[str]:
    """Return the order after `up:2`, `down:0`, `drop:1` or `add:NAME`; unknown ones change none."""
    what, _, where = move.partition(":")
    order = list(dict.fromkeys(order))
    if what == "add":
        return [*order, where] if where and where not in order else order
    index = int(where) if where.isdecimal() and len(where) < 4 else -1  # noqa: PLR2004
    if not 0 <= index < len(order):
        return order
    if what == "drop":
        return order[:index] + order[index + 1 :]
    other = {"up": index - 1, "down": index + 1}.get(what, index)
    if 0 <= other < len(order):
        order[index], order[other] = order[other], order[index]
    return order


def _written(key: str) -> Any:
    """Return a copy of what the file says under a key, or a fresh one would."""
    snapshot = store.snapshot("llm")
    snapshot.require()
    if snapshot.document is None:
        found = LLMConfig.fresh.get(key)
    else:
        found = snapshot.document.data.get(key)
    if found is None:
        default = LLMConfig.model_fields[key].get_default(call_default_factory=True)
        found = default if isinstance(default, list) else {"template": {"type": "template"}}
    return list(found) if isinstance(found, list) else dict(found)
