"""What a second reader found in a resume: a model, and the shape it answers in; a better reader.

Pure: imports no Django.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from pydantic.alias_generators import to_camel

from jobs.resumes.differences import Difference, differences, made_by
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.sections import SECTIONS, Kind, Section

_TEXT: Final = {"type": "string"}
_LISTED: Final = {"type": "array", "items": _TEXT}
_DATE: Final = {
    "type": "string",
    "pattern": "^((19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)?$",
}
_MADE_OF: Final[Mapping[Kind, Mapping[str, Any]]] = {"lines": _LISTED, "date": _DATE}
_IN_BASICS: Final = ("location", "profiles")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_NO_WORD: Final = re.compile(r"[\W_]+")
_BROKEN: Final = re.compile(r"[-‐\u00ad]\s*\n\s*")  # a word hyphenated at the end of a line
_HEAD_OF_ADDRESS: Final = re.compile(r"^(https?://)?(www\.)?")


def answer_schema() -> dict[str, Any]:
    """Return the JSON schema of an answer: the sections and fields that can be edited here.

    References are none of them: a model is not told what others say of the person.
    """
    parts = {s.name: _schema_of(s) for s in SECTIONS if s.name != "references"}
    basics = parts.pop("basics")
    basics["properties"] |= {name: parts.pop(name) for name in _IN_BASICS}
    return _object({"basics": basics, **parts}, required=["basics", "work"])


def offered(now: JsonResume, read: JsonResume) -> list[Difference]:
    """Return what `read` says beyond or otherwise than `now`.

    What it leaves out is no difference: a model overlooks things, and nothing may go for that.
    """
    return [
        each
        for each in differences(now, read)
        if each.kind == "added" or (each.kind == "changed" and each.after)
    ]


def improved(first: JsonResume, now: JsonResume, read: JsonResume) -> list[tuple[Difference, bool]]:
    """Return what a better reader `read` otherwise than it did at `first`, as differences to `now`.

    With each, whether the person has left what it replaces as it was. Their own edits are no
    difference between two readings, and are not listed. Neither is another order.
    """
    between = [each for each in differences(first, read) if each.kind != "moved"]
    found = differences(now, read)
    wanted = made_by(first, read, found)
    untouched = {_replacement(each) for each in between}
    return [
        (each, _replacement(each) in untouched)
        for each in found
        if each.key in wanted and each.kind != "moved"
    ]


def _replacement(difference: Difference) -> tuple[str, ...]:
    section = difference.section.name
    return difference.kind, section, difference.field, difference.before, difference.after


def unfounded(difference: Difference, read: JsonResume, text: str) -> list[str]:
    """Return what of a difference does not occur in the text of the file."""
    said = _folded(text)
    section = difference.section
    entry = section.entries(read)[difference.new]
    fields = [difference.field] if difference.field else list(section.fields)
    before = set(difference.before.split("\n")) if difference.kind == "changed" else set()
    found: list[str] = []
    for name in fields:
        value = getattr(entry, name)
        lines = value if isinstance(value, list) else str(value).split("\n")
        kind = section.kind_of(name)
        found += [
            line for line in lines if line and line not in before and not _is_in(line, said, kind)
        ]
    return found


def with_names(answer: Any, hidden: Mapping[str, str]) -> Any:
    """Put names back that were not sent: `hidden` has what stood in their place, folded."""
    if isinstance(answer, dict):
        return {name: with_names(value, hidden) for name, value in answer.items()}
    if isinstance(answer, list):
        return [with_names(value, hidden) for value in answer]
    return hidden.get(" ".join(answer.casefold().split()), answer) if answer else answer


def _schema_of(section: Section) -> dict[str, Any]:
    fields = {
        to_camel(name): dict(_MADE_OF.get(section.kind_of(name), _TEXT)) for name in section.fields
    }
    entry = _object(fields)
    return entry if section.is_single else {"type": "array", "items": entry}


def _object(properties: dict[str, Any], required: list[str] | None = None) -> dict[str, Any]:
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return found | ({"required": required} if required else {})


def _is_in(line: str, said: str, kind: Kind) -> bool:
    if kind == "date":
        return line[:4] in said.split()
    if kind == "link":
        line = _HEAD_OF_ADDRESS.sub("", line.casefold())
    if not any(sign.isalpha() for sign in line):
        return _digits(line) in _digits(said)  # phone numbers are grouped in many ways
    if _UNSPACED.search(line):
        return _folded(line).replace(" ", "") in said.replace(" ", "")
    return _folded(line) in said  # whole words: “Java” is not in “JavaScript”


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _folded(text: str) -> str:
    """Return words alone, without case, accents and signs, with a space at both ends."""
    joined = _BROKEN.sub("", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(sign for sign in joined if not unicodedata.combining(sign))
    return f" {_NO_WORD.sub(' ', plain).strip()} "
