"""Which languages a line of a posting asks for, how well, and how much.

The name of a language is no demand: it may be a company’s, a market’s, a lesson’s. It is one where
something beside it in the same sentence says so: how well (“fluent”, “C1”), that it is to be spoken
or known, or that it is required or a plus. A language of the team or of the work is asked for, too.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple, Self

from jobs.matching import languages, tagging
from jobs.matching.languages import LETTERS, RANKS
from jobs.matching.score import Need
from jobs.matching.tagging import Kind, Word

_REACH: Final = 9  # words to either side
_MOST_UNKNOWN: Final = 2  # words between a language and what asks for it
_STRONG: Final = frozenset(("bilingual", "fluent", "native"))
_ONE_OF: Final = frozenset(("one", "either", "entweder", "soit"))
_HYPHEN: Final = Word(Kind.SIGNLESS, None, "-")
_JOINS: Final = (Kind.JOINING, Kind.EITHER, Kind.COMMA)
_MENTIONED, _NOT_NEEDED = Need.MENTIONED, Need.NOT_NEEDED  # slow to look up
_TURNING: Final = (*_JOINS, Kind.PARTING)
_LEADING: Final = (*_JOINS, Kind.SMALL, Kind.SIGNLESS, Kind.LEVEL)
_PASSED: Final = (*_LEADING, Kind.SIGN, Kind.NEED)


def either(words: Sequence[str]) -> str:
    """Say of several that any one will do: “French, Dutch or German”."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


class Spoken(NamedTuple):
    """A language that is asked for; of several codes any one will do."""

    codes: tuple[str, ...]
    level: str = ""  # one of RANKS; "" where the posting does not say
    need: Need = Need.MENTIONED

    @property
    def in_words(self) -> str:
        labels = languages.labels()
        named = [labels[code] for code in self.codes]
        told = either(named)
        return f"{told} ({languages.in_words(self.level)})" if self.level else told

    def as_row(self) -> dict[str, Any]:
        """Return it as it is kept with a job."""
        return {"codes": list(self.codes), "level": self.level, "need": self.need.value}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Self:
        return cls(tuple(row["codes"]), row["level"], Need(row["need"]))


class _Run(NamedTuple):
    """Languages that are named together."""

    start: int
    end: int
    words: list[Word]
    is_either: bool


def of_words(
    words: list[Word], *, is_listed: bool = False, is_title: bool = False
) -> Iterator[Spoken]:
    """Yield what the words of a line, a line of a list or a title ask for."""
    runs = [*_runs(words)]
    splits = _splits(words, runs)
    is_asked = False  # what stands before, in the same breath
    for number, run in enumerate(runs):
        left, right = words[splits[number] : run.start], words[run.end : splits[number + 1]]
        is_alone = splits[number] == 0 and splits[number + 1] == len(words)
        told = _level(left, right)
        is_asked = _is_asked(run, left, right, told) or (
            is_asked and not _is_parted(words[runs[number - 1].end : run.start], right)
        )
        is_asked |= is_listed and is_alone and _is_bare(left, right)
        if is_asked or (is_title and _is_set_off(words, run)):
            need = _need(run, left, right)
            codes = tuple(dict.fromkeys(word.value.code for word in run.words))
            is_either = run.is_either or any(word.text in _ONE_OF for word in left[-_REACH:])
            for each in [codes] if is_either else [(code,) for code in codes]:
                yield Spoken(each, told, need)


def _runs(words: list[Word]) -> Iterator[_Run]:
    """Yield the languages that nothing but “and”, “or” and commas part."""
    at = 0
    while at < len(words):
        if words[at].kind != Kind.LANGUAGE:
            at += 1
            continue
        start = last = at
        named = [words[at]]
        is_either = False
        at += 1
        while at < len(words) and (words[at].kind in _JOINS or words[at].text == "-"):
            at += 1
            if at < len(words) and words[at].kind == Kind.LANGUAGE:
                is_either |= any(w.kind == Kind.EITHER for w in words[last + 1 : at])
                named.append(words[at])
                last, at = at, at + 1
        again = [word.value for word in words[at + 1 : at + 2] if word.kind == Kind.LANGUAGE]
        if again and words[at].text == "(" and again[0].code == named[-1].value.code:
            named.append(words[at + 1])
            last, at = at + 1, at + 2  # “American Sign Language (ASL)”
        yield _Run(start, last + 1, named, is_either)
        at = last + 1


def _splits(words: list[Word], runs: list[_Run]) -> list[int]:
    """Return where what is said of each run begins; the last is where that of the last one ends."""
    splits = [0]
    for run, after in pairwise(runs):
        splits.append(_split(words, run, after, splits[-1]))
    splits.append(len(words))
    for number, run in enumerate(runs):  # nothing beyond a full stop
        stops = [at for at in range(splits[number], run.start) if words[at].kind == Kind.STOP]
        if stops:
            splits[number] = stops[-1] + 1
    return splits


def _split(words: list[Word], run: _Run, after: _Run, low: int) -> int:
    between = range(run.end, after.start)
    if stop := next((at for at in between if words[at].kind == Kind.STOP), 0):
        return stop
    parts = [at for at in between if words[at].kind in _TURNING]
    is_told_before = any(word.kind == Kind.LEVEL for word in words[low : run.start])
    if not parts:
        return run.end if is_told_before else after.start
    return parts[0] if is_told_before else parts[-1]


def _beside(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words from a language on that may speak of it."""
    unknown = 0
    for number, word in enumerate(words[:_REACH]):
        if word.kind == Kind.STOP:
            return
        if word.kind == Kind.UNKNOWN:
            unknown += 1
            if unknown > _MOST_UNKNOWN:
                return
        if word.kind in _TURNING:
            after = next((w for w in words[number + 1 :] if w.kind != Kind.SMALL), None)
            if after is None or after.kind in (Kind.UNKNOWN, Kind.OTHERS, Kind.STOP):
                return
        yield word


def _is_asked(run: _Run, left: list[Word], right: list[Word], level: str) -> bool:
    name: languages.Name = run.words[-1].value
    before, after = left[::-1], right
    if any(word.value.is_asking for word in run.words):
        return not any(word.kind == Kind.OTHERS for word in after[:3])
    is_strong = level in _STRONG
    if not is_strong and not _stands_alone(name, before, after):
        return False
    near = [*_beside(before)], [*_beside(after)]
    behind = near[1][1:] if near[1][:1] == [_HYPHEN] else near[1]  # “German-speaking markets”
    if not is_strong and (_is_of_others(near[0]) or _is_of_others(behind)):
        return False
    if level:
        return True
    return any(word.kind in (Kind.SIGN, Kind.NEED) for words in near for word in words)


def _is_of_others(words: Sequence[Word]) -> bool:
    """Tell whether it is something else of the language: up to the next bracket or dash."""
    for word in words:
        if word.kind in (Kind.OTHERS, Kind.SIGNLESS):
            return word.kind == Kind.OTHERS
    return False


def _stands_alone(name: languages.Name, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Tell whether the name is no adjective: “German law”, “mercado alemán”."""
    if name.is_behind and before and before[0].kind in (Kind.UNKNOWN, Kind.OTHERS):
        return False
    if after and after[0].kind == Kind.COMMA and _is_in_a_list(before):
        return False  # “Marketing, English, Writing”
    beside = next((word for word in after if word.text != "-"), None)
    return name.is_behind or beside is None or beside.kind not in (Kind.UNKNOWN, Kind.OTHERS)


def _is_in_a_list(before: Sequence[Word]) -> bool:
    kinds = [word.kind for word in before[:2]]
    return kinds[:1] == [Kind.COMMA] and kinds[1:] in ([Kind.UNKNOWN], [Kind.OTHERS])


def _is_bare(left: list[Word], right: list[Word]) -> bool:
    """Tell whether nothing stands beside the languages."""
    return all(word.kind in (Kind.SIGNLESS, Kind.STOP, Kind.COMMA) for word in (*left, *right))


def _is_set_off(words: list[Word], run: _Run) -> bool:
    """Tell whether a title names languages apart: “Analyst (German)”, “Analyst with German”."""
    before, after = words[max(0, run.start - 1) : run.start], words[run.end : run.end + 1]
    apart = (Kind.SIGNLESS, Kind.COMMA, Kind.STOP, Kind.PARTING)
    if run.words[0].value.is_behind and not any(
        word.kind == Kind.PARTING or word.text == "(" for word in before
    ):
        return False  # many are names of people and places, too: “Manager - Chino”
    return (
        bool(before or after)
        and all(word.kind in apart for word in (*before, *after))
        and not any(word.text in languages.words_of("taught") for word in words)
    )


def _is_parted(between: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether a language is said apart from the one before it."""
    if any(word.kind not in _LEADING for word in between):
        return True
    return bool(right) and right[0].kind in (Kind.UNKNOWN, Kind.OTHERS)


def _level(left: list[Word], right: list[Word]) -> str:
    """Return how well a language is to be spoken; the lower where there is a choice."""
    behind = [level for level, _ in _of_level(right)]
    before = [
        level
        for level, is_apart in _of_level(left[::-1])
        if not (is_apart and level in LETTERS)  # “class C1, German”
    ]
    letters = [level for level in behind if level in LETTERS] or [
        level for level in before if level in LETTERS
    ]
    return min(letters or before or behind, key=lambda level: RANKS[level], default="")


def _of_level(words: Sequence[Word]) -> Iterator[tuple[str, bool]]:
    """Yield the levels from a language on, up to the first word that is not known.

    With each goes whether a comma stands between.
    """
    is_apart = False
    for word in words[: _REACH + 3]:
        if word.kind not in _PASSED:
            return
        is_apart |= word.kind == Kind.COMMA
        if word.kind == Kind.LEVEL:
            yield word.value, is_apart


def _need(run: _Run, left: list[Word], right: list[Word]) -> Need:
    nearest = next((word for word in left[::-1] if word.kind != Kind.LEVEL), None)
    is_in_the = nearest and nearest.text == "no" and run.words[0].value.is_behind  # Portuguese
    if nearest and nearest.text in languages.words_of("without") and not is_in_the:
        return _NOT_NEEDED
    for words in (right, left[::-1]):
        for number, word in enumerate(words[: _REACH + 3]):
            if word.kind == Kind.STOP or (word.kind == Kind.COMMA and _turns(words[number + 1 :])):
                break
            if word.kind == Kind.NEED:
                found: Need = word.value
                denied = languages.words_of("denied")
                if any(each.text in denied for each in words[max(0, number - 2) : number]):
                    found = _NOT_NEEDED
                if found is _NOT_NEEDED and _is_nice(words[number + 1 :]):
                    return Need.NICE
                return found
    return _MENTIONED


def _is_nice(words: Sequence[Word]) -> bool:
    """Tell whether “not needed” goes on so: “, but a plus”."""
    for word in words:
        if word.kind == Kind.NEED:
            return word.value is Need.NICE
        if word.kind not in (Kind.SMALL, Kind.PARTING, Kind.COMMA):
            return False
    return False


def _turns(words: Sequence[Word]) -> bool:
    """Tell whether what follows a comma speaks of something else: “ideally another language”."""
    told = [word for word in words if word.kind != Kind.SMALL]
    if told and told[0].kind == Kind.NEED:
        del told[0]
        return bool(told) and told[0].kind not in (Kind.STOP, Kind.COMMA, Kind.SIGNLESS)
    return not told or (
        told[0].kind not in (Kind.SIGN, Kind.LEVEL, Kind.JOINING)
        or told[0].text in languages.words_of("headings")
    )


def of_unspaced(text: str) -> Iterator[Spoken]:
    """Yield the languages that a text without spaces asks for."""
    names, near, levels = tagging.unspaced()
    for found in names.finditer(text):
        sentence_end = re.compile(r"[。\n]").search(text, found.end())
        high = sentence_end.start() if sentence_end else len(text)
        after = names.search(text, found.end(), high)
        behind = text[found.end() : min(after.start() if after else high, found.end() + 24)]
        before = re.split(r"[。、\n・]", text[max(0, found.start() - 10) : found.start()])[-1]
        if near["others"].match(behind.lstrip()) or not near["signs"].search(behind + " " + before):
            continue
        level = next((level for level, words in levels if words.search(behind)), "") or next(
            (level for level, words in levels if words.search(before)), ""
        )
        rest = text[found.end() : high]
        if near["not_needed"].search(behind):
            continue
        need = Need.REQUIRED if near["required"].search(rest) else _MENTIONED
        need = Need.NICE if near["nice"].search(rest) else need
        yield Spoken((languages.names()[found[0]].code,), level, need)
