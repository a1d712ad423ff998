"""What no heading is above: parted by what it tells, and by the gaps or rules between its parts."""

import itertools
from collections.abc import Iterator
from typing import Final

from jobs.resumes.reading import dates, education, further, held, mixed
from jobs.resumes.reading.dated import dates_in
from jobs.resumes.reading.entries import blocks
from jobs.resumes.reading.headings import names_section
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.sections import Section
from jobs.resumes.reading.web_addresses import EMAIL

_HEAD: Final = 3  # lines
_OTHER_SIZE: Final = 1.5  # points


def apart(parts: list[Section]) -> list[Section]:
    """Return the sections, those without a heading parted where they hold several things."""
    kinds = {part.kind for part in parts}
    if not kinds & {"work", "education"}:
        return [each for part in parts for each in _parted(part)]
    head, *others = parts
    if not held.heads_work(head):
        return parts
    return [*_parted(head, has_schools="education" in kinds), *others]


def _parted(part: Section, *, has_schools: bool = False) -> list[Section]:
    """Part what stands under no heading, or one that nobody knows, by what it tells."""
    if part.kind not in ("contact", "summary", "other") or further.kind_of(part.title):
        return [part]
    cut = _details(part.lines) if part.kind == "contact" else 0
    first, *others = blocks(part.lines[cut:])
    first = [*part.lines[:cut], *first]
    groups = list(_groups(first))
    done = [Section(part.kind, part.title, groups[0] if groups else [])]
    for group in groups[1:]:
        _put(done, _kind(group) or _prose(part, group) or part.kind, group)
    for lines in others:
        is_school = not has_schools and education.is_told(next(_groups(lines))[:_HEAD])
        for group in _groups(lines):
            _put(done, _kind(group) or ("education" if is_school else "work"), group)
    return done


def _details(lines: list[Line]) -> int:
    """Return how many lines there are ahead of what stands with the first dates.

    Those with addresses are among them.
    """
    dated = next((at for at, line in enumerate(lines) if dates_in(line)), len(lines))
    gaps = [at for at in range(dated) if lines[at].is_after_gap]
    if dated < len(lines) and lines[dated].is_after_gap:
        found = dates_in(lines[dated])
        is_bare = found and not dates.without(lines[dated].text, found).strip()
        gaps.append(0 if is_bare else dated)
    details = [at + 1 for at in range(dated) if EMAIL.search(lines[at].text)]
    if 0 < dated < len(lines) and _heads(lines[dated - 1], lines[dated]):
        details.append(dated)
    return max([*details, *gaps[-1:]], default=0)


def _heads(line: Line, below: Line) -> bool:
    """Tell whether a line heads what begins below: by its words, or by letters of another size."""
    return bool(names_section(line.plain)) or abs(line.size - below.size) > _OTHER_SIZE


def _put(done: list[Section], kind: str, lines: list[Line]) -> None:
    """Add lines to the last section where it is of their kind, else as a new one."""
    if done[-1].kind == kind:
        done[-1].lines.extend(lines)
    else:
        done.append(Section(kind, "", list(lines)))


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield lines that stand together, without a gap between them."""
    starts = [at for at, line in enumerate(lines) if not at or line.is_after_gap]
    for start, end in itertools.pairwise([*starts, len(lines)]):
        yield lines[start:end]


def _kind(lines: list[Line]) -> str:
    """Return what a group lists, "" where it is no list: languages or skills."""
    if all(mixed.are_languages(line.plain) for line in lines):
        return "languages"
    return "skills" if held.is_list(Section("other", "", lines)) else ""


def _prose(part: Section, lines: list[Line]) -> str:
    return "summary" if part.kind == "contact" and held.is_prose(lines) else ""
