"""Names of towns all over the world, as the numbering plans of telephones name them.

They tell a town behind an employer from a part of its name. Some forty thousand, from a library
that is here for telephone numbers anyway; reading them takes half a second.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words

_PARTS: Final = re.compile(r"\s*(?:/|,| - )\s*")
_FEWEST_LETTERS: Final = 4  # shorter names are words of many languages: “Man”, “Of”


@lru_cache(maxsize=4_096)
def is_town(text: str) -> bool:
    """Tell whether a text is the name of a town, and of no kind of work, school or employer."""
    if len(text) < _FEWEST_LETTERS or not text[0].isupper() or text.casefold() not in _towns():
        return False
    name, groups = words.key(text), ("titles", "employers", "schools", "degrees")
    return not any(words.pattern(group).search(name) for group in groups)


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(_names())


def _names() -> Iterator[str]:
    from phonenumbers.geodata import GEOCODE_DATA

    described = {name for by_language in GEOCODE_DATA.values() for name in by_language.values()}
    for name in described:
        yield _PARTS.split(name, maxsplit=1)[0].casefold()
