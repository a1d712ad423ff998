"""What the automaton searches for, and what a find means where it stands."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from jobs.matching.text import Folded, other_spellings, read_form
from jobs.matching.vocabulary import Vocabulary

DEPENDS: Final = -1  # instead of an entry: what stands around the word decides
_TIED_BEFORE: Final = frozenset(b"-&'.@+#$_")
_TIED_AFTER: Final = frozenset(b"-&'@+#_")
_ABBREVIATED: Final = re.compile(rb"\.[A-Za-z]")
_COUNTED: Final = re.compile(rb"\d ")
_SPACED_BEFORE: Final = re.compile(rb"[ \n][A-Z] ")
_SPACED_AFTER: Final = re.compile(rb" [A-Z][ \n]")


class Sense(NamedTuple):
    """One meaning of a pattern, and what has to stand around it."""

    entry: int
    before: bytes
    after: bytes
    is_known: bool  # by the vocabulary
    is_careful: bool  # an ordinary word, too
    not_before: tuple[bytes, ...]  # “vitamin ” for C
    not_after: tuple[bytes, ...]  # “ to” for Go
    written: bytes  # how an ordinary word with capitals inside must be written: SAFe

    @property
    def has_conditions(self) -> bool:
        return bool(self.is_careful or self.before or self.after)


class Patterns:
    """The byte strings to search for, each with its meanings."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.senses: dict[bytes, list[Sense]] = {}
        self._vocabulary = vocabulary
        self._careful = {
            form.core: _around(phrases)
            for word, phrases in vocabulary.careful.items()
            if (form := read_form(word))
        }

    def forms(self, words: str) -> tuple[str, ...]:
        """Return `words` and, where the vocabulary knows them, the other ways to write them."""
        skill = self._vocabulary.skill_of(words)
        return (words, *skill.forms) if skill else (words,)

    def entry_of(self, words: str) -> int | None:
        """Return the entry that `words` mean already."""
        form = read_form(words)
        if form is None:
            return None
        for sense in self.senses.get(form.pattern, ()):
            if (sense.before, sense.after) == (form.before, form.after):
                return sense.entry
        return None

    def add(self, words: str, entry: int) -> None:
        """Let `words` mean `entry`, unless they mean something already."""
        form = read_form(words)
        if form is None or self.entry_of(words) is not None:
            return
        is_careful = form.core in self._careful and not form.before and not form.after
        not_before, not_after = self._careful[form.core] if is_careful else ((), ())
        is_known = form in self._vocabulary.by_form
        has_capitals = is_careful and words[1:] != words[1:].lower()
        written = words.encode() if has_capitals else b""
        sense = Sense(
            entry, form.before, form.after, is_known, is_careful, not_before, not_after, written
        )
        self.senses.setdefault(form.pattern, []).append(sense)
        if not is_careful:
            for other in other_spellings(form, words):
                self.senses.setdefault(other.pattern, [sense])

    def plain_entries(self) -> list[int]:
        """Return the entry of each pattern, or DEPENDS where a look at its place must decide."""
        entangled = set(self._entangled())
        return [
            DEPENDS
            if len(senses) > 1 or senses[0].has_conditions or pattern in entangled
            else senses[0].entry
            for pattern, senses in self.senses.items()
        ]

    def _entangled(self) -> Iterator[bytes]:
        """Yield the patterns that are part of another one, and those that they are part of."""
        for pattern in self.senses:
            if pattern.find(b" ", 1) == len(pattern) - 1:
                continue  # one word
            words = pattern.split()
            for first in range(len(words)):
                for last in range(first + 1, len(words) + 1):
                    part = b" " + b" ".join(words[first:last]) + b" "
                    if part != pattern and part in self.senses:
                        yield part
                        yield pattern


def _around(phrases: tuple[str, ...]) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """Split phrases such as “vitamin ~” and “~ to” into what may not come before and after."""
    before = tuple(f" {phrase[:-1]}".encode() for phrase in phrases if phrase.endswith("~"))
    after = tuple(f"{phrase[1:]} ".encode() for phrase in phrases if phrase.startswith("~"))
    return before, after


def sense_of(senses: list[Sense], start: int, end: int, folded: Folded) -> Sense | None:
    """Return what the word at `start` means; a sign at its edge decides first."""
    raw = folded.raw
    plain: Sense | None = None
    for sense in senses:
        if not sense.before and not sense.after:
            plain = sense
        elif raw.startswith(sense.after, end) and raw.endswith(sense.before, 0, start):
            first = start - len(sense.before)
            if not (sense.before and raw[first - 1 : first].isalnum()):
                return sense  # the .net of “example.net” is none
    if plain is not None and plain.is_careful and not _is_meant(plain, start, end, folded):
        return None
    return plain


def _is_meant(sense: Sense, start: int, end: int, folded: Folded) -> bool:
    """Tell whether an ordinary word stands here as the name of a skill."""
    raw, low = folded.raw, folded.low
    if sense.written and raw[start:end] != sense.written:
        return False
    if not raw[start : start + 1].isupper() or (end - start == 1 and not _stands_alone(raw, start)):
        return False
    if _COUNTED.match(raw, max(0, start - 2)):
        return False  # “250 ML”, “80,000 CAD”: a unit
    return not (low.startswith(sense.not_after, end) or low.endswith(sense.not_before, 0, start))


def _stands_alone(raw: bytes, at: int) -> bool:
    """Tell whether a single letter is a word: not the C of “C-suite”, “D.C.” or “C O O K”."""
    before, after = raw[at - 1], raw[at + 1]
    if before == ord("/") or after == ord("/"):
        return True  # “C/C++”
    if before in _TIED_BEFORE or after in _TIED_AFTER or _ABBREVIATED.match(raw, at + 1):
        return False
    spaced = at > 1 and _SPACED_BEFORE.match(raw, max(0, at - 3))  # at 1 it is the first word
    return not (spaced or _SPACED_AFTER.match(raw, at + 1))
