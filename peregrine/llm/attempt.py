"""One backend's try to answer one question."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, assert_never

from peregrine.conf.schemas.llm import BackendConfig, LLMConfig
from peregrine.llm import budget, consent, json_answers, slots
from peregrine.llm.backends.anthropic import Anthropic
from peregrine.llm.backends.base import (
    Answer,
    Backend,
    BackendError,
    Correction,
    OnText,
    Question,
    Usage,
)
from peregrine.llm.backends.openai_compat import OpenAICompat
from peregrine.llm.backends.template import Template
from peregrine.llm.backends.vision_service import VisionService
from peregrine.llm.breaker import Breaker
from peregrine.llm.calls import CallBook, prompt_tokens
from peregrine.llm.completion import Completion, Interrupted
from peregrine.llm.discretion import discreet
from peregrine.llm.shortening import IMAGE_TOKENS, estimated_tokens
from peregrine.models import LLMCall
from peregrine.net import Personal

LONGEST_USUAL_ANSWER = 2_048  # tokens; a letter of 300 words has about 500
LONGEST_COUNTED_ANSWER = 4_096  # where a budget has to know the worst case


class Attempt:
    """Leaves one LLMCall, except for a backend that is switched off: the person knows that."""

    def __init__(self, name: str, config: LLMConfig, chain: str, breaker: Breaker) -> None:
        self._name = name
        self._config = config.backends[name]
        self._has_budget = budget.is_set(config)
        self._book = CallBook(config, name, chain)
        self._breaker = breaker
        self._identity = (name, self._config.address)
        self._backend = _build(self._config)
        self._note = ""  # what to say of an answer

    def run(self, question: Question, on_text: OnText | None) -> Completion:
        """Answer. Raises BackendError with the reason, or Interrupted."""
        if not self._config.enabled:
            raise BackendError("it is switched off")
        try:
            fitting = self._prepared(question)
        except BackendError as obstacle:
            self._book.record(question, LLMCall.Outcome.SKIPPED, detail=str(obstacle))
            raise
        if question.json_schema is None:
            answer, seconds = self._ask(fitting, on_text)
            return self._completion(fitting, answer, seconds)
        return self._in_json(fitting, question.json_schema, on_text)

    def _prepared(self, question: Question) -> Question:
        """Return the question as this backend can take it. Raises BackendError when it cannot."""
        if reason := self._breaker.reason(self._identity) or self._backend.obstacle(question):
            raise BackendError(reason)
        is_in_cloud = consent.place(self._config.address) == "cloud"
        if is_in_cloud and (missing := consent.missing(self._name, self._config, question)):
            raise BackendError(
                "it is in the cloud, and you have not allowed it to receive "
                f"{_listed(missing)} (Settings, Language models)"
            )
        if is_in_cloud:
            question = discreet(question)
        limit = self._config.max_answer_tokens or None
        if limit is None and self._has_budget and is_in_cloud:
            limit = LONGEST_COUNTED_ANSWER
        # Not allowed for an address that was private a moment ago: the connection itself checks.
        return self._fitted(replace(question, may_leave=is_in_cloud, answer_limit=limit))

    def _fitted(self, question: Question) -> Question:
        """Return the question in the size of the model's context window."""
        window = self._config.context_window
        if not window:
            return question
        answer = question.answer_limit or min(LONGEST_USUAL_ANSWER, window // 4)
        room = window - answer - IMAGE_TOKENS * len(question.images)
        prompt = question.prompt.fitted(room, system=question.system)
        if prompt is None:
            raise BackendError(
                f"the question does not fit into its context window of {window:,} tokens, even "
                "with all left out that may be left out (context_window in config/llm.yaml)"
            )
        if prompt is not question.prompt:
            self._note = f"shortened to fit into its context window of {window:,} tokens"
        return replace(question, prompt=prompt)

    def _in_json(
        self, question: Question, schema: Mapping[str, Any], on_text: OnText | None
    ) -> Completion:
        """Answer in JSON that fits; an answer that does not is sent back once."""
        try:
            return self._once_in_json(question, schema, on_text)
        except _WrongForm as wrong:
            return self._once_in_json(
                replace(question, correction=wrong.correction), schema, on_text
            )

    def _once_in_json(
        self, question: Question, schema: Mapping[str, Any], on_text: OnText | None
    ) -> Completion:
        """Stream it, so that a model that hangs is noticed, but hand it out when it is whole."""
        answer, seconds = self._ask(question, on_text, is_shown=False)
        text = json_answers.bare(answer.text)
        problem = json_answers.problem(text, schema)
        if not problem:
            if on_text is not None:
                on_text(text)
            return self._completion(question, replace(answer, text=text), seconds)
        reason = f"its answer is not the JSON that was asked for: {problem}"
        if answer.is_cut_short:
            reason = "its answer was cut off at its length limit"
        self._book.record(
            question,
            LLMCall.Outcome.FAILED,
            model=answer.model,
            detail=reason,
            usage=_counted(question, answer.usage, answer.text),
            seconds=seconds,
        )
        if answer.is_cut_short:
            raise BackendError(reason, model=answer.model)
        raise _WrongForm(reason, Correction(answer.text, problem))

    def _ask(
        self, question: Question, on_text: OnText | None, *, is_shown: bool = True
    ) -> tuple[Answer, float]:
        """Return the answer and the seconds it took. Raises BackendError or Interrupted.

        `is_shown` tells whether the reader sees the words.
        """
        relay = _Relay(on_text, is_shown=is_shown)
        started = time.perf_counter()
        try:
            answer = self._in_turn(question, relay if on_text is not None else None)
        except BackendError as error:
            self._failed(question, error, relay, time.perf_counter() - started)
            raise
        except BaseException:
            self._book.record(
                question,
                LLMCall.Outcome.FAILED,
                model=self._backend.model_for(question),
                detail="stopped before it was finished",
                usage=_counted(question, Usage(), relay.text),
                seconds=time.perf_counter() - started,
            )
            raise
        self._breaker.succeeded(self._identity)
        return answer, time.perf_counter() - started

    def _in_turn(self, question: Question, relay: _Relay | None) -> Answer:
        """Wait until the server has a place free, and ask."""
        if self._config.type == "template":
            return self._backend.answer(question, relay)
        server = consent.origin(self._config.address)
        patience = self._config.timeout_first_token
        wait = relay.wait if relay else _nothing
        try:
            with slots.slot(server, self._config.max_parallel, patience=patience, on_wait=wait):
                self._book.reserve(question, self._backend.model_for(question))
                return self._backend.answer(question, relay)
        except slots.Busy:
            raise BackendError(
                f"it was busy with other questions for {patience:g} s", was_asked=False
            ) from None

    def _failed(
        self, question: Question, error: BackendError, relay: _Relay, seconds: float
    ) -> None:
        usage = _counted(question, error.usage or Usage(), relay.text) if error.was_asked else None
        is_interrupted = bool(relay.text) and relay.is_shown
        pause = 0.0
        if error.is_down and not is_interrupted:
            pause = self._breaker.failed(self._identity, str(error), at_least=error.retry_after)
        self._book.record(
            question,
            LLMCall.Outcome.FAILED,
            model=error.model,
            detail=str(error),
            usage=usage,
            seconds=seconds,
            pause=pause,
        )
        if is_interrupted:
            raise Interrupted(
                relay.text,
                self._name,
                error.model,
                f"“{self._name}” stopped in the middle of its answer: {error}.",
            ) from error

    def _completion(self, question: Question, answer: Answer, seconds: float) -> Completion:
        self._book.record(
            question,
            LLMCall.Outcome.ANSWERED,
            model=answer.model,
            detail=self._note,
            usage=_counted(question, answer.usage, answer.text),
            seconds=seconds,
        )
        return Completion(
            text=answer.text,
            backend=self._name,
            model=answer.model,
            usage=answer.usage,
            seconds=seconds,
            is_template=answer.is_template,
            is_cut_short=answer.is_cut_short,
            is_shortened=bool(self._note),
        )


class _WrongForm(BackendError):
    """The answer is not the JSON that was asked for."""

    def __init__(self, message: str, correction: Correction) -> None:
        super().__init__(message)
        self.correction = correction


class _Relay:
    """Passes words on and remembers them."""

    def __init__(self, on_text: OnText | None, *, is_shown: bool) -> None:
        self._on_text = on_text
        self.is_shown = is_shown
        self.text = ""

    def __call__(self, words: str) -> None:
        self.text += words
        if self._on_text is not None:
            self._on_text(words if self.is_shown else "")

    def wait(self) -> None:
        """Let the reader stop the waiting."""
        if self._on_text is not None:
            self._on_text("")


def _nothing() -> None:
    pass


def _counted(question: Question, usage: Usage, text: str) -> Usage:
    """Return the tokens, counted carefully here where a service that is paid did not count them."""
    if not question.may_leave:
        return usage
    return Usage(
        prompt_tokens=prompt_tokens(question)
        if usage.prompt_tokens is None
        else usage.prompt_tokens,
        completion_tokens=estimated_tokens(text)
        if usage.completion_tokens is None
        else usage.completion_tokens,
    )


def _listed(missing: Collection[Personal]) -> str:
    *others, last = sorted(missing, key=list(Personal).index)
    return f"{', '.join(others)} and {last}" if others else str(last)


def _build(config: BackendConfig) -> Backend:
    match config.type:
        case "openai_compat":
            return OpenAICompat(config)
        case "anthropic":
            return Anthropic(config)
        case "vision_service":
            return VisionService(config)
        case "template":
            return Template()
        case _:
            assert_never(config.type)
