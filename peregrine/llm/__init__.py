"""Language models: one door, several backends, none of them needed."""

from peregrine.llm.completion import Completion, Interrupted, LLMUnavailable
from peregrine.llm.router import LLMRouter, has_model

__all__ = ["Completion", "Interrupted", "LLMRouter", "LLMUnavailable", "has_model"]
