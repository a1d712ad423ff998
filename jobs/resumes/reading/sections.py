"""Lines to sections, by their headings: what their words name, and how they look."""

import itertools
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from jobs.resumes.reading import dates, forms, words
from jobs.resumes.reading.headings import (
    CJK,
    known,
    misspelt,
    names_section,
    partly,
    qualified,
    without_note,
)
from jobs.resumes.reading.line import Line

_INLINE: Final = re.compile(r"^([^:：]{3,40})[:：]\s*(\S.*)$")
_CAPITALS: Final = re.compile(r"^((?:[A-ZÀ-Ý]{4,}|&)(?: (?:[A-ZÀ-Ý]{2,}|&))*) (?=\S*[a-zà-ÿ])(.+)$")
_ENDS_OPEN: Final = re.compile(r"(?:&|\b(?:and|und|et|y|e|i|en))$", re.IGNORECASE)
_MOST_WORDS: Final = 6
_FEW: Final = 3
_LONGEST_ITEM: Final = 40
_ITEMS: Final = re.compile(r"\s*[,;|•·\t]\s*|\s/\s")
_NO_ITEM: Final = re.compile(r"[.!?]$|@|www\.|https?:", re.IGNORECASE)
_SMALL: Final = ("awards", "publications", "volunteering", "interests")


@dataclass(slots=True)
class Section:
    kind: str
    title: str
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Look:
    size: int
    is_bold: bool
    is_capital: bool


def split(lines: list[Line]) -> list[Section]:
    """Return the sections of a resume; what stands above the first heading is “contact”."""
    body = _body_size(lines)
    overall = _usual_look(lines) or _only_look(lines, body)
    numbers = {line.column for line in lines}
    looks = {n: _usual_look([line for line in lines if line.column == n]) for n in numbers}
    sections = [Section("contact", "")]
    lines = _with_whole_labels(lines)
    headed = {line.column for line in lines if not line.is_bullet and known(line.plain)}
    column = before = 0
    last: dict[int, Section] = {}  # by column
    for line in lines:
        at = sections[-1]
        is_first = line.column != before
        if is_first and line.column != column and line.column in headed and column in headed:
            # What a column begins with goes on with nothing, but with itself behind a text box.
            old = last.get(line.column) or Section("contact", "")
            at = Section(old.kind, old.title)
            sections.append(at)
        column = line.column or column
        before = line.column
        usual = looks[line.column] or overall
        is_top = is_first and bool(line.column)
        kind, rest = _heading(line, at.kind, body, None if is_top else usual)
        if is_top and not kind and rest is line and _is_unknown_like(line, body, usual):
            kind, rest = "other", None
        if kind:
            sections.append(Section(kind, line.plain))
        if rest is not None and rest.text.strip():
            sections[-1].lines.append(rest)
        last[line.column] = sections[-1]
    return [each for each in sections if each.lines or each.kind != "contact"]


def _with_whole_labels(lines: list[Line]) -> list[Line]:
    """Put a heading together that stands beside its section on two rows: “Technical”, “Skills”."""
    done = list(lines)
    for at, (line, below) in enumerate(itertools.pairwise(done)):
        cells, under = line.cells, below.cells
        whole = f"{line.plain} {below.plain}"
        if _ENDS_OPEN.search(line.plain) and _look(line) == _look(below) and known(whole):
            done[at] = replace(line, text="")
            done[at + 1] = replace(below, text=whole)
            continue
        if len(cells) < 2 or len(under) < 2 or known(cells[0]):
            continue
        label = f"{cells[0]} {under[0]}"
        if known(label):
            done[at] = replace(line, text="\t".join([label, *cells[1:]]))
            done[at + 1] = replace(below, text="\t".join(under[1:]), is_bold=False)
    return done


def _heading(line: Line, current: str, body: float, usual: Look | None) -> tuple[str, Line | None]:
    """Return the section that begins with a line, and what else the line says."""
    text = line.plain
    if line.is_bullet and not CJK.search(text):
        return "", line
    if len(text.split()) <= _MOST_WORDS and len(text) < 60:
        kind = known(text)
        if kind and (_is_like(line, usual) or line.is_heading):
            return kind, None
        if not kind and len(line.cells) == 1 and _stands_out(line, body):
            kind = qualified(text)
            if kind and _is_like(line, usual):
                return kind, None
        if current == "skills" and _ends_list(line):
            return partly(text), None
        if not kind and (kind := _otherwise_written(line, current, body, usual)):
            return kind, None
        if not kind and _is_unknown_like(line, body, usual):
            return "other", None
    return _beside(line, current, body)


def _ends_list(line: Line) -> bool:
    """Tell whether a bold line among skills heads what are none: “Certifications & Boards”."""
    is_alone = line.is_bold and not line.ends_plain and len(line.cells) == 1
    return is_alone and ":" not in line.text and partly(line.plain) in ("certificates", "other")


def _otherwise_written(line: Line, current: str, body: float, usual: Look | None) -> str:
    """Return the section of a heading with a slip in it, or with a note behind it."""
    kind = misspelt(line.plain)
    if kind and (_is_like(line, usual) or line.is_heading):
        return kind
    head = replace(line, text=without_note(line.plain))
    kind = known(head.text)
    looks_so = _stands_out(head, body) and _is_like(head, usual)
    return kind if looks_so and kind != current else ""


def _beside(line: Line, current: str, body: float) -> tuple[str, Line | None]:
    """Tell whether a heading stands on the same line as what it heads."""
    cells = line.cells
    if len(cells) > 1:  # the first row of a table: “Period”, “Education”
        rest = [cell for cell in cells if not forms.heads_dates(cell)]
        if len(rest) == 1 and (kind := known(rest[0])):
            return kind, None
    if len(cells) > 1 and (kind := (names_section if cells[0].isupper() else known)(cells[0])):
        is_label = (
            kind in (current, "contact")
            or (kind == "other" and not cells[0].isupper())
            or (
                current == "skills"
                and kind not in ("work", "education", "other")
                and not (
                    kind == "languages" and words.pattern("languages").match(words.key(cells[1]))
                )
            )
        )
        if not is_label:
            return kind, replace(line, text="\t".join(cells[1:]), is_bold=False)
    text = line.plain
    found = _INLINE.match(text) or _CAPITALS.match(text)
    if found and (kind := known(found[1])):
        is_new = current != kind and not (current == "skills" and kind != "education")
        if is_new and kind in ("skills", "languages", "education", "certificates", "summary"):
            if current in ("work", "projects") and not _CAPITALS.match(text):
                return "", line
            return kind, replace(line, text=found[2], is_bold=False)
    return "", line


def _look(line: Line) -> Look:
    letters = [sign for sign in line.text if sign.isalpha() and not CJK.match(sign)]
    is_capital = bool(letters) and all(not sign.islower() for sign in letters)
    return Look(round(line.size), line.is_bold, is_capital)


def _usual_look(lines: list[Line]) -> Look | None:
    """Return how the headings with known words look, where they agree."""
    looks = Counter(
        _look(line)
        for line in lines
        if (not line.is_bullet or CJK.search(line.text))
        and len(line.plain) < 40
        and known(line.plain)
    )
    if not looks:
        return None
    look, count = looks.most_common(1)[0]
    return look if count >= 2 else None


def _only_look(lines: list[Line], body: float) -> Look | None:
    """Return how the only heading with known words looks, where its look says that it is one."""
    for line in lines:
        is_plain = line.size < body * 1.2 and not line.is_heading
        # “Curriculum Vitae” stands on top in letters of its own.
        if not line.is_bullet and not is_plain and known(line.plain) not in ("", "contact"):
            return _look(line)
    return None


def undeclared(sections: list[Section]) -> None:
    """Tell by what they hold what sections are of which no heading of this kind says it.

    “Career Summary” heads a paragraph in one resume and the positions in another.
    """
    _misnamed(sections)
    kinds = {part.kind for part in sections}
    for kind in ("work", "education"):
        if kind in kinds:
            continue
        for part in sections:
            is_open = part.kind == "summary" or (part.kind == "other" and not known(part.title))
            if is_open and _holds(part.lines, kind):
                part.kind = kind
                break
    unknown = [part for part in sections if part.kind == "other" and not known(part.title)]
    if "skills" not in kinds and (lists := [part for part in unknown if _is_list(part)]):
        lists[0].kind = "skills"


def _is_list(part: Section) -> bool:
    """Tell whether a section without a known heading lists short things, and no more than that."""
    texts = [line.plain for line in part.lines]
    items = [item for text in texts for item in _ITEMS.split(text)]
    is_told = any(dates.find(text) or _NO_ITEM.search(text) for text in texts) or any(
        words.pattern("languages").match(words.key(item)) for item in items
    )
    is_smaller = any(
        words.pattern("further", name).search(words.key(part.title)) for name in _SMALL
    )
    return len(items) > _FEW and not is_told and not is_smaller and all(map(_is_short, items))


def _is_short(item: str) -> bool:
    return len(item) <= _LONGEST_ITEM and len(item.split()) <= _MOST_WORDS - 2


def _misnamed(sections: list[Section]) -> None:
    """Take “Qualifications” for skills where no school and no date stands below.

    Where skills stand elsewhere, they are certificates, like “Awards & Training”.
    """
    other = "certificates" if any(part.kind == "skills" for part in sections) else "skills"
    schools = [part for part in sections if part.kind == "education" and part.lines]
    silent = [part for part in schools if not _tells_of_school(part.lines)]
    if len(silent) < len(schools):
        for part in silent:
            part.kind = other


def _tells_of_school(lines: list[Line]) -> bool:
    names = [words.key(line.plain) for line in lines]
    groups = ("schools", "degrees")
    is_named = any(words.pattern(group).search(name) for group in groups for name in names)
    return is_named or any(dates.find(line.text) for line in lines)


def _holds(lines: list[Line], kind: str) -> bool:
    """Tell whether lines tell of two spans of time and name titles, or else schools."""
    heads = [line for line in lines if not line.is_bullet and len(line.plain) < 120]
    found = [dates.find(line.text) for line in heads]
    if sum(1 for each in found if each and (each.start or each.is_current)) < 2:
        return False
    names = [words.key(line.plain) for line in heads]
    group = {"work": "titles", "education": "schools"}[kind]
    other = {"work": "schools", "education": "titles"}[kind]
    said = sum(1 for name in names if words.pattern(group).search(name))
    against = sum(1 for name in names if words.pattern(other).search(name))
    return said >= 2 and said >= against


def _is_like(line: Line, usual: Look | None) -> bool:
    """Tell whether a line with a heading's words is not smaller or plainer than the others."""
    if usual is None:
        return True
    look = _look(line)
    if look.size < usual.size - 1:
        return False
    return (
        look.is_capital >= usual.is_capital
        or look.is_bold > usual.is_bold
        or (look.size > usual.size)
    )


def _stands_out(line: Line, body: float) -> bool:
    look = _look(line)
    return (
        line.is_heading
        or look.is_capital
        or line.size > body * 1.08
        or (line.is_bold and line.is_after_gap)
    )


def _is_unknown_like(line: Line, body: float, usual: Look | None) -> bool:
    """Tell whether a line looks as headings do, with words that nobody knows."""
    text = line.plain
    return (
        usual is not None
        and _look(line) == usual
        and (line.size > body * 1.08 or line.is_heading)
        and not line.is_bullet
        and len(text.split()) <= 5
        and "\t" not in line.text
        and not re.search(r"[@,;|]|\d{3}", text)
    )


def _body_size(lines: list[Line]) -> float:
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    return statistics.median(sizes) if sizes else 10.0
