"""What a job title says: the kind of work and the level."""

from functools import lru_cache
from typing import Final, NamedTuple

from jobs.dedupe import title_key

_LEVEL_WORDS: Final = {
    0: "intern internship trainee apprentice apprenticeship student werkstudent praktikum "
    "praktikant stage stagiaire alternance ausbildung becario pasantia stagista praktyki",
    1: "junior entry graduate absolvent debutant einsteiger",
    2: "mid intermediate",
    3: "senior expert",
    4: "lead staff teamlead",
    5: "principal head director chief vp distinguished fellow",
}
_LEVELS: Final = {word: level for level, words in _LEVEL_WORDS.items() for word in words.split()}
LEVEL_NAMES: Final = ("a trainee", "junior", "mid-level", "senior", "lead", "principal or above")
# Names of one role. Only those that postings use for each other.
_ROLE_WORDS: Final = {
    "developer": "engineer programmer entwickler developpeur desarrollador programador "
    "ontwikkelaar sviluppatore programista ingenieur coder",
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
_PRECISION = 0.3  # of the fit; the rest is how much of the wanted title is there


class Title(NamedTuple):
    words: frozenset[str]  # without the level
    level: int | None  # 0 to 5, see LEVEL_NAMES; None: not said


@lru_cache(maxsize=20_000)
def read_title(title: str) -> Title:
    words = title_key(title).split()
    levels = [_LEVELS[word] for word in words if word in _LEVELS]
    kind = frozenset(
        _ROLES.get(word, word) for word in words if word not in _LEVELS and not word.isdigit()
    )
    return Title(kind, max(levels) if levels else None)


def fit(title: Title, wanted: Title) -> int:
    """Return 0 to 100: how much of the wanted title is there, and a little how much else."""
    common = len(title.words & wanted.words)
    if not common:
        return 0
    share, precision = common / len(wanted.words), common / len(title.words)
    return round(100 * share * (1 - _PRECISION * (1 - precision)))


def level_of_years(years: int) -> int:
    """Return the level that so many years of experience usually mean."""
    return 1 if years < 2 else 2 if years < 5 else 3 if years < 9 else 4  # noqa: PLR2004
