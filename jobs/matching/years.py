"""Years of experience that a posting asks for: the applicant’s, of alternatives the least."""

import re
from typing import Final

_NUMBER: Final = {
    b"one": 1, b"two": 2, b"three": 3, b"four": 4, b"five": 5, b"six": 6, b"seven": 7,
    b"eight": 8, b"ten": 10,
}  # fmt: skip
ENDS_NUMBER: Final = frozenset(b"0123456789+)")
ENDS_WORD: Final = frozenset(word[-3:] for word in _NUMBER) | {b"lus", b"ore"}
_YEARS_BEFORE = re.compile(
    rb"(?<![\w.,])(?P<least>\d{1,2}|" + b"|".join(_NUMBER) + rb")\s?(?:\(\d{1,2}\))?"
    rb"\s?(?:\+|plus|or more)?\s?"
    rb"(?:(?:-|\xe2\x80\x93|to|bis|a|\xc3\xa0|tot|do|or)\s?\d{1,2}\s?\+?)?\s?$",
    re.IGNORECASE,
)
_OF_EXPERIENCE = re.compile(
    rb"experien|erfahrung|exp\xc3\xa9rien|ervaring|esperien|do\xc5\x9bwiadcz|praxis|pr\xc3\xa1ctica"
    rb"|working|in an? |as an? |with |hands-on|professional|relevant|post",
    re.IGNORECASE,
)
_MOST_YEARS = 25  # more are the company’s, not the applicant’s
# “with over 20 years of experience” is the company’s, too, and “within the last 5 years” is when.
_LONG: Final = 10
_OF_COMPANY = re.compile(
    rb"(?:over|more than|nearly|almost|\xc3\xbcber|mehr als|plus de|m\xc3\xa1s de)\s+$",
    re.IGNORECASE,
)
_LATELY = (b"last", b"past", b"letzten", "dernières".encode(), "últimos".encode())
# Of “a degree and 5 years, or a diploma and 10 years” the least is asked for.
_DEGREES = (
    rb"degree|diplom|certificate|bachelor|master|ph\.?d|high school|\bhs\b|\bged\b|studium"
    rb"|ausbildung"
)
_OR = rb"\b(?:or|oder|ou)\b"
_OTHERWISE = re.compile(
    rb"%b.*(?:%b)|(?:%b).*%b" % (_OR, _DEGREES, _DEGREES, _OR), re.IGNORECASE | re.DOTALL
)
_NEAR = 120  # bytes between two alternatives


def years_before(raw: bytes, start: int, end: int) -> int:
    """Return the number before “years” when it is one of experience, or 0."""
    said = _YEARS_BEFORE.search(raw, max(0, start - 20), start + 1)
    if said is None or not _OF_EXPERIENCE.search(raw, end - 1, end + 60):
        return 0
    least = said["least"].lower()
    years = _NUMBER.get(least) or int(least)
    at = said.start("least")
    before = raw[max(0, at - 20) : at]
    if before.lower().rstrip().endswith(_LATELY) or (years >= _LONG and _OF_COMPANY.search(before)):
        return 0
    return years if years <= _MOST_YEARS else 0


def least_asked(raw: bytes, asked: list[tuple[int, int, int]]) -> int:
    """Return the most years that are asked for, of alternatives the least."""
    groups: list[int] = []
    last = -_NEAR - 1
    for start, end, years in sorted(asked):
        is_other = start - last <= _NEAR and _OTHERWISE.search(raw, last, start) is not None
        if is_other:
            groups[-1] = min(groups[-1], years)
        else:
            groups.append(years)
        last = end
    return max(groups)
