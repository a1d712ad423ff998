"""Whatever somebody types into a file, the answer is a sentence with a line, never a crash."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.conf.document import LARGEST, decode, parse
from peregrine.conf.errors import ConfigError, Problem


def problem_in(text: str) -> Problem:
    with pytest.raises(ConfigError) as caught:
        parse(text, file="user.yaml")
    return caught.value.problems[0]


def test_words_that_yaml_1_1_took_for_something_else_stay_words() -> None:
    data = parse("a: on\nb: no\nc: 022\nd: 2026-11-22\ne: 12:30\nf: 1_000\n", file="f").data
    assert data == {"a": "on", "b": "no", "c": 22, "d": "2026-11-22", "e": "12:30", "f": 1000}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name: Ada\n\tphone: 1\n", 2, "tab character"),
        ("name:\tAda: x\n", 1, "tab character"),
        ("name: Ada: Lovelace\n", 1, "in quotes"),
        ("name: 'Ada\nphone: 1\n", 1, "not closed"),
        ("links: [a,\nname: b\n", 1, "not closed"),
        ("name: Ada\nphone\n", 2, "colon missing"),
        ("name: Ada\nname: Bob\n", 2, "first on line 1"),
        ("name: *ada\n", 1, "must not begin with *"),
        ("name: &ada x\n", 1, "must not begin with &"),
        ("name: !ada x\n", 1, "must not begin with !"),
        ("name: @ada\n", 1, "must not begin with this sign"),
        ("name: x\n---\nname: y\n", 2, "second document"),
        ("%YAML 1.1\n---\nname: on\n", 2, "%YAML"),
        ("? [a]\n: x\n", 1, "A key must be a word"),
        ("a:\n  5: x\n", 2, "A key must be a word"),
        ("- name\n", 1, "is a list"),
        ("name\n", 1, "is a single text"),
        ("name: \0\n", 1, "invisible character"),
    ],
)
def test_a_slip_is_named_with_its_line(text: str, line: int, words: str) -> None:
    problem = problem_in(text)
    assert problem.line == line
    assert words in problem.message
    assert "  " not in problem.message


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    problem = problem_in("a0: &a0 [lol]\n" + "\n".join(rows))
    assert "must not begin with &" in problem.message


@pytest.mark.parametrize("text", ["a: &a [*a]\n", "[" * 100_000, "a: " + "{b: " * 50_000])
def test_endless_depth_is_refused(text: str) -> None:
    assert problem_in(text).message


def test_a_number_with_thousands_of_digits_is_no_number() -> None:
    assert isinstance(parse(f"a: {'9' * 5000}\n", file="f").data["a"], str)


def test_a_file_of_ten_megabytes_is_refused_unread() -> None:
    with pytest.raises(ConfigError, match="too large"):
        decode(b"#" * (LARGEST + 1), file="user.yaml")


def test_a_file_that_is_not_utf_8_says_on_which_line() -> None:
    with pytest.raises(ConfigError) as caught:
        decode("name: Ada\nlocation: Zürich\n".encode("latin-1"), file="user.yaml")
    assert caught.value.problems[0].line == 2
    assert "UTF-8" in caught.value.problems[0].message


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode("name: Ada\n".encode("utf-8-sig"), file="f") == "name: Ada\n"


@given(
    st.text(
        alphabet=st.sampled_from(list("ab:-#'\"[]{}|>&*!%@`?,.~ 01\t\n\\\0\x85\ufeff")), max_size=60
    )
)
def test_no_text_crashes_the_reader(text: str) -> None:
    assert_read_or_told(text)


@given(st.binary(max_size=80))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    assert_read_or_told(content)


def assert_read_or_told(content: str | bytes) -> None:
    try:
        text = content if isinstance(content, str) else decode(content, file="f")
        outcome: object = parse(text, file="f").data
    except ConfigError as error:
        outcome = error.problems[0].message
    assert isinstance(outcome, dict) or outcome
