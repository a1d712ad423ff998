"""One sentence of the body, read: tokens, whose they are, which positions it names."""

from dataclasses import dataclass
from typing import Final

from jobs.claims import contacts
from jobs.claims.clauses import Reach, reaches
from jobs.claims.grounds import Evidence, Line, bare, skill_marks, tag_skills
from jobs.claims.quantities import Quantity, quantities
from jobs.claims.sentences import Sentence
from jobs.claims.tokens import Token, tokenize
from jobs.claims.words import listed
from jobs.matching.answers import Mark
from jobs.resumes.facts import FactKind

_SHORTEST_NAME: Final = 3
_COMMON_IN_NAMES: Final = listed("common_in_names")


@dataclass(slots=True)
class Reading:
    """What the rules look at. `heads` are the positions and schools that the sentence names."""

    sentence: Sentence
    tokens: list[Token]
    reach: list[Reach]
    marks: list[Mark]
    numbers: list[Quantity]
    heads: frozenset[str]

    def text_of(self, first: int, last: int) -> str:
        start = self.tokens[first].start - self.sentence.start
        return self.sentence.text[start : self.tokens[last].end - self.sentence.start]

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.tokens[first].start, self.tokens[last].end

    def at(self, place: int) -> int:
        """Return the token at or after a character of the text."""
        return next(
            (n for n, token in enumerate(self.tokens) if token.end > place), len(self.tokens) - 1
        )


def read(sentence: Sentence, evidence: Evidence, before: frozenset[str]) -> Reading:
    """Read a sentence; `before` are the positions that the sentence before it named."""
    tokens = tokenize(sentence.text, evidence.language, offset=sentence.start)
    marks = skill_marks(sentence.text)
    tag_skills(tokens, marks, offset=sentence.start)
    _tag_contacts(tokens, sentence)
    words = [bare(token.low) for token in tokens if token.is_capital]
    heads = frozenset(
        line.fact.id for line in evidence.kind(FactKind.WORK, FactKind.EDUCATION, FactKind.PROJECT)
        if line.fact.id == line.head and _is_named(line, words, evidence)
    )  # fmt: skip
    return Reading(
        sentence,
        tokens,
        reaches(tokens, evidence.company),
        marks,
        quantities(tokens, evidence.language),
        heads or (before if _points_back(tokens) else frozenset()),
    )


def _tag_contacts(tokens: list[Token], sentence: Sentence) -> None:
    for start, end in contacts.places(sentence.text):
        for token in tokens:
            if start <= token.start - sentence.start < end:
                token.tags.add("contact")


def _is_named(line: Line, words: list[str], evidence: Evidence) -> bool:
    name = _name_of(line, evidence)
    if not name:
        return False
    kept = [word for word in name if word not in _COMMON_IN_NAMES and len(word) >= _SHORTEST_NAME]
    if kept:
        return kept[0] in words
    return all(word in words for word in name)


def _name_of(line: Line, evidence: Evidence) -> list[str]:
    resume, number = evidence.grounds.resume, int(line.fact.id[1:]) - 1
    if line.fact.kind is FactKind.WORK:
        name = resume.work[number].name
    elif line.fact.kind is FactKind.EDUCATION:
        name = resume.education[number].institution
    else:
        name = resume.projects[number].name
    return [bare(token.low) for token in tokenize(name, evidence.language) if token.is_word]


def _points_back(tokens: list[Token]) -> bool:
    """Tell whether the sentence goes on about the place of the one before: “There I …”."""
    return bool(tokens) and tokens[0].low in (
        "there",
        "dort",
        "là",
        "allí",
        "lì",
        "ali",
        "daar",
        "tam",
    )
