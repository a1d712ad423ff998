"""Things done and distinctions won: some fact must speak of them."""

from collections.abc import Iterator
from typing import Final

from jobs.claims import clauses
from jobs.claims.clauses import Reach
from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, Line
from jobs.claims.reading import Reading
from jobs.claims.tokens import Token
from jobs.claims.words import listed
from jobs.resumes.facts import FactKind
from jobs.resumes.reading.words import months

_LISTS: Final = (FactKind.CERTIFICATE, FactKind.AWARD, FactKind.PUBLICATION)
_SPECIFIC: Final = 4  # words of its own that make a sentence say something definite
_IRREGULAR: Final = frozenset(("given", "taken", "shown", "spoken", "written", "driven"))
_OBJECT: Final = 7  # tokens after a verb in which its object stands
_SHARED: Final = 5  # letters


def look(reading: Reading, evidence: Evidence) -> Finding:
    if not evidence.is_same_language:
        return Finding()
    doubts = (
        *_distinction(reading, evidence),
        *_qualification(reading, evidence),
        *_borrowed(reading, evidence),
        *_grade(reading, evidence),
    )
    best = _best(reading, evidence)
    return Finding(doubts, (best.fact.id,) if best else ())


def untold(reading: Reading, evidence: Evidence) -> Finding:
    """Doubt a whole sentence that tells of something done of which no fact has a word."""
    if not evidence.is_same_language or len(_content(reading, evidence)) < _SPECIFIC:
        return Finding()
    if not _tells(reading) or _best(reading, evidence):
        return Finding()
    sentence = reading.sentence
    why = "No line of your resume or profile speaks of this."
    return Finding((Doubt(sentence.start, sentence.end, DoubtKind.DEED, why),))


def _best(reading: Reading, evidence: Evidence) -> Line | None:
    """Return the fact that has most of the words, if one has any."""
    content = _content(reading, evidence)
    best = max(evidence.lines, key=lambda line: _overlap(content, line), default=None)
    return best if best and _overlap(content, best) else None


def _distinction(reading: Reading, evidence: Evidence) -> list[Doubt]:
    found = []
    for at, token in enumerate(reading.tokens):
        if (
            not token.is_word
            or "distinctions" not in token.tags
            or reading.reach[at] is not Reach.PERSON
            or "skill" in token.tags
        ):
            continue
        if _is_of_degree(token, reading, evidence):
            continue
        is_promoted = token.stem.startswith(("promot", "beförder", "promu", "ascend"))
        if is_promoted and _has_risen(evidence):
            continue
        if not (
            _is_listed(token, evidence)
            or _is_near(token.stem, evidence)
            or _is_kindred(token, evidence)
        ):
            found.append(
                Doubt(
                    token.start,
                    token.end,
                    DoubtKind.DEED,
                    f"Your resume says nothing of “{token.text}”.",
                )
            )
    return found


def _is_listed(token: Token, evidence: Evidence) -> bool:
    """Tell whether the resume lists things of the kind: certificates, awards, publications."""
    return any(
        evidence.kind(kind) and token.low.startswith(tuple(listed("of_a_list", kind)))
        for kind in _LISTS
    )


def _has_risen(evidence: Evidence) -> bool:
    """Tell whether the person had two positions with one employer."""
    names = [work.name.casefold() for work in evidence.grounds.resume.work]
    return len(set(names)) < len(names)


def _is_of_degree(token: Token, reading: Reading, evidence: Evidence) -> bool:
    """Tell whether it is the honours of a degree that the resume has with its grade."""
    if token.low.startswith("award"):
        return any("any_degree" in each.tags for each in reading.tokens)
    is_grade = token.low.startswith(("hono", "distinc"))
    schools = evidence.grounds.resume.education
    return is_grade and any(
        school.score or "hon" in school.study_type.casefold() for school in schools
    )


def _qualification(reading: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Doubt a course or a licence whose name stands in no fact: “my dementia training”."""
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if "qualification" not in token.tags or reading.reach[at] is not Reach.PERSON:
            continue
        first = last = at
        while first and at - first < 3 and _is_modifier(tokens[first - 1]):
            first -= 1
        if at + 1 < len(tokens) and "into" in tokens[at + 1].tags:
            while last + 1 < len(tokens) and last - at < 4 and not _ends_object(tokens[last + 1]):
                last += 1
        named = [
            each for each in tokens[first : last + 1] if _is_definite(each) and each is not token
        ]
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if last == at and after is not None and _is_definite(after) and not after.tags:
            continue  # “training plans”: it is no qualification
        if named and not _stands_in_one(named, evidence):
            said = reading.text_of(first, last)
            why = f"Your resume says nothing of “{said}”."
            yield Doubt(*reading.span(first, last), DoubtKind.DEED, why)


def _stands_in_one(named: list[Token], evidence: Evidence) -> bool:
    """Tell whether one fact has all of these words."""
    starts = [each.stem[:_SHARED] for each in named]
    return any(
        all(any(stem.startswith(start) for stem in line.stems) for start in starts)
        for line in evidence.lines
    )


def _grade(reading: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Doubt a grade that no school on the resume has: “a first-class degree”."""
    if not any(token.tags & {"any_degree", "studied"} for token in reading.tokens):
        return
    known = {
        tag
        for line in evidence.kind(FactKind.EDUCATION)
        for each in line.tokens
        for tag in each.tags
    }
    for at, token in enumerate(reading.tokens):
        tags = {tag for tag in token.tags if tag.startswith("grades.")}
        if token.is_word and tags - known and reading.reach[at] is Reach.PERSON:
            why = "Your resume does not have this grade."
            yield Doubt(token.start, token.end, DoubtKind.DEGREE, why)
            return


def _is_modifier(token: Token) -> bool:
    tags = token.tags & {"me", "you", "your", "deed", "at", "and", "into", "skill", "qualification"}
    return token.is_word and not tags and token.low not in listed("articles")


def _borrowed(reading: Reading, evidence: Evidence) -> Iterator[Doubt]:
    """Doubt “I have done X” where the posting has the words of X and no fact has one of them."""
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        verb = _verb_after(reading, at) if clauses.is_subject(token) else None
        if verb is None:
            continue
        last = verb + 1
        while last < len(tokens) and last - verb < _OBJECT and not _ends_object(tokens[last]):
            last += 1
        said = [each for each in tokens[verb + 1 : last] if _is_definite(each)]
        new = [each for each in said if not _is_near(each.stem, evidence)]
        is_asked = any(each.stem in evidence.posting.stems for each in new)
        if is_asked and len(new) == len(said):
            why = "The posting has these words; no line of your resume does."
            yield Doubt(new[0].start, new[-1].end, DoubtKind.DEED, why)


def _verb_after(reading: Reading, at: int) -> int | None:
    """Return the place of the verb of “I have also marked …”, if the person claims it."""
    for place in range(at + 1, min(at + 4, len(reading.tokens))):
        token = reading.tokens[place]
        if reading.reach[place] is not Reach.PERSON or not token.is_word:
            return None
        if _is_past(token) and "feeling" not in token.tags:
            return place
    return None


def _ends_object(token: Token) -> bool:
    return not (token.is_word or token.is_number or token.text == "-") or bool(
        token.tags & {"me", "you", "your", "and", "clause", "turnback", "wish", "feeling"}
    )


def _is_definite(token: Token) -> bool:
    is_date = token.low in months()
    return (
        token.is_word
        and len(token.low) > 4
        and not (token.is_plain or is_date or _is_function(token))
    )


def _is_near(stem: str, evidence: Evidence) -> bool:
    start = stem[:_SHARED]
    return any(each.startswith(start) for each in evidence.stems)


def _is_kindred(token: Token, evidence: Evidence) -> bool:
    """Tell whether the resume speaks of the distinction in another word: “author” of a paper."""
    pairs = (entry.split(":") for entry in listed("kindred"))
    known = " ".join(words for key, words in pairs if token.low.startswith(key)).split()
    starts = tuple(word[:_SHARED] for word in known)
    return bool(starts) and any(each.startswith(starts) for each in evidence.stems)


def _tells(reading: Reading) -> bool:
    """Tell whether the sentence says that the person did something: “I organised …”."""
    if any(token.tags & {"wish", "feeling", "you", "your", "denial"} for token in reading.tokens):
        return False
    for at, token in enumerate(reading.tokens):
        if "me" not in token.tags or token.tags & {"object", "owner"}:
            continue
        after = reading.tokens[at + 1 : at + 4]
        if reading.reach[at] is Reach.PERSON and any(map(_is_past, after)):
            return True
    return False


def _is_past(token: Token) -> bool:
    is_irregular = "deed" in token.tags or token.low in _IRREGULAR
    return is_irregular or (token.low.endswith("ed") and not token.is_plain)


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
