"""Marks in a description: what one has under any name, and what is required and missing."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.highlighting import highlight
from peregrine.templatetags.peregrine_text import posting_html
from tests.peregrine.test_posting_html import PIECES, assert_harmless

KAFKA = [{"word": "Kafka", "count": 1, "need": "required"}, {"word": "Rust", "count": 1}]


@pytest.fixture(autouse=True)
def keywords(settings: Any) -> Any:
    path = settings.CONFIG_DIR / "resume_keywords.yaml"
    path.write_text("keywords: [Kubernetes, C++, 'R&D', {word: SQL, aliases: [esqueel]}]\n")
    return path


def marked(text: str) -> list[str]:
    return re.findall(r"<mark[^>]*>[^<]*</mark>", highlight(posting_html(text), KAFKA))


def test_skills_are_marked_under_all_their_names() -> None:
    assert marked("k8s, C++ & C, R&D; esqueel") == [
        "<mark>k8s</mark>",
        "<mark>C++</mark>",
        "<mark>R&amp;D</mark>",
        "<mark>esqueel</mark>",
    ]


def test_what_is_required_and_missing_is_marked_otherwise() -> None:
    assert marked("Apache Kafka and Rust") == ['<mark class="lacks">Apache Kafka</mark>']


def test_nothing_inside_a_tag_is_marked() -> None:
    html = highlight(posting_html("• see https://go.example/sql\n• SQL"), [])
    assert 'href="https://go.example/sql"' in html
    assert html.count("<mark>") == 2


def test_what_is_not_marked_safe_is_escaped() -> None:
    assert highlight("<b> SQL", []) == "&lt;b&gt; <mark>SQL</mark>"


def test_without_keywords_the_text_stays_as_it_is(keywords: Any) -> None:
    keywords.write_text("keywords: []\n")
    assert highlight(posting_html("SQL"), []) == posting_html("SQL")
    keywords.write_text("keywords: 5\n")
    assert highlight(posting_html("SQL"), []) == posting_html("SQL")


def test_nothing_that_acts_ever_comes_out() -> None:
    @given(st.text() | st.lists(PIECES | st.just("SQL")).map("".join))
    def check(text: str) -> None:
        assert_harmless(highlight(posting_html(text), KAFKA))

    check()
