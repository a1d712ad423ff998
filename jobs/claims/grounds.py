"""What a text about the person is held against: facts, the posting, and what they leave behind."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from jobs.claims.quantities import Quantity, quantities
from jobs.claims.tokens import Token, tokenize
from jobs.claims.words import listed
from jobs.matching.answers import Mark
from jobs.matching.matcher import Matcher
from jobs.matching.vocabulary import load_vocabulary
from jobs.resumes.facts import Fact, FactKind, facts_of
from jobs.resumes.json_resume import JsonResume


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """All that a letter may be made of.

    `vouched` are sentences that the person said are true of them; `contacts` their addresses,
    numbers and links; `hidden` the names that must not appear.
    """

    resume: JsonResume
    today: date
    name: str = ""
    summary: str = ""
    place: str = ""
    contacts: tuple[str, ...] = ()
    vouched: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    company: str = ""
    title: str = ""
    posting: str = ""

    def facts(self) -> list[Fact]:
        """Return the lines of the resume and of the profile, and what was vouched for."""
        profile = [
            Fact(f"profile.{name}", FactKind.PERSON, text)
            for name, text in (
                ("name", self.name),
                ("summary", self.summary),
                ("place", self.place),
            )
            if text
        ]
        vouched = [
            Fact(f"v{number}", FactKind.VOUCHED, text)
            for number, text in enumerate(self.vouched, 1)
        ]
        return [*facts_of(self.resume), *profile, *vouched]


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, read: its words, stems, numbers, skills and calendar years."""

    fact: Fact
    tokens: list[Token]
    words: frozenset[str]
    stems: frozenset[str]
    numbers: list[Quantity]
    skills: frozenset[str]
    years: frozenset[int]

    @property
    def head(self) -> str:
        """The name of the position, project or school that the fact belongs to."""
        return self.fact.of or self.fact.id


@dataclass(slots=True)
class Evidence:
    """The facts, read once for a whole letter in one language."""

    grounds: Grounds
    language: str
    is_same_language: bool  # stems of the letter and of the resume can be compared
    lines: list[Line]
    posting: Line
    words: frozenset[str]  # of all facts, without accents
    stems: frozenset[str]
    skills: frozenset[str]  # by their names in the vocabulary, with what they imply
    company: frozenset[str]

    def of(self, head: str) -> list[Line]:
        """Return the lines of one position, project or school."""
        return [line for line in self.lines if line.head == head]

    def kind(self, *kinds: FactKind) -> list[Line]:
        return [line for line in self.lines if line.fact.kind in kinds]


def gather(grounds: Grounds, language: str, facts_language: str) -> Evidence:
    """Read the grounds for a letter in `language`; both are ISO 639-1 codes."""
    lines = [read_line(fact, facts_language) for fact in grounds.facts()]
    company = (
        frozenset(
            token.low
            for token in tokenize(grounds.company, language)
            if token.is_word and len(token.low) > 1
        )
        - _LEGAL_FORMS
    )
    about = " \n".join(filter(None, (grounds.title, grounds.company, grounds.posting)))
    skills = {name for line in lines for name in line.skills}
    implied = load_vocabulary().implied
    return Evidence(
        grounds,
        language,
        language == facts_language,
        lines,
        read_line(Fact("posting", FactKind.PERSON, about), language),
        frozenset(word for line in lines for word in line.words),
        frozenset(stem for line in lines for stem in line.stems),
        frozenset(skills | {each for name in skills for each in implied.get(name, ())}),
        company,
    )


def read_line(fact: Fact, language: str) -> Line:
    tokens = tokenize(fact.text, language)
    marks = skill_marks(fact.text)
    tag_skills(tokens, marks)
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fact.text)
    return Line(
        fact,
        tokens,
        frozenset(bare(token.low) for token in tokens if token.is_word or token.is_number),
        frozenset(token.stem for token in tokens if token.is_word),
        quantities(tokens, language),
        frozenset(mark.word for mark in marks) | _named_skill(fact),
        frozenset(int(year) for year in years),
    )


def _named_skill(fact: Fact) -> frozenset[str]:
    """Return the skills that the line names as a whole: of a list of skills, part by part."""
    if fact.kind is not FactKind.SKILL:
        return frozenset()
    parts = re.split(r"[:,()]", fact.text)
    found = (load_vocabulary().skill_of(part.strip()) for part in parts if part.strip())
    return frozenset(skill.name for skill in found if skill)


def skill_marks(text: str) -> list[Mark]:
    """Return where skills of the vocabulary stand in `text`."""
    return _matcher().highlights(unicodedata.normalize("NFC", text))


def tag_skills(tokens: Iterable[Token], marks: list[Mark], *, offset: int = 0) -> None:
    for token in tokens:
        if any(
            mark.start + offset < token.end and token.start < mark.end + offset for mark in marks
        ):
            token.tags.add("skill")


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher([])


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Return a word in lower case, without accents and “'s”."""
    word = word.casefold().replace("’", "'").removesuffix("'s").strip("'.")
    return "".join(s for s in unicodedata.normalize("NFD", word) if not unicodedata.combining(s))


_LEGAL_FORMS: Final = listed("legal_forms")
