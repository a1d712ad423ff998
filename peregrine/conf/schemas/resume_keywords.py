"""config/resume_keywords.yaml: what the job seeker can do; the score of a job comes from it."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from peregrine.conf.schemas.base import EmptyList, FileSchema, Schema, WordList, Words, refuse

MOST_KEYWORDS = 300


class ResumeKeyword(Schema):
    word: Words = Field(description="The word or phrase, as postings write it.")
    weight: int = Field(
        2, ge=1, le=5, description="How much it counts, from 1 (a little) to 5 (most). Usual: 2."
    )
    aliases: WordList = Field(
        [], description="Other ways to write the same; finding one of them is enough."
    )


def _bare_word(value: object) -> object:
    return {"word": value} if isinstance(value, str) else value


class ResumeKeywordsConfig(FileSchema):
    about: ClassVar[str] = (
        "What you can do. Jobs are scored 0 to 100 by how many of these words they ask for."
    )
    samples: ClassVar[dict[str, Any]] = {
        "keywords": [
            "SQL",
            {"word": "Python", "weight": 4, "aliases": ["python3", "py"]},
        ]
    }

    keywords: Annotated[
        list[Annotated[ResumeKeyword, BeforeValidator(_bare_word)]],
        EmptyList,
        Field(max_length=MOST_KEYWORDS),
    ] = Field(
        [], description="One entry per skill: a word alone, or with a weight and other spellings."
    )

    @model_validator(mode="after")
    def _words_differ(self) -> Self:
        seen: set[str] = set()
        for index, keyword in enumerate(self.keywords):
            if keyword.word.casefold() in seen:
                raise refuse(
                    f"“{keyword.word}” is in the list twice. Remove one of the two.",
                    at=("keywords", index, "word"),
                )
            seen.add(keyword.word.casefold())
        return self
