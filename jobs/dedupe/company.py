"""Company names as dedupe and the blocklist compare them."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from peregrine import legal_forms

_ACCENTS = re.compile("[\u0300-\u036f]")
_IN_BRACKETS = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_APOSTROPHES = re.compile("['’‘`´ʼ＇]")
_INITIALS = re.compile(r"\b(\w)\.(?=\s?\w\b)|(?<=\b\w)\.(?=\W|$)")
_NOT_WORD = re.compile(r"[\W_]+")
_KEY_LIMIT = 200

_SHORTEST_NAME = 4  # letters of a name that may stand for a longer one
_MOST_WORDS_LEFT_OUT = 2
_FEWEST_INITIALS = 3

# Words that tell branches of one house apart more often than two houses.
_GENERIC_WORDS = """
group groupe gruppe grupo holding holdings international global worldwide canada usa us uk
america americas europe north companies of the and de la le les et und y services service
solutions solution technologies technology consulting systems enterprises associates partners
industries careers jobs recruiting hr team
"""
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())


def fold(text: str) -> str:
    """Return `text` in lower case without accents, in one form for look-alike characters."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text).replace("ø", "o").replace("ł", "l"))


@lru_cache(maxsize=20_000)
def company_key(name: str) -> str:
    """Return the name without case, accents, punctuation and legal form; "" only for no name."""
    text = fold(name[: 4 * _KEY_LIMIT])
    text = legal_forms.UNSPACED.sub(" ", text) if not text.isascii() else text
    for without_brackets in (_IN_BRACKETS.sub(" ", text), text):
        words = _words(without_brackets)
        if words:
            return " ".join(_without_legal_form(words))[:_KEY_LIMIT]
    return " ".join(fold(name).split() or name.split())[:_KEY_LIMIT]


def _words(text: str) -> list[str]:
    text = _INITIALS.sub(r"\1", _APOSTROPHES.sub("", text))
    text = text.replace("&", " and ").replace(" + ", " and ")
    return _NOT_WORD.sub(" ", text).split()


def _without_legal_form(words: list[str]) -> list[str]:
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[0] in legal_forms.CYRILLIC or words[0] in {"pt", "cv", "uab"}):
        words = words[1:]
    return legal_forms.without_ending(words)


def is_same_company(a: str, b: str) -> bool:
    """Tell whether two company keys name one employer, one of them perhaps shortened.

    “bausch health” and “bausch health companies” do; “manitoba hydro” and “manitoba” do not.
    """
    if not a or not b:
        return False
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    telling_a, telling_b = _telling_words(a), _telling_words(b)
    if not telling_a or not telling_b:
        return False
    if telling_a == telling_b:
        return True
    shorter, longer = sorted((telling_a, telling_b), key=len)
    is_long_enough = len(shorter) > 1 or len(shorter[0]) >= _SHORTEST_NAME
    if longer[: len(shorter)] == shorter and is_long_enough:
        return len(longer) - len(shorter) <= _MOST_WORDS_LEFT_OUT
    return len(shorter) == 1 and shorter[0] in {_initials(a.split()), _initials(b.split())}


def _telling_words(key: str) -> list[str]:
    return [word for word in key.split() if word not in _GENERIC and not word.isdecimal()]


def _initials(words: list[str]) -> str:
    telling = [word for word in words if word not in {"of", "the", "and", "de", "for"}]
    return "".join(word[0] for word in telling) if len(telling) >= _FEWEST_INITIALS else ""
