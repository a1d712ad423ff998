"""Certificates among the degrees, where the heading names both: “Education & Certifications”."""

import re
from typing import Final

from jobs.resumes.reading import dates, headings, words
from jobs.resumes.reading.line import Line, begins_small
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.remarks import begins_note, is_note, without_score
from jobs.resumes.reading.schools import is_school, names_degree

# What names a certificate and no study, as the keys of words have it.
_CERTIFIED: Final = re.compile(
    r"\b(?:certified|certification|licensed|licensure|registered|registration|accredited"
    r"|credentialed|chartered|zertifiziert\w*|\w*zertifizierung|certifie|certificado|certificada"
    r"|certificacion|certificacao|certificazione|gecertificeerd|certyfikowan[ya]|uprawnienia"
    r"|habilitation|caces|pmp|csm|prince2|itil|(?:lean )?six sigma|scrum|osha|cpr|bls|acls)\b"
    r"|^(?!double )[\w' -]+ licen[cs]es?$|\w associate$"
)
_LONGEST: Final = 90  # letters


def among_degrees(title: str, lines: list[Line]) -> list[Line]:
    """Return the lines of a section that name certificates; [] where its heading names none.

    One names nothing but itself, and stands where none is missing: below a degree with its
    school, or where each line has a date of its own. Lines without dates follow one that is sure.
    """
    if "certificates" not in headings.kinds(title):
        return []
    done: list[Line] = []
    are_single = any(_is_whole(line.text) for line in lines) and all(map(_has_own_date, lines))
    has_degree = has_school = False
    for at, line in enumerate(lines):
        when = dates.find(line.text)
        rest = dates.without(line.text, when) if when else line.text
        is_degree, is_at = names_degree(rest), is_school(rest)
        if _is_certified(rest) and not (when and when.start):
            done.append(line)
            continue
        if is_degree or is_at:
            if is_degree and has_degree and has_school:
                has_degree = has_school = False
            has_degree, has_school = has_degree or is_degree, has_school or is_at
            continue
        is_dated = when is not None and not (when.start or when.is_current)
        is_below = bool(done) and at > 0 and lines[at - 1] is done[-1] and when is None
        is_sure = is_dated and (are_single or (has_degree and has_school))
        if (is_sure or (is_below and _look_alike(done[-1], line))) and _may_name(line):
            done.append(line)
    return done


def _is_certified(text: str) -> bool:
    return bool(_CERTIFIED.search(words.key(text))) and not is_school(text)


def _is_whole(text: str) -> bool:
    return is_school(text) and names_degree(text)


def _has_own_date(line: Line) -> bool:
    return dates.find(line.text) is not None or _is_certified(line.text)


def _look_alike(above: Line, line: Line) -> bool:
    """Tell whether two lines look as two of one list do."""
    return (above.is_bullet, above.is_bold, round(above.size)) == (
        line.is_bullet,
        line.is_bold,
        round(line.size),
    )


def _may_name(line: Line) -> bool:
    """Tell whether a line may be the name of a certificate: no note, no grade, no place."""
    when = dates.find(line.text)
    rest = (dates.without(line.text, when) if when else line.text).strip(" \t,;|·•–—-")
    is_told = begins_note(rest) or (not line.is_bullet and is_note(line, rest, when))
    is_one = not re.search(r", |:", rest)  # behind a comma may stand an unknown school
    is_name = is_one and 1 < len(rest) <= _LONGEST and not begins_small(rest)
    return is_name and not is_told and not without_score(rest)[1] and not is_place(rest)
