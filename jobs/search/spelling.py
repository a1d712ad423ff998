"""Other spellings of words, as people type them who lack the letters. Pure.

The indexes drop accents: “Müller” is found as “muller”, and “Mueller” is another word. So what is
looked for is looked for in both spellings. Which “ue” stands for “ü” no rule tells for sure; that
of “blue”, “value”, “does” and “Samuel” does not, and of others the second spelling is no word.

A stroke through a letter is no accent: the indexes keep “łodz” and “ørsted”. Which of its letters
had one, “lodz” does not say, so it is looked for with one in all, in the first and in the last.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

_WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD = re.compile(r"[^\W_]{5,}")  # in shorter ones it is hardly ever meant so
# Between consonants; in German no vowel comes before, and “qu” is a sound of its own.
_PAIR = re.compile(r"(?<![aeiouyq])(?!(?:ae|ue)l\b)([aou])e(?=[bcdfghj-np-tv-xzß])")
_STROKES: Final = str.maketrans("łøđħ", "lodh")
# A letter, with its stroke, and where: in all (0), in the first (1), in the last (-1).
_STROKED: Final = [("l", "ł", 0), ("o", "ø", 0), ("d", "đ", 0), ("h", "ħ", 0),
                   ("l", "ł", 1), ("o", "ø", 1), ("l", "ł", -1), ("o", "ø", -1)]  # fmt: skip
_MOST_STROKED: Final = 8
_DOUBLE_S = re.compile(r"(?<=[aeiouyäöü])ss")


def other_spellings(text: str) -> Iterator[str]:
    """Yield the other ways to write a text in small letters, some of them maybe twice."""
    if text.isascii() and not _may_differ(text):
        return
    paired = _WORD.sub(lambda word: _PAIR.sub(r"\1", word[0]), text)
    for one in (text, text.translate(_WRITTEN_OUT), paired):
        for each in (one, one.replace("ß", "ss"), _DOUBLE_S.sub("ß", one)):
            if each != text:
                yield each


def _may_differ(text: str) -> bool:
    return any(pair in text for pair in ("ae", "oe", "ue", "ss"))


def without_strokes(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.translate(_STROKES) for word in words)


def with_strokes(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield folded words without strokes, where they have some, else with strokes in one word."""
    plain = without_strokes(words)
    if plain != words:
        yield plain
        return
    ways = (
        (*words[:place], stroked, *words[place + 1 :])
        for letter, sign, which in _STROKED
        for place, word in enumerate(words)
        if (stroked := _stroked(word, letter, sign, which))
    )
    yield from islice(dict.fromkeys(islice(ways, 2 * _MOST_STROKED)), _MOST_STROKED)


def _stroked(word: str, letter: str, sign: str, which: int) -> str:
    """Return a word with a sign for all of a letter, its first or its last; "" without any."""
    if letter not in word:
        return ""
    if which >= 0:
        return word.replace(letter, sign, which or -1)
    before, _, after = word.rpartition(letter)
    return before + sign + after
