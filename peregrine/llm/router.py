"""The one door to language models: tries the backends of a chain in their order."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, assert_never

from peregrine import conf
from peregrine.conf.schemas.llm import BackendConfig, LLMConfig
from peregrine.llm.backends.base import Answer, Backend, BackendError, OnText, Question, Usage
from peregrine.llm.backends.openai_compat import OpenAICompat
from peregrine.llm.backends.template import Template
from peregrine.llm.breaker import Breaker
from peregrine.llm.calls import record_call
from peregrine.models import LLMCall

Chain = Literal["default", "research", "vision"]

_breaker = Breaker()


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    text: str
    backend: str
    model: str  # empty for the template backend
    usage: Usage
    seconds: float
    is_template: bool = False
    is_cut_short: bool = False  # the model reached its length limit


class LLMUnavailable(Exception):
    """No backend could answer. The message says why; `tried` has each backend and its reason."""

    def __init__(self, message: str, tried: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.tried = list(tried)


class Interrupted(Exception):
    """A backend died after some of its words had been passed on; they are in `partial_text`.

    No other backend is asked then: its words would be mixed with those already shown.
    """

    def __init__(self, partial_text: str, backend: str, model: str, message: str) -> None:
        super().__init__(message)
        self.partial_text = partial_text
        self.backend = backend
        self.model = model
        self.message = message


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

        `prompt` may be a `prompts.Prompt`, which brings its own system part and skeleton. With
        `on_text` the answer is streamed, each piece passed on as it arrives. `model` overrides the
        configured one. Raises LLMUnavailable, or Interrupted when words had been passed on.
        """
        question = Question(
            prompt=str(prompt),
            system=system or getattr(prompt, "system", None),
            skeleton=getattr(prompt, "skeleton", None),
            images=tuple(images or ()),
            model=model,
            json_schema=json_schema,
        )
        tried: list[tuple[str, str]] = []
        for name in self._names(chain):
            attempt = _Attempt(name, self._config.backends[name], chain, self._breaker)
            reason = attempt.obstacle(question)
            if not reason:
                try:
                    return attempt.run(question, on_text)
                except BackendError as error:
                    reason = str(error)
            tried.append((name, reason))
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


class _Attempt:
    """One backend's try to answer one question; leaves one LLMCall."""

    def __init__(self, name: str, config: BackendConfig, chain: Chain, breaker: Breaker) -> None:
        self._name = name
        self._config = config
        self._chain = chain
        self._breaker = breaker
        self._identity = (name, config.base_url)
        self._backend = _build(config)

    def obstacle(self, question: Question) -> str:
        if not self._config.enabled:
            return "it is switched off"  # the person knows: not worth a row
        reason = self._breaker.reason(self._identity) or self._backend.obstacle(question)
        if reason:
            self._record(LLMCall.Outcome.SKIPPED, detail=reason)
        return reason

    def run(self, question: Question, on_text: OnText | None) -> Completion:
        started = time.perf_counter()
        relay = _Relay(on_text)
        try:
            answer = self._backend.answer(question, relay if on_text is not None else None)
        except BackendError as error:
            seconds = time.perf_counter() - started
            self._record(LLMCall.Outcome.FAILED, error.model, str(error), seconds=seconds)
            if relay.words:
                raise Interrupted(
                    "".join(relay.words),
                    self._name,
                    error.model,
                    f"“{self._name}” stopped in the middle of its answer: {error}.",
                ) from error
            if error.is_down:
                self._breaker.failed(self._identity, str(error), at_least=error.retry_after)
            raise
        except BaseException:
            seconds = time.perf_counter() - started
            self._record(
                LLMCall.Outcome.FAILED, detail="stopped before it was finished", seconds=seconds
            )
            raise
        self._breaker.succeeded(self._identity)
        return self._completion(answer, time.perf_counter() - started)

    def _completion(self, answer: Answer, seconds: float) -> Completion:
        self._record(LLMCall.Outcome.ANSWERED, answer.model, usage=answer.usage, seconds=seconds)
        return Completion(
            text=answer.text,
            backend=self._name,
            model=answer.model,
            usage=answer.usage,
            seconds=seconds,
            is_template=answer.is_template,
            is_cut_short=answer.is_cut_short,
        )

    def _record(
        self,
        outcome: LLMCall.Outcome,
        model: str = "",
        detail: str = "",
        *,
        usage: Usage | None = None,
        seconds: float = 0,
    ) -> None:
        record_call(
            chain=self._chain,
            backend=self._name,
            model=model,
            outcome=outcome,
            detail=detail,
            usage=usage or Usage(),
            seconds=seconds,
        )


class _Relay:
    """Passes words on and remembers them."""

    def __init__(self, on_text: OnText | None) -> None:
        self._on_text = on_text
        self.words: list[str] = []

    def __call__(self, words: str) -> None:
        self.words.append(words)
        if self._on_text is not None:
            self._on_text(words)


def _build(config: BackendConfig) -> Backend:
    match config.type:
        case "openai_compat":
            return OpenAICompat(config)
        case "template":
            return Template()
        case _:
            assert_never(config.type)


def _sentence(tried: Sequence[tuple[str, str]]) -> str:
    if not tried:
        return "No language model is named for this kind of work in config/llm.yaml."
    reasons = "; ".join(f"“{name}”: {reason}" for name, reason in tried)
    return f"No language model could answer. {reasons}."
