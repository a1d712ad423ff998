"""Degrees by their level, and the field that was studied."""

from collections.abc import Iterator
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token, phrase_end
from jobs.claims.words import listed
from jobs.resumes.facts import FactKind
from jobs.resumes.reading.words import months

_ACADEMIC: Final = ("degrees.3", "degrees.4", "degrees.5")
# “Master data at scale”, “Scout Master”, “Best Bachelor Programme”: no degree of the person.
_NO_STUDIES: Final = (
    *(FactKind.WORK, FactKind.VOLUNTEER),
    *(FactKind.AWARD, FactKind.PUBLICATION),
)
_TABLE: Final = "degrees."
_LONGEST: Final = 5
_IN_LOWER_CASE: Final = frozenset(("hbo", "mbo"))
_SHORT: Final = 4  # letters of an abbreviation, which needs capitals: “BA”, “MSc”
_FOLLOWS: Final = frozenset(("'s", "of", "in", "degree", "thesis", "’s", "level", "diploma"))
_ENDS: Final = frozenset(("and", "from", "in", "und", "et", "y", "e", "which", "before"))
_BREAKS: Final = frozenset(("copula", "at", "me", "you", "turn", "since", "until"))
_OF_OTHERS: Final = ("student", "studier", "étudiant", "estudiant", "intern", "candidate")
_AMBIGUOUS: Final = frozenset(
    (
        "master",
        "masters",
        "licence",
        "associate",
        "associates",
        "diploma",
        "lehre",
        "promotion",
        "grado",
        "magister",
        "foundation",
    )
)


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    for at, token in enumerate(reading.tokens):
        rank = _rank(reading.tokens, at)
        if not rank or reading.reach[at] is not Reach.PERSON:
            continue
        shown = [
            line
            for line in _lines(evidence)
            if rank in ranks(line) or token.low in {t.low for t in line.tokens}
        ]
        if shown:
            sources += [line.fact.id for line in shown]
        else:
            doubts.append(
                Doubt(
                    token.start,
                    token.end,
                    DoubtKind.DEGREE,
                    f"Your resume has no such degree: “{token.text}”.",
                )
            )
    if evidence.is_same_language:
        doubts += _fields(reading, evidence)
    return Finding(tuple(doubts), tuple(sources))


def ranks(line: Line) -> frozenset[int]:
    found = (_rank(line.tokens, at, is_fact=True) for at in range(len(line.tokens)))
    return frozenset(filter(None, found))


def _lines(evidence: Evidence) -> list[Line]:
    return [line for line in evidence.lines if line.fact.kind not in _NO_STUDIES]


def _studies(evidence: Evidence, *, is_academic: bool) -> list[Line]:
    """Return the lines that may say what was studied; those about the person if they do."""
    said = [line for line in evidence.kind(FactKind.PERSON) if _says_degree(line)]
    kinds = [FactKind.EDUCATION, FactKind.VOUCHED]
    return [*evidence.kind(*kinds, *([] if is_academic else [FactKind.CERTIFICATE])), *said]


def _is_academic(tokens: list[Token]) -> bool:
    """Tell whether it is a bachelor's degree or more, which no certificate is."""
    return any(tag in token.tags for token in tokens for tag in _ACADEMIC)


def _says_degree(line: Line) -> bool:
    return bool(ranks(line)) or any("any_degree" in token.tags for token in line.tokens)


def _rank(tokens: list[Token], at: int, *, is_fact: bool = False) -> int:
    token = tokens[at]
    found = [int(tag[len(_TABLE) :]) for tag in token.tags if tag.startswith(_TABLE)]
    if not found or "skill" in token.tags:
        return 0
    is_short = len(token.low.replace(".", "")) <= _SHORT and token.low not in _IN_LOWER_CASE
    if is_short and not token.is_inner_capital:
        return 0
    follows = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if (
        token.low in _AMBIGUOUS
        and not is_fact
        and follows not in _FOLLOWS
        and not _is_studied(tokens, at)
    ):
        return 0
    if (at and tokens[at - 1].low == "scrum") or follows.startswith(_OF_OTHERS):
        return 0
    return max(found)


def _is_studied(tokens: list[Token], at: int) -> bool:
    near = tokens[max(0, at - 5) : at + 3]
    return any(token.tags & {"studied", "any_degree"} for token in near if token is not tokens[at])


def _fields(reading: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Doubt a field that no school on the resume goes with."""
    tokens = reading.tokens
    for at, token in enumerate(tokens[:-1]):
        if "studied" not in token.tags or reading.reach[at] is not Reach.PERSON:
            continue
        if "studied" in tokens[at + 1].tags:
            continue
        last = phrase_end(tokens, at + 1, _LONGEST, joins=_ENDS, breaks=_BREAKS)
        content = [each for each in tokens[at + 1 : last + 1] if _is_of_field(each)]
        if not content or content[0].low in months():
            continue
        stems = {each.stem for each in content}
        lines = _studies(evidence, is_academic=_is_academic(tokens[max(0, at - 2) : at + 1]))
        if not any(stems <= line.stems for line in lines):
            said = reading.text_of(tokens.index(content[0]), tokens.index(content[-1]))
            yield Doubt(
                content[0].start,
                content[-1].end,
                DoubtKind.DEGREE,
                f"Your resume does not say that you studied “{said}”.",
            )


def _is_of_field(token: Token) -> bool:
    if not token.is_word or len(token.low) < 3 or "any_degree" in token.tags:
        return False
    is_degree = any(tag.startswith(_TABLE) for tag in token.tags)
    return not is_degree and token.low not in listed("articles")
