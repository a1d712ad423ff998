"""Entries that are filled in like a form, as Europass has them: “Name of employer”, “Dates”."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from jobs.resumes.reading import dates, words
from jobs.resumes.reading.dates import Dates
from jobs.resumes.reading.line import Line

_COLON: Final = re.compile(r"^([^:：]{2,60})\s*[:：]\s*-?\s*(?=\S)")
_APART: Final = re.compile(r"\u3000+|\t|\s{2,}")
_IN_BRACKETS: Final = re.compile(r"【([^】]{2,12})】\s*[:：]?\s*")
_FEWEST: Final = 2
_TELLING: Final = ("position", "employer", "dates")
_NUMBER: Final = re.compile(r"(?:s|sl|sr)?\.?\s?n(?:o|r|°|º)?|#|l\.?p|番号", re.IGNORECASE)
_ROLE: Final = {"position"}  # of projects for others: who these are stays unsaid
_OF_WORK: Final = ({"position", "employer"}, {"employer", "tasks"}, {"position", "tasks"})
_ASIDE: Final = ("sector", "level")
_ASKED: Final = {*_TELLING, "from", "to", "school", "degree"}  # of the columns of a table
_MOST_WORDS: Final = 8  # of a title
_NOTE: Final = re.compile(r"\s*[(（][^()（）]*[)）]")
# Whether somebody got the diploma: “ja”, “nee, gestopt”.
_ANSWER: Final = re.compile(
    r"(?:yes|no|ja|nein|nee|nej|nei|oui|non|s[ií]|sim|n[ãa]o|sì|tak|nie)(?!\w)\W*(?:,.*)?$",
    re.IGNORECASE,
)
_OR: Final = re.compile(
    r"\s*[/,&|・、]\s*|\s+(?:or|and|oder|und|ou|et|o|y|e|of|en|lub|i|eller|och)\s+", re.IGNORECASE
)

Row = tuple[dict[str, str], list[Line]]  # cells by their titles, and what is told below


def unlabelled(lines: list[Line]) -> list[Line]:
    """Return what stands behind the labels of a form; what was done becomes bullets."""
    lines = [line for line in with_values(lines) if not is_title_row(line.cells)]
    lines = _with_heads(in_parts([line for line in lines if not heads_tasks(line)]))
    read = [labelled(line) for line in lines]
    if sum(1 for kind, _ in read if kind) < _FEWEST:
        return lines
    done: list[Line] = []
    last = ""
    for line, (kind, rest) in zip(lines, read, strict=True):
        last = kind or (last if line.is_bullet or last == "tasks" else "")
        if not kind:
            done.append(line)
        elif kind not in _ASIDE and rest:
            done.append(replace(line, text=rest, is_bullet=kind == "tasks"))
    return done


def _with_heads(lines: list[Line]) -> list[Line]:
    """Return the lines; numbered or bold ones right above labels are heads: “1) Tarn Ltd”."""
    kinds = [labelled(line)[0] for line in lines]
    return [
        replace(line, is_bullet=False, is_after_gap=True)
        if line.is_bullet and line.is_bold and not kind and below in _TELLING
        else line
        for line, kind, below in zip(lines, kinds, [*kinds[1:], ""], strict=False)
    ]


def heads_tasks(line: Line) -> bool:
    """Tell whether a line stands above what was done, and says no more: “Responsibilities”."""
    return len(line.cells) == 1 and not line.is_bullet and _title(line.plain) == "tasks"


def with_values(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines, labels that stand alone with the line below: “Employer:”, “Tarn Ltd”."""
    label = ""
    for line in lines:
        kind = _labels_below(line)
        if label and not kind and not labelled(line)[0]:
            yield replace(line, text=f"{label} {line.text}", is_bullet=False)
            label = ""
            continue
        label = line.plain if kind and kind != "tasks" else ""
        if not label:
            yield line


def _labels_below(line: Line) -> str:
    """Return which label a line is that says nothing else: “Employer:”."""
    text = line.plain
    return _kind(text[:-1]) if text.endswith((":", "：")) else ""


def in_parts(lines: list[Line]) -> list[Line]:
    """Return the lines, each label that one holds with what is filled in as a line of its own."""
    parts = [part for line in lines for part in _by_colons(line)]
    return [each for part in parts for each in _by_brackets(part)]


def _by_brackets(line: Line) -> Iterator[Line]:
    """Yield each part of a line with its label before a colon: “2019年～ 【役職】課長”."""
    found = [each for each in _IN_BRACKETS.finditer(line.text) if _key(each[1]) in _kinds()]
    if not found:
        yield line
        return
    if ahead := line.text[: found[0].start()].strip():
        yield replace(line, text=ahead)
    ends = [*(each.start() for each in found[1:]), len(line.text)]
    for each, end in zip(found, ends, strict=True):
        if said := line.text[each.end() : end].strip():
            yield replace(line, text=f"{each[1]}：{said}", is_bullet=False, is_after_gap=False)


def _by_colons(line: Line) -> Iterator[Line]:
    """Yield each part of a line whose labels stand far apart: “所属：営業部　役職：課長”."""
    parts = [part.strip() for part in _APART.split(line.text)]
    found = [_COLON.match(part) for part in parts]
    kinds = [_kinds().get(_key(each[1])) if each else None for each in found]
    if len(parts) < _FEWEST or not all(kinds):
        yield line
        return
    yield from (replace(line, text=part, is_after_gap=False) for part in parts)


def degree_told(line: Line) -> str:
    """Return what a line gives as the degree behind a label that says so, else ""."""
    found = _COLON.match(line.plain)  # “Diploma” before a tab is the degree itself
    is_told = found and _kinds().get(_key(found[1])) == "degree"
    return line.plain[found.end() :] if found and is_told else ""


def records(lines: list[Line]) -> list[Row]:
    """Return what is filled in for each position, and what else is told of it.

    [] where the labels of most do not say all of it: who, as what, and when.
    """
    found: list[Row] = []
    last = ""
    for line in with_values(lines):
        kind, rest = labelled(line)
        kind = "employer" if kind == "school" else kind  # “Institution”, of a nurse
        if kind in (*_TELLING, "from", "to"):
            if not found or kind in found[-1][0]:
                found.append(({}, []))
            found[-1][0][kind] = rest
        elif not found and not kind:
            return []  # a head without a label
        elif found and kind == "place":
            found[-1][0].setdefault(kind, rest)
        elif found:
            found[-1][1].extend(told([line], last))
        last = kind or last
    wanted = {"position", "employer"} if any("employer" in said for said, _ in found) else _ROLE
    if wanted == _ROLE and not all(_is_labelled(below) for _, below in found):
        return []  # an employer may stand between the labels
    whole = sum(1 for said, _ in found if wanted <= set(said) and when_of(said))
    if whole * 3 < len(found) * 2 or not all("position" in said for said, _ in found):
        return []
    return found


def told(lines: list[Line], last: str = "") -> Iterator[Line]:
    """Yield what else lines tell, without their labels; what was done becomes bullets.

    `last` is the label above the first of them.
    """
    for line in lines:
        kind, rest = labelled(line)
        if rest and kind not in _ASIDE:
            is_done = "tasks" in (kind, last) or line.is_bullet
            yield replace(line, text=rest, is_bullet=is_done)
        last = kind or last


def _is_labelled(lines: list[Line]) -> bool:
    """Tell whether no line stands free between the labels of a position."""
    return all(
        line.is_bullet or len(line.cells) == _FEWEST or _COLON.match(line.plain) for line in lines
    )


def tells(lines: list[Line]) -> str:
    """Return what a form below any heading is about, by its labels or the titles of its columns."""
    if records(lines) or table(lines, {"position", "employer"}, is_known=True)[1]:
        return "work"
    return "education" if table(lines, {"school", "degree"}, is_known=True)[1] else ""


def heads_dates(text: str) -> bool:
    """Tell whether a text is what stands above a column of dates: “Period”."""
    return _kinds().get(_key(text)) == "dates"


def heads_schools(text: str) -> bool:
    """Tell whether a text is what stands above a column of schools: “Institution”."""
    return _title(text) == "school"


def is_title_row(cells: list[str]) -> bool:
    """Tell whether these are the first row of a table: “Degree”, “Institution”, “Year”."""
    kinds = [_title(cell) for cell in cells]
    is_pair = len(cells) == _FEWEST and "dates" in kinds and all(kinds)
    return is_pair or (len(cells) > 2 and sum(map(bool, kinds)) >= len(cells) - 1)


def table(
    lines: list[Line], wanted: set[str], *, is_known: bool = False
) -> tuple[list[Line], list[Row]]:
    """Return the lines ahead of a table whose first row has the wanted titles, and its rows.

    What stands below a row and is none itself is told of it. No rows where one lacks its dates.
    """
    at = next((n for n, line in enumerate(lines) if is_title_row(line.cells)), None)
    if at is None:
        return lines, []
    titles = [_title(cell) for cell in lines[at].cells]
    titles = titles if is_known else _with_wanted(titles, wanted)
    if not wanted <= set(titles):
        return lines, []
    rows: list[Row] = []
    for line in lines[at + 1 :]:
        cells = None if line.is_bullet or is_title_row(line.cells) else _by_title(titles, line)
        if cells:
            rows.append((cells, []))
        elif rows:
            rows[-1][1].append(line)
    is_dated = "dates" in titles or "from" in titles
    if not rows or (is_dated and not all(when_of(said) for said, _ in rows)):
        return lines, []
    return lines[:at], rows


def _with_wanted(titles: list[str], wanted: set[str]) -> list[str]:
    """Return what stands in columns; one with an unknown title has the one thing that is missing.

    A table of positions with a column “Hospital” says with it who employed.
    """
    missing = wanted - set(titles)
    is_told = "dates" in titles or "from" in titles
    if not is_told or len(missing) != 1 or titles.count("") != 1:
        return titles
    return [kind or next(iter(missing)) for kind in titles]


def when_of(said: dict[str, str]) -> Dates | None:
    """Return the dates of a row, which may stand in two cells: “From”, “To”."""
    begun, ended = said.get("from", ""), said.get("to", "")
    if begun and ended:
        return dates.find(f"{begun} – {ended}")
    return dates.find(said.get("dates", begun or ended))


def _by_title(titles: list[str], line: Line) -> dict[str, str] | None:
    """Return the cells of a row by the titles above them; None for what is no row.

    A cell that lacks is one of those that are not asked for, where it cannot be told.
    """
    cells = [" ".join(cell.split()) for cell in line.text.split("\t")]
    if len(cells) != len(titles):
        cells = line.cells
        titles = [kind for kind in titles if kind in _ASKED] if len(cells) < len(titles) else titles
    if len(cells) < len(titles) or len(cells) < _FEWEST:
        return None
    said = [(kind, cell) for kind, cell in zip(titles, cells, strict=False) if kind]
    said.reverse()  # of two of a kind the first counts: “Company” before “Agency”
    return {kind: cell for kind, cell in said if kind != "degree" or not _ANSWER.match(cell)}


@lru_cache(maxsize=1_024)
def _title(text: str) -> str:
    """Return what a title of a column says; it may list several: “School or university”."""
    whole = _NOTE.sub("", text).strip(" .:：*")
    if _NUMBER.fullmatch(whole):
        return "number"
    if kind := _kinds().get(_key(whole)):
        return kind
    if len(whole.split()) > _MOST_WORDS:
        return ""
    parts = [_kinds().get(_key(part), "") for part in _OR.split(whole) if part.strip()]
    named = set(parts) - {""}
    if named in ({"school", "degree"}, *_OF_WORK):
        return "both"  # “Position and employer”
    return named.pop() if len(parts) > 1 and len(named) == 1 else ""


def told_in(cells: list[str]) -> int:
    """Return below which of the titles of columns stands what was done; -1 where below none."""
    kinds = [_title(cell) for cell in cells] if is_title_row(cells) else []
    return kinds.index("tasks") if "tasks" in kinds else -1


def labelled(line: Line) -> tuple[str, str]:
    """Return which label a line begins with, and what is filled in."""
    cells = line.cells
    if len(cells) > 1 and (kind := _kind(cells[0])):
        return kind, "\t".join(cells[1:]).lstrip(":： -")
    if kind := _labels_below(line):
        return kind, ""
    found = _COLON.match(line.plain)
    if found and (kind := _kind(found[1])):
        return kind, line.plain[found.end() :]
    return "", line.text


def _kind(label: str) -> str:
    """Return what a label says, also with a note: “Datas (de – até)”."""
    return _kinds().get(_key(label)) or _kinds().get(_key(_NOTE.sub("", label)), "")


def _key(text: str) -> str:
    return " ".join(words.key(re.sub(r"[-/]", " ", text)).split())


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    kinds = (
        "position", "employer", "dates", "tasks", "school", "degree", "sector", "score", "place",
        "from", "to", "level",
    )  # fmt: skip
    return {_key(each): kind for kind in kinds for each in words.listed("forms", kind)}
