"""Work entries: employer, title, dates, place, and what was done."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from jobs.resumes.json_resume import Work
from jobs.resumes.reading import (
    address,
    beside,
    cards,
    dates,
    forms,
    half_labelled,
    hanging,
    histories,
    lettering,
    periods,
    phrased,
    pieces,
    promotions,
    roles,
    run_in,
    shapes,
    small_letters,
    stacked,
)
from jobs.resumes.reading.dated import dates_in, without_outer_bullets
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.entries import Entry, entries, is_head, windows
from jobs.resumes.reading.line import Line, without_bullet
from jobs.resumes.reading.pieces import Order
from jobs.resumes.reading.places import is_place, is_region, may_be_place, without_place
from jobs.resumes.reading.roles import Role
from jobs.resumes.reading.shapes import Head
from jobs.resumes.reading.subheads import without_subheads
from jobs.resumes.reading.wrapping import is_label, unwrapped

_FIRM: Final = re.compile(
    r"^(?:m/s\.?|messrs\.?|fa\.|firma) (?=\S)", re.IGNORECASE
)  # “M/s. Tarn & Sons”
# As the forms of USAJOBS have it behind the title.
_FEDERAL: Final = re.compile(r"\s*[(]This is a federal job[)]", re.IGNORECASE)
_SITE: Final = re.compile(
    r"(?<=[\w).])\s+(?:[–—|·•-]\s+)?(?:https?://|www\.)\S+$"
)  # of an employer
_LIKE_TITLES: Final = 1.0  # how much titles are like some where no dates say that they are
_MOST_LINES: Final = 3  # of a head without dates
_LONGEST_UNDATED: Final = 80
_LONGEST_CELL: Final = 70  # of a name; a longer one of a row tells what was done
_MOST_TITLE: Final = 4  # words
_DASHES: Final = "-–—*o"  # marks that may stand within a text too


def read(lines: list[Line]) -> list[Work]:
    """Return the positions that a section tells, in its order."""
    lines, rows = forms.table(lines, {"position", "employer"})
    if filled := _of_form(lines):
        return [*filled, *_of_rows(rows)]
    if rows:
        return [*(read(lines) if any(map(dates_in, lines)) else ()), *_of_rows(rows)]
    told = small_letters.with_capitals(lines)
    return small_letters.as_written(_told(told), lines) if told is not lines else _told(lines)


def _told(lines: list[Line]) -> list[Work]:
    """Return the positions of heads that no labels tell."""
    lines = hanging.apart(lettering.parted_at_commas(lines))
    lines = [_without_form(line) for line in phrased.without_asides(lines)]
    lines = phrased.without_stops(lines)
    lines = forms.unlabelled(periods.apart(beside.apart(lines)))
    lines = histories.spans([part for line in lines for part in _parted(line)])
    lines = stacked.joined(lines)
    lines = without_subheads(without_outer_bullets(lines))
    lines = list(promotions.with_dates_once(lines))
    lines = cards.with_dates_ahead(phrased.in_pieces(run_in.apart(lines)))
    if shared := promotions.positions(lines):
        return [_work(role, entry) for role, entry in shared]
    lines = [_without_duration(line) for line in lines if not dates.is_duration(line.plain)]
    if shaped := _shaped(lines):
        return [_work(*each) for each in promotions.with_all_employers(shaped)]
    margins = any(is_place(cell) for line in lines for cell in line.cells[1:])
    order = pieces.order(lines)
    found = entries(lines, partial(_is_whole, with_margins=margins, order=order))
    if not found:
        return _undated(lines)
    _take_roles_from_bullets(found)
    title_first = _is_title_first(found)
    with_places = _has_places(found, title_first=title_first)
    jobs = [
        (_role(entry, order, title_first=title_first, with_places=with_places), entry)
        for entry in found
    ]
    return [_work(*each) for each in promotions.with_all_employers(_with_titles_below(jobs))]


def _shaped(lines: list[Line]) -> list[tuple[Role, Entry]]:
    """Return the positions of a section whose heads share a clear shape; else []."""
    found = windows(lines)
    told = shapes.best([head for head, _ in found])
    if told is None:
        return []
    return [
        (role, Entry(head.lines(taken), head.found, below[taken:]))
        for (head, below), (role, taken) in zip(found, told, strict=True)
    ]


def _role(entry: Entry, order: Order | None, *, title_first: bool, with_places: bool) -> Role:
    """Return the role of a head: by its words, else by the order in which all heads are."""
    with_places = with_places and not entry.place
    role = roles.read(entry.head, title_first=title_first, with_places=with_places)
    if role.is_sure or order is None or len(entry.head) != 1 or roles.is_break(entry.head[0]):
        return role
    return order.role(entry.head[0]) or role


def _without_form(line: Line) -> Line:
    """Return a line without what a form says of all jobs of a kind, of an address the town."""
    text = _FEDERAL.sub("", line.text)
    return replace(
        line, text=text if line.is_bullet else address.with_town_alone(_SITE.sub("", text))
    )


def _without_duration(line: Line) -> Line:
    """Return a line without how long it was, where that stands apart beside it."""
    rest, _, last = line.text.rpartition("\t")
    return replace(line, text=rest) if rest and dates.is_duration(last.strip()) else line


def _of_form(lines: list[Line]) -> list[Work]:
    """Return the positions of which labels say who it was, as what, and when."""
    return _of_rows(forms.records(lines) or half_labelled.records(lines))


def _of_rows(rows: list[forms.Row]) -> list[Work]:
    """Return the positions of which labels or the titles of columns say what is what."""
    jobs = []
    for said, told in rows:
        name, town = address.without_street(said.get("employer", ""))
        employer, place = without_place(name)
        place = said.get("place", "") or place or town
        title = roles.flat(said.get("position", ""))
        role = Role(title, roles.flat(employer), place, is_sure=True)
        if tasks := said.get("tasks", ""):
            told = [Line(tasks, is_bullet=True), *told]  # noqa: PLW2901
        jobs.append((role, Entry([], forms.when_of(said), told)))
    have = [role.place or roles.ends_with_town(role) for role, _ in jobs]
    with_places = any(role.place for role, _ in jobs) or all(have)
    is_sure = len(jobs) > 1 and all(have)
    if with_places:
        jobs = [(_with_town(role, is_sure=is_sure), entry) for role, entry in jobs]
    return [_work(role, entry) for role, entry in jobs]


def _with_town(role: Role, *, is_sure: bool) -> Role:
    """Return a role with the town that stands behind its employer, maybe before a country."""
    if role.place and not is_region(role.place):
        return role
    short = roles.without_town(replace(role, place=""), is_sure=is_sure)
    places = [place for place in (short.place, role.place) if place]
    return replace(short, place=", ".join(places))


def _parted(line: Line) -> Iterator[Line]:
    """Yield a line without what a label in its margin says, and the bullet that stands beside it.

    “Salary: …” may stand beside the place, and what was done beside the title.
    """
    first, *others = line.cells or [""]
    told = [cell for cell in others if cell[0] not in _DASHES and without_bullet(cell)[1]]
    told += [cell for cell in others[1:] if len(cell) > _LONGEST_CELL and cell not in told]
    kept = [cell for cell in others if not is_label(cell) and cell not in told]
    if len(kept) == len(others):
        yield line
        return
    yield replace(line, text="\t".join([first, *kept]))
    for cell in told:
        yield replace(line, text=without_bullet(cell)[0], is_bullet=True, is_after_gap=False)


def _is_whole(head: list[str], *, with_margins: bool, order: Order | None) -> bool:
    """Tell whether a head says title and employer; a place in the margin is none."""
    if order and len(head) == 1 and order.role(head[0]):
        return True
    role = roles.read(head, title_first=True)
    if with_margins and len(head) == 1 and "\t" in head[0] and may_be_place(role.employer):
        return False
    return bool(role.title and role.employer and role.is_sure)


def _is_title_first(found: list[Entry]) -> bool:
    """Return what stands first in most heads in which words tell title and employer apart."""
    votes = 0
    for entry in found:
        role = roles.read(entry.head, title_first=True)
        if role.is_sure and role.title and role.employer:
            text = " ".join(" ".join(entry.head).split())
            at, other = text.find(role.title), text.find(role.employer)
            votes += (1 if at < other else -1) if at >= 0 <= other else 0
    return votes >= 0


def _has_places(found: list[Entry], *, title_first: bool) -> bool:
    """Tell whether a place stands behind most employers: if behind one, then behind all."""
    heads = [roles.read(entry.head, title_first=title_first) for entry in found]
    if any(role.place and role.employer for role in heads):
        return True
    for has_place in (roles.has_place_between, roles.has_place_behind):
        if len(found) > 1 and all(has_place(entry.head) for entry in found):
            return True
    return len(heads) > 1 and all(roles.ends_with_town(role) for role in heads)


def _take_roles_from_bullets(found: list[Entry]) -> None:
    """Read “• Title, Employer” under a line of dates alone."""
    for entry in found:
        if entry.head or not entry.body:
            continue
        first = entry.body[0]
        role = roles.read([first.text], title_first=True)
        is_role = role.title and len(first.plain) < 90 and not first.plain.endswith(".")
        if is_role or is_head(first):
            entry.head = [first.text]
            entry.body = entry.body[1:]


def _with_titles_below(jobs: list[tuple[Role, Entry]]) -> list[tuple[Role, Entry]]:
    """Take what stands first in each text for the title, where no head has one and all are such.

    A column “Tasks” may begin with the role.
    """
    firsts = [entry.body[0] if entry.body else Line("") for _, entry in jobs]
    are_short = all(len(line.plain.split()) <= _MOST_TITLE and line.plain for line in firsts)
    are_titles = are_short and all(histories.is_title(line.plain) for line in firsts)
    are_titles = are_titles and not any("を" in line.plain for line in firsts)
    if any(role.title for role, _ in jobs) or not are_titles:
        return jobs
    return [
        (replace(role, title=line.plain), replace(entry, body=entry.body[1:]))
        for (role, entry), line in zip(jobs, firsts, strict=True)
    ]


def _work(role: Role, entry: Entry) -> Work:
    start, end = dates_of(entry.dates)
    body = [line for line in entry.body if line.plain]
    town = address.town_told(body[0].plain) if body else ""
    body = body[1:] if town else body
    told = [line.plain for line in body if not line.is_bullet]
    return Work(
        name=_FIRM.sub("", clean(role.employer)),
        position=clean(role.title),
        location=clean(role.place or entry.place or town),
        start_date=start,
        end_date=end,
        summary=" ".join([f"{role.team}.", *told] if role.team else told),
        highlights=[line.plain for line in body if line.is_bullet],
    )


def dates_of(found: Dates | None) -> tuple[str, str]:
    if found is None:
        return "", ""
    if not found.start and not found.is_current:
        return found.end, found.end  # one date: from it to it
    return found.start, found.end


def clean(text: str) -> str:
    """Return a name without the marks that parted it from others."""
    return " ".join(text.split()).strip(" ,;:|·•–—-")


def _undated(lines: list[Line]) -> list[Work]:
    """Return positions without dates: heads that name a title, each with its text."""
    blocks = _blocks(unwrapped(lines))
    heads = [Head([dates.without_duration(line.text) for line in head]) for head, _ in blocks]
    if told := shapes.best(heads, least=_LIKE_TITLES):
        return [
            _work(role, Entry(head.above, None, body))
            for head, (_, body), (role, _) in zip(heads, blocks, told, strict=True)
        ]
    found = []
    for head, body in blocks:
        role = roles.read([line.text for line in head], title_first=True)
        if role.title and role.employer:
            found.append(_work(role, Entry(dates=None, body=body)))
    return found


def _blocks(lines: list[Line]) -> list[tuple[list[Line], list[Line]]]:
    """Return the lines of heads, each with those below it; without any below, each is alone."""
    if all(line.is_bullet for line in lines):
        lines = [replace(line, is_bullet=False) for line in lines]
    are_heads = [_is_undated_head(line) for line in lines]
    if all(are_heads) and not any(line.is_after_gap for line in lines[1:]):
        return [([line], []) for line in lines]
    blocks: list[tuple[list[Line], list[Line]]] = []
    for line, is_one in zip(lines, are_heads, strict=True):
        if is_one and (not blocks or blocks[-1][1] or line.is_after_gap):
            blocks.append(([line], []))
        elif is_one and len(blocks[-1][0]) < _MOST_LINES:
            blocks[-1][0].append(line)
        elif blocks:
            blocks[-1][1].append(line)
    return blocks


def _is_undated_head(line: Line) -> bool:
    return is_head(line) and not is_label(line.plain) and len(line.plain) < _LONGEST_UNDATED
