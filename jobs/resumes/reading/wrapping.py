"""Put together what was broken over several lines."""

import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading import dates
from jobs.resumes.reading.line import Line

_LABEL: Final = re.compile(r"^[^\s:：][^:：]{0,38}[:：](?:\s|$)")
_OPEN: Final = re.compile(
    r"(?:[,(&/–—]|\b(?:and|or|of|in|the|for|with|und|et|y|e|de|du|des|der|die))$"
)
_OPEN_WORD: Final = re.compile(
    r"\b(?:and|or|of|in|the|for|with|und|für|et|de|du|des|der|die|da|do|dos|di|della|del|van|voor)$"
)
_OPEN_DATE: Final = re.compile(r"\d{4}\s*(?:[-–—]|to|bis)\s*[^\W\d]{0,12}\.?$", re.IGNORECASE)
_FULL: Final = 0.86  # of the widest line: shorter ones end where they are meant to


def unwrapped(lines: list[Line]) -> list[Line]:
    """Return lines of which each says one thing, as far as the layout tells."""
    if not lines:
        return []
    right = max(line.x1 for line in lines)
    left = min(line.x0 for line in lines)
    hyphenates = sum(1 for line in lines if _is_hyphenated(line)) >= max(3, len(lines) * 0.08)
    done: list[Line] = []
    for line in lines:
        if done and _goes_on(done[-1], line, left, right):
            _join(done[-1], line, hyphenates=hyphenates)
        else:
            done.append(replace(line))  # the lines themselves may be asked for again
    return done


def _goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    text = line.plain
    if line.is_bullet or line.is_heading or not text or "\t" in line.text:
        return False
    if before.page == line.page and line.x1 and line.y < before.y:  # another column
        return False
    starts_small = text[0].islower() or text[0] in ",;)&"
    is_open = bool(_OPEN.search(before.plain)) or _is_hyphenated(before)
    is_full = _is_full(before, left, right)
    if before.is_bullet:
        return _continues_bullet(before, line, starts_small=starts_small, is_full=is_full)
    if _OPEN_DATE.search(before.plain) and dates.find(text):
        return is_full
    if "\t" in before.text and dates.find(before.text):
        return False  # a head with its dates
    is_broken = _is_open_word(before) or (is_full and starts_small)
    if is_broken and not dates.find(before.text):
        if _begins_with_date(line):
            return False
        return line.is_bold == before.is_bold and not line.is_after_gap
    if dates.find(text) or line.is_bold != before.is_bold or abs(line.size - before.size) > 1:
        return False
    if line.is_after_gap and not starts_small:
        return False
    return is_full and (starts_small or is_open)


def _begins_with_date(line: Line) -> bool:
    found = dates.find(line.plain)
    return found is not None and found.at[0] == 0


def _is_open_word(line: Line) -> bool:
    return bool(_OPEN_WORD.search(line.plain))


def _continues_bullet(before: Line, line: Line, *, starts_small: bool, is_full: bool) -> bool:
    if line.is_bold and not before.is_bold:
        return False
    if line.x1:  # a PDF: the text under a bullet stands to the right of it
        is_indented = line.x0 > before.x0 + 3
        if is_indented:
            return not line.is_after_gap or starts_small
        return is_full and starts_small and not dates.find(line.plain)
    return starts_small and not line.is_after_gap and not _begins_with_date(line)


def _is_full(line: Line, left: float, right: float) -> bool:
    if not line.x1:
        return len(line.text) > 55
    return line.x1 - left > _FULL * (right - left)


def _is_hyphenated(line: Line) -> bool:
    return bool(re.search(r"[a-zà-ÿ]-$", line.text))


def _join(before: Line, line: Line, *, hyphenates: bool) -> None:
    text = line.text.lstrip()
    if _is_hyphenated(before) and text[:1].islower():
        before.text = (before.text[:-1] if hyphenates else before.text) + text
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
