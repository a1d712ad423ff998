"""The record of every try to get an answer from a backend. The text itself is not kept."""

from __future__ import annotations

import logging
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import DatabaseError, transaction
from django.utils import timezone

from peregrine import tasks
from peregrine.conf.schemas.llm import LLMConfig
from peregrine.llm import budget
from peregrine.llm.backends.base import BackendError, Question, Usage
from peregrine.llm.prices import cost, price_of
from peregrine.llm.shortening import IMAGE_TOKENS, MESSAGE_TOKENS, estimated_tokens
from peregrine.models import LLMCall

logger = logging.getLogger(__name__)


class CallBook:
    """Leaves one LLMCall for each try of one backend."""

    def __init__(self, config: LLMConfig, backend: str, chain: str) -> None:
        self._config = config
        self._backend = backend
        self._chain = chain
        self._address = config.backends[backend].address
        self._reserved: LLMCall | None = None

    def reserve(self, question: Question, model: str) -> None:
        """Count the worst case of a call before it is made. Raises BackendError over budget."""
        if not budget.is_set(self._config):
            return
        usage = Usage(
            prompt_tokens=prompt_tokens(question), completion_tokens=question.answer_limit
        )
        self._reserved = self._row(question, model, LLMCall.Outcome.ASKING, "", usage)
        self._reserved.save()
        try:
            budget.check(self._config, self._reserved)
        except BackendError:
            self._reserved.delete()
            self._reserved = None
            raise

    def record(
        self,
        question: Question,
        outcome: LLMCall.Outcome,
        *,
        model: str = "",
        detail: str = "",
        usage: Usage | None = None,
        seconds: float = 0,
        pause: float = 0,
    ) -> None:
        """Leave the row. One that cannot be written never costs the person the answer.

        `pause` is for how many seconds the backend is left alone now.
        """
        row = self._row(question, model, outcome, detail, usage or Usage())
        row.seconds = seconds
        row.paused_until = timezone.now() + timedelta(seconds=pause) if pause else None
        if self._reserved is not None:
            row.pk, row.at = self._reserved.pk, self._reserved.at
            self._reserved = None
        try:
            with transaction.atomic():  # a savepoint: a failed insert must not spoil other work
                row.save()
        except DatabaseError:
            logger.warning("The call to %s was not recorded", self._backend, exc_info=True)

    def _row(
        self,
        question: Question,
        model: str,
        outcome: LLMCall.Outcome,
        detail: str,
        usage: Usage,
    ) -> LLMCall:
        price = price_of(model, self._config.prices) if model else None
        is_counted = usage.prompt_tokens is not None or usage.completion_tokens is not None
        return LLMCall(
            task=tasks.current(),
            chain=self._chain,
            backend=self._backend[:60],
            host=urlsplit(self._address).netloc.rpartition("@")[2][:255],
            is_in_cloud=question.may_leave,
            model=model[:120],
            prompt_tokens=usage.prompt_tokens,
            completion_tokens=usage.completion_tokens,
            cost=cost(price, usage) if price and is_counted else None,
            outcome=outcome,
            detail=detail[:500],
        )


def prompt_tokens(question: Question) -> int:
    """Return how many tokens a question has at most."""
    texts = [question.prompt, question.system or ""]
    if question.correction:
        texts += [question.correction.answer, question.correction.problem]
    if question.json_schema:
        texts.append(str(question.json_schema))
    return sum(map(estimated_tokens, texts)) + MESSAGE_TOKENS + IMAGE_TOKENS * len(question.images)
