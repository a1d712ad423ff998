"""The same resume, made ready for one job: reordered and in the posting's words. Pure.

Nothing is added and nothing is left out. Positions keep their order, and inside each what the
posting asks for comes first. Names of employers, schools, projects and certificates stay as they
are, whatever word the posting uses.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from jobs.gaps.skills import Group
from jobs.gaps.wording import Swap, swapped
from jobs.matching.score import Need
from jobs.resumes.json_resume import JsonResume, Project, Skill, Volunteer, Work

_WEIGHT: Final = {Need.REQUIRED: 9, Need.NICE: 3, Need.MENTIONED: 1}


class Line(NamedTuple):
    """Another wording of a line of the resume, or of a sentence of it: see `jobs.gaps.lines`."""

    source: str  # what the line must still say
    text: str


def tailored(
    resume: JsonResume,
    groups: Iterable[Group],
    *,
    swaps: Iterable[Swap] = (),
    lines: Mapping[str, Line] | None = None,
) -> JsonResume:
    """Return a copy of `resume` for a posting that asks for the skills in `groups`.

    `swaps` are exchanged in what the person wrote; `lines` take the place of lines that are still
    as they were when the wording was accepted.
    """
    made = resume.model_copy(deep=True)
    weights = _Weights(groups)
    _reword(made, lines or {})
    exchanges = list(swaps)
    _exchange(made, exchanges)
    for number, work in enumerate(made.work, 1):
        work.highlights = weights.sorted(
            work.highlights, _first(resume.work[number - 1]), f"w{number}"
        )
    for number, project in enumerate(made.projects, 1):
        first = _first(resume.projects[number - 1])
        project.highlights = weights.sorted(project.highlights, first, f"p{number}")
    for number, role in enumerate(made.volunteer, 1):
        role.highlights = weights.sorted(
            role.highlights, _first(resume.volunteer[number - 1]), f"o{number}"
        )
    made.skills = _sorted_skills(made.skills, weights, exchanges)
    return made


class _Weights:
    """How much a posting wants what each line of the resume shows."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.of_line: dict[str, int] = {}
        self.of_word: dict[str, int] = {}
        for group in groups:
            for skill in group.skills:
                for shown in skill.shown:
                    name, weight = shown.fact.id, _WEIGHT[group.need]
                    self.of_line[name] = self.of_line.get(name, 0) + weight
                    if not shown.through:
                        word = shown.spelling.casefold()
                        self.of_word[word] = max(self.of_word.get(word, 0), weight)

    def sorted(self, lines: list[str], first: int, of: str) -> list[str]:
        """Return lines with the most wanted first; equals keep their order."""
        names = _names(lines, first, of)
        order = sorted(
            zip(lines, names, strict=True), key=lambda each: -self.of_line.get(each[1], 0)
        )
        return [line for line, _ in order]


def _first(entry: Work | Project | Volunteer) -> int:
    """Return the number of the first highlight among the lines of a position, project or role."""
    told = entry.description if isinstance(entry, Project) else entry.summary
    return 2 if told.strip() else 1


def _names(lines: list[str], first: int, of: str) -> Iterator[str]:
    """Yield the name of each line among the facts; empty lines have none."""
    number = first
    for line in lines:
        yield f"{of}.{number}" if line.strip() else ""
        number += bool(line.strip())


def _reword(resume: JsonResume, lines: Mapping[str, Line]) -> None:
    def told(name: str, text: str) -> str:
        found = lines.get(name)
        if found and _same(found.source, text):
            return found.text
        for line in (line for key, line in lines.items() if key.startswith(f"{name}/")):
            told = " ".join(text.split())
            if line.source in told:
                text = told.replace(line.source, line.text, 1)
        return text

    resume.basics.summary = told("me.summary", resume.basics.summary)
    for number, work in enumerate(resume.work, 1):
        names = _names([work.summary, *work.highlights], 1, f"w{number}")
        work.summary, *work.highlights = map(told, names, [work.summary, *work.highlights])
    for number, project in enumerate(resume.projects, 1):
        texts = [project.description, *project.highlights]
        names = _names(texts, 1, f"p{number}")
        project.description, *project.highlights = map(told, names, texts)


def _exchange(resume: JsonResume, swaps: list[Swap]) -> None:
    """Put the posting's words in; an abbreviation once, among the skills if it can stand there."""
    done: set[Swap] = set()

    def told(text: str) -> str:
        for swap in swaps:
            if swap not in done and (changed := swapped(text, swap)) != text:
                text = changed
                if swap.is_abbreviation:
                    done.add(swap)
        return text

    for skill in resume.skills:
        skill.keywords = [*map(told, skill.keywords)]
        skill.name = skill.name if skill.keywords else told(skill.name)
    resume.basics.summary = told(resume.basics.summary)
    for work in resume.work:
        work.summary, work.highlights = told(work.summary), [*map(told, work.highlights)]
    for role in resume.volunteer:
        role.summary, role.highlights = told(role.summary), [*map(told, role.highlights)]
    for project in resume.projects:
        project.description = told(project.description)
        project.highlights = [*map(told, project.highlights)]
        project.keywords = [*map(told, project.keywords)]


def _sorted_skills(skills: list[Skill], weights: _Weights, swaps: list[Swap]) -> list[Skill]:
    """Return skills, and those inside a group, with the most wanted first."""
    wanted = dict(weights.of_word)
    for swap in swaps:
        wanted[swap.theirs.casefold()] = wanted.get(swap.yours.casefold(), 0)

    def weight(name: str) -> int:
        low = name.casefold()
        return max((value for word, value in wanted.items() if _is_in(word, low)), default=0)

    for skill in skills:
        skill.keywords = sorted(skill.keywords, key=lambda name: -weight(name))
    return sorted(
        skills, key=lambda skill: -max([weight(skill.name), *map(weight, skill.keywords)])
    )


def _is_in(word: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())
