"""Which words of an entry's head are the title, the employer and the place."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import words
from jobs.resumes.reading.places import STRONG, is_place, may_be_place, without_place

_COMMA: Final = re.compile(r"\s*(?:,|，|、)\s+|(?<=[\w)])\s+@\s*")
_TOWN: Final = re.compile(r"^(?P<employer>.+)(?:, |\s+[|·•–—/]\s+|\s+\()(?P<town>[^()]+?)\)?$")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_FORMS_AHEAD: Final = ("株式会社", "有限会社", "合同会社")
_WEAK_TITLES: Final = frozenset(
    {"product", "staff", "student", "stage", "partner", "member", "expert", "arts"}
)


@dataclass(frozen=True, slots=True)
class Role:
    title: str = ""
    employer: str = ""
    place: str = ""
    is_sure: bool = False  # words told them apart, not their order alone
    team: str = ""  # within the employer


@lru_cache(maxsize=8_192)  # a head is asked for many times
def leaning(text: str) -> int:
    """Return how much a text is like a title: above 0 a title, below 0 an employer."""
    name = words.key(text)
    if not name:
        return 0
    if name in _own_work():
        return -2
    score = 0
    # “Coast Guard” is no guard.
    rest = words.pattern("employers").sub(lambda it: "" if " " in it[0] else it[0], name)
    titles = [each[0] for each in words.pattern("titles").finditer(rest)]
    strong = [each for each in titles if each not in _WEAK_TITLES]
    if strong:
        score += 3
        if name.endswith(strong[-1]) or name.startswith(strong[0]):
            score += 1
    elif titles:
        score += 1
    if found := list(words.pattern("employers").finditer(name)):
        if found[-1].end() >= len(name) - 1:
            score -= 3
        elif words.pattern("employers", "legal", "words").search(name):
            score -= 2  # a field alone says nothing here: “Data Structures”
    return score


def read(lines: list[str], *, title_first: bool, with_places: bool = False) -> Role:
    """Return the role that the lines of a head name; dates are gone from them already.

    `title_first` says what stands first where the words do not tell, `with_places` that a place
    stands behind the employer, also one that nobody listed.
    """
    kept, place = _without_places(lines)
    if not kept:
        return Role(place=place)
    if is_break(kept[0]):
        title, town = without_place(kept[0])
        return Role(title=flat(title), place=place or town)
    if len(kept) == 1:
        role = _one_line(kept[0], title_first=title_first, with_places=with_places)
        is_parted = role.employer.endswith(")") or bool(STRONG.search(kept[0]))
        if with_places and role.title and is_parted and not (role.place or place):
            role = without_town(role)
    else:
        role = _two_lines(kept, title_first=title_first)
        if with_places and role.title and not (role.place or place):
            role = without_town(role)
    return Role(role.title, role.employer, role.place or place, role.is_sure)


def _without_places(lines: list[str]) -> tuple[list[str], str]:
    """Return the lines that are no place, and the first place."""
    texts = [text for line in lines if (text := _without_employment(line).strip(" \t,;:|·•–—-"))]
    places = [text for text in texts if is_place(text)]
    if len(texts) - len(places) < 2:  # “Tarn Trust, Accra, Ghana” names who is there, too
        places = [text for text in places if text.count(",") < 2]
    return [text for text in texts if text not in places], next(iter(places), "")


def _without_employment(text: str) -> str:
    """Leave out how somebody was employed where it stands apart: “Tarn Ltd · Full-time”."""
    *_, last = cuts if (cuts := list(STRONG.finditer(text))) else [None]
    rest = text[last.end() :] if last else text
    if words.key(rest.strip(" ()")) not in _employment():
        return text
    return text[: last.start()] if last else ""


@lru_cache(maxsize=1)
def _employment() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("employment"))


def _two_lines(lines: list[str], *, title_first: bool) -> Role:
    """Return the role of a head of which each line says one thing, or the first line all."""
    peeled = [without_place(line) for line in lines]
    texts = [text for text, _ in peeled]
    place = next((place for _, place in peeled if place), "")
    for at, text in enumerate(texts):
        if not place:  # in the margin, as the dates are
            texts[at], place = without_margin(text)
    scores = [leaning(text) for text in texts]
    best = max(range(len(texts)), key=lambda at: (scores[at], -at))
    others = [at for at in range(len(texts)) if at != best]
    least = min(others, key=lambda at: (scores[at], at))
    if scores[best] <= 0 or (scores[best] > 0 and scores[least] == scores[best]):
        alone = _one_line(lines[0], title_first=title_first)
        if alone.title and alone.employer and alone.is_sure:
            return alone
        first, second = texts[0], texts[1]
        if scores[least] < 0 == scores[best]:  # who it was is told, so the other says as what
            return Role(texts[best], flat(texts[least]), place)
        title, employer = (first, second) if title_first else (second, first)
        return Role(title, employer, place)
    whole = _one_line(lines[best], title_first=title_first)
    if scores[least] >= 0 and whole.is_sure and whole.employer and leaning(whole.employer) < 0:
        return whole
    return Role(texts[best], flat(texts[least]), place, is_sure=True)


def without_margin(text: str) -> tuple[str, str]:
    """Return a text without the place that stands far right of it, and that place."""
    rest, parted, last = text.rpartition("\t")
    if parted and rest.strip() and may_be_place(last.strip()):
        return rest.strip(" \t,;|"), last.strip()
    return text, ""


def without_town(role: Role, *, is_sure: bool = False) -> Role:
    """Return a role without the place that the last comma parts from its employer.

    Where several commas stand, only if it `is_sure` that the last piece is a place.
    """
    found = _TOWN.match(role.employer)
    if not found:
        return role
    if not is_sure and len(_with_legal_forms(found["employer"].split(", "), ", ")) > 1:
        return role
    if not may_be_place(found["town"]):
        return role
    return replace(role, employer=found["employer"], place=found["town"])


def ends_with_town(role: Role) -> bool:
    """Tell whether a place that nobody listed may stand behind the employer."""
    found = _TOWN.match(role.employer)
    return bool(found) and may_be_place(found["town"] if found else "")


def _one_line(line: str, *, title_first: bool, with_places: bool = False) -> Role:
    """Return the role in one line: “title – employer”, “title, employer, place”, “title at …”."""
    text, place = without_place(line, fewest=2)
    said = [piece for piece in STRONG.split(text) if piece]
    said = said if len(said) > 1 else _japanese(text) or said
    pieces = _no_places(said)
    place = place or next((piece for piece in said if piece not in pieces), "")
    if with_places and not place and has_place_between(pieces):
        place = pieces.pop(1)
    is_complete = all(map(_names_both, pieces[:-1])) or (with_places and ", " in pieces[0])
    if len(pieces) > 1 and may_be_place(pieces[-1]) and is_complete:
        place = place or pieces.pop()
    if with_places and not place and len(pieces) > 2 and may_be_place(pieces[-1]):
        place = pieces.pop()
    if len(pieces) > 1:
        return _pair(pieces, " – ", place, title_first=title_first)
    text = pieces[0] if pieces else text
    ahead, _, behind = text.partition(": ")
    if leaning(ahead) > 0 >= leaning(behind) and behind[:1].isupper():  # “Clerk: Tarn Bank”
        return _pair([ahead, behind], " – ", place, title_first=True)
    if role := _at(text, place):
        return role
    parts = [part for part in _COMMA.split(text) if part]
    if not place and len(parts) > 2 and may_be_place(parts[-1]):
        is_told = leaning(parts[-2]) < 0 <= leaning(parts[0])  # “title, surely an employer, …”
        place = parts.pop() if with_places or is_told else ""
    if len(parts) > 1:
        return _pair(parts, ", ", place, title_first=title_first)
    shorter, town = without_place(text)
    score = leaning(shorter)
    if score > 0 or is_own_work(shorter):
        return Role(title=shorter, place=place or town)
    return Role(employer=shorter, place=place or town, is_sure=score < 0)


def _japanese(text: str) -> list[str]:
    """Return the employer and the title of a Japanese text, which a space parts; else []."""
    employer, _, title = text.replace("\u3000", " ").partition(" ")
    if employer in _FORMS_AHEAD:
        name, _, title = title.partition(" ")
        employer = f"{employer} {name}"
    is_told = bool(_CJK.search(employer)) and leaning(employer) < 0 < leaning(title)
    return [employer, title] if is_told else []


def has_place_between(lines: list[str]) -> bool:
    """Tell whether a head, in one line or in pieces, is “employer – place – title”."""
    pieces = STRONG.split(lines[0]) if len(lines) == 1 else lines
    if len(pieces) < 3 or not may_be_place(pieces[1]):
        return False
    return leaning(" ".join(pieces[2:])) > 0 >= leaning(pieces[0])


def has_place_behind(lines: list[str]) -> bool:
    """Tell whether a head may be “title – employer – place”, in any order of the first two."""
    pieces = STRONG.split(lines[0]) if len(lines) == 1 else []
    return len(pieces) > 2 and may_be_place(pieces[-1])


def _no_places(pieces: list[str]) -> list[str]:
    """Leave the places out; “Tarn Trust, Accra, Ghana” beside a title is none but its employer."""
    others = [piece for piece in pieces if not is_place(piece)]
    return others if len(others) > 1 else [p for p in pieces if p in others or p.count(",") > 1]


def _pair(pieces: list[str], mark: str, place: str, *, title_first: bool) -> Role:
    """Return the role in pieces, cut where the two halves differ most."""
    pieces = _with_legal_forms(pieces, mark)
    best, cut, is_title_first = -99, 1, title_first
    for at in range(1, len(pieces)):
        ahead, behind = _side(pieces[:at], mark), _side(pieces[at:], mark)
        difference = ahead - behind
        is_nearer = abs(difference) == best and difference > 0 > behind  # to the employer
        if abs(difference) > best or is_nearer:
            best, cut = abs(difference), at
            is_title_first = difference > 0 if difference else title_first
    if len(pieces) < 2:
        return Role(employer=pieces[0], place=place)
    left, right = mark.join(pieces[:cut]), mark.join(pieces[cut:])
    title, employer = (left, right) if is_title_first else (right, left)
    if mark == ", " and leaning(left) > 0 and leaning(right) > 0 and best < 2:
        return Role(title=f"{left}, {right}", place=place)
    employer, town = without_place(employer)
    is_sure = best >= 2 and leaning(title) > 0 and (mark != ", " or leaning(employer) < 0)
    return Role(title, employer, place or town, is_sure=is_sure)


def _side(pieces: list[str], mark: str) -> int:
    """Return the leaning of one half: a title stays one with what commas add to it."""
    scores = [leaning(piece) for piece in pieces]
    if mark == ", " and scores[0] > 0 and not any(scores[1:]):
        return scores[0]
    return leaning(mark.join(pieces))


def _with_legal_forms(pieces: list[str], mark: str) -> list[str]:
    """Join “Fennmoor” and “Inc.”."""
    done: list[str] = []
    for piece in pieces:
        if done and mark == ", " and words.key(piece) in _legal_forms():
            done[-1] += mark + piece
        else:
            done.append(piece)
    return done


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("employers", "legal", "practice"))


@lru_cache(maxsize=1)
def _own_work() -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("own_work"))


def is_own_work(text: str) -> bool:
    """Tell whether a text says no more than that somebody works for themselves."""
    return words.key(text) in _own_work()


@lru_cache(maxsize=4_096)
def names_own_work(title: str) -> bool:
    """Tell whether a title says that somebody works for themselves: “Freelance Photographer”."""
    return bool(words.pattern("own_work").search(words.key(title)))


def weight_aside(text: str) -> int:
    """Return how much speaks against a line being no more than the team within an employer."""
    name, leans = words.key(text), leaning(text)
    found = words.pattern("teams").finditer(name)
    is_team = any(each.end() == len(name) or not each.start() for each in found)
    return (0 if leans else -2) if is_team else abs(leans)


def is_break(text: str) -> bool:
    """Tell whether a text names a time without an employer, as parental leave is."""
    return bool(words.pattern("breaks").match(words.key(text)))


def _names_both(text: str) -> bool:
    """Tell whether commas part a title from an employer in a text."""
    parts = [part for part in _COMMA.split(text) if part]
    scores = [leaning(part) for part in parts]
    return len(parts) > 1 and max(scores) > 0 and min(scores) <= 0


def _at(text: str, place: str) -> Role | None:
    """Return the role in “title at employer”."""
    for word in words.listed("at"):
        parts = re.split(rf"\s+{re.escape(word)}\s+", text, maxsplit=1)
        is_title = leaning(parts[0]) > 0 or (word == "@" and leaning(parts[0]) == 0)
        if len(parts) == 2 and is_title and parts[1][:1].isupper():
            employer, town = without_place(parts[1])
            return Role(parts[0].strip(" ,"), employer, place or town, is_sure=True)
    return None


def flat(text: str) -> str:
    return " ".join(text.split())
