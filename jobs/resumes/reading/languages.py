"""Languages that people speak, and how well."""

import re
from typing import Final

from jobs.resumes.json_resume import Language
from jobs.resumes.reading import headings, words
from jobs.resumes.reading.line import Line
from jobs.resumes.reading.skills import DOTS, clean

_FLUENCY: Final = re.compile(
    r"^(?P<name>[^\W\d][^():：–—,|\t]*?)\s*(?:[(（:：|,\t]|[–—]|\s-\s)\s*(?P<level>.+?)\s*$"
)
# “JLPT N2 Japanese Proficiency”, “DELF B2 French”
_EXAM: Final = re.compile(
    r"(?P<level>[A-Z]{3,6}(?: [A-Z]?\d)?) (?P<name>[A-Z][a-z]+)(?: [Pp]roficiency)?$"
)

_BRACKETS: Final = str.maketrans("（）", "()")


def read(lines: list[Line]) -> list[Language]:
    """Return the languages of a section with how well they are spoken."""
    found: list[Language] = []
    for line in lines:
        text = _without_label(DOTS.sub("", line.text))
        parts = re.split(r"\s*(?:[,;•·、]|\s\|\s)\s*(?![^()（）]*[)）])", text)
        are_exams = all(_EXAM.match(part.strip()) for part in parts)
        if len(parts) == 1 or not (are_exams or all(is_language(part) for part in parts)):
            parts = [text] if not any(is_language(p) for p in parts[1:]) else parts
        for part in parts:
            if not is_language(part):
                if (behind := _EXAM.match(part.strip())) and is_language(behind["name"]):
                    found.append(Language(language=behind["name"], fluency=behind["level"]))
                elif found and not found[-1].fluency and len(part) < 40:
                    found[-1].fluency = _level(part)
                continue
            match = _FLUENCY.match(part.strip())
            name, level = (match["name"], match["level"]) if match else (part, "")
            found.append(Language(language=clean(name), fluency=_level(level)))
    return found


def _level(text: str) -> str:
    """Return a level without the brackets around it; those within it stay: “very good (C1)”."""
    text = text.strip().translate(_BRACKETS)
    if text.count(")") > text.count("("):
        text = text.removesuffix(")")
    elif text.startswith("(") and text.find(")") in (-1, len(text) - 1):
        text = text[1:].removesuffix(")")
    return clean(text)


def _without_label(text: str) -> str:
    """Return a row without what heads it: “Other languages”, before “Japanese”."""
    label, _, rest = text.partition("\t")
    return rest if rest and headings.known(label.strip(" :")) == "languages" else text


def is_language(text: str) -> bool:
    """Tell whether a text begins with the name of a language."""
    name = words.key(text)
    found = words.pattern("languages").search(name)
    return bool(found) and (found.start() == 0 if found else False)
