"""Names: of employers, schools, products, places. What the person claims must stand in a fact."""

from collections.abc import Iterator
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, bare
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token
from jobs.claims.words import listed
from jobs.resumes.facts import FactKind

_JOINS: Final = frozenset(
    ("of", "de", "and", "&", "der", "van", "von", "for", "du", "del", "di", "la", "the", "-")
)
_NOUNS_HAVE_CAPITALS: Final = frozenset(("de",))
_SHARED: Final = 5  # letters in common that make “German” known where “Germany” is
_SKIPPED: Final = (
    "contact",
    "me",
    "levels",
    "any_degree",
    "unit.months",
    "unit.money",
    "skill",
    "distinctions",
)
_SKIPPED_KEYED: Final = ("degrees.", "speech.", "fluency.")
_GERMAN_ENDINGS: Final = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "keiten",
    "en",
    "er",
    "ern",
    "ion",
    "ionen",
    "schaft",
    "ment",
    "tät",
)


def look(reading: Reading, evidence: Evidence) -> Finding:
    doubts: list[Doubt] = []
    sources: list[str] = []
    for first, last in _runs(reading, evidence.language):
        reach = reading.reach[first]
        if reach is not Reach.PERSON:
            continue
        words = [bare(token.low) for token in reading.tokens[first : last + 1] if _matters(token)]
        unknown = [word for word in words if not _is_known(word, evidence)]
        if unknown and not _is_stemmed(reading.tokens[first : last + 1], evidence):
            doubts.append(_doubt(reading, first, last, evidence))
        elif _is_employed_at(reading, first, evidence):
            why = "Your resume does not say that you worked there."
            doubts.append(Doubt(*reading.span(first, last), DoubtKind.EMPLOYER, why))
        elif words:
            sources += [line.fact.id for line in evidence.lines if line.words.issuperset(words)][:2]
    return Finding(tuple(doubts), tuple(sources))


def _runs(reading: Reading, language: str) -> Iterator[tuple[int, int]]:
    """Yield first and last token of what is written like a name."""
    tokens, at = reading.tokens, 0
    while at < len(tokens):
        if not _begins(tokens, at, language):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens):
            if _is_name_word(tokens[last + 1], language):
                last += 1
            elif (
                tokens[last + 1].low in _JOINS
                and last + 2 < len(tokens)
                and _is_proper(tokens[last + 2])
            ):
                if tokens[last + 1].low in ("and", "the"):
                    break
                last += 2
            else:
                break
        yield at, last
        at = last + 1


def _begins(tokens: list[Token], at: int, language: str) -> bool:
    token = tokens[at]
    if not _is_name_word(token, language) or not _matters(token):
        return False
    if language in _NOUNS_HAVE_CAPITALS and not token.is_inner_capital:
        return at > 0 and _is_german_name(tokens, at)
    if at and tokens[at - 1].text not in '•*“"„«(':
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        token.is_inner_capital
        or token.low.endswith("'s")
        or (
            follows is not None and _is_proper(follows) and _matters(follows) and not token.is_plain
        )
    )


def _is_german_name(tokens: list[Token], at: int) -> bool:
    return (
        tokens[at - 1].low == "bei"
        and not tokens[at].low.endswith(_GERMAN_ENDINGS)
        and len(tokens[at].low) > 3
    )


def _is_name_word(token: Token, language: str) -> bool:
    if not _is_proper(token):
        return False
    return (
        language not in _NOUNS_HAVE_CAPITALS
        or token.is_inner_capital
        or not token.low.endswith(_GERMAN_ENDINGS)
    )


def _is_proper(token: Token) -> bool:
    return token.is_word and token.is_capital


def _matters(token: Token) -> bool:
    if (
        token.low in listed("capitals")
        or len(token.low) < 2
        or any(tag in token.tags for tag in _SKIPPED)
    ):
        return False
    return not any(tag.startswith(_SKIPPED_KEYED) for tag in token.tags) and token.low not in (
        "i'm",
        "i've",
        "i'd",
        "i'll",
    )


def _is_known(word: str, evidence: Evidence) -> bool:
    if word in evidence.words or word in evidence.company or word in _title_words(evidence):
        return True
    parts = word.replace("&", "'").split("'")
    if len(parts) > 1 and all(len(part) < 2 or part in evidence.words for part in parts):
        return True
    start = word[:_SHARED]
    return len(word) >= _SHARED and any(known.startswith(start) for known in evidence.words)


def _title_words(evidence: Evidence) -> set[str]:
    return {bare(word) for word in evidence.grounds.title.split()}


def _is_stemmed(tokens: list[Token], evidence: Evidence) -> bool:
    """Tell whether the run is ordinary words of the resume, written with capitals."""
    return all(
        token.stem in evidence.stems or token.is_plain or not _matters(token)
        for token in tokens
        if token.is_word
    )


def _is_employed_at(reading: Reading, first: int, evidence: Evidence) -> bool:
    """Tell whether the sentence says that the person worked for the company they write to."""
    token = reading.tokens[first]
    if token.low not in evidence.company or bare(token.low) in evidence.words or first == 0:
        return False
    has_worked = any("worked" in each.tags for each in reading.tokens)
    return "at" in reading.tokens[first - 1].tags and has_worked


def _doubt(reading: Reading, first: int, last: int, evidence: Evidence) -> Doubt:
    said = reading.text_of(first, last)
    is_employer = first > 0 and "at" in reading.tokens[first - 1].tags
    kind = DoubtKind.EMPLOYER if is_employer else DoubtKind.NAME
    if all(bare(token.low) in evidence.posting.words for token in reading.tokens[first : last + 1]):
        return Doubt(
            *reading.span(first, last),
            kind,
            f"“{said}” is from the posting; your resume does not have it.",
        )
    return Doubt(*reading.span(first, last), kind, f"Your resume does not name “{said}”.")


def names_of_people(evidence: Evidence) -> frozenset[str]:
    """Return the words of the person's own name."""
    return frozenset(
        word
        for line in evidence.kind(FactKind.PERSON)
        if line.fact.id in ("me.name", "profile.name")
        for word in line.words
    )
