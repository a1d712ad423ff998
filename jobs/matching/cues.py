"""The words by which a posting says how much it wants what stands near them, compiled once."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple

from jobs.matching import languages
from jobs.matching.text import read_form
from jobs.matching.years import ADJECTIVE, NUMBER_BEFORE, UNSPACED

# Bits above a count. The strongest wins where a skill stands in several places.
MENTIONED: Final = 0
NOT_NEEDED: Final = 1 << 16
NICE: Final = 1 << 17
REQUIRED: Final = 1 << 18
ASIDE: Final = -1  # no bit: what an employer offers or says of itself is asked for nowhere else

WITHOUT: Final = 1 << 30  # in the place of a bit for a language: “ohne Schichtarbeit”

FILE: Final = Path(__file__).with_name("cues.toml")
_NEEDS: Final = {
    "required": REQUIRED, "nice": NICE, "not_needed": NOT_NEEDED, "other": MENTIONED,
    "aside": ASIDE,
}  # fmt: skip


class Cue(NamedTuple):
    heading: int | None  # what skills under it are, when it stands as a heading
    phrase: int | None  # what skills in its sentence are
    asks: str  # what else the posting asks for
    years: int  # of experience: their number, or how it is told (jobs.matching.years); 0: none
    denies: int  # “no”: a bit for its language; -1 for “not needed”
    is_deniable: int  # “needed”: the bits of its languages
    is_language: bool  # the name of one that people speak


_NO_CUE: Final = Cue(None, None, "", years=0, denies=0, is_deniable=0, is_language=False)


@lru_cache(maxsize=1)
def load_cues() -> tuple[dict[bytes, Cue], str]:
    """Return each cue by the bytes to search for, and a digest of what they are read from."""
    raw = FILE.read_bytes()
    cues: dict[bytes, Cue] = {}
    for words, changes in _entries(tomllib.loads(raw.decode())):
        for spelled in {words, words.replace("'", "’")}:
            if form := read_form(spelled):
                known = cues.get(form.pattern, _NO_CUE)
                bits = known.is_deniable | changes.get("is_deniable", 0)  # of all its languages
                cues[form.pattern] = known._replace(**{**changes, "is_deniable": bits})
    for pattern in languages.patterns():
        cues[pattern] = cues.get(pattern, _NO_CUE)._replace(is_language=True)
    return cues, blake2b(raw + languages.version().encode(), digest_size=8).hexdigest()


def _entries(groups: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the words of the file, each with what it says about a cue."""
    yield from ((words, {"years": NUMBER_BEFORE}) for words in groups["years"])
    yield from ((words, {"years": ADJECTIVE}) for words in groups["years_adjectives"])
    yield from ((words, {"years": UNSPACED}) for words in groups["years_unspaced"])
    for number, adjectives in groups["years_in_words"].items():
        yield from ((words, {"years": int(number)}) for words in adjectives)
    for kind, phrases in groups["headings"].items():
        yield from ((words, {"heading": _NEEDS[kind]}) for words in phrases)
    for kind, phrases in groups["phrases"].items():
        says = {"denies": -1} if kind == "not_needed" else {"phrase": _NEEDS.get(kind)}
        yield from ((words, says) for words in phrases)
    for thing, phrases in groups["asks"].items():
        yield from ((words, {"asks": thing}) for words in phrases)
    yield from ((words, {"denies": WITHOUT}) for words in groups["without"])
    for number, told in enumerate(groups["denials"].values()):
        yield from ((words, {"denies": 1 << number}) for words in told["no"])
        yield from ((words, {"is_deniable": 1 << number}) for words in told["needed"])
