"""Whom the letter greets and who signs it."""

from typing import Final

from jobs.claims.doubts import Doubt, DoubtKind, Finding
from jobs.claims.grounds import Evidence, bare
from jobs.claims.sentences import Sentence
from jobs.claims.tokens import tokenize
from jobs.claims.words import listed

_SHARED: Final = 6  # letters in which “Hopwells” and “Hopwell” agree


def addressee(sentence: Sentence, evidence: Evidence) -> Finding:
    """Doubt a greeting of someone whom neither the posting nor the company's name has."""
    tokens = tokenize(sentence.text, evidence.language, offset=sentence.start)
    unknown = [
        token for token in tokens
        if token.is_word and token.is_capital
        and token.low not in listed("anyone") | listed("salutation")
        and bare(token.low) not in evidence.posting.words
        and not _is_of_company(token.low, evidence)
    ]  # fmt: skip
    if not unknown:
        return Finding()
    start, end = unknown[0].start, unknown[-1].end
    return Finding(
        (Doubt(start, end, DoubtKind.ADDRESSEE, "The posting does not name this person."),)
    )


def _is_of_company(word: str, evidence: Evidence) -> bool:
    return any(word.startswith(bare(each)[:_SHARED]) for each in evidence.company)


def signature(sentence: Sentence, evidence: Evidence) -> Finding:
    """Doubt a name below the letter that is not the person's."""
    names = {
        bare(word)
        for name in (evidence.grounds.name, evidence.grounds.resume.basics.name)
        for word in name.split()
    }
    tokens = tokenize(sentence.text, evidence.language, offset=sentence.start)
    words = [token for token in tokens if token.is_word and token.is_capital]
    is_name = 1 < len(words) == len([token for token in tokens if token.is_word]) <= 4
    if not names or not is_name or any(bare(token.low) in names for token in words):
        return Finding()
    if all(bare(token.low) in evidence.words for token in words):
        return Finding()
    why = "The letter is signed with a name that is not yours."
    return Finding((Doubt(words[0].start, words[-1].end, DoubtKind.NAME, why),))
