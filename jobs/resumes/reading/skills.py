"""Skills: labelled lines, bullets, commas, columns; levels are parted from names."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from jobs.resumes.json_resume import Skill
from jobs.resumes.reading import graded, headings, run_on, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.signatures import is_signed
from jobs.resumes.reading.web_addresses import EMAIL
from jobs.resumes.reading.wrapped_lists import DASH_LABEL, LABEL, whole

_ONE_DASH: Final = re.compile(
    r"^(?P<label>[^:,;|(/–—]{2,40}?)\s+[–—-]\s+(?P<rest>(?:(?!\s[–—-]\s).)+)$"
)
_OUTSIDE: Final = r"\s*(?![^()（）]*[)）])"  # of brackets
_SPLIT: Final = re.compile(
    r"\s*(?:,(?!(?<=\d,)\d)|[;|•·▪●◦∙⋅／、，；]|\s//\s|\t|\s[■□◆◇♦★☆✦❖►➤‣*~]\s|\s{3,})" + _OUTSIDE
)
# A mark that also stands inside names is one between skills when it is there again.
_WEAK: Final = tuple(
    re.compile(mark + _OUTSIDE) for mark in (r"\s+/\s+", r"\s+[–—-]\s+", r"\s\+\s", r"\s[>›»]\s")
)
_STOP: Final = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_a-z])")  # “Kilns. Saws. Leading.”
_CODE: Final = r"[A-DT]1?E?(?:\s?\+\s?E)?(?!\w)"  # of a driving licence
_LICENCE: Final = re.compile(
    r"\b(?i:kat\.|kategori\w*|category|cat\.|cat[ée]gori[ea]s?|categorias?|klassen?|class|permis|"
    rf"rijbewijs|patente|behörighet|clase|classe)\s+{_CODE}(?:\s*[,/]\s*{_CODE})+"
)
DOTS: Final = re.compile(r"[●○■□★☆▮▯⬤◯\ue000]{2,}|\b\d{1,3}\s?%|\b[1-5]\s?/\s?5\b")
_FOR_YEARS: Final = re.compile(r"\s*[(（]約?\d{1,2}年(?:以上|間|[半弱強])*[)）]$")
_FOOTNOTE: Final = re.compile(r"\(?\*\)|\[\*\]")
_HAS_LETTER: Final = re.compile(r"[^\W\d_]")
_FEW: Final = 3  # words
_PAIR: Final = 2  # cells of a row: a skill and its level, or a label and its list
_LONGEST: Final = 60
_MOST_WORDS: Final = 7


def read(lines: list[Line], right: float = 0.0) -> list[Skill]:
    """Return the skills of a section, whose column goes as far as `right`; labels name groups."""
    lines, graded_skills = graded.apart(_without_footnote(lines))
    found = [Skill(name=clean(name), level=clean(level)) for name, level in graded_skills]
    for label, items in _groups(
        list(
            run_on.apart(
                whole([line for line in _by_column(lines) if not _is_no_item(line)], right)
            )
        )
    ):
        # What a table says of skills, years and when they were used last, is none.
        kept = [item for item in items if item and _HAS_LETTER.search(item[0])]
        if label and kept:
            names = [f"{name} ({level})" if level else name for name, level in kept]
            names = [_FOR_YEARS.sub("", name) or name for name in names]
            if found and found[-1].keywords and found[-1].name == label:
                found[-1].keywords.extend(names)
            else:
                found.append(Skill(name=label, keywords=names))
        else:
            found.extend(Skill(name=name, level=level) for name, level in kept)
    return _unique(graded.with_levels(found))


def _without_footnote(lines: list[Line]) -> list[Line]:
    """Return the lines without what a star marks as a note: “(*) The scale goes from 0 to 6.”."""
    first = next((at for at, line in enumerate(lines) if _FOOTNOTE.match(line.text)), len(lines))
    last = next(
        (at for at, line in enumerate(lines) if at >= first and line.text[-1:] == "."), first
    )
    return [*lines[:first], *lines[last + 1 :]]


def _by_column(lines: list[Line]) -> list[Line]:
    """Return lists that stand side by side, each under its own label, one after the other."""
    done: list[Line] = []
    at = 0
    while at < len(lines):
        labels = _labels(lines[at], lines[at + 1 : at + 2])
        end = at + 1
        while labels and end < len(lines) and len(lines[end].cells) == len(labels):
            if lines[end].is_bold:
                break
            end += 1
        if end == at + 1:
            done.append(lines[at])
        else:
            for number, label in enumerate(labels):
                done.append(replace(lines[at], text=label, is_bold=True))
                below = lines[at + 1 : end]
                done += [replace(line, text=line.cells[number], x1=0.0) for line in below]
        at = end
    return done


def _labels(line: Line, below: list[Line]) -> list[str]:
    """Return the labels of a row that holds nothing else: a few words each, no list.

    They are bold, or there is a list below each.
    """
    cells = [cell for each in below for cell in each.cells]
    has_lists = len(cells) == len(line.cells) and all(map(_SPLIT.search, cells))
    is_marked = (line.is_bold and not line.ends_plain) or has_lists
    is_row = is_marked and not line.is_bullet and len(line.cells) > 1
    are_labels = is_row and all(
        len(cell.split()) <= _FEW and not _SPLIT.search(cell) for cell in line.cells
    )
    return line.cells if are_labels else []


def _is_no_item(line: Line) -> bool:
    """Tell whether a line ends the resume or its page and lists nothing: “References: …”."""
    is_known = len(line.plain.split()) > _FEW and headings.known(line.plain) == "other"
    return is_known or is_signed(line.plain) or EMAIL.search(line.plain) is not None


def _groups(lines: list[Line]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    label = ""
    rows = [DOTS.sub("\t", line.text).strip() for line in lines]
    pairs = [cells for row in rows if len(cells := _cells(row)) == _PAIR]
    two = [
        line.ends_plain for line, row in zip(lines, rows, strict=True) if len(_cells(row)) == _PAIR
    ]
    has_levels = graded.have_levels(pairs)
    has_labels = _have_labels(pairs) or (len(two) > 1 and all(two))  # bold before plain
    heads = _sublabels(lines)
    dash = _ONE_DASH if _are_dash_labels(rows) else DASH_LABEL
    for at, text in enumerate(rows):
        cells = _cells(text)
        found = LABEL.match(text.replace("\t", " ")) or dash.match(text)
        if at in heads or (found and not found["rest"]):
            label = clean(found["label"] if found else text)
        elif found:
            least = 2 if dash is _ONE_DASH else 3
            yield clean(found["label"]), list(_items(text[found.start("rest") :], least))
        elif len(cells) == _PAIR and has_levels:
            yield label, [(clean(cells[0]), clean(cells[1]))]
        elif len(cells) == _PAIR and (has_labels or _is_labelled(cells)):
            yield clean(cells[0]), list(_items(cells[1]))
        else:
            yield label, list(_items(text))


def _are_dash_labels(rows: list[str]) -> bool:
    """Tell whether a dash parts a label from its list in all rows: so it does from one skill."""
    found = [_ONE_DASH.match(row) for row in rows]
    listed = sum(1 for each in found if each and len(_split(each["rest"], least=2)) > 1)
    return len(rows) > 1 and all(found) and listed * 2 > len(rows)


def _cells(text: str) -> list[str]:
    return [cell for part in text.split("\t") if (cell := " ".join(part.split()))]


def _is_labelled(cells: list[str]) -> bool:
    return bool(_SPLIT.search(clean(cells[1]))) and not _SPLIT.search(cells[0])


def _have_labels(pairs: list[list[str]]) -> bool:
    """Tell whether most rows of two cells are a label and its list: so is “Other”, of one skill."""
    labelled = sum(1 for cells in pairs if _is_labelled(cells))
    return labelled > 1 and labelled * 2 > len(pairs)


def _sublabels(lines: list[Line]) -> set[int]:
    """Return which lines head the lists below them: bold ones, or all that look like the first."""
    below = list(itertools.pairwise(lines))
    free = [not line.is_bullet and "," not in line.text and len(line.cells) == 1 for line in lines]
    are_bold = [line.is_bold and not after.is_bold for line, after in below]
    bold = {at for at, is_bold in enumerate(are_bold) if is_bold and free[at]}
    looks = [(round(line.size), line.is_bold, line.text.isupper()) for line in lines]
    alike = {at for at, look in enumerate(looks) if look == looks[0]}
    are_labels = len(alike) > 1 and all(
        at + 1 < len(lines)
        and at + 1 not in alike
        and free[at]
        and len(lines[at].plain.split()) <= _FEW
        and not _SPLIT.search(lines[at].text)
        and _SPLIT.search(lines[at + 1].text)
        for at in alike
    )
    return bold | alike if are_labels else bold or _larger(lines)


def _larger(lines: list[Line]) -> set[int]:
    """Return which lines head those below by larger letters alone, where all have two sizes."""
    sizes = sorted({round(line.size, 1) for line in lines})
    if len(sizes) != _PAIR or round(lines[0].size, 1) != sizes[1]:
        return set()
    large = [at for at, line in enumerate(lines) if round(line.size, 1) == sizes[1]]
    counts = [b - a - 1 for a, b in itertools.pairwise([*large, len(lines)])]
    are_short = all(len(lines[at].plain.split()) <= _FEW for at in large)
    is_level = any(graded.is_level(line.plain) for line in lines)
    are_labels = are_short and min(counts) > 0 and sum(counts) > len(counts) > 1 and not is_level
    return set(large) if are_labels else set()


def _items(text: str, least: int = 3) -> Iterator[tuple[str, str]]:
    parts = _split(text, least)
    if text.rstrip().endswith(".") and any(
        run_on.is_too_long(each, len(each), _MOST_WORDS) for each in parts
    ):
        return  # a sentence lists nothing
    for said in (each for part in parts for each in run_on.without_sentences(part)):
        item, level = graded.without_level(clean(said))
        item = re.sub(r"^(?:and|und|et|y|e|i|en)\s+", "", item)
        item, level_ahead = run_on.named(item)
        if not item or (len(item) < 2 and not item.isalpha()):
            continue
        if run_on.is_too_long(item, _LONGEST, _MOST_WORDS):
            continue  # a sentence names no skill
        yield item, level or level_ahead


def _split(text: str, least: int = 3) -> list[str]:
    """Cut a list into its items: at the marks between them, else at one that is there again.

    So many items a weak mark must make, at least.
    """
    text = _LICENCE.sub(lambda found: found[0].replace(",", "\0"), text)
    parts = _SPLIT.split(text)
    if len(parts) == 1:
        parts = next((weak for mark in _WEAK if len(weak := mark.split(text)) >= least), parts)
    if len(stops := _STOP.split(text)) > _FEW and all(len(each.split()) <= _FEW for each in stops):
        parts = stops if len(parts) == 1 else parts
    return [part.replace("\0", ",") for part in parts]


def clean(text: str) -> str:
    """Return an item without the marks around it."""
    text = " ".join(text.split()).strip(" ,;:|·•–—▸▹▶►➢➤✓✔‣▪")
    if text.endswith(".") and text.count(".") == 1:
        text = text[:-1]
    return text.strip()


def _unique(found: Iterable[Skill]) -> list[Skill]:
    seen: set[str] = set()
    kept: list[Skill] = []
    for skill in found:
        skill.keywords = list(dict.fromkeys(skill.keywords))
        name = words.key(skill.name) + str(len(skill.keywords))
        if skill.keywords or name not in seen:
            kept.append(skill)
        seen.add(name)
    return kept
