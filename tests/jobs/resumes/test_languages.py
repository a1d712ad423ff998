"""Which words are languages that people speak: those of postings, and a few more."""

import tomllib
from pathlib import Path

import pytest

from jobs.resumes.reading import words
from jobs.resumes.reading.languages import is_language

FILE = Path(words.__file__).with_name("words.toml")


@pytest.mark.parametrize(
    "text", ["Thailändisch", "łotewski", "Wolof (native)", "Scottish Gaelic (C1)", "カタロニア語"]
)
def test_languages_of_postings_are_known_and_a_few_more(text: str) -> None:
    assert is_language(text)


def test_a_language_for_computers_is_none() -> None:
    assert not is_language("Python (native)")


def test_no_language_stands_in_both_lists() -> None:
    own = tomllib.loads(FILE.read_text(encoding="utf-8"))["languages"]["names"]
    shared = {words.key(name) for name in words.listed("languages", "shared")}
    assert [name for name in own if words.key(name) in shared] == []
