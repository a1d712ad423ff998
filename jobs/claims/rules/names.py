"""Names: of employers, schools, products, places. What the person claims must stand in a fact."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, bare
from jobs.claims.numerals import ranked
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token
from jobs.claims.words import listed

_JOINS: Final = frozenset(
    ("of", "de", "and", "&", "der", "van", "von", "for", "du", "del", "di", "la", "the", "-")
)
_NOUNS_HAVE_CAPITALS: Final = frozenset(("de",))
_NOBODY: Final = listed("capitals") | listed("anyone")
_OPENING: Final = frozenset('•*“"„«(¿¡-–')
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
        if reach in (Reach.WISH, Reach.DENIED):
            continue
        start = first + (first == 0 and last > 0 and not reading.tokens[0].is_inner_capital)
        tokens = [token for token in reading.tokens[start : last + 1] if _matters(token)]
        unknown = [token for token in tokens if not _is_known(bare(token.low), evidence)]
        if evidence.language in _NOUNS_HAVE_CAPITALS:
            unknown = [token for token in unknown if not _is_common_noun(token)]
        if reach is not Reach.PERSON or reading.is_unspoken:
            if any(bare(token.low) not in evidence.posting.words for token in unknown):
                doubts += _of_them(reading, first, last, evidence)
        elif unknown and not _is_stemmed(reading.tokens[first : last + 1], evidence):
            doubts.append(_doubt(reading, first, last, evidence))
        elif _is_employed_at(reading, first, evidence):
            why = "Your resume does not say that you worked there."
            doubts.append(Doubt(*reading.span(first, last), DoubtKind.EMPLOYER, why))
        elif _is_unpaid_employment(reading, first):
            why = "Your resume has this as volunteering, and not as employment."
            doubts.append(Doubt(*reading.span(first, last), DoubtKind.EMPLOYER, why))
        elif words := [bare(token.low) for token in tokens]:
            sources += [line.fact.id for line in evidence.lines if line.words.issuperset(words)][:2]
    return Finding(tuple(doubts), tuple(sources))


def _is_common_noun(token: Token) -> bool:
    is_short = len(token.low) < _SHARED or token.low.endswith(_GERMAN_ENDINGS)
    return is_short and not token.is_inner_capital


def _of_them(reading: Reading, first: int, last: int, evidence: Evidence) -> list[Doubt]:
    """Doubt a name that neither the posting nor the resume has, where there is a posting."""
    if not evidence.grounds.posting or first == 0 or evidence.language in _NOUNS_HAVE_CAPITALS:
        return []
    why = f"“{reading.text_of(first, last)}” stands neither in the posting nor in your resume."
    return [Doubt(*reading.span(first, last), DoubtKind.COMPANY, why)]


def _runs(reading: Reading, language: str) -> Iterator[tuple[int, int]]:
    """Yield first and last token of what is written like a name."""
    tokens, at = reading.tokens, 0
    while at < len(tokens):
        if not _begins(tokens, at, language):
            at += 1
            continue
        last = at
        while last + 1 < len(tokens):
            if _is_proper(tokens[last + 1]):
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
    if not _is_proper(token) or not _matters(token):
        return False
    if language in _NOUNS_HAVE_CAPITALS and not token.is_inner_capital:
        return _is_german_name(tokens, at)
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
    """Tell a name from a noun: two capitals in a row, or what follows “bei” without an article."""
    token, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and _is_proper(after) and _matters(after):
        return at > 0 and not token.is_plain and not ranked(token, "vague")
    is_at = at > 0 and tokens[at - 1].low == "bei"
    return is_at and not token.low.endswith(_GERMAN_ENDINGS) and len(token.low) > 3


def _is_proper(token: Token) -> bool:
    is_written_so = token.is_capital or token.is_inner_capital
    return token.is_word and is_written_so and not token.tags & {"me", "you", "your"}


def _matters(token: Token) -> bool:
    if (
        token.low.removesuffix("s") in _NOBODY
        or token.low in _NOBODY
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
    if _is_acronym(word, evidence):
        return True
    if any(word.startswith(known[:_SHARED]) for known in _title_words(evidence) if len(known) > 5):
        return True  # the “Senior Lectureship” of a lecturer
    if word in evidence.posting.words:
        return False  # the posting's own word has to stand in the resume as it is
    start = word[: max(_SHARED, len(word) - 3)]
    return len(word) >= _SHARED and any(known.startswith(start) for known in evidence.words)


def _is_acronym(word: str, evidence: Evidence) -> bool:
    """Tell whether the first letters of words that follow each other in a fact make the word."""
    if not 2 <= len(word) <= 5:
        return False
    initials = (
        "".join(token.low[0] for token in line.tokens if token.is_word and token.is_capital)
        for line in evidence.lines
    )
    return any(word in each for each in initials)


def _title_words(evidence: Evidence) -> set[str]:
    return {bare(word) for word in re.findall(r"[^\W_]+", evidence.grounds.title)}


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
    if any("theirs" in each.tags for each in reading.tokens[:first]):
        return False  # “the opening at Initech”
    has_worked = any("worked" in each.tags for each in reading.tokens)
    return "at" in reading.tokens[first - 1].tags and has_worked


def _is_unpaid_employment(reading: Reading, first: int) -> bool:
    """Tell whether an organisation where the person volunteered is called their employer."""
    heads = {head[0] for head in reading.named[first]}
    starts = tuple(listed("employed"))
    is_employed = any(
        token.low.startswith(starts) and reading.reach[at] is Reach.PERSON
        for at, token in enumerate(reading.tokens)
    )
    return heads == {"o"} and is_employed and not reading.is_of_volunteering


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
