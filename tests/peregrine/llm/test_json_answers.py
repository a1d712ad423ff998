"""Whether an answer is the JSON that was asked for."""

from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from peregrine.llm.json_answers import bare, problem


class Claim(BaseModel):
    text: str = Field(min_length=1)
    source: Literal["resume", "profile"] | None = None
    page: int | None = None


class Answer(BaseModel, extra="forbid"):
    label: Literal["offer", "rejection"]
    confidence: float = Field(ge=0, le=1)
    claims: list[Claim] = Field(default=[], max_length=2)


SCHEMA = Answer.model_json_schema()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"label": "offer", "confidence": 1}', ""),
        ('{"label": "offer", "confidence": 0.5, "claims": [{"text": "a", "page": null}]}', ""),
        ("Sure!", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "the answer must be of type object"),
        ('{"confidence": 1}', "“label” is missing in the answer"),
        ('{"label": "maybe", "confidence": 1}', '“label” must be one of ["offer", "rejection"]'),
        ('{"label": "offer", "confidence": 7}', "“confidence” is more than 1"),
        ('{"label": "offer", "confidence": true}', "“confidence” must be of type number"),
        ('{"label": "offer", "confidence": 1, "why": ""}', "“why” is not one of the keys"),
        (
            '{"label": "offer", "confidence": 1, "claims": [{"text": ""}]}',
            "“text” has fewer than 1 characters",
        ),
        (
            '{"label": "offer", "confidence": 1, "claims": [{"text": "a", "page": "x"}]}',
            "“page” must be of type integer",
        ),
        (
            '{"label": "offer", "confidence": 1, "claims": [4]}',
            "entry 1 of “claims” must be of type object",
        ),
        ('{"label": "offer", "confidence": 1, "claims": [1, 2, 3]}', "more than 2 entries"),
    ],
)
def test_a_pydantic_schema_is_checked(text: str, expected: str) -> None:
    found = problem(text, SCHEMA)
    assert (expected in found) if expected else not found


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["offer", "", "a"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["label", "confidence", "claims", "text"]), inner)
        ),
    )
)
def test_it_says_no_wherever_pydantic_does(value: Any) -> None:
    import json

    text = json.dumps(value)
    try:
        Answer.model_validate_json(text, strict=True)
        is_right = True
    except ValueError:
        is_right = False
    assert (not problem(text, SCHEMA)) == is_right


def test_a_schema_that_refers_to_itself_ends() -> None:
    tree = {"$ref": "#/$defs/n", "$defs": {"n": {"$ref": "#/$defs/n"}}}
    assert problem("1", tree) == ""


@pytest.mark.parametrize(
    "text", ['{"a": 1}', '```json\n{"a": 1}\n```', '\n```\n{"a": 1}```\n', ' {"a": 1} ']
)
def test_a_fence_around_it_is_taken_off(text: str) -> None:
    assert bare(text) == '{"a": 1}'
