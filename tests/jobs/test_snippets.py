"""Found words in a piece of text: the best place, marked, harmless, in any script."""

import pytest
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from jobs.library.snippets import LENGTH, marked, snippet
from jobs.search.query import parse

LONG = "Lorem ipsum dolor. " * 40


def test_the_piece_with_most_of_the_words_is_shown() -> None:
    text = f"{LONG}python here. {LONG}python beside airflow and kafka. {LONG}"
    found = snippet(text, parse("python kafka"))
    assert "<mark>python</mark> beside airflow and <mark>kafka</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(strip_tags(found)) <= LENGTH + 4


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("engin*", "An Engineering job", "An <mark>Engin</mark>eering job"),
        ('"data engineer"', "data, data engineer", "data, <mark>data engineer</mark>"),
        ("resume", "Ihr Résumé", "Ihr <mark>Résumé</mark>"),
        ("c++", "C, C++ and C#", "C, <mark>C++</mark> and C#"),
        ("東京", "勤務地は東京都", "勤務地は<mark>東京</mark>都"),
        ("b", "<b> & b", "&lt;<mark>b</mark>&gt; &amp; <mark>b</mark>"),
        ("-nurse", "A nurse", "A nurse"),
        ("", "A & B", "A &amp; B"),
    ],
)
def test_words_are_marked_as_they_are_found(query: str, text: str, expected: str) -> None:
    assert marked(text, parse(query)) == expected


def test_a_text_without_the_words_has_no_piece() -> None:
    assert snippet("Nothing of that", parse("python")) == ""
    assert snippet("", parse("python")) == ""
    assert snippet("python", parse("")) == ""


@given(st.text(), st.text())
def test_no_text_and_no_query_break_it(text: str, query: str) -> None:
    assert "<script" not in marked(text, parse(query)).lower()
    snippet(text, parse(query))
