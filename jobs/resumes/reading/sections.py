"""Lines to sections, by their headings: what their words name, and how they look."""

import itertools
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final

from jobs.resumes.reading import boxed, dates, forms, words
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
from jobs.resumes.reading.unmarked import headings_of
from jobs.resumes.reading.wrapped_headings import Look, look_of, with_whole_headings

_INLINE: Final = re.compile(r"^([^:：]{3,40})[:：]\s*(\S.*)$")
_CAPITALS: Final = re.compile(r"^((?:[A-ZÀ-Ý]{4,}|&)(?: (?:[A-ZÀ-Ý]{2,}|&))*) (?=\S*[a-zà-ÿ])(.+)$")
_MOST_WORDS: Final = 6
_FEW: Final = 3
_SEVERAL: Final = 2


@dataclass(slots=True)
class Section:
    kind: str
    title: str
    lines: list[Line] = field(default_factory=list)


def split(lines: list[Line]) -> list[Section]:
    """Return the sections of a resume; what stands above the first heading is “contact”."""
    body = _body_size(lines)
    overall = _usual_look(lines) or _only_look(lines, body)
    numbers = {line.column for line in lines}
    own = _own_look(lines)
    unknown = [] if any(map(_names_part, lines)) else _unknown_headings(lines, body)
    looks = {n: _usual_look([line for line in lines if line.column == n]) for n in numbers}
    are_marked = sum(line.is_heading for line in lines) >= _FEW
    sections = [Section("contact", "")]
    unmarked = headings_of(lines)
    within = Counter(words.key(line.plain) for line in lines if forms.heads_tasks(line))
    within.update([*boxed.of_positions(lines), *filter(None, map(_label, lines))])
    lines = with_whole_headings(lines)
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
        if at.kind in ("work", "projects") and within[_label(line) or words.key(line.plain)] > 1:
            at.lines.append(line)  # “Key achievements”, in each position
            continue
        kind, rest = _heading(line, at.kind, body, None if is_top else usual)
        if kind == "other" and not (known(line.plain) or line.is_heading) and are_marked:
            kind, rest = "", line  # headings stand in a column of their own
        looks_so = is_top and _is_unknown_like(line, body, usual)
        looks_so = looks_so or any(line is each for each in unknown)
        if not kind and (named := [kind for each, kind in unmarked if each is line]):
            kind, rest = named[0], None
        may_head = line.is_heading or not are_marked
        if not kind and rest is line and may_head and (looks_so or _is_unlisted(line, at, own)):
            kind, rest = "other", None
        if kind:
            sections.append(Section(kind, line.plain))
        if rest is not None and rest.text.strip():
            sections[-1].lines.append(rest)
        last[line.column] = sections[-1]
    return [each for each in sections if each.lines or each.kind != "contact"]


def _label(line: Line) -> str:
    """Return the label ahead of a text, where it heads no position and no school: “Tools: Java”."""
    label = line.cells[0] if len(line.cells) > 1 else (_INLINE.match(line.plain) or "  ")[1]
    return words.key(label) if known(label) not in ("", "work", "education") else ""


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
            if kind and (_is_like(line, usual) or line.is_heading):
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
    return kind if looks_so and (kind != current or line.is_heading) else ""


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
                and kind not in ("work", "education", "summary", "other")
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


def _usual_look(lines: list[Line]) -> Look | None:
    """Return how the headings with known words look, where they agree."""
    looks = Counter(
        look_of(line)
        for line in lines
        if (not line.is_bullet or CJK.search(line.text))
        and len(line.plain) < 40
        and known(line.plain)
    )
    if not looks:
        return None
    look, count = looks.most_common(1)[0]
    return look if count >= 2 else None


def _own_look(lines: list[Line]) -> Look | None:
    """Return how the headings look, where texts do not look so and hardly another line does."""
    look = _usual_look(lines)
    body = _body_size(lines)
    if look is None or not (look.is_bold or look.is_capital or look.size < round(body) - 1):
        return None
    alike = [line for line in lines if not line.is_bullet and look_of(line) == look]
    headed = sum(1 for line in alike if known(line.plain))
    return look if headed >= _SEVERAL and headed * 3 >= len(alike) * 2 else None


def _names_part(line: Line) -> bool:
    return known(line.plain) not in ("", "contact")


def _unknown_headings(lines: list[Line], body: float) -> list[Line]:
    """Return the headings of a resume that has none in known words: lines that look alike.

    They are short, stand out, and two spans of time or more stand below one of them.
    """
    groups: dict[Look, list[int]] = {}
    for number, line in enumerate(lines):
        groups.setdefault(look_of(line), []).append(number)
    for look, at in groups.items():
        stand_out = look.is_bold or look.is_capital or look.size > round(body)
        if not stand_out or len(at) < _FEW or not all(_may_head(lines[n]) for n in at):
            continue
        parts = [lines[a + 1 : b] for a, b in itertools.pairwise([*at, len(lines)])]
        spans = [sum(map(_is_of_span, part)) for part in parts]
        if all(parts) and max(spans) >= _SEVERAL and sum(map(bool, spans)) < len(at):
            return [lines[n] for n in at]
    return []


def _may_head(line: Line) -> bool:
    text = line.plain
    is_short = len(text.split()) < _MOST_WORDS and len(line.cells) == 1
    return is_short and not line.is_bullet and not re.search(r"[@,;|:]|\d", text)


def _is_of_span(line: Line) -> bool:
    found = dates.find(line.text)
    return found is not None and bool(found.start or found.is_current)


def _is_unlisted(line: Line, at: Section, own: Look | None) -> bool:
    """Tell whether a line without a known word is a heading, for it looks as only headings do.

    Among positions it may be an employer, and on top the name; a degree is none either. What
    stands right below a heading is a label within its section, and so are others that look so.
    """
    is_free = at.kind not in ("work", "projects", "contact") and not line.is_bullet
    if not own or not is_free or look_of(line) != own or len(line.cells) != 1:
        return False
    if not at.lines or any(look_of(each) == own for each in at.lines):
        return False
    name = words.key(line.plain)
    is_school = any(words.pattern(each).search(name) for each in ("schools", "degrees"))
    is_short = len(line.plain) > 3 and len(line.plain.split()) <= _MOST_WORDS - 1
    return is_short and not is_school and not re.search(r"[@,;|:]|\d", line.plain)


def _only_look(lines: list[Line], body: float) -> Look | None:
    """Return how the only heading with known words looks, where its look says that it is one."""
    for line in lines:
        is_plain = line.size < body * 1.2 and not line.is_heading
        # “Curriculum Vitae” stands on top in letters of its own.
        if not line.is_bullet and not is_plain and known(line.plain) not in ("", "contact"):
            return look_of(line)
    return None


def _is_like(line: Line, usual: Look | None) -> bool:
    """Tell whether a line with a heading's words is not smaller or plainer than the others."""
    if usual is None:
        return True
    look = look_of(line)
    if look.size < usual.size - 1:
        return False
    return (
        look.is_capital >= usual.is_capital
        or look.is_bold > usual.is_bold
        or (look.size > usual.size)
    )


def _stands_out(line: Line, body: float) -> bool:
    look = look_of(line)
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
        and look_of(line) == usual
        and (line.size > body * 1.08 or line.is_heading)
        and not line.is_bullet
        and len(text.split()) <= 5
        and "\t" not in line.text
        and not re.search(r"[@,;|]|\d{3}", text)
    )


def _body_size(lines: list[Line]) -> float:
    sizes = [line.size for line in lines for _ in range(1 + len(line.text) // 20)]
    return statistics.median(sizes) if sizes else 10.0
