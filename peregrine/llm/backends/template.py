"""No model: hands out the prompt's own filled skeleton, so there is always a text to edit."""

from __future__ import annotations

from dataclasses import dataclass

from peregrine.llm.backends.base import Answer, OnText, Question


@dataclass(frozen=True, slots=True)
class Template:
    def obstacle(self, question: Question) -> str:
        if question.images:
            return "it cannot look at images"
        if question.json_schema is not None or not question.prompt.skeleton:
            return "there is no written template for this kind of text"
        return ""

    def model_for(self, question: Question) -> str:
        return ""

    def answer(self, question: Question, on_text: OnText | None) -> Answer:
        text = question.prompt.skeleton or ""
        if on_text is not None:
            on_text(text)
        return Answer(text=text, is_template=True)
