"""One sentence of the body, read: tokens, whose they are, which positions it names."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from jobs.claims import contacts
from jobs.claims.clauses import Reach, clauses, reaches
from jobs.claims.grounds import Evidence, Line, bare, skill_marks, tag_skills
from jobs.claims.quantities import Quantity, quantities
from jobs.claims.sentences import Sentence
from jobs.claims.tokens import Token, tokenize
from jobs.claims.words import listed
from jobs.matching.answers import Mark
from jobs.resumes.facts import FactKind

_ELSEWHERE: Final = listed("elsewhere")
_RELATIVES: Final = listed("relatives")
_SHORTEST_NAME: Final = 3
_LONGEST: Final = 6  # words of a name
_PLACES: Final = (FactKind.WORK, FactKind.EDUCATION, FactKind.PROJECT, FactKind.VOLUNTEER)
_ENOUGH_OF_A_CLUB: Final = 2  # words: “Red Cross” of “German Red Cross, Ortsverein Aachen”
_SURE: Final = 2  # words in common that leave no doubt which role is meant
_ALONE: Final = 5  # letters of a word of its name that names it where no other line has it
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
    named: list[frozenset[str]]  # by token, the positions that its clause names
    stems: frozenset[str]  # of the words that say something definite
    is_of_person: bool = False  # a line of a resume, whatever its words

    @property
    def is_unspoken(self) -> bool:
        """Tell whether no word says who speaks: the verb does, in Spanish, Italian, Polish."""
        return not self.is_of_person and not any("me" in token.tags for token in self.tokens)

    @property
    def is_of_volunteering(self) -> bool:
        """Tell whether the sentence says that something was done for nobody's pay."""
        return any(map(is_unpaid, self.tokens))

    def speak(self) -> None:
        """Take all that is not denied for said of the person: so are the lines of a resume."""
        self.is_of_person = True
        self.reach = [each if each is Reach.DENIED else Reach.PERSON for each in self.reach]

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
    named = _named(tokens, evidence)
    heads = frozenset(head for each in named for head in each)
    if not heads and _points_back(tokens):
        heads, named = before, [before] * len(tokens)
    return Reading(
        sentence,
        tokens,
        reaches(tokens, evidence.company, evidence.language),
        marks,
        quantities(tokens, evidence.language),
        heads,
        named,
        frozenset(token.stem for token in tokens if token.is_word and not token.is_plain),
    )


def retold(reading: Reading, evidence: Evidence) -> frozenset[str]:
    """Return the volunteer roles of which the sentence tells without a name: by their words."""
    return frozenset(
        line.head
        for line in evidence.kind(FactKind.VOLUNTEER)
        if len(line.stems & reading.stems) >= _SURE
    )


def is_unpaid(token: Token) -> bool:
    return token.low.startswith(_unpaid())


@lru_cache(maxsize=1)
def _unpaid() -> tuple[str, ...]:
    return tuple(listed("unpaid"))


def _tag_contacts(tokens: list[Token], sentence: Sentence) -> None:
    for start, end in contacts.places(sentence.text):
        for token in tokens:
            if start <= token.start - sentence.start < end:
                token.tags.add("contact")


def _named(tokens: list[Token], evidence: Evidence) -> list[frozenset[str]]:
    """Return for each token the positions and schools that its clause names.

    A clause that names none goes with the one before it, if that is only “At Initech, …”.
    """
    lines = [line for line in evidence.kind(*_PLACES) if line.fact.id == line.head]
    found: list[frozenset[str]] = []
    opening: frozenset[str] = frozenset()
    for first, last in _parts(tokens):
        words = [
            bare(tokens[at].low)
            for at in range(first, last)
            if tokens[at].is_capital and not _is_elsewhere(tokens, at)
        ]
        heads = frozenset(line.fact.id for line in lines if _is_named(line, words, evidence))
        if tokens[first].low in _RELATIVES and found:
            opening = found[-1]
        found += [heads or opening] * (last - first)
        is_opening = not any("me" in token.tags for token in tokens[first:last])
        opening = heads | opening if is_opening and tokens[last - 1].low == "," else frozenset()
    return found


def _is_elsewhere(tokens: list[Token], at: int) -> bool:
    """Tell whether a name is only where the sentence starts from: “before St Brendan I …”."""
    first = max(0, at - _LONGEST)
    while at > first and tokens[at - 1].is_capital and tokens[at - 1].low not in _ELSEWHERE:
        at -= 1
    return at > 0 and tokens[at - 1].low in _ELSEWHERE


def _parts(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the clauses, cut at commas as well."""
    starts = {first for first, _ in clauses(tokens)}
    starts |= {at for at in range(1, len(tokens)) if tokens[at - 1].low == ","}
    return list(pairwise([*sorted(starts), len(tokens)]))


def _is_named(line: Line, words: list[str], evidence: Evidence) -> bool:
    name = _name_of(line, evidence)
    if not name:
        return False
    kept = [word for word in name if word not in _COMMON_IN_NAMES and len(word) >= _SHORTEST_NAME]
    if kept and line.fact.kind is FactKind.PROJECT:
        return all(word in words for word in kept)
    if kept and line.fact.kind is FactKind.VOLUNTEER:
        said = [word for word in kept if word in words]
        is_enough = len(said) >= min(_ENOUGH_OF_A_CLUB, len(kept))
        return is_enough or any(_stands_there_alone(word, line, evidence) for word in said)
    if kept:
        return kept[0] in words
    return all(word in words for word in name)


def _stands_there_alone(word: str, line: Line, evidence: Evidence) -> bool:
    others = (each for each in evidence.lines if each.head != line.head)
    return len(word) >= _ALONE and not any(word in each.words for each in others)


def _name_of(line: Line, evidence: Evidence) -> list[str]:
    resume, number = evidence.grounds.resume, int(line.fact.id[1:]) - 1
    if line.fact.kind is FactKind.WORK:
        name = resume.work[number].name
    elif line.fact.kind is FactKind.EDUCATION:
        name = resume.education[number].institution
    elif line.fact.kind is FactKind.VOLUNTEER:
        name = resume.volunteer[number].organization
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
