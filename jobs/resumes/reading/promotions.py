"""Several positions with one employer, whose name stands out above them and is not said again."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, roles
from jobs.resumes.reading.dated import dates_in, with_texts_told
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.entries import Entry, is_head
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.places import is_place, without_place
from jobs.resumes.reading.roles import Role
from jobs.resumes.reading.schools import is_school
from jobs.resumes.reading.wrapping import unwrapped

_FURTHEST_DATES: Final = 4  # lines below the employer
_ACRONYM: Final = 5  # letters: names as short are written in capitals wherever they stand
_SAME_SIZE: Final = 0.6  # points
_SAME_EDGE: Final = 3.0  # points


def positions(lines: list[Line]) -> list[tuple[Role, Entry]]:
    """Return the positions of employers that stand out; [] where none has several of them."""
    told = with_texts_told(unwrapped(lines))
    lines = [line for line in told if not dates.is_duration(line.plain)]
    groups = standing_out(lines) or _with_own_dates(lines)
    if not any(len(at) > 1 for _, at in groups):
        return []
    ends = [group[0] for group in groups[1:]] + [len(lines)]
    found = [
        position
        for (start, at), end in zip(groups, ends, strict=True)
        for position in _positions(lines[:end], start, at)
    ]
    if len(groups) > 1 and all(role.place or roles.ends_with_town(role) for role, _ in found):
        found = [(role if role.place else roles.without_town(role), entry) for role, entry in found]
    names = [lines[start].text for start, _ in groups]
    titles = [role.title for role, _ in found]
    return found if _mostly(titles, is_title=True) and _mostly(names, is_title=False) else []


def standing_out(lines: list[Line]) -> list[tuple[int, list[int]]]:
    """Return where each line stands that heads a group, and the dates below it.

    These look alike, and unlike all with dates. Returns [] where one has no dates below it.
    """
    if not lines or not is_head(lines[0]) or dates_in(lines[0]):
        return []
    dated = [line for line in lines if dates_in(line)]
    look = next((each for each in _LOOKS if not any(each(lines[0], line) for line in dated)), None)
    if look is None:
        return []
    groups: list[tuple[int, list[int]]] = []
    for at, line in enumerate(lines):
        if dates_in(line):
            if at - groups[-1][0] > _FURTHEST_DATES and not groups[-1][1]:
                return []
            groups[-1][1].append(at)
        elif (look(lines[0], line) or _begins_so(lines[0], line)) and is_head(line):
            groups.append((at, []))
    return groups if all(at for _, at in groups) else []


def _with_own_dates(lines: list[Line]) -> list[tuple[int, list[int]]]:
    """Return the same where employers may have dates of their own, which hold those of the titles.

    They look unlike the titles below them, or these are indented.
    """
    for look in (_is_as_left, *_LOOKS):
        groups = _by_look(lines, look)
        edges = {round(lines[at].x0) for _, dated in groups for at in dated}
        is_even = bool(edges) and max(edges) - min(edges) < _SAME_EDGE
        if is_even and all(_heads_group(lines, start, dated) for start, dated in groups):
            return groups
    return []


def _by_look(lines: list[Line], look: Callable[[Line, Line], bool]) -> list[tuple[int, list[int]]]:
    """Return where lines begin that look like the first one, and the dates below each."""
    groups: list[tuple[int, list[int]]] = []
    for at, line in enumerate(lines):
        begins = not at or line.is_after_gap or dates_in(line) or _heads_next(lines, at, look)
        is_alike = look(lines[0], line)
        if begins and is_alike and is_head(line) and not is_place(line.plain):
            groups.append((at, []))
        elif dates_in(line):
            if not groups or is_alike:
                return []
            groups[-1][1].append(at)
    return groups


def _heads_next(lines: list[Line], at: int, look: Callable[[Line, Line], bool]) -> bool:
    """Tell whether a line stands out as the first, both right above dates that do not."""
    if look is _is_as_left or at + 1 >= len(lines) or not dates_in(lines[1]):
        return False
    below = lines[at + 1]
    return dates_in(below) is not None and not look(lines[0], below)


def _heads_group(lines: list[Line], start: int, dated: list[int]) -> bool:
    """Tell whether dates stand near below a line, and are held by those that it has itself."""
    own = dates_in(lines[start])
    is_near = bool(dated) and dated[0] - start <= _FURTHEST_DATES
    return is_near and (not own or all(_is_within(dates_in(lines[at]), own) for at in dated))


def _is_as_left(first: Line, line: Line) -> bool:
    return abs(first.x0 - line.x0) < _SAME_EDGE


def _begins_so(first: Line, line: Line) -> bool:
    """Tell whether both begin with bold letters, though in one more plain ones follow."""
    return bool(first.bold_to and line.bold_to)


def _is_as_bold(first: Line, line: Line) -> bool:
    return first.is_bold == line.is_bold


def _is_as_capital(first: Line, line: Line) -> bool:
    return _is_capital(first) == _is_capital(line)


def _is_capital(line: Line) -> bool:
    name = dates.without_duration(line.text.partition("\t")[0])
    letters = [sign for sign in name if sign.isalpha()]
    return len(letters) > _ACRONYM and all(not sign.islower() for sign in letters)


def _is_as_large(first: Line, line: Line) -> bool:
    return abs(first.size - line.size) < _SAME_SIZE


# How employers look unlike the lines with dates: the first way that tells all of them apart.
_LOOKS: Final = (_is_as_bold, _is_as_capital, _is_as_large)


def _positions(lines: list[Line], start: int, at: list[int]) -> Iterator[tuple[Role, Entry]]:
    """Yield the positions below the employer at `start`; their dates stand `at` these lines."""
    whole = dates_in(lines[start])
    text = dates.without(lines[start].text, whole) if whole else lines[start].text
    name, margin = roles.without_margin(dates.without_duration(text))
    employer, place = without_place(name)
    place = place or margin
    if start + 1 < at[0] and is_place(lines[start + 1].plain):
        place = place or lines[start + 1].plain
    heads = [_head(lines, index, start) for index in at]
    firsts = [min(index, title) for index, title in zip(at, heads, strict=True)]
    ends = [*firsts[1:], len(lines)]
    for index, title, end in zip(at, heads, ends, strict=True):
        found = dates_in(lines[index])
        text = lines[title].text if title != index else ""
        text = text or (dates.without(lines[index].text, found) if found else "")
        body = lines[max(index, title) + 1 : end]
        town = ""
        if body and is_place(body[0].plain):
            town, body = body[0].plain, body[1:]
        said, own = roles.without_margin(text)
        if not own and (short := without_place(said))[1]:
            said, own = short
        role = Role(roles.flat(said), roles.flat(employer), own or town or place, is_sure=True)
        yield role, Entry([text], found, body)


def _head(lines: list[Line], index: int, start: int) -> int:
    """Return in which line the title stands whose dates stand at `index`."""
    found = dates_in(lines[index])
    if found and dates.without(lines[index].text, found).strip():
        return index
    above = lines[index - 1]
    if index - 1 > start and is_head(above) and not dates_in(above) and not is_place(above.plain):
        return index - 1
    is_below = index + 1 < len(lines) and is_head(lines[index + 1])
    return index + 1 if is_below else index


def _mostly(texts: list[str], *, is_title: bool) -> bool:
    titles = sum(1 for text in texts if roles.leaning(text) > 0)
    return titles * 2 > len(texts) if is_title else titles * 2 < len(texts)


def with_all_employers(jobs: list[tuple[Role, Entry]]) -> list[tuple[Role, Entry]]:
    """Give roles whose head names no employer the one below them, or that of the entry before."""
    return _with_shared_employers(_with_employers_below(jobs))


def _with_employers_below(jobs: list[tuple[Role, Entry]]) -> list[tuple[Role, Entry]]:
    """Give roles without an employer the line below, where those of others stand below them."""
    told = [entry.head for role, entry in jobs if role.title and role.employer]
    below = [
        role.employer in entry.head[1]
        for role, entry in jobs
        if role.title and role.employer and len(entry.head) > 1
    ]
    if sum(below) * 2 <= len(told):
        return jobs
    return [
        (replace(role, employer=entry.body[0].plain), replace(entry, body=entry.body[1:]))
        if role.title and not role.employer and len(entry.head) == 1 and _is_name(entry.body)
        else (role, entry)
        for role, entry in jobs
    ]


def _is_name(body: list[Line]) -> bool:
    """Tell whether a text begins with the name of an employer, in a line of its own."""
    line = body[0] if body else None
    is_head_like = line is not None and is_head(line) and not is_place(line.plain)
    return is_head_like and line is not None and roles.leaning(line.plain) <= 0


def _with_shared_employers(jobs: list[tuple[Role, Entry]]) -> list[tuple[Role, Entry]]:
    """Give roles without an employer that of the entry before, as with promotions."""
    done: list[tuple[Role, Entry]] = []
    employer, place = "", ""
    group: Dates | None = None  # how long somebody was with an employer in several roles
    for at, (role, entry) in enumerate(jobs):
        if _is_header(jobs[at : at + 2]):
            whole = roles.without_town(Role("", ", ".join(entry.head)))
            employer, place, group = whole.employer, whole.place, entry.dates
            continue
        if group and _is_within(entry.dates, group):
            role = _in_group(role, entry, employer, place)  # noqa: PLW2901
        elif role.employer:
            group = None
        if role.employer:
            employer, place = role.employer, role.place
        if role.employer and not role.title and not entry.body and at + 1 < len(jobs):
            below, next_entry = jobs[at + 1]
            if not below.employer or _is_within(next_entry.dates, entry.dates):
                group = entry.dates
                continue
        is_away = roles.is_break(role.title) or _is_of_school(role.title)
        if role.title and not role.employer and not is_away:
            role = Role(role.title, employer, role.place or place)  # noqa: PLW2901
        done.append((role, entry))
    return done


def _is_of_school(title: str) -> bool:
    """Tell whether a title names a school that somebody went to between positions."""
    return is_school(title) and roles.leaning(title) <= 0


def _in_group(role: Role, entry: Entry, employer: str, place: str) -> Role:
    """Return a role whose employer stands above it: what was taken for one is of the title."""
    if not role.title:
        return Role(role.employer, employer, role.place or place)
    if f"{role.title}, {role.employer}" in " ".join(entry.head):
        return Role(f"{role.title}, {role.employer}", "", role.place)
    return role


def _is_header(jobs: list[tuple[Role, Entry]]) -> bool:
    """Tell whether the first of two names an employer alone, and its dates hold the second's."""
    if len(jobs) < 2:
        return False
    (role, entry), (below, next_entry) = jobs
    is_told = role.is_sure or roles.leaning(role.title) > 0 or len(entry.head) != 1 or entry.body
    if is_told or not role.title or (below.title and below.employer):
        return False
    return entry.dates != next_entry.dates and _is_within(next_entry.dates, entry.dates)


def _is_within(inner: Dates | None, outer: Dates | None) -> bool:
    if inner is None or outer is None or not outer.start:
        return False
    ends = outer.is_current or (not inner.is_current and inner.end[:4] <= outer.end[:4])
    return outer.start[:4] <= (inner.start or inner.end)[:4] and ends


def with_dates_once(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, without dates that say again when somebody was with the employer above.

    A table below the name of an employer may begin with the same dates and the title.
    """
    above: Line | None = None
    for line in lines:
        if above and _is_one_position(above, line):
            found = dates_in(line)
            yield replace(line, text=dates.without(line.text, found) if found else line.text)
        else:
            yield line
        above = line


def _is_one_position(above: Line, line: Line) -> bool:
    """Tell whether two lines have the same dates, one with a title alone, one with an employer."""
    first, second = dates_in(above), dates_in(line)
    if first is None or second is None or replace(first, at=second.at) != second:
        return False
    texts = dates.without(above.text, first), dates.without(line.text, second)
    one, other = (roles.read([text], title_first=True) for text in texts)
    names_employer = one.employer and not one.title
    return bool(names_employer and other.title and not other.employer)
