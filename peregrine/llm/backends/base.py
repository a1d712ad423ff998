"""What every backend takes, gives and raises."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from peregrine.llm.prompts import Prompt
from peregrine.net import Personal

OnText = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Everything that one call asks for."""

    prompt: Prompt
    system: str | None = None
    images: Sequence[bytes] = ()
    model: str | None = None  # instead of the one that the backend is configured with
    json_schema: Mapping[str, Any] | None = None
    correction: Correction | None = None
    may_leave: bool = False  # to machines outside of the person's own network
    answer_limit: int | None = None  # tokens; None: as long as the model likes

    @property
    def personal(self) -> frozenset[Personal]:
        """What of the person's data is in it."""
        return self.prompt.sends | ({Personal.PICTURES} if self.images else set())


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer that was not the JSON that was asked for, and what was wrong with it."""

    answer: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """Tokens, where the server counted them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    text: str
    model: str = ""
    usage: Usage = Usage()
    is_cut_short: bool = False  # the model reached its length limit
    is_template: bool = False


class BackendError(Exception):
    """A backend did not answer; the message can be shown after its name and a colon.

    `is_down` asks for a pause before it is tried again, of `retry_after` seconds at least;
    `was_asked` tells whether its model began to work on the question, which may cost something.
    """

    def __init__(
        self,
        message: str,
        *,
        model: str = "",
        is_down: bool = False,
        retry_after: float = 0,
        was_asked: bool = True,
        usage: Usage | None = None,
    ) -> None:
        super().__init__(message)
        self.was_asked = was_asked
        self.usage = usage
        self.model = model
        self.is_down = is_down
        self.retry_after = retry_after


class Backend(Protocol):
    def obstacle(self, question: Question) -> str:
        """Say why this backend cannot take the question; the empty string means: it can."""
        ...

    def model_for(self, question: Question) -> str:
        """Return the model that will answer; empty where it is not known before."""
        ...

    def answer(self, question: Question, on_text: OnText | None) -> Answer:
        """Answer, handing each piece to `on_text` as it comes. Raises BackendError."""
        ...
