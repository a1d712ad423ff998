"""Things done and distinctions won: some fact must speak of them."""

from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token
from jobs.resumes.facts import FactKind

_SPECIFIC: Final = 4  # words of its own that make a sentence say something definite
_SHARED: Final = 5  # letters


def look(reading: Reading, evidence: Evidence) -> Finding:
    if not evidence.is_same_language:
        return Finding()
    doubts = tuple(_distinction(reading, evidence))
    content = _content(reading, evidence)
    best = max(evidence.lines, key=lambda line: _overlap(content, line), default=None)
    shared = _overlap(content, best) if best else 0
    if best and shared:
        return Finding(doubts, (best.fact.id,))
    if len(content) >= _SPECIFIC and _tells(reading) and not doubts:
        sentence = reading.sentence
        why = "No line of your resume or profile speaks of this."
        return Finding((Doubt(sentence.start, sentence.end, DoubtKind.DEED, why),))
    return Finding(doubts)


def _distinction(reading: Reading, evidence: Evidence) -> list[Doubt]:
    found = []
    for at, token in enumerate(reading.tokens):
        if (
            "distinctions" not in token.tags
            or reading.reach[at] is not Reach.PERSON
            or "skill" in token.tags
        ):
            continue
        is_certified = bool(evidence.kind(FactKind.CERTIFICATE)) and token.stem.startswith(
            ("certif", "licen", "zertif", "accredit", "charter")
        )
        if not is_certified and not _is_near(token.stem, evidence):
            found.append(
                Doubt(
                    token.start,
                    token.end,
                    DoubtKind.DEED,
                    f"Your resume says nothing of “{token.text}”.",
                )
            )
    return found


def _is_near(stem: str, evidence: Evidence) -> bool:
    start = stem[:_SHARED]
    return any(each.startswith(start) for each in evidence.stems)


def _tells(reading: Reading) -> bool:
    """Tell whether the sentence claims something done: by “I …” or by “my …”."""
    return any(
        "me" in token.tags and reading.reach[at] is Reach.PERSON
        for at, token in enumerate(reading.tokens)
    ) and not any(token.tags & {"wish", "feeling", "you", "your"} for token in reading.tokens)


def _content(reading: Reading, evidence: Evidence) -> set[str]:
    return {
        token.stem
        for at, token in enumerate(reading.tokens)
        if token.is_word and len(token.low) > 3 and reading.reach[at] is Reach.PERSON
        and not token.is_plain and not _is_function(token) and token.low not in evidence.company
    }  # fmt: skip


def _is_function(token: Token) -> bool:
    return bool(
        token.tags & {"me", "you", "your", "turn", "turnback", "denial", "since", "until", "at"}
    )


def _overlap(content: set[str], line: Line) -> int:
    return len(content & line.stems)
