"""Keep what others say of the person, and how to reach them, at home: it is theirs. Pure.

Where the text of a resume tells of references, more may go than they alone: what stands below
their heading up to the next one that is known goes as a whole.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import headings, words

_MOST_WORDS: Final = 5  # of a heading
_FEWEST_WORDS: Final = 3  # of a line that was broken elsewhere: fewer stand in other lines, too


def without_references(data: dict[str, Any]) -> dict[str, Any]:
    """Return a resume as JSON without its references."""
    return {name: part for name, part in data.items() if name != "references"}


def text_without_references(text: str, resume: JsonResume) -> str:
    """Return the text of a resume's file without its references.

    They are known by their heading, and by what `resume` has of them.
    """
    told = [f"{each.name}\n{each.reference}" for each in resume.references]
    return "\n".join(_kept(text.splitlines(), told))


def _kept(lines: list[str], told: list[str]) -> Iterator[str]:
    is_of_others = False
    own_lines = {_words(line) for each in told for line in each.splitlines()} - {""}
    whole = [f" {_words(each)} " for each in told]
    for line in lines:
        if _heads_references(line):
            is_of_others = True
        elif is_of_others and _heads_another(line):
            is_of_others = False
        said = _words(line)
        is_piece = len(said.split()) >= _FEWEST_WORDS and any(f" {said} " in each for each in whole)
        if not (is_of_others or is_piece or said in own_lines):
            yield line


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", words.key(text)))


def _heads_references(line: str) -> bool:
    """Tell whether a line is such a heading, or says in its place where they are."""
    called = words.key(line.partition(":")[0])
    is_short = len(called.split()) <= _MOST_WORDS and not any(map(str.isdigit, called))
    return is_short and words.pattern("further", "references").search(called) is not None


def _heads_another(line: str) -> bool:
    """Tell whether another section begins; how to reach somebody is part of a reference."""
    return (headings.known(line) or headings.misspelt(line)) not in ("", "contact")
