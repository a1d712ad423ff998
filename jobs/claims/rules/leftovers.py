"""Places to fill in, words of the model about itself, names that must not leave the house."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence
from jobs.claims.sentences import Sentence
from jobs.claims.words import listed

_PLACE: Final = re.compile(
    r"\[[^\]\n]{1,200}\]|\{\{?[^}\n]{1,80}\}?\}|<[A-Za-z][^>\n]{1,60}>|\bX{3,}\b|_{4,}|\bTODO\b|\bTBD\b"
    r"|\b[Ll]orem ipsum\b",
)
_MODEL: Final = re.compile(
    rf"\b(?:{'|'.join(re.escape(each) for each in sorted(listed('model')))})\b"
    r"|```|<\|?(?:im_start|im_end)",
    re.IGNORECASE,
)


def look(sentence: Sentence, evidence: Evidence) -> Finding:
    doubts = [*_found(sentence, _PLACE, "A place that is still to be filled in.")]
    doubts += _found(sentence, _MODEL, "The model speaks of itself or of its orders here.")
    doubts += _hidden(sentence, evidence)
    return Finding(tuple(doubts))


def _found(sentence: Sentence, pattern: re.Pattern[str], why: str) -> Iterator[Doubt]:
    for found in pattern.finditer(sentence.text):
        start = sentence.start + found.start()
        yield Doubt(start, sentence.start + found.end(), DoubtKind.LEFTOVER, why)


def _hidden(sentence: Sentence, evidence: Evidence) -> Iterator[Doubt]:
    for name in evidence.grounds.hidden:
        words = r"[\s\u00a0-]+".join(re.escape(word) for word in name.split())
        if words:
            why = f"You promised not to name {name}."
            for found in re.finditer(rf"(?<!\w){words}(?!\w)", sentence.text, re.IGNORECASE):
                start = sentence.start + found.start()
                yield Doubt(start, sentence.start + found.end(), DoubtKind.HIDDEN, why)
