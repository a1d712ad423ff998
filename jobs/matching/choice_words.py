"""The words that join lists of which one is enough and that begin fields of study, folded."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from jobs.matching.cues import FILE
from jobs.matching.text import read_form

OR: Final = "or"
CLOSING: Final = "closing"
STUDY: Final = "study"
HEAD: Final = 3  # bytes by which words are told apart quickly


class Words(NamedTuple):
    """The words of the file, folded."""

    ors: frozenset[bytes]
    similar: frozenset[bytes]
    like: tuple[bytes, ...]  # how words begin that mean “similar”
    heads: frozenset[bytes]  # how all these begin, and what stands before them
    some: frozenset[bytes]
    no_skill: frozenset[bytes]
    apart: frozenset[bytes]
    beside: frozenset[bytes]
    ends: frozenset[bytes]


def load_joints() -> dict[bytes, str]:
    """Return the words to search for, as bytes, with their kinds or the “or” that they hint at."""
    choices, study = _told()["choices"], _told()["study"]
    words = [(each, OR) for each in choices["or"]]
    words += [(each, CLOSING) for each in choices["closing"]]
    words += [(each, STUDY) for each in study["degree"]]
    words += [(each, joint) for joint, hints in choices["elsewhere"].items() for each in hints]
    return {form.pattern: kind for each, kind in words if (form := read_form(each))}


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Return the words of the file, folded."""
    choices, study = _told()["choices"], _told()["study"]
    similar = [each for each in choices["similar"] if not each.endswith("*")]
    return Words(
        ors=_folded([*choices["or"], *choices["elsewhere"]]),
        similar=_folded(similar),
        like=tuple(_folded(each[:-1] for each in choices["similar"] if each.endswith("*"))),
        heads=frozenset(
            (form + b" ")[:HEAD]
            for form in _folded(
                each.rstrip("*") for each in [*choices["similar"], *choices["some"]]
            )
        ),
        some=_folded(choices["some"]),
        no_skill=_folded(choices["no_skill"]),
        apart=_folded(choices["apart"]),
        beside=_folded(choices["beside"]),
        ends=_folded(study["ends"]),
    )


def _folded(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(form.core for each in words if (form := read_form(each)))


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
