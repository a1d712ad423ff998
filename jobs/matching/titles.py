"""What a job title says: the kind of work and the level."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from jobs.dedupe import title_key

_LEVEL_WORDS: Final = {
    0: "intern internship trainee apprentice apprenticeship student undergraduate werkstudent "
    "werkstudentin praktikum praktikant praktikantin azubi auszubildender auszubildende stage "
    "stagiaire alternance alternant alternante apprenti apprentie ausbildung becario becaria "
    "pasantia stagista praktyki praktykant praktykantka",
    1: "junior entry graduate grad absolvent debutant einsteiger",
    2: "mid intermediate",
    3: "senior expert",
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
# Names of one role. Only those that postings use for each other.
_ROLE_WORDS: Final = {
    "developer": "engineer programmer programmierer entwickler developpeur desarrollador "
    "programador ontwikkelaar sviluppatore programista ingenieur coder",
    "administrator": "admin",
    "analyst": "analyste analista analytiker",
    "manager": "managerin gestionnaire",
    "representative": "rep agent",
    "technician": "technologist techniker technicien tecnico",
    "scientist": "wissenschaftler",
    "designer": "gestalter",
    "consultant": "berater consultor consulente",
    "nurse": "rn",
    "assistant": "aide",
}  # fmt: skip
_ROLES: Final = {other: role for role, words in _ROLE_WORDS.items() for other in words.split()}
# What somebody is, without the kind of work: alone they say little of two titles.
_OTHER_ROLES = (
    "adviser advisor architect associate clerk coordinator director executive expert generalist "
    "handler helper instructor intern inspector leader member officer operator owner partner "
    "planner practitioner professional specialist superintendent supervisor support trainer worker "
    "assistent assistentin auxiliar asistente assistante ayudante encargado especialista fachkraft "
    "helfer kierownik koordinator koordinatorin leiter leiterin medewerker mitarbeiter "
    "mitarbeiterin operario pracownik responsable responsabile sachbearbeiter sachbearbeiterin "
    "specialista specialiste specjalista specjalistka spezialist spezialistin"
)
_ROLES_ALONE: Final = frozenset([*_ROLE_WORDS, *_OTHER_ROLES.split()]) - {"nurse"}
# Where “staff” is a level: elsewhere it says that somebody is employed, as with a staff nurse.
_STAFF_ROLES: Final = frozenset({"analyst", "architect", "designer", "developer", "manager",
                                 "researcher", "scientist"})  # fmt: skip
# Words that are of a larger kind: each names that, too. An engineer alone may build bridges.
_FAMILY_WORDS: Final = {
    "accounting": "accountant",
    "software": "backend frontend fullstack developer programmer programmierer entwickler "
    "developpeur desarrollador programador ontwikkelaar sviluppatore programista coder",
}
_FAMILIES: Final = {word: kind for kind, words in _FAMILY_WORDS.items() for word in words.split()}
_APART: Final = re.compile(r"\b(back|front|full) (end|stack)\b")
# German and Dutch write kind and role in one word: a Servicetechniker is a technician for service.
_COMPOUND: Final = re.compile(
    r"(?P<kind>[^\W\d]{3,}?)s?(?P<role>assistent|berater|entwickler|helfer|ingenieur|leiter"
    r"|medewerker|mitarbeiter|programmierer|techniker)(?:in)?"
)
_LOOSE_WORDS = (
    "a an and at for in of on the to with d de del des du en et l la le les y "
    "am bei der die das fur im und van voor w z i per di e o da do ds"
)
_LOOSE: Final = frozenset(_LOOSE_WORDS.split())
_FOR_KIND, _FOR_ROLE = 0.5, 0.2  # of the fit; the rest is for both
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
    """Yield the words of the kind of work; of those who write software, the family, too."""
    for at, word in enumerate(words):
        if word in _LOOSE or word.isdigit() or (word in _LEVELS and not _is_other(words, at)):
            continue
        role = word
        if compound := _COMPOUND.fullmatch(word):
            yield compound["kind"]
            role = compound["role"]
        yield _ROLES.get(role, role)
        if role in _FAMILIES:
            yield _FAMILIES[role]


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
    manager than a product manager is.
    """
    common = title.words & wanted.words
    if not common:
        return 0
    roles = wanted.words & _ROLES_ALONE
    kinds = len(wanted.words) - len(roles)
    shared = len(common & roles)
    in_kind = (len(common) - shared) / kinds if kinds else 1.0
    in_role = shared / len(roles) if roles else 1.0
    if roles and kinds:
        both = 1 - _FOR_KIND - _FOR_ROLE
        share = _FOR_KIND * in_kind + _FOR_ROLE * in_role + both * in_kind * in_role
    else:
        share = in_kind * in_role
    precision = len(common) / len(title.words)
    return round(100 * share * (1 - _PRECISION * (1 - precision)))


def level_of_years(years: int) -> int:
    """Return the level that so many years of experience usually mean."""
    return 1 if years < 2 else 2 if years < 5 else 3 if years < 9 else 4  # noqa: PLR2004
