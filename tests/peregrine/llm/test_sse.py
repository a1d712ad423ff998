"""Streams mean the same however the network cuts them."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.llm.sse import ThinkStripper, events
from peregrine.net.body import lines


def cut(data: bytes, lengths: list[int]) -> Iterator[bytes]:
    for length in lengths:
        yield data[:length]
        data = data[length:]
    yield data


words = st.lists(st.text(), min_size=1, max_size=8)
cuts = st.lists(st.integers(min_value=0, max_value=9), max_size=40)


@given(words, cuts, st.sampled_from(["\n", "\r\n"]))
def test_words_survive_any_cut_of_the_bytes(
    pieces: list[str], lengths: list[int], end: str
) -> None:
    payloads = [json.dumps({"content": piece}, ensure_ascii=False) for piece in pieces]
    sent = "".join(f": alive{end}{end}data: {payload}{end}{end}" for payload in payloads)
    received = list(events(lines(cut(sent.encode("utf-8", "replace"), lengths))))
    expected = [payload.encode("utf-8", "replace").decode() for payload in payloads]
    assert received == expected


def test_data_lines_of_one_event_are_joined() -> None:
    assert list(events(["event: x", "data: one", "data:two", "id: 3", ""])) == ["one\ntwo"]


def test_an_event_without_its_blank_line_still_counts() -> None:
    assert list(events(["data: a", "", "data: [DONE]"])) == ["a", "[DONE]"]


def without_thinking(text: str) -> str:
    stripper = ThinkStripper()
    return stripper.feed(text) + stripper.finish()


@given(
    st.lists(
        st.sampled_from(["<think>", "</think>", "<", "thi", ">", "Dear", " team", "\n", "</"])
    ),
    st.lists(st.integers(min_value=0, max_value=5), max_size=30),
)
def test_thinking_is_removed_alike_in_any_pieces(tokens: list[str], lengths: list[int]) -> None:
    text = "".join(tokens)
    stripper = ThinkStripper()
    shown = ""
    for length in lengths:
        shown += stripper.feed(text[:length])
        text = text[length:]
    shown += stripper.feed(text) + stripper.finish()
    assert shown == without_thinking("".join(tokens))
    assert "<think>" not in shown or "</think>" in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dear team", "Dear team"),
        ("<think>hm\nwell</think>\n\nDear team", "Dear team"),
        ("A<think>1</think>B<think>2</think>C", "ABC"),
        ("never closed <think>and so on", "never closed "),
        ("a < b and <thin", "a < b and <thin"),
        ("  \n Dear", "Dear"),
        ("<Thinking>hm</thinking>Dear <thought>so</thought>team", "Dear team"),
    ],
)
def test_what_a_reader_sees(text: str, shown: str) -> None:
    assert without_thinking(text) == shown


def test_words_are_not_held_back_longer_than_needed() -> None:
    stripper = ThinkStripper()
    assert stripper.feed("Dear <") == "Dear "
    assert stripper.feed("b> team") == "<b> team"


def test_thinking_without_its_opening_tag_is_no_part_of_the_answer() -> None:
    stripper = ThinkStripper()
    assert stripper.feed("The user wants") == "The user wants"  # nobody can know yet
    assert stripper.feed(" a letter.</thi") == " a letter."
    assert stripper.feed("nk>\n\nDear team") == "Dear team"
    assert stripper.text == "Dear team"
