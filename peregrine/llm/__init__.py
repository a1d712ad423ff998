"""Language models: one door, several backends, none of them needed."""

from peregrine.llm.router import Completion, Interrupted, LLMRouter, LLMUnavailable

__all__ = ["Completion", "Interrupted", "LLMRouter", "LLMUnavailable"]
