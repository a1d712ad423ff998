"""What stands below a name and above all sections: what somebody is, and a few sentences."""

import re
from typing import Final, NamedTuple

from jobs.resumes.reading import address, dates, roles, words
from jobs.resumes.reading.headings import known
from jobs.resumes.reading.line import Line, begins_small
from jobs.resumes.reading.names import PARTS
from jobs.resumes.reading.places import is_place
from jobs.resumes.reading.web_addresses import EMAIL, URL

_LONGEST: Final = 110  # characters of a headline
_LONGEST_ALONE: Final = 60  # of one in which no word names a role
_FEWEST_WORDS: Final = 7  # of a sentence
_FEWEST_SIGNS: Final = 30  # of one in Chinese or Japanese
_ALIKE: Final = 0.4  # points
_LONG: Final = 45  # characters of a line that may go on
_DIGITS: Final = re.compile(r"\d\d")
_PHONE: Final = re.compile(r"\d[\d ()./-]{5,}\d")
_LABELLED: Final = re.compile(r"^[^:：]{1,40}[:：](?:\s|$)|[:：]\s?$")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_SMALL: Final = re.compile(r"(?<!\S)[^\W\d_A-Z][^\W\d_]*")
_ENDS: Final = re.compile(r"[.!?。]$")
_STOPS: Final = re.compile(r"\w{3,}\. [^\W\d_a-z]")


class Headline(NamedTuple):
    label: str = ""  # “Site engineer, bridges”
    summary: str = ""


def read(head: list[Line], name: str) -> Headline:
    """Return both, each empty where the lines above the first section do not say it."""
    rest = [line for line in head if not _is_of_name(line.plain, name)]
    told = " ".join(filter(_is_sentence, _paragraphs(rest)))
    label = next((text for line in rest if (text := _role(line, told))), "")
    named = [at for at, line in enumerate(head) if _is_of_name(line.plain, name)]
    below = [line for line in head[named[0] :] if line in rest] if named else []
    if not label and below and bool(_CJK.search(name)) == bool(_CJK.search(below[0].plain)):
        label = _alone(below[0], told)
    return Headline(label, told)


def _paragraphs(lines: list[Line]) -> list[str]:
    """Put lines of text together that go on in the next one."""
    done: list[str] = []
    above: Line | None = None
    for line in lines:
        if "\t" in line.text or _is_contact(line.plain):
            above = None
            continue
        if above is not None and _goes_on(above, line):
            done[-1] += f" {line.plain}"
        else:
            done.append(line.plain)
        above = line
    return done


def _goes_on(above: Line, line: Line) -> bool:
    is_alike = abs(above.size - line.size) < _ALIKE and above.is_bold == line.is_bold
    is_open = not _ENDS.search(above.plain) and (
        begins_small(line.plain) or len(above.plain) >= _LONG
    )
    is_next = _ENDS.search(above.plain) and len(above.plain) >= _LONG and not line.is_after_gap
    return is_alike and not line.is_bullet and bool(is_open or is_next)


def _is_of_name(text: str, name: str) -> bool:
    """Tell whether a line is the name, or a part of it."""
    parts = words.key(text).split()
    return bool(name and parts) and set(parts) <= set(words.key(name).split())


def _is_contact(text: str) -> bool:
    return bool(EMAIL.search(text) or URL.search(text) or _PHONE.search(text)) or address.is_part(
        text
    )


def _role(line: Line, told: str) -> str:
    """Return what a line names as somebody's work: all of it, or what stands apart in it."""
    if line.plain in told:
        return ""
    pieces = [piece.strip(" ,;") for piece in PARTS.split(line.text)]
    if not any(_is_contact(piece) or _DIGITS.search(piece) for piece in pieces):
        whole = line.plain
        pieces = [whole] if "\t" not in line.text else pieces
    for piece in pieces:
        first = piece.partition(", ")[0] if _DIGITS.search(piece) else piece
        if _is_like_one(first) and roles.leaning(first) > 0:
            return first
    return ""


def _alone(line: Line, told: str) -> str:
    """Return the line right below a name when it can be nothing else: “Hydrologist”."""
    text = line.plain
    is_one = _is_like_one(text) and len(text) <= _LONGEST_ALONE and text[:1].isupper()
    is_one = is_one and not re.search(r"[,\t\d]", line.text)  # may be a place
    return text if is_one and not line.is_bullet and text not in told else ""


def _is_like_one(text: str) -> bool:
    if (
        not text
        or len(text) > _LONGEST
        or _DIGITS.search(text)
        or _ENDS.search(text)
        or _STOPS.search(text)
    ):
        return False
    return not (
        _LABELLED.search(text) or known(text) or is_place(text) or _is_contact(text)
    ) and not dates.find(text)


def _is_sentence(text: str) -> bool:
    if _CJK.search(text):
        return len(text) >= _FEWEST_SIGNS and "。" in text
    count = len(text.split())
    is_told = bool(_ENDS.search(text)) or count > 2 * _FEWEST_WORDS
    return is_told and count >= _FEWEST_WORDS and len(_SMALL.findall(text)) >= count // 2
