"""What may be shortened is, at the end of a sentence; nothing else is touched."""

from hypothesis import given
from hypothesis import strategies as st

from peregrine.llm.shortening import (
    BYTES_PER_TOKEN,
    MARK,
    Shortenable,
    estimated_tokens,
    fitted,
    shortened,
)


def test_a_text_is_cut_after_a_sentence_and_marked() -> None:
    text = "We pay card bills. You know SQL. You like quiet work and long walks."
    assert shortened(text, 45) == "We pay card bills. You know SQL. […]"


def test_a_list_is_cut_after_one_of_its_points() -> None:
    text = "You bring:\n- Python\n- SQL and patience with it\n- the will to ask why"
    assert shortened(text, 55) == "You bring:\n- Python\n- SQL and patience with it […]"


def test_one_endless_sentence_is_cut_after_a_word() -> None:
    assert shortened("one two three four five six seven", 25) == "one two three four […]"


def test_a_text_without_spaces_is_cut_between_two_characters() -> None:
    cut = shortened("日本語" * 40, 50)
    assert cut.endswith(f" {MARK}")
    assert len(cut.encode()) <= 50


@given(st.text(), st.integers(min_value=5, max_value=200))
def test_a_shortened_text_is_never_longer_than_it_may_be(text: str, room: int) -> None:
    cut = shortened(text, room)
    assert cut == text or len(cut.encode("utf-8", "replace")) <= room


def test_chinese_counts_a_token_for_each_character() -> None:
    assert estimated_tokens("职位描述") == 4


def test_the_longest_text_loses_first_and_facts_lose_nothing() -> None:
    facts = "Six years at Northwind Traders. " * 10
    parts = [facts, Shortenable("posting", "We look for you. " * 200), Shortenable("mail", "Hi!")]
    found = fitted(parts, 300)
    assert found is not None
    assert found[0] == facts
    assert str(found[1]).endswith("We look for you. […]\n</quoted>")
    assert str(found[2]) == '<quoted name="mail">\nHi!\n</quoted>'


def test_facts_that_do_not_fit_are_not_cut() -> None:
    assert fitted(["fact " * 1000, Shortenable("posting", "We look for you.")], 100) is None


@given(st.lists(st.text(max_size=300), max_size=5), st.integers(min_value=20, max_value=400))
def test_what_fits_really_fits(texts: list[str], room: int) -> None:
    parts = ["Facts.", *(Shortenable("text", text) for text in texts)]
    found = fitted(parts, room)
    if found is not None:
        size = sum(len(str(part).encode("utf-8", "replace")) for part in found)
        marks = len(MARK.encode()) * len(texts)  # all that is left of a text without any room
        assert size <= room * BYTES_PER_TOKEN + marks
