"""The languages that a posting asks for, beside those that the resume lists. Pure."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from jobs.documents.language import guess_language
from jobs.gaps.verdicts import Demand, Verdict
from jobs.matching import languages
from jobs.matching.languages import RANKS
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from jobs.resumes.json_resume import JsonResume

_BEST_FIRST: Final = (
    *(Verdict.MET, Verdict.JUDGE, Verdict.LOWER, Verdict.UNKNOWN, Verdict.NOT_SHOWN),
)
_NEEDS: Final = {Need.REQUIRED: ", required", Need.NICE: ", nice to have"}


class Listed(NamedTuple):
    """A language of a resume."""

    code: str
    told: str  # as the resume writes it
    level: str
    rank: int  # to be compared with RANKS; 0 when no level is said


class Speaks(NamedTuple):
    """What a resume says of languages."""

    listed: tuple[Listed, ...]
    written_in: str  # the code of the language it is written in


def spoken_by(resume: JsonResume) -> Speaks:
    found = []
    for each in resume.languages:
        told = ", ".join(filter(None, [each.language, each.fluency]))
        level = languages.level_in(f"{each.language} ({each.fluency})")
        rank = languages.rank_of_resume(level)
        found += [Listed(code, told, level, rank) for code in languages.codes_in(each.language)]
    return Speaks(tuple(found), guess_language(_prose(resume)))


def languages_of(asked: Sequence[Spoken], resume: JsonResume) -> list[Demand]:
    """Return each language asked for with what the resume says to it."""
    return answers(asked, spoken_by(resume)) if asked else []


def answers(asked: Sequence[Spoken], speaks: Speaks) -> list[Demand]:
    return [_answer(each, speaks) for each in asked]


def unanswered(asked: Sequence[Spoken]) -> list[Demand]:
    """Return each language asked for, where there is no resume."""
    return [Demand(_asks(each), "", Verdict.UNKNOWN) for each in asked]


def _asks(asked: Spoken) -> str:
    return asked.in_words + _NEEDS.get(asked.need, "")


def _answer(asked: Spoken, speaks: Speaks) -> Demand:
    """Answer with the best of the languages of which any one will do."""
    each = (_of_one(code, asked, speaks) for code in asked.codes)
    return min(each, key=lambda answer: _BEST_FIRST.index(answer.verdict))


def _of_one(code: str, asked: Spoken, speaks: Speaks) -> Demand:
    asks = _asks(asked)
    own = [listed for listed in speaks.listed if listed.code == code]
    if not own:
        if speaks.written_in == code:
            why = "Your resume is written in it, but does not list it."
            return Demand(asks, why, Verdict.UNKNOWN, "not listed in your resume")
        return Demand(
            asks, "Your resume does not list it.", Verdict.NOT_SHOWN, "not in your resume"
        )
    best = max(own, key=lambda listed: listed.rank)
    said = f"Your resume says: {best.told}."
    if not asked.level or best.rank >= RANKS[asked.level]:
        return Demand(asks, said, Verdict.MET)
    level = languages.in_words(asked.level)
    if not best.rank:
        why = f"Your resume says: {best.told}, without a level; they ask for {level}."
        return Demand(asks, why, Verdict.JUDGE, "no level in your resume")
    why = f"Your resume says: {best.told}. They ask for more: {level}."
    return Demand(asks, why, Verdict.LOWER, f"yours: {languages.in_words(best.level)}")


def _prose(resume: JsonResume) -> str:
    deeds = [line for work in resume.work for line in (work.summary, *work.highlights)]
    return " ".join([resume.basics.summary, *deeds])
