"""Names of towns all over the world, as the numbering plans of telephones name them.

They tell a town behind an employer from a part of its name. Some forty thousand, from a library
that is here for telephone numbers anyway. Gathering them takes half a second, so they are kept
beside the compiled modules, for the next process.
"""

import contextlib
import importlib.util
import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

import phonenumbers

from jobs.resumes.reading import words

_PARTS: Final = re.compile(r"\s*(?:/|,| - )\s*")
_FEWEST_LETTERS: Final = 4  # shorter names are words of many languages: “Man”, “Of”


@lru_cache(maxsize=4_096)
def is_town(text: str) -> bool:
    """Tell whether a text is the name of a town, and of no kind of work, school or employer."""
    if len(text) < _FEWEST_LETTERS or not text[0].isupper() or text.casefold() not in towns():
        return False
    name, groups = words.key(text), ("titles", "employers", "schools", "degrees")
    return not any(words.pattern(group).search(name) for group in groups)


@lru_cache(maxsize=1)
def towns() -> frozenset[str]:
    """Return all names, in lower case."""
    kept = kept_in()
    try:
        return frozenset(kept.read_text(encoding="utf-8").split("\n"))
    except (OSError, UnicodeDecodeError):
        towns = frozenset(_names())
    half = kept.with_name(f"{kept.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # what cannot be kept is gathered again
        half.write_text("\n".join(sorted(towns)), encoding="utf-8")
        half.replace(kept)
    return towns


def kept_in() -> Path:
    """Return the file of the names, which another edition of the library does not share."""
    compiled = Path(importlib.util.cache_from_source(__file__))
    return compiled.with_suffix(f".towns-{phonenumbers.__version__}")


def _names() -> Iterator[str]:
    from phonenumbers.geodata import GEOCODE_DATA

    described = {name for by_language in GEOCODE_DATA.values() for name in by_language.values()}
    for name in described:
        yield _PARTS.split(name, maxsplit=1)[0].casefold()
