"""Texts from outside are shown and cannot act."""

import re
from html.parser import HTMLParser
from time import process_time

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from peregrine.templatetags.peregrine_text import posting_html

ALLOWED = {
    "p": {"dir"},
    "br": set(),
    "ul": set(),
    "li": {"dir"},
    "a": {"href", "target", "rel"},
    "mark": set(),
}


class Reader(HTMLParser):
    """Collects the tags and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_harmless(html: str) -> None:
    for tag, attributes in Reader(html).tags:
        assert set(attributes) <= ALLOWED[tag]
        if tag == "a":
            href = attributes.get("href") or "mailto:"  # the sanitiser may have taken it away
            assert re.match(r"(https?://|mailto:)", href, re.IGNORECASE)
            assert attributes["rel"] == "noopener noreferrer nofollow"


def test_paragraphs_and_lists_are_kept_and_know_their_direction() -> None:
    assert posting_html("One\ntwo\n\nWe want:\n• Python\n• SQL\nBye") == (
        '<p dir="auto">One<br>two</p><p dir="auto">We want:</p>'
        '<ul><li dir="auto">Python</li><li dir="auto">SQL</li></ul><p dir="auto">Bye</p>'
    )


def test_addresses_become_links_that_give_nothing_away() -> None:
    html = posting_html("See https://x.example/a?b=1&c=(2). Write to jobs@x.example!")
    assert html == (
        '<p dir="auto">See <a href="https://x.example/a?b=1&amp;c=(2)" target="_blank" '
        'rel="noopener noreferrer nofollow">https://x.example/a?b=1&amp;c=(2)</a>. Write to '
        '<a href="mailto:jobs@x.example" target="_blank" rel="noopener noreferrer nofollow">'
        "jobs@x.example</a>!</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "https://x.example/\"onclick='alert(1)'",
        "http://x.example/<script>",
        "&lt;img src=x onerror=alert(1)&gt;",
        "<a href='data:text/html,x'>x</a>",
        "• <svg/onload=alert(1)>",
        'mailto:a@b.org"><script>',
    ],
)
def test_hostile_text_is_shown_and_does_nothing(text: str) -> None:
    html = posting_html(text)
    assert_harmless(html)
    assert Reader(html).text == text.removeprefix("• ")


def test_templates_need_no_further_escaping() -> None:
    template = Template("{% load peregrine_text %}{{ text|posting_html }}")
    shown = template.render(Context({"text": "<b> Python"}))
    assert shown == '<p dir="auto">&lt;b&gt; Python</p>'


PIECES = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "'",
        "&",
        "&lt;",
        "<script>",
        "</p>",
        "https://",
        "x.example",
        "mailto:",
        "a@b.c",
        "• ",
        "\n",
        "\n\n",
        " ",
        "java",
        "\u202e",
        "é",
        "javascript:",
        "onerror=",
        "<!--",
        "]]>",
        "(",
        ")",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_nothing_that_acts_ever_comes_out(text: str) -> None:
    assert_harmless(posting_html(text))


@pytest.mark.parametrize(
    "bad", ["http://", "a@", "• ", "x\n", "a\n\n", "<", "a", "(", "java ", "a.b@"]
)
def test_five_megabytes_are_shown_in_a_second(bad: str) -> None:
    started = process_time()
    posting_html(bad * (5_000_000 // len(bad)))
    assert process_time() - started < 3  # measured: under 1 s; a busy machine is given time
