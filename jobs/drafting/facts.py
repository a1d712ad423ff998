"""Choose the lines of a resume that a text about one posting is written from. Imports no Django.

Where the person worked and learned is always among them; of what they did there, what has skills or
words in common with the posting, the nearest first, until the room is full.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from jobs.filters import Phrases
from jobs.matching.vocabulary import load_vocabulary
from jobs.resumes.facts import Fact, FactKind

MOST_CHARACTERS: Final = 4_500  # about 1,200 tokens: facts are never cut, so they must fit
_OF_A_SKILL: Final = 3.0  # a shared skill weighs as much as so many words that nothing else says
_FIRST_DEEDS: Final = 2  # of each of …
_LATEST: Final = 2  # positions: what the person does now belongs in, whatever the posting asks for
_SHORTEST_WORD: Final = 5
_STEM: Final = 6  # “reconciled” and “reconciliation” are one word
_UNPAID: Final = frozenset({"volunt", "ehrena", "benevo", "volont", "vrijwi", "wolont"})  # stems
_FROM_THE_PROFILE: Final = frozenset({"me.name", "me.place"})

_WORD = re.compile(r"[^\W_]+[+#]*")
_JOINED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{2,}")  # scripts without spaces
_ACCENTS = re.compile("[\u0300-\u036f]")
_NAME: Final = r"(?:me\.[a-z]+|[wpeslcoau]\d{1,3}(?:\.\d{1,3})?)"
_DEED: Final = r"[wpeo]\d{1,3}\.\d{1,3}"
_LISTED: Final = r"{name}(?:\s*[,;/–-]\s*{name})*"
_NAMES = re.compile(
    rf"(?:\[\s*{_LISTED.format(name=_NAME)}\s*\]|【\s*{_LISTED.format(name=_NAME)}\s*】"
    rf"|\(\s*{_LISTED.format(name=_DEED)}\s*\))"
)
_NAMES_WITH_SPACE = re.compile(rf"^{_NAMES.pattern}[ \t]*|[ \t]*{_NAMES.pattern}", re.MULTILINE)


def choose(
    facts: Sequence[Fact],
    posting: str,
    skills: Iterable[str] = (),
    *,
    most: int = MOST_CHARACTERS,
) -> list[Fact]:
    """Return the lines for a text about `posting`, in the order of the resume.

    `skills` are those of the person that the posting asks for; together the lines have `most`
    characters at most.
    """
    known = [fact for fact in facts if fact.id not in _FROM_THE_PROFILE]
    chosen: set[str] = set()
    room = most
    for fact in _by_importance(known, posting, skills):
        if len(fact.text) <= room and (not fact.of or fact.of in chosen):
            chosen.add(fact.id)
            room -= len(fact.text)
    return [fact for fact in known if fact.id in chosen]


def in_lines(facts: Iterable[Fact]) -> str:
    """Return one line for each fact, its name in front; what no position is says what it is."""
    return "\n".join(f"[{fact.id}] {fact.labelled}" for fact in facts)


def without_names(text: str) -> str:
    """Leave the names of facts out of a finished text, where a model wrote them down."""
    return _NAMES_WITH_SPACE.sub("", text)


def _by_importance(facts: list[Fact], posting: str, skills: Iterable[str]) -> list[Fact]:
    always = [fact for fact in facts if _is_always_told(fact)]
    others = [fact for fact in facts if not _is_always_told(fact)]
    shared = _shared(others, posting, skills)
    related = sorted(
        (fact for fact in others if shared[fact.id]),
        key=lambda fact: shared[fact.id],
        reverse=True,
    )
    # The first two of the latest come last: they take what room is left.
    return [*always, *related, *(fact for fact in _latest_deeds(facts) if not shared[fact.id])]


def _is_always_told(fact: Fact) -> bool:
    match fact.kind:
        case FactKind.WORK | FactKind.EDUCATION:
            return not fact.of
        case FactKind.PERSON | FactKind.LANGUAGE | FactKind.VOUCHED:
            return True
        case _:
            return False


def _latest_deeds(facts: list[Fact]) -> list[Fact]:
    heads = [fact.id for fact in facts if fact.kind is FactKind.WORK and not fact.of]
    return [
        deed
        for head in heads[:_LATEST]
        for deed in [fact for fact in facts if fact.of == head][:_FIRST_DEEDS]
    ]


def _shared(facts: list[Fact], posting: str, skills: Iterable[str]) -> dict[str, float]:
    """Return how much each fact has in common with the posting; a project counts with its deeds."""
    asked = _words(posting)
    words = {fact.id: _words(fact.text) | _of_kind(fact) for fact in facts}
    found_in = Counter(word for some in words.values() for word in some)
    named = [Phrases(_forms(skill)) for skill in skills]
    shared = {
        fact.id: sum(1 / found_in[word] for word in words[fact.id] & asked)
        + _OF_A_SKILL * sum(each.find(fact.text) is not None for each in named)
        for fact in facts
    }
    for fact in facts:
        if fact.of in shared and shared[fact.id]:
            shared[fact.of] = max(shared[fact.of], shared[fact.id] + 1e-6)  # the head goes first
    return shared


def _of_kind(fact: Fact) -> frozenset[str]:
    """Return the words by which a posting asks for what the line is: “voluntary work”."""
    return _UNPAID if fact.kind is FactKind.VOLUNTEER and not fact.of else frozenset()


def _forms(skill: str) -> tuple[str, ...]:
    known = load_vocabulary().skill_of(skill)
    return (skill, *known.forms) if known else (skill,)


def _words(text: str) -> set[str]:
    """Return the words that can tell one text from another: long ones, abbreviations, numbers."""
    found = set()
    for word in _WORD.findall(text):
        is_short = len(word) < _SHORTEST_WORD
        if not is_short or (len(word) > 1 and (word.isupper() or not word.isalpha())):
            plain = unicodedata.normalize("NFKD", word.casefold())
            found.add(_ACCENTS.sub("", plain)[:_STEM])
    for run in _JOINED.findall(text):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    return found
