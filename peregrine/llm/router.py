"""The one door to language models: tries the backends of a chain in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal, assert_never

from peregrine import conf
from peregrine.conf.schemas.llm import LLMConfig
from peregrine.llm.attempt import Attempt
from peregrine.llm.backends.base import BackendError, OnText, Question
from peregrine.llm.breaker import Breaker
from peregrine.llm.completion import Completion, LLMUnavailable
from peregrine.llm.prompts import Prompt

Chain = Literal["default", "research", "vision"]

_WRITERS = ("openai_compat", "anthropic")
_breaker = Breaker()


def has_model() -> bool:
    """Tell whether any model is set up that could write or read."""
    try:
        config = conf.load_llm()
    except conf.ConfigError:
        return False
    backends = [config.backends[name] for name in config.fallback_order]
    return any(each.enabled and each.type in _WRITERS for each in backends)


class LLMRouter:
    def __init__(self, config: LLMConfig, *, breaker: Breaker = _breaker) -> None:
        self._config = config
        self._breaker = breaker

    @classmethod
    def from_config(cls) -> LLMRouter:
        """Read config/llm.yaml. Raises LLMUnavailable when the file cannot be used."""
        try:
            return cls(conf.load_llm())
        except conf.ConfigError as error:
            raise LLMUnavailable(
                f"The settings of the language models are broken. {error}"
            ) from error

    def complete(
        self,
        prompt: str,
        *,
        system: str | None = None,
        images: Sequence[bytes] | None = None,
        chain: Chain = "default",
        model: str | None = None,
        json_schema: Mapping[str, Any] | None = None,
        on_text: OnText | None = None,
    ) -> Completion:
        """Ask the chain's backends in order and return the first answer.

        `prompt` may be a `prompts.Prompt`, which brings its own system part and skeleton, says
        what of the person's data is in it, and what may be shortened; plain text counts as having
        all of that data. With `on_text` the answer is streamed, each piece passed on as it arrives;
        it gets an empty text while nothing can be shown yet, so that it can raise to stop.
        `model` overrides the configured one. Raises LLMUnavailable, or Interrupted when words had
        been passed on.
        """
        prompt = prompt if isinstance(prompt, Prompt) else Prompt(prompt)
        question = Question(
            prompt=prompt,
            system=system or prompt.system,
            images=tuple(images or ()),
            model=model,
            json_schema=json_schema,
        )
        tried: list[tuple[str, str]] = []
        for name in self._names(chain):
            attempt = Attempt(name, self._config, chain, self._breaker)
            try:
                completion = attempt.run(question, on_text)
            except BackendError as error:
                tried.append((name, str(error)))
            else:
                return replace(completion, tried=tuple(tried))
        raise LLMUnavailable(_sentence(tried), tried)

    def _names(self, chain: Chain) -> Sequence[str]:
        match chain:
            case "default":
                return self._config.fallback_order
            case "research":
                return self._config.research_fallback_order
            case "vision":
                return self._config.vision_fallback_order
            case _:
                assert_never(chain)


def _sentence(tried: Sequence[tuple[str, str]]) -> str:
    if not tried:
        return "No language model is named for this kind of work in config/llm.yaml."
    reasons = "; ".join(f"“{name}”: {reason}" for name, reason in tried)
    return f"No language model could answer. {reasons}."
