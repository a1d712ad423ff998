"""Job titles in a normal form that keeps what tells two jobs apart: level, number, speciality."""

import re
from collections import Counter
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from jobs.dedupe.company import fold
from jobs.dedupe.place import REGION_CODES

_KEY_LIMIT = 300

_GENDER = r"(?:m|w|f|d|x|h|i|k|g|v|n|divers|gn|all genders|alle geschlechter|nb)"
_NOISE = re.compile(
    rf"[(\[]\s*{_GENDER}(?:\s*[/|,*·-]\s*{_GENDER}){{1,4}}\s*[)\]]"  # (m/f/d)
    r"|(?<![\w/])(?:[mwfh]/[mwfhd](?:/[dxiv])?)(?![\w/])"
    r"|[(\[]\s*(?:all genders|alle geschlechter|gn)\s*[)\]]"
    r"|[*:/_](?:innen|in|r|e)\b"  # Entwickler:in
    r"|[(\[]?\b(?:only\s+)?\d{1,3}\s?(?:h|hours?|d|days?)\s+left\b[)\]]?"  # [15h Left]
    r"|[(\[]\s*(?:urgent|hot|new|immediate start|apply now|hiring now|reposted?)\s*!*\s*[)\]]"
    r"|^\s*(?:urgent(?:ly)?(?: hiring| required)?|hiring(?: now)?|now hiring)\s*[:!–-]+"
    r"|[-–—(\[]\s*re-?post(?:ed)?\s*[)\]]?\s*$"
    r"|[(\[]\s*(?:fully |100 ?% )?(?:remote|hybrid|on-?site|home office|full[- ]time|part[- ]time|"
    r"permanent)\s*[)\]]"
)
_PLACE_TAIL = re.compile(
    rf"\s*(?:[-–—|@(]|\bin\b)\s*[a-z][a-z.' ]{{2,30}},\s*(?:{'|'.join(sorted(REGION_CODES))})"
    r"(?:,\s*(?:canada|ca|usa|us))?\s*\)?\s*$"
)
_NOT_WORD = re.compile(r"[^\w+#]+|_+")
_SAME_WORD: Final = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer",
    "dev": "developer", "asst": "assistant", "assoc": "associate", "coord": "coordinator",
    "tech": "technician", "lab": "laboratory", "sw": "software", "intl": "international",
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8",
    "coop": "co op", "fullstack": "full stack", "frontend": "front end", "backend": "back end",
}  # fmt: skip

_PADDING_WORDS = """
contract permanent temporary temp term full part time months month casual remote hybrid onsite
on site in office day days evening evenings night nights shift position opportunity job role
vacancy needed wanted required urgent immediate now hiring at for with a the and of
"""
_PADDING: Final = frozenset(_PADDING_WORDS.split())


@lru_cache(maxsize=20_000)
def title_key(title: str) -> str:
    """Return the title in lower case without noise; “PM3” and “PM5” stay two titles."""
    text = fold(title[: 2 * _KEY_LIMIT]).replace("&", " and ").replace("’", "'")
    text = text.replace("'", "")
    shortened = _PLACE_TAIL.sub("", _NOISE.sub(" ", text))
    for candidate in (shortened, text):
        words = _NOT_WORD.sub(" ", candidate).split()
        if words:
            return " ".join(_normal_words(words))[:_KEY_LIMIT]
    return " ".join(text.split() or title.split())[:_KEY_LIMIT]


def _normal_words(words: list[str]) -> list[str]:
    normal = [_SAME_WORD.get(word, word) for word in words]
    if len(normal) > 1 and normal[-1] in {"i", "v"}:  # “Analyst I”; inside a title it may be a word
        normal[-1] = {"i": "1", "v": "5"}[normal[-1]]
    return normal


class Titles(Enum):
    """How two title keys compare."""

    SAME = auto()
    PADDED = auto()  # the same but for words on contract, hours, place or employer
    DIFFERENT = auto()


def compare_titles(a: str, b: str, context: tuple[str, ...] = ()) -> Titles:
    """Compare two title keys; `context` holds the employers and the place, which may pad them."""
    if a == b:
        return Titles.SAME
    counts_a, counts_b = Counter(a.split()), Counter(b.split())
    extra = (counts_a - counts_b) + (counts_b - counts_a)
    if not extra:
        return Titles.SAME
    padding = _PADDING.union(*(_NOT_WORD.sub(" ", fold(words)).split() for words in context))
    if "month" in extra or "months" in extra:
        padding = padding.union(word for word in extra if word.isdecimal())
    return Titles.PADDED if padding.issuperset(extra) else Titles.DIFFERENT
