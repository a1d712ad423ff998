"""The record of every try to get an answer from a backend. The text itself is not kept."""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction

from peregrine import tasks
from peregrine.llm.backends.base import Usage
from peregrine.models import LLMCall

logger = logging.getLogger(__name__)


def record_call(
    *,
    chain: str,
    backend: str,
    model: str,
    outcome: LLMCall.Outcome,
    detail: str,
    usage: Usage,
    seconds: float,
) -> None:
    """Leave one LLMCall. A row that cannot be written never costs the person the answer."""
    try:
        with transaction.atomic():  # a savepoint: a failed insert must not spoil the caller's work
            LLMCall.objects.create(
                task=tasks.current(),
                chain=chain,
                backend=backend[:60],
                model=model[:120],
                prompt_tokens=usage.prompt_tokens,
                completion_tokens=usage.completion_tokens,
                seconds=seconds,
                outcome=outcome,
                detail=detail[:500],
            )
    except DatabaseError:
        logger.warning("The call to the model backend %s was not recorded", backend, exc_info=True)
