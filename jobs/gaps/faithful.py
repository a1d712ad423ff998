"""Hold another wording against the one line that it rewords: nothing new in it, nothing lost.

Pure, and strict on purpose: a good wording that is refused costs a suggestion, an invented fact
that passes costs the person's honesty.
"""

import re
import tomllib
import unicodedata
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from jobs.claims import Grounds, check_text
from jobs.claims.quantities import quantities
from jobs.claims.tokens import tokenize
from jobs.documents.language import guess_language
from jobs.gaps.asked import key_of
from jobs.gaps.names import is_same_name
from jobs.matching import Mark, Matcher
from jobs.resumes.facts import Fact
from jobs.resumes.json_resume import Basics, JsonResume, Project, Work

_FILE: Final = Path(__file__).with_name("faithful.toml")
_LONGER: Final = 1.6  # times as long as the line, and then some
_SOME_CHARACTERS: Final = 40
_SHORTER: Final = 0.6
_MOST_NEW: Final = 0.4  # of the words that say something
_SHORTEST_WORD: Final = 4
_STEM: Final = 5
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAMED = re.compile(r"([wp])(\d+)")


def objection(text: str, line: Fact, resume: JsonResume, today: date) -> str:
    """Say why `text` may not stand for `line`; the empty string: nothing in it is new."""
    if not text.strip() or "\n" in text.strip():
        return "It is not one line."
    if _folded(text) == _folded(line.text):
        return "It says the same as the line, letter by letter."
    if len(text) > _LONGER * len(line.text) + _SOME_CHARACTERS:
        return "It is much longer than the line."
    head = _place(line, resume)
    return (
        _new_number(text, line.text)
        or _new_skill(text, line.text)
        or _new_name(text, f"{line.text} {head}")
        or _larger(text, line.text)
        or _doubt(text, line, resume, today)
        or _too_new(text, f"{line.text} {head}")
        or _lost(text, line.text)
    )


def _new_number(text: str, line: str) -> str:
    known = {_digits(each) for each in _NUMBER.findall(line)}
    new = next((each for each in _NUMBER.findall(text) if _digits(each) not in known), "")
    return f"The line does not say {new}." if new else _new_quantity(text, line)


def _new_quantity(text: str, line: str) -> str:
    """Return an objection to a number in words, or one whose scale is new: “40 thousand”."""
    language = guess_language(line)
    known = {each.value for each in quantities(tokenize(line, language), language)}
    tokens = tokenize(text, language)
    for each in quantities(tokens, language):
        if each.value not in known:
            said = text[tokens[each.first].start : tokens[each.last].end]
            return f"The line does not say {said}."
    return ""


def _new_skill(text: str, line: str) -> str:
    known = [(key_of(mark.word), spelled) for mark, spelled in _skills(line)]
    for mark, spelled in _skills(text):
        same = [word for key, word in known if key == key_of(mark.word)]
        if not any(is_same_name(spelled, word) for word in same):
            return f"The line does not say {spelled}."
    return ""


def _new_name(text: str, known: str) -> str:
    """Return an objection to a capitalised word that is new; in German every noun has one."""
    words = {_folded(each) for each in _WORD.findall(known)}
    is_german = guess_language(known) == "de"
    skills = {word for _, spelled in _skills(text) for word in _WORD.findall(spelled)}
    for found in _WORD.finditer(text):
        word, before = found[0], text[: found.start()].rstrip()
        is_inner = any(sign.isupper() for sign in word[1:])
        opens = not before or before[-1] in ".!?:;"
        is_name = is_inner or (word[0].isupper() and not opens and not is_german)
        if is_name and word not in skills and _folded(word) not in words:
            return f"The line does not say {word}."
    return ""


def _larger(text: str, line: str) -> str:
    known = _stems(line)
    for word in _WORD.findall(text):
        stem = _folded(word)
        grown = next((each for each in _grows() if stem.startswith(each)), "")
        if grown and not any(other.startswith(grown) for other in known):
            return f"The line does not say “{word}”."
    return ""


def _lost(text: str, line: str) -> str:
    """Return an objection when a number or a skill of the line is gone: the facts stay the same."""
    numbers = {_digits(each) for each in _NUMBER.findall(text)}
    gone = [each for each in _NUMBER.findall(line) if _digits(each) not in numbers]
    kept = {key_of(mark.word) for mark, _ in _skills(text)}
    gone += [spelled for mark, spelled in _skills(line) if key_of(mark.word) not in kept]
    if gone:
        return f"It leaves {gone[0]} out."
    return "It leaves much of the line out." if len(text) < _SHORTER * len(line) else ""


def _doubt(text: str, line: Fact, resume: JsonResume, today: date) -> str:
    """Ask the fact check, with this line and its position as all that there is."""
    grounds = Grounds(resume=_only(line, resume), today=today)
    checked = check_text(text, grounds, language=guess_language(line.text))
    why = next((doubt.why for each in checked for doubt in each.doubts), "")
    return f"Held against this line alone: {why}" if why else ""


def _too_new(text: str, known: str) -> str:
    stems = {stem[:_STEM] for stem in _stems(known)}
    said = [stem for stem in _stems(text) if len(stem) >= _SHORTEST_WORD]
    new = [stem for stem in said if stem[:_STEM] not in stems]
    if len(new) > _MOST_NEW * len(said):
        return "Too little of it stands in the line."
    return ""


def _only(line: Fact, resume: JsonResume) -> JsonResume:
    """Return a resume of one line and the head of its position or project."""
    found = _NAMED.fullmatch(line.of)
    if found is None:
        return JsonResume(basics=Basics(summary=line.text))
    number = int(found[2]) - 1
    alone = {"summary": "", "description": "", "highlights": [line.text], "keywords": []}
    if found[1] == "w":
        work = resume.work[number].model_dump() | {"summary": "", "highlights": [line.text]}
        return JsonResume(work=[Work(**work)])
    return JsonResume(projects=[Project(**resume.projects[number].model_dump() | alone)])


def _place(line: Fact, resume: JsonResume) -> str:
    only = _only(line, resume)
    heads = [f"{work.position} {work.name} {work.location}" for work in only.work]
    return " ".join([*heads, *(project.name for project in only.projects)])


def _skills(text: str) -> list[tuple[Mark, str]]:
    text = unicodedata.normalize("NFC", text)
    return [(mark, text[mark.start : mark.end]) for mark in _matcher().highlights(text)]


def _stems(text: str) -> list[str]:
    return [_folded(word) for word in _WORD.findall(text)]


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(text.casefold().split()))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


@lru_cache(maxsize=1)
def _grows() -> tuple[str, ...]:
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["grows"])


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    return Matcher([])
