"""Which postings of a whole board are what a profile looks for. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from jobs.boards.base import Posting

_WORD = re.compile(r"\w+[+#]*")
# Scripts that put no spaces between words.
_JOINED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A posting fits when its title has every word of one of the titles, in any order.

    Place, age and the rest are for the rules: what they keep out is listed as hidden, while a
    posting with another title is no answer to what was asked.
    """

    titles: tuple[str, ...]

    def fits(self, posting: Posting) -> bool:
        return self.fits_title(posting.title)

    def fits_title(self, title: str) -> bool:
        return any(_has(title, wanted) for wanted in self.titles)


def _has(text: str, title: str) -> bool:
    text, title = _folded(text), _folded(title)
    if _JOINED.search(title):
        return all(part in text for part in title.split())
    words = set(_words(text))
    return all(word in words for word in _words(title))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(text)
