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


class PartWeights(Schema):
    """How much each part of the score counts. Only the relation of the numbers matters."""

    skills: int = Field(60, ge=0, le=100, description="The keywords that the posting asks for.")
    title: int = Field(15, ge=0, le=100, description="How near its title is to those you want.")
    seniority: int = Field(10, ge=0, le=100, description="The level and the years it asks for.")
    place: int = Field(10, ge=0, le=100, description="Where the job is, and whether it is remote.")
    pay: int = Field(5, ge=0, le=100, description="The pay against the least you would take.")


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

    parts: PartWeights = Field(
        PartWeights(),
        description="How much each part of the score counts, 0 to 100. 0 leaves a part out. A part "
        "that a posting says nothing about counts neither for nor against it.",
    )

    @model_validator(mode="after")
    def _parts_count(self) -> Self:
        if not any(self.parts.model_dump().values()):
            raise refuse("At least one part has to count.", at=("parts",))
        return self

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
