"""Words broken over two lines."""

import pytest

from jobs.resumes.reading.hyphens import join, words_of


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("low-resource mod-", "eling", "low-resource modeling"),
        ("Devel-", "oping kilns", "Developing kilns"),
        ("in-", "vestigated", "investigated"),
        ("Anlagen-", "mechaniker", "Anlagenmechaniker"),
        ("a self-", "supervised kiln", "a self-supervised kiln"),
        ("cross-", "functional", "cross-functional"),
        ("real-", "time", "real-time"),
        ("real-", "ized", "realized"),
        ("high-", "lighted", "highlighted"),
        ("state-of-the-", "art", "state-of-the-art"),
        ("pre-", "and postoperative care", "pre- and postoperative care"),
        ("Vor-", "und Nachbereitung", "Vor- und Nachbereitung"),
        ("Radio-", "Engineering", "Radio-Engineering"),
        ("2019-", "now", "2019-now"),
    ],
)
def test_a_syllable_loses_its_hyphen_and_a_word_keeps_it(
    above: str, below: str, whole: str
) -> None:
    assert join(above, below) == whole


def test_what_is_written_elsewhere_decides() -> None:
    said = words_of(["glass kilns and kiln-fired panes", "the wind-", "screen of a windscreen"])
    assert join("kiln-", "fired", said=said) == "kiln-fired"
    assert join("wind-", "screen", said=said) == "windscreen"
    assert join("glass-", "topped", said=said) == "glass-topped"
    assert join("cut-", "ting", said=said) == "cutting"
