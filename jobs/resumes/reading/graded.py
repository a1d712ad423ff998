"""How well somebody knows a skill: said behind it, below it or in a column of a table."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from jobs.resumes.json_resume import Skill
from jobs.resumes.reading import words
from jobs.resumes.reading.line import Line

_LEVEL: Final = (
    r"beginner|basic|basics|elementary|intermediate|advanced|expert|proficient|fluent|native|"
    r"grundkenntnisse|grundlagen|gut|sehr gut|fortgeschritten|experte|débutant|intermédiaire|"
    r"avancé|básico|intermedio|avanzado|médio|avançado|base|buono|ottimo|podstawowy|"
    r"średniozaawansowany|zaawansowany|gevorderd|goed|初級|中級|上級|"
    r"good|very good|excellent|sicher|sehr sicher|sehr gute kenntnisse|gute kenntnisse|"
    r"confirmé|maîtrise|notions|bon niveau|nociones|alto|bajo|buona|ottima|discreto|discreta|"
    r"dobry|dobra|bardzo dobry|bardzo dobra|uitstekend|redelijk|grundläggande|goda|"
    r"novice|skill?ful|skilled|experienced|competent|upper intermediate|working knowledge|"
    r"strong|fair|average|anfänger|erfahren|débutante|experto|experta|principiante|medio|básica|"
    r"avanzada|intermediário|intermédio|avançada|iniciante|avanzato|avanzata|biegły|biegła|"
    r"biegle|podstawowa|zaawansowana|ekspert|zeer goed|ervaren|gemiddeld|matig|nybörjare|"
    r"avancerad|mycket goda|mycket bra|confirmée|avancée|débutante|expérimentée?|experte|esperto|"
    r"esperta|intermedia|principiante|experta|especialista|"
    r"(?:over )?\d{1,2}\+? (?:years?|yrs?\.?|jahren?|ans|años|anos|anni|jaar|lat|år)"
)
_LEVELS: Final = re.compile(
    rf"\s*(?:[(（]\s*(?:{_LEVEL})\s*[)）]|[–—:-]\s+(?:{_LEVEL}))\s*$", re.IGNORECASE
)
_ONLY_LEVEL: Final = re.compile(_LEVEL, re.IGNORECASE)
_FEWEST: Final = 2  # rows
_FEWEST_LEVELS: Final = 3  # rows
_FEW: Final = 3  # words
_MOST_WORDS: Final = 4  # of a title


def apart(lines: list[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """Return the lines around such a table, and its skills with their levels.

    A first row that says “Area” and “Skills” goes alone: its rows are labels and lists.
    """
    if pairs := _by_turns(lines):
        return [], pairs
    at = next((n for n, line in enumerate(lines) if _may_be_titles(line)), None)
    if at is None:
        return lines, []
    titles = [words.key(cell) for cell in lines[at].cells]
    end = at + 1
    while end < len(lines) and 1 < len(lines[end].cells) <= len(titles):
        end += 1
    rows = [line.cells for line in lines[at + 1 : end]]
    if len(rows) < _FEWEST:
        return lines, []
    if width := _table_width(titles):  # there may be two such tables side by side
        parts = [row[n : n + width] for row in rows for n in range(0, len(row), width)]
        graded = [(part[0], _level_of(part[1:])) for part in parts]
        return [*lines[:at], *lines[end:]], graded
    is_labelled = titles[0] in _titles("area") and len(titles) == len(rows[0])
    return ([*lines[:at], *lines[at + 1 :]] if is_labelled else lines), []


def _by_turns(lines: list[Line]) -> list[tuple[str, str]]:
    """Return the skills of lines that are by turns a skill, in its own letters, and its level."""
    names, levels = lines[::2], lines[1::2]
    looks = [{(line.is_bold, round(line.size)) for line in each} for each in (names, levels)]
    are_alike = len(looks[0]) == len(looks[1]) == 1 and looks[0] != looks[1]
    is_even = are_alike and len(names) == len(levels) >= _FEWEST_LEVELS
    pairs = [(name.plain, level.plain) for name, level in zip(names, levels, strict=False)]
    return pairs if is_even and have_levels([list(pair) for pair in pairs]) else []


def _table_width(titles: list[str]) -> int:
    """Return how many columns one table has, whose first names skills; 0 for other tables."""
    for width in range(2, len(titles) + 1):
        is_whole = titles[:width] * (len(titles) // width) == titles
        if is_whole and all(title in _titles("level") for title in titles[1:width]):
            return width
    return 0


def _level_of(cells: list[str]) -> str:
    """Return how well a skill is known: in words if a cell says it so, else in the first one."""
    return next(filter(is_level, cells), next(iter(cells), ""))


def _may_be_titles(line: Line) -> bool:
    cells = line.cells
    are_short = all(len(cell.split()) <= _MOST_WORDS for cell in cells)
    named = {words.key(cells[0])} & _titles("area") if cells else set()
    named |= {words.key(cell) for cell in cells[1:]} & _titles("level")
    return len(cells) > 1 and not line.is_bullet and are_short and bool(named)


@lru_cache
def _titles(kind: str) -> frozenset[str]:
    return frozenset(words.key(each) for each in words.listed("graded", kind))


def is_level(text: str) -> bool:
    """Tell whether a text says how well something is known, and nothing else."""
    return _ONLY_LEVEL.fullmatch(text) is not None


def without_level(text: str) -> tuple[str, str]:
    """Return a skill and the level behind it: “Excel (good)”, “Excel – good”."""
    found = _LEVELS.search(text)
    if not found or not found.start():
        return text, ""
    return text[: found.start()].strip(), found[0].strip(" ()（）–—:-")


def have_levels(pairs: list[list[str]]) -> bool:
    """Tell whether the second cells are levels: known ones, or few that stand in many rows."""
    second = [words.key(cells[1]) for cells in pairs]
    if pairs and all(is_level(cells[1]) for cells in pairs):
        return True
    is_short = all(len(text.split()) <= _FEW for text in second)
    return len(pairs) >= _FEWEST_LEVELS and is_short and len(set(second)) * 2 <= len(pairs)


def with_levels(skills: list[Skill]) -> Iterator[Skill]:
    """Yield the skills, each with the level that stands behind or below it as if it were one."""
    last: Skill | None = None
    are_levels = _are_levels([skill.name for skill in skills if not skill.keywords])
    for skill in skills:
        if skill.keywords:  # “Advanced: Excel, Word” is a label
            skill.keywords = list(_joined(skill.keywords))
        if skill.keywords or not are_levels or not is_level(skill.name):
            last = skill
            yield skill
        elif last and not last.level and not last.keywords:
            last.level = skill.name


def _are_levels(names: list[str]) -> bool:
    """Tell whether words for levels among names are some: “Base” alone may be a program."""
    levels = [name for name in names if is_level(name)]
    return len(levels) > 1 or any(name[0].islower() for name in levels)


def _joined(names: list[str]) -> Iterator[str]:
    are_levels = _are_levels(names)
    before = ""
    for name in names:
        if before and are_levels and is_level(name):
            yield f"{before} ({name})"
            before = ""
            continue
        if before:
            yield before
        before = name
    if before:
        yield before
