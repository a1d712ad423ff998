"""Resumes in small letters only, as some people design them, read as others are written."""

import re
from dataclasses import replace
from typing import Any, Final

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.line import Line

_FEWEST: Final = 8  # lines
_NEARLY_ALL: Final = 0.95
_NAME: Final = 2  # lines on top
# The first letter of a line, of what a mark parts from it, and of a word that is no joint: but no
# address on the web.
_FIRST: Final = re.compile(
    r"(?<![^\s(\"“„/-])(?:(?<=^)|(?<=[,|·•–—:(\t] )|(?<=[\t(])|(?=[^\W\d_]{4}))([^\W\d_])"
    r"(?![^\s]*[@/]|[^\s]*\.\w)"
)
_KEPT: Final = frozenset({"url", "email", "username", "network", "phone"})


def has_none(lines: list[Line]) -> bool:
    """Tell whether hardly a line of a document begins with a capital, but the name on top."""
    body = lines[_NAME:]
    begun = [found[0] for line in body if (found := re.search(r"[^\W\d_]", line.text))]
    cased = [sign for sign in begun if sign.lower() != sign.upper()]
    small = sum(1 for sign in cased if sign.islower())
    return len(cased) >= _FEWEST and small >= _NEARLY_ALL * len(cased)


def raised(lines: list[Line]) -> list[Line]:
    """Return the lines with the capitals that others would have written."""
    return [replace(line, text=_FIRST.sub(_capital, line.text)) for line in lines]


def as_written(resume: JsonResume, text: str) -> JsonResume:
    """Return the resume in the letters of its text."""
    plain = " ".join(text.split())
    return JsonResume.model_validate(_restored(resume.model_dump(by_alias=True), plain))


def _capital(found: re.Match[str]) -> str:
    return found[0].upper()


def _restored(value: Any, text: str, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _restored(each, text, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_restored(each, text, name) for each in value]
    if not isinstance(value, str) or name in _KEPT:
        return value
    at = text.lower().find(value.lower())
    return text[at : at + len(value)] if at >= 0 else value.lower()
