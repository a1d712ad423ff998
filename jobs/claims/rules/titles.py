"""What the person says to be or to have been: “as a head nurse at …”."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.reading import Reading, is_unpaid
from jobs.claims.tokens import Token, phrase_end
from jobs.claims.words import listed
from jobs.matching.titles import read_title
from jobs.resumes.facts import FactKind
from jobs.resumes.reading import words as resume_words

_LONGEST: Final = 6
_OF_THE_PERSON: Final = (FactKind.PERSON, FactKind.VOUCHED)
_NO_TITLE: Final = frozenset(("as", "your", "feeling", "wish"))
_INVERTED: Final = frozenset(("de", "nl"))
_JOINS: Final = frozenset(
    (
        "based",
        "located",
        "living",
        "and",
        "who",
        "on",
        "to",
        "where",
        "und",
        "et",
        "y",
        "e",
        "but",
        "or",
    )
)
_BREAKS: Final = frozenset(
    (
        "at",
        "me",
        "you",
        "turn",
        "worked",
        "into",
        "since",
        "wish",
        "copula",
        "denial",
        "turnback",
        "clause",
    )
)
_ROLES: Final = (FactKind.WORK, FactKind.VOLUNTEER)
_PLACES: Final = (*_ROLES, FactKind.PROJECT)
_ARTICLES: Final = listed("articles")
_MODIFIERS: Final = listed("modifiers")


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts, sources = [], []
    for first, last in _claimed(reading, evidence.language):
        title = reading.text_of(first, last)
        shown = [
            line
            for line in _heads(reading, evidence)
            if _is_shown(reading.tokens[first : last + 1], title, line, evidence)
        ]
        if shown:
            sources += [line.fact.id for line in shown]
        elif won := _won(reading, title, evidence):
            sources += won
        else:
            why = f"Your resume does not call you “{title}”" + (" there." if reading.heads else ".")
            doubts.append(Doubt(*reading.span(first, last), DoubtKind.TITLE, why))
    return Finding(tuple(doubts), tuple(sources))


def _claimed(reading: Reading, language: str) -> Iterator[tuple[int, int]]:
    tokens = reading.tokens
    for at, token in enumerate(tokens[:-1]):
        if "as" not in token.tags or reading.reach[at] is not Reach.PERSON:
            continue
        first = at + 1
        if language in _INVERTED:  # “war ich zuletzt Vorarbeiter”, “ben ik nu hoofd van …”
            ahead = range(at + 1, min(at + 4, len(tokens) - 1))
            first = next((n for n in ahead if _names_title(tokens[n])), first)
        is_named = tokens[first].low in _ARTICLES
        first += is_named
        if (
            first >= len(tokens)
            or tokens[first].tags & {"as", "your"}
            or "your" in tokens[at + 1].tags
        ):
            continue
        last = _end(tokens, first, language)
        if any("theirs" in each.tags for each in tokens[first : last + 2]):
            continue
        is_level = any("levels" in each.tags for each in tokens[first : last + 1])
        if last >= first and (is_level or _is_title(reading.text_of(first, last))):
            yield first, last


def _end(tokens: list[Token], first: int, language: str) -> int:
    last = phrase_end(tokens, first, _LONGEST, joins=_JOINS, breaks=_BREAKS)
    if language != "de":
        return last
    small = (at for at in range(first + 1, last + 1) if not tokens[at].is_capital)
    verb = next((at for at in small if tokens[at].text != "-"), last + 1)
    return verb - 1  # what follows a German noun in small letters is no part of the title


def _names_title(token: Token) -> bool:
    return "levels" in token.tags or _is_title(token.text)


@lru_cache(maxsize=5_000)
def _is_title(words: str) -> bool:
    return resume_words.pattern("titles").search(resume_words.key(words)) is not None


def _heads(reading: Reading, evidence: Evidence) -> list[Line]:
    named = {name for name in reading.heads if name[0] in "wo"}
    lines = evidence.kind(
        FactKind.WORK,
        FactKind.PERSON,
        FactKind.PROJECT,
        FactKind.CERTIFICATE,
        FactKind.VOUCHED,
        FactKind.EDUCATION,
        FactKind.VOLUNTEER,
    )
    return [
        line
        for line in lines
        if (not named or line.head in named or line.fact.kind in _OF_THE_PERSON)
        and (line.fact.kind not in _ROLES or _is_head(line))
    ]


def _is_shown(tokens: list[Token], title: str, line: Line, evidence: Evidence) -> bool:
    if line.fact.kind is FactKind.VOLUNTEER and any(map(is_unpaid, tokens)):
        return _is_shown_unpaid(tokens, line, evidence)
    if line.fact.id.endswith("summary"):
        return f" {title.casefold()} " in f" {line.fact.text.casefold()} ".replace(",", " ")
    said = read_title(title)
    true = read_title(line.fact.text.split(" (")[0])
    if (
        said.level is not None
        and (true.level or 0) < said.level
        and not _levels(tokens) <= _levels(line.tokens)
    ):
        return False
    if said.words and said.words <= true.words and _levels(tokens) <= _levels(line.tokens) | {""}:
        return True
    if not evidence.is_same_language:
        return bool(said.words & true.words) or _is_head(line)
    said_stems = {token.stem for token in tokens if token.is_word}
    content = {
        token.stem for token in tokens if token.is_word and not _is_loose(token)
    } or said_stems
    levels = {token.stem for token in tokens if "levels" in token.tags}
    of_place = evidence.of(line.head) if line.fact.kind in _PLACES else []
    known = line.stems.union(*(each.stems for each in of_place))
    return (
        bool(content)
        and levels <= line.stems
        and all(_is_close(each, known) for each in content - levels)
        and any(_is_close(each, line.stems) for each in content)
    )


def _is_shown_unpaid(tokens: list[Token], line: Line, evidence: Evidence) -> bool:
    """Tell whether a title is that of the role, but for the word that nobody paid: “volunteer”."""
    rest = [token for token in tokens if not is_unpaid(token)]
    said = " ".join(token.text for token in rest if token.is_word)
    return not said or _is_shown(rest, said, line, evidence)


def _is_close(stem: str, known: frozenset[str]) -> bool:
    """Tell whether a word of the title is known: “auditor” where “audit” is."""
    start = stem[: max(5, len(stem) - 3)]
    return stem in known or (len(stem) >= 5 and any(each.startswith(start) for each in known))


def _is_loose(token: Token) -> bool:
    return (token.is_plain and "levels" not in token.tags) or token.low in _MODIFIERS


def _won(reading: Reading, title: str, evidence: Evidence) -> list[str]:
    """Return the awards that the sentence names in full: “I was Nurse of the Year in 2021”."""
    said = reading.sentence.text.casefold()
    names = (
        (f"a{number}", " ".join(award.title.casefold().split()))
        for number, award in enumerate(evidence.grounds.resume.awards, 1)
    )
    told = title.casefold()
    return [
        name
        for name, award in names
        if award in said and (told in award or not _is_title(told.replace(award, "")))
    ]


def _is_head(line: Line) -> bool:
    return line.fact.kind in _ROLES and line.fact.id == line.head


def _levels(tokens: list[Token]) -> set[str]:
    return {token.stem for token in tokens if "levels" in token.tags}
