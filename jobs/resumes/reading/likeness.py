"""How much a text is like a title, an employer or a place: above 0 for, below 0 against."""

import re
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.gazetteer import is_town
from jobs.resumes.reading.line import begins_small
from jobs.resumes.reading.places import STRONG, is_place, is_region, may_be_place, without_place
from jobs.resumes.reading.roles import is_break, is_own_work, leaning

NEVER: Final = -99.0
_MOST_WORDS: Final = 9
_FEW: Final = 2
_LONGEST_PLACE: Final = 50
_MOST_PARTS: Final = 3
# How words end that name who does something, in nine languages; many names end so, too.
_DOER: Final = re.compile(
    r"(?:er|or|ist|ian|eur|euse|iere|ant|ent|ero|era|iste|ista|ore|trice|eiro|eira|arz|nik|hand|man|woman)s?$"
)
_RANK: Final = re.compile(
    r"(?:senior|junior|sr|jr|deputy|vice|assistant|acting|interim|lead|chief|head|night|seasonal|"
    r"temporary|freelance|stellv|leitende[rn]?|stagiaire|aspirant)\b"
)
_NAME: Final = re.compile(r"^[Tt]he\b|['’]s\b|\d|[a-z][A-Z]|&|\.(?:com|org|net|io)\b")
_PARTS: Final = re.compile(r",\s+|\s+(?:and|und|et|y|e|en|i|&)\s+|\s+/\s+")
_ROUTE: Final = re.compile(r"\s+[–-]\s+")
_JOINTS: Final = re.compile(rf",\s+|{STRONG.pattern}")
_IN_BRACKETS: Final = re.compile(r"(?<=\w)\s+\(([^()]+)\)$")
_PLACELESS: Final = re.compile(
    r"remote|remoto|remota|hybrid|on site|onsite|home ?office|telework|teletrabajo|a distance|"
    r"various locations|nationwide|worldwide|zdalnie|praca zdalna|teletravail|teletrabalho"
)


@lru_cache(maxsize=8_192)
def as_title(text: str) -> float:
    """Return how much a text is like what somebody was."""
    name = words.key(text)
    if not name or is_place(text) or is_region(text):
        return NEVER
    if is_own_work(text):
        return -3.0
    score = _of_leaning(leaning(text))
    if len(parts := _JOINTS.split(text)) > 1:  # “Engineer – Thermal Systems”
        score = max(score, _of_leaning(leaning(parts[0])) - 0.5)
    if not score:
        first, *_ = words.key(parts[0]).split(" of ")
        score += 0.8 if _DOER.search(first) else 0.0
        score -= 0.8 if is_town(text) else 0.0
        score -= 0.8 if _NAME.search(text) else 0.5
    score += 1.0 if _RANK.match(name) else 0.0
    return score - _of_form(text)


def _of_leaning(leans: int) -> float:
    return max(-3.0, min(3.0, float(leans)))


@lru_cache(maxsize=8_192)
def as_employer(text: str) -> float:
    """Return how much a text is like the name of who employs."""
    if is_own_work(text):
        return 3.0
    if is_region(text):
        return NEVER
    if is_break(text):
        return 0.5
    score = -_of_leaning(leaning(text))
    if is_place(text):
        score -= 2.5
    elif is_town(text):
        score -= 1.0
    elif without_place(text)[1]:
        score -= 1.5
    if not score:
        score += 1.0 if _NAME.search(text) else 0.7
    score -= _of_text(text)
    return score - _of_form(text)


@lru_cache(maxsize=8_192)
def as_place(text: str) -> float:
    """Return how much a text is like a place; NEVER where it cannot be one."""
    text = _IN_BRACKETS.sub(r", \1", text.strip(" ."))  # “Leeds (England)”
    if is_place(text) or _PLACELESS.fullmatch(words.key(text)):
        return 2.5
    if STRONG.search(text):  # “Passau – Budapest”, of what moves between two places
        are_known = all(is_place(part) or is_town(part) for part in _ROUTE.split(text))
        return 1.0 if are_known else NEVER
    parts = [part for part in _PARTS.split(text) if part]
    known = [part for part in parts if is_place(part) or is_town(part)]
    others = [part for part in parts if part not in known]
    is_list = len(text) < _LONGEST_PLACE and len(parts) <= _MOST_PARTS
    if known and is_list and not any(leaning(part) for part in others):
        return 2.0 if not others else 0.5
    if may_be_place(text):
        return -1.5 if _NAME.search(text) else -0.3
    is_short = len(text.split()) < 4 and text[:1].isupper() and not leaning(text)
    return -1.5 if is_short else NEVER


def _of_text(text: str) -> float:
    """Return what speaks against a name where no word behind the first has a capital."""
    _, *others = text.split()
    if not others or any(not word[:1].islower() for word in others):
        return 0.0
    return 1.5 if len(others) > _FEW else 0.6


def _of_form(text: str) -> float:
    """Return what speaks against a name of any kind: many words, a small letter first."""
    count = len(text.split())
    score = 0.5 * max(0, count - _MOST_WORDS)
    if begins_small(text):
        score += 1.5
    return score
