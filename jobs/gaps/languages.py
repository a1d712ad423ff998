"""The languages that a posting asks for, beside those that the resume lists. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from jobs.documents.language import recognise_language
from jobs.gaps.verdicts import Demand, Verdict
from jobs.matching import languages, tagging
from jobs.matching.languages import LETTERS, RANKS
from jobs.matching.score import Need
from jobs.matching.spoken import Spoken
from jobs.resumes.json_resume import JsonResume

_BEST_FIRST: Final = (
    *(Verdict.MET, Verdict.JUDGE, Verdict.LOWER, Verdict.UNKNOWN, Verdict.NOT_SHOWN),
)
_NEEDS: Final = {Need.REQUIRED: "required", Need.NICE: "nice to have"}


class Listed(NamedTuple):
    """A language of a resume."""

    code: str
    told: str  # as the resume writes it
    level: str
    rank: int  # to be compared with RANKS; 0 when no level is said


class Speaks(NamedTuple):
    """What a resume says of languages."""

    listed: tuple[Listed, ...]
    written_in: str  # the code of the language it is written in; "" when it cannot be told


def spoken_by(resume: JsonResume) -> Speaks:
    return Speaks(tuple(_listed(resume)), recognise_language(_prose(resume)))


def _listed(resume: JsonResume) -> Iterator[Listed]:
    """Yield the languages of a resume, also from its skills and certificates."""
    for each in resume.languages:
        told = ", ".join(filter(None, [each.language, each.fluency]))
        yield from _read(told, tagging.codes_in(each.language, is_listed=True))
    for skill in resume.skills:
        for text in (skill.name, *skill.keywords):
            if tagging.names_only_languages(text):
                yield from _read(text, tagging.codes_in(text))
    for certificate in resume.certificates:
        if tagging.level_in(certificate.name) in LETTERS:
            yield from _read(certificate.name, tagging.codes_in(certificate.name))


def _read(told: str, codes: list[str]) -> Iterator[Listed]:
    level = tagging.level_in(told)
    yield from (Listed(code, told, level, languages.rank_of_resume(level)) for code in codes)


def languages_of(asked: Sequence[Spoken], resume: JsonResume) -> list[Demand]:
    """Return each language asked for with what the resume says to it."""
    return answers(asked, spoken_by(resume)) if asked else []


def answers(asked: Sequence[Spoken], speaks: Speaks) -> list[Demand]:
    return [_answer(each, speaks) for each in asked]


def unanswered(asked: Sequence[Spoken]) -> list[Demand]:
    """Return each language asked for, where there is no resume."""
    return [_demand(each, "", Verdict.UNKNOWN) for each in asked]


def _demand(asked: Spoken, shows: str, verdict: Verdict, note: str = "") -> Demand:
    return Demand(asked.in_words, shows, verdict, _NEEDS.get(asked.need, ""), note)


def _answer(asked: Spoken, speaks: Speaks) -> Demand:
    """Answer with the best of the languages of which any one will do."""
    each = (_of_one(code, asked, speaks) for code in asked.codes)
    return min(each, key=lambda answer: _BEST_FIRST.index(answer.verdict))


def _of_one(code: str, asked: Spoken, speaks: Speaks) -> Demand:
    own = [listed for listed in speaks.listed if listed.code == code]
    if not own:
        if speaks.written_in == code:
            why = "Your resume is written in it, but does not list it."
            return _demand(asked, why, Verdict.UNKNOWN, "your resume is written in it")
        return _demand(asked, "Your resume does not list it.", Verdict.NOT_SHOWN)
    best = max(own, key=lambda listed: listed.rank)
    if not asked.level or best.rank >= RANKS[asked.level]:
        return _demand(asked, f"Your resume says: {best.told}.", Verdict.MET)
    level = languages.in_words(asked.level)
    if not best.rank:
        why = f"Your resume says: {best.told}, without a level; they ask for {level}."
        return _demand(asked, why, Verdict.JUDGE, "yours: no level")
    why = f"Your resume says: {best.told}. They ask for more: {level}."
    return _demand(asked, why, Verdict.LOWER, f"yours: {languages.in_words(best.level)}")


def _prose(resume: JsonResume) -> str:
    deeds = [line for work in resume.work for line in (work.summary, *work.highlights)]
    return " ".join([resume.basics.summary, *deeds])
