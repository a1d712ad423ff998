"""What a call to the router brings: an answer, or a reason why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peregrine.llm.backends.base import Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    text: str
    backend: str
    model: str  # empty for the template backend
    usage: Usage
    seconds: float
    is_template: bool = False
    is_cut_short: bool = False  # the model reached its length limit
    is_shortened: bool = False  # a part of the posting was left out, to fit the context window
    tried: tuple[tuple[str, str], ...] = ()  # the backends before it, each with its reason


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
