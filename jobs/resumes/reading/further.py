"""The smaller sections: awards, publications, volunteering, interests; told by their headings."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from jobs.resumes.json_resume import Award, Interest, JsonResume, Publication, Volunteer
from jobs.resumes.reading import dates, headings, skills, words, work
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.sections import Section
from jobs.resumes.reading.web_addresses import URL
from jobs.resumes.reading.wrapping import unwrapped

_DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s,;()]+")
_NUMBER: Final = re.compile(r"^\s*(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+")
_LONGEST_INTEREST: Final = 60


def read(part: Section, resume: JsonResume) -> None:
    """Put what a section tells where it belongs; what it is called decides where."""
    if kind := kind_of(part.title):
        _READERS[kind](part.lines, resume)


def kind_of(heading: str) -> str:
    """Return which of the smaller sections a heading names, "" when it names none."""
    called = words.key(heading.partition(":")[0])
    return next((kind for kind in _READERS if words.pattern("further", kind).search(called)), "")


def _put_awards(lines: list[Line], resume: JsonResume) -> None:
    is_below_bold = False
    for line in unwrapped(_unsigned(lines, resume)):
        is_plain = not (line.is_bold or line.is_bullet or line.is_after_gap)
        if is_below_bold and is_plain and resume.awards:  # what a title in bold was given for
            told = resume.awards[-1]
            told.summary = f"{told.summary} {line.plain}".strip()
            continue
        is_below_bold = line.is_bold and not line.is_bullet
        title, date = _with_date(line.plain)
        is_heading = not line.is_bullet and not date and headings.names_section(title)
        if title and not is_heading:  # “International Awards”
            resume.awards.append(Award(title=title, date=date))


def _put_publications(lines: list[Line], resume: JsonResume) -> None:
    for first, *others in _blocks(lines):
        name, date = _with_date(_NUMBER.sub("", first.plain))
        told = " ".join(line.plain for line in others)
        if not date and (when := dates.find(told)):
            date = when.start or when.end
        if name:
            entry = Publication(name=name, release_date=date, url=_address(first, *others))
            entry.summary = told
            resume.publications.append(entry)


def _put_volunteering(lines: list[Line], resume: JsonResume) -> None:
    for job in work.read(lines):
        resume.volunteer.append(
            Volunteer(
                organization=job.name,
                position=job.position,
                start_date=job.start_date,
                end_date=job.end_date,
                summary=job.summary,
                highlights=job.highlights,
            )
        )


def _put_interests(lines: list[Line], resume: JsonResume) -> None:
    undated = [line for line in _unsigned(lines, resume) if not dates.find(line.plain)]
    for skill in skills.read(undated):
        if len(skill.name) <= _LONGEST_INTEREST:
            resume.interests.append(Interest(name=skill.name, keywords=skill.keywords))


def _unsigned(lines: list[Line], resume: JsonResume) -> list[Line]:
    """Return the lines without signatures and footers, which name the person."""
    name = resume.basics.name
    return [line for line in lines if not name or name not in line.plain]


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each publication: a bullet, a number or a gap begins one, else a line.

    So does bold, where the first one is: at the top of a page no gap is seen.
    """
    whole = unwrapped(lines)
    is_listed = any(line.is_bullet or _NUMBER.match(line.plain) for line in whole)
    is_bold = bool(whole) and whole[0].is_bold and not is_listed
    begins = [_begins(line) or (is_bold and line.is_bold) for line in whole]
    # One title in bold above what is not bold is one publication: no other begins.
    marks = any(begins[1:]) or (is_bold and not all(line.is_bold for line in whole))
    block: list[Line] = []
    for line, is_first in zip(whole, begins, strict=True):
        if block and (is_first or not marks):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins(line: Line) -> bool:
    return line.is_bullet or line.is_after_gap or bool(_NUMBER.match(line.plain))


def _with_date(text: str) -> tuple[str, str]:
    """Return a text without the date at its edge, and its date."""
    when = dates.find(text)
    if when is None:
        return work.clean(text), ""
    is_inside = text[: when.at[0]].strip(" (") and text[when.at[1] :].strip(" ).")
    rest = text if is_inside else dates.without(text, when)
    return work.clean(rest), when.start or when.end


def _address(*lines: Line) -> str:
    """Return where a publication can be read."""
    text = " ".join(line.plain for line in lines)
    if doi := _DOI.search(text):
        return f"https://doi.org/{doi[0].rstrip('.')}"
    linked = [target for line in lines for target in line.links if target.startswith("http")]
    written = URL.search(text)
    return next(iter(linked), written[0] if written else "")


_READERS: Final[dict[str, Callable[[list[Line], JsonResume], None]]] = {
    "awards": _put_awards,
    "publications": _put_publications,
    "volunteering": _put_volunteering,
    "interests": _put_interests,
}
