"""Other spellings of German words, as people type them who lack the letters. Pure.

The indexes drop accents: “Müller” is found as “muller”, and “Mueller” is another word. So what is
looked for is looked for in both spellings. Which “ue” stands for “ü” no rule tells for sure; that
of “blue”, “value”, “does” and “Samuel” does not, and of others the second spelling is no word.
"""

import re
from collections.abc import Iterator
from typing import Final

_WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD = re.compile(r"[^\W_]{5,}")  # in shorter ones it is hardly ever meant so
# Between consonants; in German no vowel comes before, and “qu” is a sound of its own.
_PAIR = re.compile(r"(?<![aeiouyq])(?!(?:ae|ue)l\b)([aou])e(?=[bcdfghj-np-tv-xzß])")
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
