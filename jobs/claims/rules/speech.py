"""Languages that the person says to speak, and how well."""

import re
from itertools import pairwise
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token, tokenize
from jobs.resumes.facts import FactKind

_NEAR: Final = 5  # tokens between a language and the word that says how well
_FAR: Final = 9  # where the sentence names no other language
_ENDS: Final = frozenset((",", ";", ".", "but", "aber"))
_ANDS: Final = frozenset(("and", "und", "et", "y", "e", "en", "i"))
_LEVELS: Final = ("", "A1", "A2", "B1", "B2", "C1", "a native speaker")


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    is_spoken = any(
        "speaking" in token.tags or token.low.endswith(("kenntnisse", "kenntnissen"))
        for token in reading.tokens
    )
    denied = [
        token
        for token, reach in zip(reading.tokens, reading.reach, strict=True)
        if reach is Reach.DENIED
    ]
    for at, token in enumerate(reading.tokens):
        code = code_of(token)
        is_medium = _is_medium(reading.tokens, at)
        if not code or not (is_spoken or is_medium) or reading.reach[at] is not Reach.PERSON:
            continue
        shown = [
            line
            for line in evidence.lines
            if not line.fact.id.endswith(".name") and code in map(code_of, line.tokens)
        ]
        if not shown:
            why = f"Your resume does not list {token.text} among your languages."
            doubts.append(Doubt(token.start, token.end, DoubtKind.LANGUAGE, why))
            continue
        known = max(
            (_level(line.tokens) for line in shown if line.fact.kind is FactKind.LANGUAGE),
            default=0,
        )
        said = _level([token for token in _own(reading.tokens, at) if token not in denied])
        level = max((_numbered(line.tokens) for line in shown), default=0)
        if known and said > known:
            why = f"Your resume has {token.text} at about {_LEVELS[known]}."
            doubts.append(Doubt(token.start, token.end, DoubtKind.LANGUAGE, why))
        elif level and _numbered(_own(reading.tokens, at)) > level:
            why = f"Your resume has {token.text} at level {level}."
            doubts.append(Doubt(token.start, token.end, DoubtKind.LANGUAGE, why))
        sources += [line.fact.id for line in shown]
    return Finding(tuple(doubts), tuple(sources))


def _numbered(tokens: list[Token]) -> int:
    """Return the number of “Level 6”, 0 where there is none."""
    for token, after in pairwise(tokens):
        if token.low in ("level", "niveau", "stufe", "nivel", "livello") and after.text.isdigit():
            return int(after.text)
    return 0


def _is_medium(tokens: list[Token], at: int) -> bool:
    """Tell whether something is done “in Spanish”, and not “in Spanish law”."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    is_alone = after is None or not after.is_word or after.is_plain
    return at > 0 and tokens[at - 1].low in ("in", "en", "auf", "em", "po") and is_alone


def _own(tokens: list[Token], at: int) -> list[Token]:
    """Return the tokens that say how well a language is spoken: up to the next language."""
    first, last = at, at
    codes = [place for place, token in enumerate(tokens) if code_of(token)]
    reach = _NEAR if len(codes) > 1 else _FAR
    ends = _ENDS | _ANDS if len(codes) > 1 else _ENDS
    while first > max(0, at - reach) and not _is_end(tokens[first - 1], ends):
        first -= 1
    while last + 1 < min(len(tokens), at + reach) and not _is_end(tokens[last + 1], ends):
        last += 1
    return tokens[first : last + 1]


def _is_end(token: Token, ends: frozenset[str]) -> bool:
    return bool(code_of(token)) or token.low in ends


def code_of(token: Token) -> str:
    tags = token.tags or _of_compound(token.low)
    return next((tag[7:] for tag in tags if tag.startswith("speech.")), "")


def _of_compound(word: str) -> set[str]:
    """Return the tags of the language in “Polnischkenntnisse”."""
    language = re.sub(r"(?:sprach)?kenntnissen?$", "", word)
    return tokenize(language, "de")[0].tags if language not in ("", word) else set()


def _level(tokens: list[Token]) -> int:
    return max(
        (int(tag[8:]) for token in tokens for tag in token.tags if tag.startswith("fluency.")),
        default=0,
    )
