"""Lists that go on in the line below: within an item, or behind a mark that is not said again."""

import itertools
import re
from dataclasses import replace
from typing import Final

from jobs.resumes.reading.line import Line
from jobs.resumes.reading.wrapping import unwrapped

LABEL: Final = re.compile(r"^(?P<label>[^:：,;|]{2,45})[:：]\s*(?P<rest>.*)$")
DASH_LABEL: Final = re.compile(r"^(?P<label>[^:,;|(]{2,40}?)\s+[–—-]\s+(?P<rest>.*,.*)$")
_BETWEEN: Final = (" • ", " · ", " | ", " / ", " + ", "; ", ", ")
_DASH: Final = re.compile(r"\s+[–—-]\s+(?![^()（）]*[)）])")
_BRACKETED: Final = re.compile(r"\([^()]+\)[.,;]?")
_WIDTH: Final = 0.45  # of a letter, of its height
_SHORTEST_FULL: Final = 55  # letters: a shorter line of a text file ends where it is meant to
_FEW: Final = 3  # words
_FEWEST: Final = 4  # items
_MOST_OF_WORDS: Final = 4  # one item in so many may be of several words


def whole(lines: list[Line], edge: float) -> list[Line]:
    """Return the lines, with lists put together that go on below.

    Their column goes as far right as `edge`, at least.
    """
    done: list[Line] = []
    right = max((line.x1 for line in lines), default=0.0)
    right = max(right, edge) if right else right
    for line in unwrapped(_marked(lines, right)):
        if done and (_goes_on(done[-1], line, right) or _has_broken_item(done[-1], line, right)):
            done[-1].text = f"{done[-1].text.rstrip()} {line.text.lstrip()}"
            done[-1].x1 = line.x1
        else:
            done.append(line)
    return done


def _goes_on(before: Line, line: Line, right: float) -> bool:
    begins = line.is_bullet or LABEL.match(line.plain) or DASH_LABEL.match(line.plain)
    if begins or line.is_after_gap or "\t" in line.text:
        return False
    if line.is_bold != before.is_bold and line.is_bold:
        return False
    lists = before.text.count(",") >= 2 or bool(before.text.rstrip().endswith((",", "(")))
    if _BRACKETED.fullmatch(line.plain) and not before.plain.endswith((")", ":", ",")):
        return True
    open_bracket = before.text.count("(") > before.text.count(")")
    is_open = open_bracket or before.text.rstrip().endswith(",")
    return is_open or (lists and "," in line.text and _had_no_room(before, line, right))


def _had_no_room(before: Line, line: Line, right: float) -> bool:
    """Tell whether the first word of a line had no room behind the line above."""
    first = line.plain.split()[0]
    if not before.x1:
        return len(before.plain) + len(first) > _SHORTEST_FULL
    return before.x1 + (len(first) + 1) * _WIDTH * line.size > right


def _marked(lines: list[Line], right: float) -> list[Line]:
    """Return the lines, lists of single words with the mark at their end that parts its items.

    An item of two words is no likely one there, and whoever breaks lines by hand needs no mark.
    """
    done = list(lines)
    for at, (before, line) in enumerate(itertools.pairwise(lines)):
        mark = next((mark for mark in _BETWEEN if before.text.count(mark) > 1), "")
        if not mark or not _has_broken_item(before, line, right):
            continue
        items = [item for each in lines if mark in each.text for item in _items(each, mark)]
        several = sum(1 for item in items if " " in item)
        are_words = len(items) >= _FEWEST and several * _MOST_OF_WORDS <= len(items)
        ends = _items(before, mark)[-1], _items(line, mark)[0]
        if are_words and all(end[:1].isupper() and end.isalnum() for end in ends):
            done[at] = replace(before, text=before.text.rstrip() + mark.rstrip())
    return done


def _items(line: Line, mark: str) -> list[str]:
    return [item.strip() for item in line.plain.rpartition(": ")[2].split(mark)]


def _has_broken_item(before: Line, line: Line, right: float) -> bool:
    """Tell whether the last item of a list goes on below: its next word had no room."""
    if not before.x1 or line.is_bullet or line.is_after_gap or "\t" in before.text + line.text:
        return False
    marks = [mark for mark in _BETWEEN if before.text.count(mark) > 1]
    if len(marks) != 1 or line.is_bold != before.is_bold or LABEL.match(line.plain):
        return False
    if DASH_LABEL.match(before.plain) and _DASH.search(line.text):
        return False  # “Code – Go, Bash” above “Infrastructure – Terraform”
    mark = marks[0].strip()
    if mark not in line.text and (len(line.plain.split()) > _FEW or line.plain.endswith(".")):
        return False
    if before.text.rstrip().endswith(mark) or line.text.lstrip().startswith(mark):
        return False
    return _had_no_room(before, line, right)
