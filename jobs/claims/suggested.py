"""Hold suggested skills against the facts: each line is a skill and the words that show it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jobs.claims.checking import Checked
from jobs.claims.doubts import Doubt, DoubtKind
from jobs.claims.grounds import read_line
from jobs.claims.sentences import Sentence
from jobs.matching.vocabulary import load_vocabulary
from jobs.resumes.facts import Fact, FactKind

_LINE: Final = re.compile(r"\S[^\n]*\S|\S")
_DASH: Final = re.compile(r"\s+[-–—]+\s+|\s*[:：]\s+")
_QUOTES: Final = "“”„‘’\"'«»「」 .…"
_WORDS: Final = re.compile(r"\w+")
_STEM: Final = 6
_FEWEST: Final = 2  # words: one alone stands in many lines


def check_suggestions(text: str, facts: Iterable[Fact]) -> list[Checked]:
    """Return each line of `text` with its doubts and the facts that have its words.

    In doubt is a skill that the facts list already, a line that no fact has, and a skill of the
    vocabulary that the line neither names nor implies. A text of one line without a dash says that
    there is nothing to suggest.
    """
    known, lines = list(facts), list(_LINE.finditer(text))
    if len(lines) == 1 and not _cut(lines[0][0])[1]:
        return []
    return [_checked(line, known) for line in lines]


def _checked(line: re.Match[str], facts: list[Fact]) -> Checked:
    skill, dash, quoted = _cut(line[0])
    sentence = Sentence(line.start(), line.end(), line[0])
    sources = [fact for fact in facts if dash and _has(fact, quoted)]
    doubts = (
        Doubt(line.start(), line.end(), kind, why) for kind, why in _doubts(skill, sources, facts)
    )
    return Checked(sentence, tuple(doubts), tuple(fact.id for fact in sources))


def _cut(line: str) -> tuple[str, str, str]:
    """Return the skill, what parts it from its line, and the line."""
    dash = _DASH.search(line)
    if dash is None:
        return line, "", ""
    return line[: dash.start()].strip(_QUOTES), dash[0], line[dash.end() :].strip(_QUOTES)


def _has(fact: Fact, quoted: str) -> bool:
    """Tell whether the fact has these words in this order, whatever stands between them."""
    said, words = (_WORDS.findall(each.casefold()) for each in (quoted, fact.text))
    if len(said) < min(_FEWEST, len(words)):
        return False
    return f" {' '.join(said)} " in f" {' '.join(words)} "


def _says(fact: Fact, skill: str) -> bool:
    """Tell whether the line has each word of the skill in some form: catalogued, cataloguing."""
    said, words = (
        {word[:_STEM] for word in _WORDS.findall(each.casefold())} for each in (skill, fact.text)
    )
    return bool(said) and said <= words


def _doubts(skill: str, sources: list[Fact], facts: list[Fact]) -> Iterator[tuple[DoubtKind, str]]:
    if _is_listed(skill, facts):
        yield DoubtKind.SKILL, "Your resume lists this skill already."
    if not sources:
        yield DoubtKind.DEED, "No line of your resume has these words."
        return
    found = load_vocabulary().skill_of(skill)
    if found is None or found.is_broad or any(_says(fact, skill) for fact in sources):
        return  # what a skill without a name means cannot be told from the words of a line
    shown = {name for fact in sources for name in read_line(fact, "").skills}
    implied = {each for name in shown for each in load_vocabulary().implied.get(name, ())}
    if found.name not in shown | implied:
        yield DoubtKind.SKILL, f"This line does not name {skill}. Keep it only if it is true."


def _is_listed(skill: str, facts: list[Fact]) -> bool:
    found = load_vocabulary().skill_of(skill)
    for fact in facts:
        if fact.kind is FactKind.SKILL:
            parts = [part.strip().casefold() for part in re.split(r"[:,;()]", fact.text)]
            if skill.casefold() in parts or (found and found.name in read_line(fact, "").skills):
                return True
    return False
