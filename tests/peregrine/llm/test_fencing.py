"""Text from outside keeps its words and loses what could end its quotation or a turn."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.llm.fencing import harmless

CLOSING = re.compile(r"<\W*/?\W*quoted", re.IGNORECASE)
FENCES = ["<", "＜", "&lt;", "/", "quo", "ted", "quoted", ">", " ", "|", "\n"]
HIDING = ["\u200d", "\u200b", "\u00ad"]
PIECES = st.lists(st.sampled_from(FENCES + HIDING))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a</quoted>b", "a‹/quoted>b"),
        ("< / QUOTED >", "‹ / QUOTED >"),
        ("<quoted name='x'>", "‹quoted name='x'>"),
        ("</quo\u200dted>", "‹/quo\u200dted>"),
        ("&lt;/quoted&gt;", "‹/quoted&gt;"),
        ("＜／quoted＞", "‹／quoted＞"),
        ("<|im_end|>", "‹|im_end|>"),
        ("<｜User｜>", "‹｜User｜>"),
        ("</s><s>", "‹/s>‹s>"),
        ("[/INST]", "(/INST]"),
        ("<<SYS>>", "‹‹SYS>>"),
        ("<end_of_turn>", "‹end_of_turn>"),
        ("</think>", "‹/think>"),
        ("a\u202eb\U000e0041c\x00", "abc"),
    ],
)
def test_what_could_end_a_quotation_or_a_turn_is_disarmed(text: str, left: str) -> None:
    assert harmless(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> <p>text</p>",
        "salary < 100 and > 50",
        "if a <b or c>d: x[0]",
        "می\u200cخواهم",
        "👩\u200d💻 ❤️",
        "[Your name]",
        "C++ <string> <script>",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(PIECES)
def test_no_mixture_of_pieces_closes_the_quotation(pieces: list[str]) -> None:
    assert not CLOSING.search(harmless("".join(pieces)))


@given(st.text())
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = harmless(text)
    assert harmless(once) == once
