"""What a heading's words name: as they are listed, with others beside them, or written wrongly."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import dates, words

CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_AND: Final = re.compile(
    r"\s*(?:&|\+|/|,|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b|\ben\b|\boch\b|\bog\b|・|、)\s*"
)
_SPACED: Final = re.compile(r"^(?:\S ){3,}\S$|^(?:\S ){2,}\S(?:  +|\t)(?:\S ?)+$")
# “My skills”, as the key of a heading has it.
_OWN: Final = re.compile(
    r"^(?:my|meine?|mon|ma|mes|mis?|(?:os? )?meus?|(?:as? )?minhas?|(?:il )?mio|(?:la )?mia"
    r"|(?:i )?miei|(?:le )?mie|mijn|moj[ae]?|min|mitt|mina|mine) (?=\w{4})"
)
_NOTE: Final = re.compile(r"^(?P<head>[^()]{4,40}?)[\s:–—-]*\([^(),]{2,40}\)[\s:–—-]*$")
# What one or two words among others make of a heading: “Relevant Experience”.
_QUALIFIED: Final = frozenset({"work", "education", "skills", "projects", "certificates", "other"})
_CONTINUED: Final = re.compile(
    r"(?<=\w)[\s,:–—-]*\(?\b(?:continued|cont['’]?d|fortsetzung|suite|continuación)\.?\)?$",
    re.IGNORECASE,
)
_CHAPTER: Final = re.compile(
    r"^(?:section|part|teil|abschnitt|partie|rubrique|secci[oó]n|apartado|sec[cç][aã]o|sezione|parte"
    r"|deel|onderdeel|cz[eę][sś][cć]|sekcja) (?:\d{1,2}|[A-K]|[IVX]+)\s?[:.)–—-]+ ",
    re.IGNORECASE,
)
_MAYBE_MORE: Final = re.compile(r"(?<=\w)\((\w{1,3})\)")  # “Mother tongue(s)”, “Altra(e) lingua(e)”
_FEWEST_LETTERS: Final = 8  # of a heading that may be written wrongly
_LETTERS_A_SLIP: Final = 7
_MOST_SLIPS: Final = 3


def known(text: str) -> str:
    """Return the section that a heading names, "" when it names none."""
    if _MAYBE_MORE.search(text) and words.key(text) not in words.headings():
        return known(_MAYBE_MORE.sub("", text)) or known(_MAYBE_MORE.sub(r"\1", text))
    text = _CONTINUED.sub("", _CHAPTER.sub("", closed(text)))
    name = words.key(text).removesuffix(" with dates")
    name = name.removesuffix("等")  # “and the like”
    if name in words.headings():
        return words.headings()[name]
    if (own := _OWN.sub("", name)) != name and own in words.headings():
        return words.headings()[own]
    joined = name.replace(" ", "")
    may_be_joined = bool(CJK.search(name)) or len(joined) >= _FEWEST_LETTERS  # “R EGISTR ATIONS”
    if may_be_joined and joined in _joined():
        return _joined()[joined]
    parts = [words.key(part).replace(" ", "") for part in _AND.split(text.casefold()) if part]
    if len(parts) > 1 and all(part in _joined() for part in parts):
        kinds = [_joined()[part] for part in parts]
        return next((kind for kind in kinds if kind != "other"), "other")
    return ""


def kinds(text: str) -> set[str]:
    """Return all sections that the parts of a heading name: “Skills & Languages” names two."""
    parts = [words.key(part).replace(" ", "") for part in _AND.split(closed(text).casefold())]
    return {_joined()[part] for part in parts} if all(map(_joined().get, parts)) else set()


def partly(text: str) -> str:
    """Return the section that one part of a heading names: “Certifications & Boards”."""
    parts = [part.replace(" ", "") for part in _AND.split(words.key(closed(text))) if part]
    found = [_joined()[part] for part in parts if part in _joined()]
    return found[0] if len(parts) == 2 and found else ""


def qualified(text: str) -> str:
    """Return the section of a heading with one known word among others."""
    parts = words.key(text).split()
    if not 1 < len(parts) <= 5 or dates.find(text):
        return ""
    found = words.headings()
    heads = {words.key(each) for each in words.listed("qualified")}
    kinds = [found.get(name, "") for name in (parts[-1], parts[0]) if name in heads]
    kinds.sort(key=lambda kind: kind == "other")  # “Skills and Accomplishments”
    kind = next((kind for kind in kinds if kind in _QUALIFIED), "")
    return (partly(text) or kind) if kind else ""  # “Formación complementaria y carnés”


def names_section(text: str) -> str:
    """Return the section that a text names as a heading, also with words beside the known one."""
    return known(text) or qualified(text)


def head_sections(texts: Iterable[str]) -> bool:
    """Tell whether labels head the sections of a resume, and not the groups of its skills."""
    return any(names_section(text) in ("work", "education") for text in texts)


def without_note(text: str) -> str:
    """Return what stands before a note in brackets, as in “Experience (9 years)”, else ""."""
    found = _NOTE.match(text)
    return found["head"] if found else ""


@lru_cache(maxsize=512)
def misspelt(text: str) -> str:
    """Return the section that a heading means by a word with a slip: “Experiance”.

    Slips are in the middle: what ends otherwise is another word, as “Informatiker” is none of
    “Informatique”, and a word of few letters has too many neighbours.
    """
    name = words.key(text).replace(" ", "")
    most = min(_MOST_SLIPS, len(name) // _LETTERS_A_SLIP)
    if not most:
        return ""
    near = [
        (slips, kind)
        for known_name, kind in _joined().items()
        if len(known_name) >= _FEWEST_LETTERS
        and kind != "contact"  # “Contracts” are no contacts, and who it is stands on top anyway
        and (known_name[0], known_name[-2:]) == (name[0], name[-2:])
        and (slips := _slips(name, known_name, most)) <= most
    ]
    return min(near)[1] if near else ""


@lru_cache(maxsize=1)
def _joined() -> dict[str, str]:
    """Return the sections by their headings without spaces, which files lose or add."""
    found: dict[str, str] = {}
    for name, kind in words.headings().items():
        found.setdefault(name.replace(" ", ""), kind)
    return found


def _slips(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, added, replaced or swapped, or a number above `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one):
        above, row = row, [at + 1]
        for to, its in enumerate(other):
            cost = min(above[to + 1] + 1, row[to] + 1, above[to] + (sign != its))
            if at and to and sign == other[to - 1] and one[at - 1] == its:
                cost = min(cost, before[to - 1] + 1)
            row.append(cost)
        before = above
    return row[-1]


def closed(text: str) -> str:
    """Return a text whose letters are spaced apart with its words whole: “S K I L L S”."""
    if not _SPACED.match(text.strip()):
        return text
    return " ".join(part.replace(" ", "") for part in re.split(r" {2,}|\t", text.strip()))
