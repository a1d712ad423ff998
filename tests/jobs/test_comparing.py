"""What changed between two texts is told word by word, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.comparing import Difference, Kind, compare

SIGNS = {Kind.SAME: "", Kind.ADDED: "+", Kind.REMOVED: "-"}
TEXTS = st.text(alphabet="ab ,.\n\r日本é\u0301", max_size=60)


def shown(difference: Difference) -> str:
    return "".join(
        f"[{SIGNS[piece.kind]}{piece.text}]" if SIGNS[piece.kind] else piece.text
        for piece in difference.pieces
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("I built it.", "I built it.", "I built it."),
        ("I built it.", "I mended it.", "I [-built][+mended] it."),
        ("I built it, truly.", "I built it.", "I built it[-, truly]."),
        ("one two three", "four five three", "[-one two][+four five] three"),
        ("don't go", "do go", "[-don't][+do] go"),
        ("Dear all,\n\nfirst", "Dear all,\n\nsecond", "Dear all,\n\n[-first][+second]"),
        ("決済基盤を設計した", "決済基盤を実装した", "決済基盤を[-設計][+実装]した"),
        ("", "new", "[+new]"),
        ("old", "", "[-old]"),
        ("", "", ""),
    ],
)
def test_the_change_of_words_is_told(old: str, new: str, told: str) -> None:
    assert shown(compare(old, new)) == told


@given(old=TEXTS, new=TEXTS)
def test_both_texts_can_be_read_out_of_the_difference(old: str, new: str) -> None:
    pieces = compare(old, new).pieces
    assert "".join(p.text for p in pieces if p.kind is not Kind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind is not Kind.REMOVED) == new


@given(text=TEXTS)
def test_the_same_text_differs_in_nothing(text: str) -> None:
    difference = compare(text, text)
    assert difference.is_none
    assert (difference.added, difference.removed) == (0, 0)


def test_words_are_counted_and_signs_are_not() -> None:
    difference = compare("one two, three.", "one four five three!")
    assert (difference.added, difference.removed) == (2, 1)


def test_two_long_texts_without_a_line_in_common_are_compared_as_wholes() -> None:
    old, new = "a b " * 3_000, "c d " * 3_000
    assert [piece.kind for piece in compare(old, new).pieces] == [Kind.REMOVED, Kind.ADDED]
