"""What a job title says: the kind of work and the level."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from jobs.dedupe import title_key
from jobs.matching import title_words

_LEVEL_WORDS: Final = {
    0: "intern internship trainee apprentice apprenticeship student undergraduate werkstudent "
    "werkstudentin praktikum praktikant praktikantin azubi auszubildender auszubildende stage "
    "stagiaire alternance alternant alternante apprenti apprentie ausbildung becario becaria "
    "pasantia stagista praktyki praktykant praktykantka staz stazysta stazystka stagiair leerling "
    "lehrling estagio estagiario estagiaria tirocinio tirocinante",
    1: "junior entry graduate grad absolvent debutant einsteiger mlodszy mlodsza",
    2: "mid intermediate",
    3: "senior expert starszy starsza",
    4: "lead staff teamlead",
    5: "principal head director chief vp distinguished",
}
_LEVELS: Final = {word: level for level, words in _LEVEL_WORDS.items() for word in words.split()}
# Where a word is no level, by the words beside it: “order entry”, “mid-market”, “student services”.
_NOT_AFTER: Final = {"entry": frozenset({"data", "order"})}
_NO_LEVEL_BEFORE: Final = {
    "mid": "market",
    "lead": "generation gen",
    "graduate": "admissions medical program programs school studies",
    "student": "access accounts admissions advisor adviser affairs care counsellor counselor "
    "engagement experience finance financial housing information life program programs records "
    "recruitment services success support transportation wellness",
}
_NOT_BEFORE: Final = {word: frozenset(after.split()) for word, after in _NO_LEVEL_BEFORE.items()}
LEVEL_NAMES: Final = ("a trainee", "junior", "mid-level", "senior", "lead", "principal or above")
# What somebody is, without the kind of work: alone they say little of two titles.
_OTHER_ROLES: Final = (
    "architect associate executive expert generalist handler intern leader member officer owner "
    "practitioner professional superintendent support"
)
# Roles that tell something of the work themselves. “Assistant”, “manager” and the others stand
# beside any kind of work: alone they are next to nothing in common.
_TELLING_ROLES: Final = frozenset({"analyst", "architect", "designer", "developer", "inspector",
                                   "instructor", "planner", "scientist", "technician",
                                   "trainer"})  # fmt: skip
# Where “staff” is a level: elsewhere it says that somebody is employed, as with a staff nurse.
_STAFF_ROLES: Final = frozenset({"analyst", "architect", "designer", "developer", "manager",
                                 "researcher", "scientist"})  # fmt: skip
_APART: Final = re.compile(r"\b(back|front|full|co) (end|stack|ordinat\w+)\b")
_FOR_KIND, _FOR_ROLE, _FOR_ANY_ROLE = 0.5, 0.2, 0.05  # of the fit; the rest is for both
_PRECISION = 0.3  # of the fit; the rest is how much of the wanted title is there


class Title(NamedTuple):
    words: frozenset[str]  # without the level
    level: int | None  # 0 to 5, see LEVEL_NAMES; None: not said


@lru_cache(maxsize=20_000)
def read_title(title: str) -> Title:
    words = _APART.sub(r"\1\2", title_key(title)).split()
    kind = frozenset(_kind_of(words))
    levels = [
        _LEVELS[word]
        for at, word in enumerate(words)
        if word in _LEVELS and _is_level(words, at, kind)
    ]
    return Title(kind, max(levels) if levels else None)


def _kind_of(words: list[str]) -> Iterator[str]:
    """Yield the words of the kind of work, in English where they are known."""
    hours = title_words.hours()
    kept = [
        word
        for at, word in enumerate(words)
        if not (word in title_words.LOOSE or word in hours or word.isdigit())
        and (word not in _LEVELS or _is_other(words, at))
    ]
    return title_words.meanings(kept)


def _is_level(words: list[str], at: int, kind: frozenset[str]) -> bool:
    """Tell whether a word says a level there: not that of somebody else whom the job helps."""
    if "to" in words[:at] or _is_other(words, at):
        return False
    return words[at] != "staff" or not kind.isdisjoint(_STAFF_ROLES)


def _is_other(words: list[str], at: int) -> bool:
    """Tell whether a word that may be a level is another one by the words beside it."""
    before, after = words[at - 1] if at else "", "".join(words[at + 1 : at + 2])
    return before in _NOT_AFTER.get(words[at], ()) or after in _NOT_BEFORE.get(words[at], ())


def fit(title: Title, wanted: Title) -> int:
    """Return 0 to 100: how much of the wanted title is there, and a little how much else.

    The kind of work says more than the role: an accounting clerk is nearer to an accounting
    manager than a product manager is, who shares with them next to nothing.
    """
    common = title.words & wanted.words
    if not common:
        return 0
    roles = wanted.words & _roles_alone()
    kinds = len(wanted.words) - len(roles)
    shared = len(common & roles)
    in_kind = (len(common) - shared) / kinds if kinds else 1.0
    in_role = shared / len(roles) if roles else 1.0
    if roles and kinds:
        is_telling = not _TELLING_ROLES.isdisjoint(common & roles)
        for_role = _FOR_ROLE if is_telling else _FOR_ANY_ROLE
        both = 1 - _FOR_KIND - for_role
        share = _FOR_KIND * in_kind + for_role * in_role + both * in_kind * in_role
    else:
        share = in_kind * in_role
    precision = len(common) / len(title.words)
    return round(100 * share * (1 - _PRECISION * (1 - precision)))


@lru_cache(maxsize=1)
def _roles_alone() -> frozenset[str]:
    return title_words.roles() | frozenset(_OTHER_ROLES.split())


def level_of_years(years: int) -> int:
    """Return the level that so many years of experience usually mean."""
    return 1 if years < 2 else 2 if years < 5 else 3 if years < 9 else 4  # noqa: PLR2004
