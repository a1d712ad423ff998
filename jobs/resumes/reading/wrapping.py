"""Put together what was broken over several lines."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates, hyphens
from jobs.resumes.reading.line import Line, begins_small

_LABEL: Final = re.compile(r"^[^\s:：][^:：]{0,38}[:：](?:\s|$)")
_OPEN: Final = re.compile(
    r"(?:[,(&/–—]|\b(?:and|or|of|in|the|for|with|und|et|y|e|de|du|des|der|die))$"
)
OPEN_WORD: Final = re.compile(
    r"\b(?:and|or|of|in|the|for|with|und|oder|für|et|ou|de|du|des|der|die|da|do|dos|di|della|del|van|voor)$"
    r"|\bim\.$"  # the patron of a Polish school or hospital
)
_OPEN_DATE: Final = re.compile(r"\d{4}\s*(?:[-–—]|to|bis)\s*[^\W\d]{0,12}\.?$", re.IGNORECASE)
_PARTED: Final = re.compile(r"\S\s+[–—|•·]\s+\S")
_PARTS_NEXT: Final = re.compile(r"\w\S* [–—|]$")
_FEW: Final = 4  # words
_SAME_EDGE: Final = 2.0  # points
_ROOM: Final = 0.8  # of the widest line: where a line ends earlier, it ends where it was meant to
_FULL: Final = 0.86  # of the widest line: shorter ones end where they are meant to


def unwrapped(lines: list[Line]) -> list[Line]:
    """Return lines of which each says one thing, as far as the layout tells."""
    if not lines:
        return []
    right = max(line.x1 for line in lines)
    left = min(line.x0 for line in lines)
    is_broken = any(hyphens.is_broken(line.text) for line in lines)
    said = hyphens.words_of(line.plain for line in lines) if is_broken else frozenset()
    done: list[Line] = []
    for line in lines:
        if done and _goes_on(done[-1], line, left, right):
            _join(done[-1], line, said)
        else:
            done.append(replace(line))  # the lines themselves may be asked for again
    return done


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    text = line.plain
    if line.is_bullet or line.is_heading or not text or "\t" in line.text:
        return False
    if before.page == line.page and line.x1 and line.y < before.y:  # another column
        return False
    if before.is_bullet:
        return _continues_bullet(before, line, left, right)
    if _PARTS_NEXT.search(before.plain) and not line.is_after_gap and not _is_dated(line):
        return True  # “Employer, Place —” above the title
    is_full = _is_full(before, left, right)
    if _is_in_brackets(before, line):
        return _is_as_bold(before, line) and not line.is_after_gap
    if _OPEN_DATE.search(before.plain) and dates.find(text):
        return is_full and not _is_current(before.plain)
    if "\t" in before.text and dates.find(before.text):
        return _is_open_beside_dates(before, line)
    is_broken = ends_open(before.plain) or (is_full and _starts_small(line))
    if is_broken and not dates.find(before.text):
        if _begins_with_date(line):
            return False
        return _is_as_bold(before, line) and not line.is_after_gap
    return _continues_text(before, line, right, is_full=is_full)


def _is_open_beside_dates(before: Line, line: Line) -> bool:
    """Tell whether a head is cut within a name by the dates far right: “Tarn Works of The”."""
    head, _, margin = before.text.partition("\t")
    found = dates.find(margin)
    is_open = bool(OPEN_WORD.search(head.casefold())) or head.endswith(("&", " de", " De", " La"))
    is_name = line.plain[:1].isupper() and len(line.plain.split()) <= _FEW and not _is_dated(line)
    is_below = abs(line.x0 - before.x0) < _SAME_EDGE and not line.is_after_gap
    return found is not None and is_open and is_name and is_below and not dates.find(head)


def _is_in_brackets(before: Line, line: Line) -> bool:
    """Tell whether a line closes the brackets that the one above has opened."""
    is_open = before.text.rfind("(") > before.text.rfind(")")
    closes = line.text.find(")")
    is_free = not dates.find(line.text) or _begins_with_date(before)
    return is_open and closes >= 0 and "(" not in line.text[:closes] and is_free


def _starts_small(line: Line) -> bool:
    return begins_small(line.plain) or line.plain[0] in ",;)&"


def _continues_text(before: Line, line: Line, right: float, *, is_full: bool) -> bool:
    if _is_dated(line) or abs(line.size - before.size) > 1:
        return False
    if line.plain.startswith(("— ", "– ")):  # “Employer” above “— title”
        return not line.is_after_gap and not _is_dated(before)
    if not _is_as_bold(before, line) or (line.is_after_gap and not _starts_small(line)):
        return False
    if _is_rest_of_head(before, line, right):
        return True
    is_open = bool(_OPEN.search(before.plain)) or hyphens.is_broken(before.text)
    return is_full and (_starts_small(line) or is_open)


def _is_dated(line: Line) -> bool:
    return dates.find(line.text) is not None


def _is_as_bold(before: Line, line: Line) -> bool:
    return line.is_bold == (before.is_bold and not before.ends_plain)


def _is_rest_of_head(before: Line, line: Line, right: float) -> bool:
    """Tell whether a few words belong to “employer — title” above, for which there was no room."""
    parts = line.plain.split()
    return (
        bool(before.x1)
        and not _is_dated(before)
        and len(parts) <= _FEW
        and not (is_label(line.plain) or _PARTED.search(line.text))
        and abs(line.x0 - before.x0) < 2
        and bool(_PARTED.search(before.text))
        and before.x1 + _width(line, len(parts[0]) + 1) > right
    )


def _width(line: Line, letters: int) -> float:
    return letters * (line.x1 - line.x0) / max(1, len(line.plain))


def _begins_with_date(line: Line) -> bool:
    found = dates.find(line.plain)
    return found is not None and found.at[0] == 0


def _is_current(text: str) -> bool:
    """Tell whether dates end in a word for the present: “2024 – now” goes on with no year."""
    found = dates.find(text)
    return found is not None and found.is_current and text[: found.at[1]][-1].isalpha()


def ends_open(text: str) -> bool:
    """Tell whether a text ends in a word behind which another one must stand: “Main duties and”."""
    return bool(OPEN_WORD.search(text.casefold() if text.isupper() else text))


def _continues_bullet(before: Line, line: Line, left: float, right: float) -> bool:
    starts_small = _starts_small(line)
    if line.is_bold and not before.is_bold:
        return False
    if not line.x1:
        return starts_small and not line.is_after_gap and not _begins_with_date(line)
    if line.x0 <= before.x0 + 3:
        return _is_full(before, left, right) and starts_small and not _is_dated(line)
    # The text under a bullet stands to the right of it, and so may the head of the next entry.
    first = line.plain.split()[0]
    had_room = before.x1 + _width(line, len(first) + 1) < _ROOM * right
    if had_room and not starts_small and _is_dated(line):
        return False
    return not line.is_after_gap or starts_small


def _is_full(line: Line, left: float, right: float) -> bool:
    if not line.x1:
        return len(line.text) > 55
    return line.x1 - left > _FULL * (right - left)


def _join(before: Line, line: Line, said: frozenset[str]) -> None:
    text = line.text.lstrip()
    head, margin, rest = before.text.partition("\t")
    if margin and _is_open_beside_dates(before, line):
        before.text = f"{head} {text}\t{rest}"
    elif hyphens.is_broken(before.text):
        before.text = hyphens.join(before.text, text, said=said)
    elif before.text and text and _is_cjk(before.text[-1]) and _is_cjk(text[0]):
        before.text += text
    else:
        before.text = f"{before.text.rstrip()} {text}"
    before.x1 = line.x1
    before.y = line.y
    before.page = line.page
    before.links += line.links


def _is_cjk(sign: str) -> bool:
    return "\u3000" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef"


def is_label(text: str) -> bool:
    """Tell whether a line begins with a label: “Technologies: …”."""
    found = _LABEL.match(text)
    return bool(found) and not dates.find(found[0] if found else "")
