"""Skills: those of the vocabulary by their names, others by the words of “experience in …”."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, bare
from jobs.claims.reading import Reading
from jobs.claims.rules import speech
from jobs.claims.tokens import tokenize
from jobs.matching.answers import Mark
from jobs.matching.vocabulary import load_vocabulary

_UNCLAIMED: Final = (Reach.WISH, Reach.DENIED)
_LONGEST: Final = 5  # tokens of what the experience is in
_STOPS: Final = frozenset((".", ";", ":", "(", ")", "—", "–", "!", "?"))
_BREAKS: Final = frozenset(
    ("me", "you", "your", "at", "turn", "as", "worked", "into", "copula", "over", "denial")
)
_SPELT: Final = re.compile(r"\w \w")
_NOTHING: Final = frozenset(("skill", "under", "about", "over", "idle"))
# Names of a skill that say how far somebody got in it.
_QUALIFIED: Final = re.compile(r".*\b(?:belt|certified|expert|master|professional|associate)\b.*")
_NUMBER_AFTER: Final = re.compile(r"[\s-](\d{1,5})(?![\w%.,]\d|\w)")
_SPLITS: Final = frozenset(
    (",", "and", "or", "und", "oder", "et", "ou", "y", "o", "e", "en", "i", "/", "&")
)


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    broad = _broad()
    for mark in reading.marks:
        start, end = mark.start + reading.sentence.start, mark.end + reading.sentence.start
        at = reading.at(start)
        reach = reading.reach[at]
        if _SPELT.fullmatch(reading.sentence.text[mark.start : mark.end]):
            continue  # “a P.E.” is not A/P
        if mark.word in broad or speech.code_of(reading.tokens[at]) or reach in _UNCLAIMED:
            continue
        shown = [line.fact.id for line in evidence.lines if mark.word in line.skills]
        if reach is Reach.PERSON and (added := _added(reading, mark, evidence)):
            why = f"Your resume has {mark.word}, but not “{added}”."
            doubts.append(Doubt(start, end, DoubtKind.SKILL, why))
        elif (
            shown
            or mark.word in evidence.skills
            or _stands(reading, mark.start, mark.end, evidence)
        ):
            sources += shown[:2]
        elif reach is Reach.PERSON:
            why = f"Your resume does not show {mark.word}."
            if mark.word in evidence.posting.skills:
                why = f"The posting asks for {mark.word}; your resume does not show it."
            doubts.append(Doubt(start, end, DoubtKind.SKILL, why))
        elif (
            reach is Reach.ANY
            and evidence.grounds.posting
            and mark.word not in evidence.posting.skills
        ):
            why = f"The posting does not speak of {mark.word}."
            doubts.append(Doubt(start, end, DoubtKind.COMPANY, why))
    doubts += _unknown_fields(reading, evidence)
    return Finding(tuple(doubts), tuple(sources))


def _added(reading: Reading, mark: Mark, evidence: Evidence) -> str:
    """Return what a text adds to a known skill: the “black belt” of Six Sigma, the 15 of IFRS."""
    said = reading.sentence.text[mark.start : mark.end].casefold()
    facts = " ".join(line.fact.text for line in evidence.lines).casefold()
    number = _NUMBER_AFTER.match(reading.sentence.text, mark.end)
    numbered = f"{said} {number[1]}" if number else ""
    if numbered and numbered in evidence.grounds.posting.casefold() and numbered not in facts:
        return numbered
    qualified = _QUALIFIED.fullmatch(said)
    return said if qualified and said not in facts else ""


def _broad() -> frozenset[str]:
    return frozenset(skill.name for skill in load_vocabulary().skills if skill.is_broad)


def _stands(reading: Reading, start: int, end: int, evidence: Evidence) -> bool:
    """Tell whether a fact has these very words, whatever they mean there."""
    stems = {
        each.stem
        for each in tokenize(reading.sentence.text[start:end], evidence.language)
        if each.is_word
    }
    is_lower = reading.sentence.text[start + (start == 0) : end].islower()
    if is_lower and stems and evidence.is_same_language and stems <= evidence.stems:
        return True
    if _is_ordinary(reading.sentence.text[start:end], evidence):
        return True
    said = f" {' '.join(reading.sentence.text[start:end].casefold().split())} "
    return any(
        said in f" {line.fact.text.casefold()} ".replace(",", " ") for line in evidence.lines
    )


def _is_ordinary(said: str, evidence: Evidence) -> bool:
    """Tell whether it is a word for doing (“coaching”), or a small word that nobody asked for."""
    if re.fullmatch(r"\w+ing", said):
        return True
    is_plain = said.replace(" ", "").isalpha() and said.islower()
    return is_plain and said not in evidence.grounds.posting.casefold()


def _unknown_fields(reading: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Doubt “experience in maritime law” where no fact has a word of it."""
    if not evidence.is_same_language:
        return
    for at, token in enumerate(reading.tokens[:-2]):
        if "skilled" not in token.tags or reading.reach[at] is not Reach.PERSON:
            continue
        if "into" in reading.tokens[at + 1].tags:
            yield from _doubtful(reading, at + 2, evidence)


def _doubtful(reading: Reading, at: int, evidence: Evidence) -> Iterator[Doubt]:
    for first, last in _items(reading, at):
        content = [
            token for token in reading.tokens[first : last + 1]
            if token.is_word and not (token.is_plain or token.is_capital or token.tags & _NOTHING)
        ]  # fmt: skip
        is_named = any(
            token.is_capital and bare(token.low) in evidence.words
            for token in reading.tokens[first : last + 1]
        )
        if content and not is_named and not any(_is_close(each.stem, evidence) for each in content):
            said = reading.text_of(first, last)
            yield Doubt(
                *reading.span(first, last), DoubtKind.SKILL, f"Your resume does not show “{said}”."
            )


def _items(reading: Reading, at: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a list: “wound care, dialysis and triage”."""
    first, count = at, 0
    for place in range(at, len(reading.tokens) + 1):
        token = reading.tokens[place] if place < len(reading.tokens) else None
        ends = token is None or token.text in _STOPS or bool(token.tags & _BREAKS)
        if ends or (token is not None and token.low in _SPLITS) or count >= _LONGEST:
            if place > first and reading.reach[first] is Reach.PERSON:
                yield first, place - 1
            first, count = place + 1, 0
            if ends or (token is not None and token.low not in _SPLITS):
                return
        else:
            count += 1


def _is_close(stem: str, evidence: Evidence) -> bool:
    start = stem[: max(5, len(stem) - 3)]
    return stem in evidence.stems or (
        len(stem) > 5 and any(each.startswith(start) for each in evidence.stems)
    )
