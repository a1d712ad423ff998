"""What a section is by what it holds, where its heading does not say it."""

import re
from typing import Final

from jobs.resumes.reading import dates, forms, roles, schools, words, work
from jobs.resumes.reading.further import kind_of
from jobs.resumes.reading.headings import known, partly
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.sections import Section

_FEW: Final = 3
_MOST_WORDS: Final = 4  # of an item
_ITEMS: Final = re.compile(r"\s*[,;|•·、\t]\s*|\s/\s")
_DASH: Final = re.compile(r"\s[–—-]\s")
_NO_ITEM: Final = re.compile(r"[.!?]$|@|www\.|https?:", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+(?=[A-ZÀ-Þ])")
_FEWEST_TOLD: Final = 6  # words of a sentence
_TRAINING: Final = re.compile(
    r"training|weiterbildung|fortbildung|formation|formacion|formacao|formazione|szkoleni|courses"
)
_FIELDS: Final = re.compile(
    r"(?:(?:academic|scientific) )?(?:(?P<research>research|investigacion|pesquisa|investigacao"
    r"|forschung|recherche|ricerca|onderzoek)|teaching(?: and research)?|research and teaching"
    r"|docencia|enseignement|didattica)$"
)
_SMALL: Final = ("awards", "publications", "volunteering", "interests")
_LONGEST_ITEM: Final = 40


def undeclared(sections: list[Section]) -> None:
    """Tell by what they hold what sections are of which no heading of this kind says it.

    “Career Summary” heads a paragraph in one resume and the positions in another.
    """
    _misnamed(sections)
    _listed_work(sections)
    _dated_skills(sections)
    _half_named(sections)
    _of_forms(sections)
    _posts(sections)
    _long_courses(sections)
    kinds = {part.kind for part in sections}
    if "work" not in kinds:
        _roles_in_projects(sections)
    for kind in ("work", "education"):
        if kind in kinds:
            continue
        for part in sections:
            is_open = part.kind == "summary" or (part.kind == "other" and not known(part.title))
            if is_open and _holds(part.lines, kind):
                part.kind = kind
                _go_on(sections[sections.index(part) :], kind)
                break
    if "languages" not in kinds:
        _spoken(sections)
    _without_prose(sections)
    unknown = [part for part in sections if part.kind == "other" and _is_open(part)]
    if "skills" not in kinds and (lists := [part for part in unknown if is_list(part)]):
        lists[0].kind = "skills"


def _of_forms(sections: list[Section]) -> None:
    """Take a form for what its labels are about, below any heading that nobody knows."""
    for part in sections:
        if part.kind == "other" and not known(part.title) and (kind := forms.tells(part.lines)):
            part.kind = kind


def _roles_in_projects(sections: list[Section]) -> None:
    """Take projects for the work where each says as what somebody was in it, and no other tells."""
    for part in sections:
        if part.kind == "projects" and forms.records(part.lines):
            part.kind = "work"


def _posts(sections: list[Section]) -> None:
    """Take “Research” for work where all that stands below are positions with dates.

    Below “Teaching” each is at a school: courses have names and dates, too.
    """
    for part in sections:
        if part.kind == "other" and (field := _FIELDS.match(words.key(part.title))):
            jobs = work.read(part.lines)
            is_lab = bool(field["research"])
            are_posts = all(
                roles.leaning(job.position) > 0
                and job.start_date
                and (job.name if is_lab else schools.is_school(job.name))
                for job in jobs
            )
            part.kind = "work" if jobs and are_posts else part.kind


def _long_courses(sections: list[Section]) -> None:
    """Take “Weiterbildung” for education where all went on for years, and a school is told."""
    for part in sections:
        if part.kind != "certificates" or not _TRAINING.search(words.key(part.title)):
            continue
        found = [dates.find(line.text) for line in part.lines]
        are_long = all(each and each.start and each.start[:4] < each.end[:4] for each in found)
        if found and are_long and any(schools.is_school(line.plain) for line in part.lines):
            part.kind = "education"


def _spoken(sections: list[Section]) -> None:
    """Take a list of languages that are spoken for one, below a heading that nobody knows."""
    for part in sections:
        if part.kind == "other" and _is_open(part) and _are_languages(part.lines):
            part.kind = "languages"


def _go_on(sections: list[Section], kind: str) -> None:
    """Take what follows under headings as unknown for more of the first: “And before that”."""
    first, *others = sections
    begun = next((line for line in first.lines if _is_span(line)), None)
    for part in others if begun else []:
        dated = next((line for line in part.lines if _is_span(line)), None)
        is_alike = dated and begun and _looks(dated) == _looks(begun)
        is_own = part.kind == "other" and not known(part.title) and not kind_of(part.title)
        is_other = kind == "work" and any(
            _is_span(each) and _names_studies(each) for each in part.lines
        )
        if not (is_own and is_alike) or is_other:
            return
        part.kind = kind


def _looks(line: Line) -> tuple[int, bool, bool, bool]:
    """Return how a line with dates looks: its letters, and whether the dates stand ahead."""
    found = dates.find(line.text)
    return round(line.size), line.is_bold, "\t" in line.text, bool(found and not found.at[0])


def heads_work(head: Section) -> bool:
    """Tell whether positions stand among the contact details, where no heading parts them."""
    spans = sum(map(_is_span, head.lines))
    return head.kind == "contact" and spans >= _FEW and _holds(head.lines, "work")


def _is_span(line: Line) -> bool:
    found = dates.find(line.text)
    return bool(found and (found.start or found.is_current)) and not line.is_bullet


def _is_open(part: Section) -> bool:
    """Tell whether a heading lets skills stand below: one that nobody knows, or “Strengths”."""
    is_strengths = words.pattern("further", "strengths").search(words.key(part.title))
    return bool(is_strengths) or not known(part.title)


def _without_prose(sections: list[Section]) -> None:
    """Take sentences under “What I bring” for a summary where skills are listed elsewhere."""
    skills = [part for part in sections if part.kind == "skills" and part.lines]
    told = [part for part in skills if is_prose(part.lines)]
    for part in told if len(told) < len(skills) else []:
        part.kind = "summary"


def is_prose(lines: list[Line]) -> bool:
    """Tell whether lines are sentences, one after the other, and no list."""
    text = " ".join(line.plain for line in lines)
    is_listed = any(line.is_bullet or len(line.cells) > 1 for line in lines) or ":" in text
    sentences = _SENTENCE.split(text)
    return (
        not is_listed
        and text.endswith(".")
        and len(text.split()) > _FEWEST_TOLD * len(sentences)
        and text.count(",") < _FEW * len(sentences)
    )


def is_list(part: Section) -> bool:
    """Tell whether a section without a known heading lists short things, and no more than that."""
    texts = [line.plain for line in part.lines]
    if texts and "," in texts[-1]:
        texts[-1] = texts[-1].removesuffix(".")  # a list may end as a sentence does
    items = [item for line in part.lines for cell in line.cells for item in _items(cell)]
    spoken = [item for item in items if words.pattern("languages").match(words.key(item))]
    is_told = any(dates.find(text) or _NO_ITEM.search(text) for text in texts)
    is_smaller = any(
        words.pattern("further", name).search(words.key(part.title)) for name in _SMALL
    )
    is_none = is_told or is_smaller or len(spoken) > 1  # one may be among skills
    return len(items) > _FEW and not is_none and all(map(_is_short, items))


def _items(text: str) -> list[str]:
    """Cut a text at the marks between its items; dashes are such where there are several."""
    parts, dashed = _ITEMS.split(text), _DASH.split(text)
    return dashed if len(parts) == 1 and len(dashed) >= _FEW else parts


def _is_short(item: str) -> bool:
    return len(item) <= _LONGEST_ITEM and len(item.split()) <= _MOST_WORDS


def _misnamed(sections: list[Section]) -> None:
    """Take “Qualifications” for skills where no school and no date stands below.

    Where skills stand elsewhere, they are certificates, like “Awards & Training”.
    """
    other = "certificates" if any(part.kind == "skills" for part in sections) else "skills"
    learned = [part for part in sections if part.kind == "education" and part.lines]
    silent = [part for part in learned if not _tells_of_school(part.lines) or _is_training(part)]
    if len(silent) < len(learned):
        for part in silent:
            part.kind = other


def _listed_work(sections: list[Section]) -> None:
    """Take “Experience summary” for skills where labelled lists stand below, and no dates."""
    work = [part for part in sections if part.kind == "work" and part.lines]
    listed = [part for part in work if len(part.lines) > 1 and all(map(_is_listed, part.lines))]
    for part in listed if len(listed) < len(work) else []:
        part.kind = "skills"


def _is_listed(line: Line) -> bool:
    """Tell whether a line is a label with a list behind it."""
    label, _, rest = line.plain.partition(":")
    is_label = 0 < len(label.split()) <= _MOST_WORDS and "," not in label
    return is_label and "," in rest and not dates.find(line.text)


def _is_training(part: Section) -> bool:
    """Tell whether “Training” lists courses with a date at most, and no line names a school."""
    is_named = any(map(_names_studies, part.lines)) or any(map(_is_span, part.lines))
    return bool(_TRAINING.search(words.key(part.title))) and not is_named


def _half_named(sections: list[Section]) -> None:
    """Take “Trade training and school” for education where a line tells of a school."""
    for part in sections:
        is_half = part.kind == "other" and partly(part.title) == "education"
        is_unknown = is_half and not known(part.title)
        if is_unknown and any(map(_names_studies, part.lines)):
            part.kind = "education"


def _names_studies(line: Line) -> bool:
    """Tell whether a line names a school or a degree, and no role at one: “Coach, Fell School”."""
    is_school = schools.is_school(line.plain) and roles.leaning(line.plain) <= 0
    return is_school or schools.names_degree(line.plain)


def _dated_skills(sections: list[Section]) -> None:
    """Take “Further qualifications” for certificates where each line begins with its date."""
    skills = [part for part in sections if part.kind == "skills" and part.lines]
    dated = [part for part in skills if all(map(_begins_dated, part.lines))]
    for part in dated if len(dated) < len(skills) else []:
        part.kind = "certificates"


def _begins_dated(line: Line) -> bool:
    found = dates.find(line.text)
    return found is not None and found.at[0] == 0


def _tells_of_school(lines: list[Line]) -> bool:
    names = [words.key(line.plain) for line in lines]
    groups = ("schools", "degrees")
    is_named = any(words.pattern(group).search(name) for group in groups for name in names)
    return is_named or any(dates.find(line.text) for line in lines)


def _are_languages(lines: list[Line]) -> bool:
    """Tell whether each line says of one language how well it is spoken."""
    named = [words.pattern("languages").match(words.key(line.plain)) for line in lines]
    return len(lines) > 1 and all(named) and all(len(line.plain) < _LONGEST_ITEM for line in lines)


def _holds(lines: list[Line], kind: str) -> bool:
    """Tell whether lines tell of two spans of time and name titles, or else schools.

    A school may have one date, and one of two schools a degree.
    """
    heads = [line for line in lines if not line.is_bullet and len(line.plain) < 120]
    found = [each for line in heads if (each := dates.find(line.text))]
    spans = [each for each in found if each.start or each.is_current]
    is_studied = kind == "education" and any(schools.names_degree(line.plain) for line in heads)
    if len(found if is_studied else spans) < 2:
        return False
    names = [words.key(line.plain) for line in heads]
    group = {"work": "titles", "education": "schools"}[kind]
    other = {"work": "schools", "education": "titles"}[kind]
    said = sum(1 for name in names if words.pattern(group).search(name))
    against = sum(1 for name in names if words.pattern(other).search(name))
    return said >= 2 and said >= against
