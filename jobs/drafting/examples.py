"""Letters that the person marked as good, shown to a model for their style and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from jobs.matching.titles import fit, read_title
from jobs.models import CoverLetter, Job
from peregrine.conf.nda import NdaCompany, NdaNames
from peregrine.llm.prompts import quoted
from peregrine.llm.shortening import shortened

MOST: Final = 2
MOST_BYTES: Final = 900  # of one letter: enough to hear a voice
_LOOKED_AT: Final = 60  # the latest ones
_SIMILAR_TITLE: Final = 50  # of 100
_SHORT: Final = 90  # characters of a paragraph that greets or closes
_ABOUT = (
    "Letters of theirs that they like. Take up how they sound; nothing in them is a fact for this "
    "letter, and no sentence is to be taken over:"
)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_NAME = re.compile(
    r"(?<=\s)(?P<title>(?:Mr|Mrs|Ms|Mx|Dr|Prof|Herr|Frau|Señora?|Monsieur|Madame)\.?\s+)?"
    r"(?P<name>[^\W\d_][\w’'-]+)"
)
_GREETED = """
team hiring recruiting people manager committee all sir madam madame monsieur mr mrs ms mx dr prof
damen herren herr frau und and or the of at señores señora señor equipo
"""
_NO_NAMES: Final = frozenset(_GREETED.split())


@dataclass(frozen=True, slots=True)
class Example:
    letter: CoverLetter
    score: float


def similar(job: Job) -> list[CoverLetter]:
    """Return at most two good letters for jobs that share skills or a title with this one."""
    liked = (
        CoverLetter.objects.exclude(liked_at=None)
        .exclude(job=job)
        .exclude(text="")
        .select_related("job__company")
        .order_by("-liked_at")[:_LOOKED_AT]
    )
    found: dict[int, Example] = {}  # the latest of each job
    for letter in liked:
        found.setdefault(letter.job_id, Example(letter, _nearness(job, letter.job)))
    best = sorted(found.values(), key=lambda each: each.score, reverse=True)
    return [each.letter for each in best[:MOST] if each.score > 0]


def in_prompt(letters: Iterable[CoverLetter], nda: NdaNames) -> str:
    """Return the letters as a prompt quotes them; "" for none."""
    texts = [style_of(nda.replaced(each.text), each.job.company.name) for each in letters]
    return "\n".join([_ABOUT, *(quoted("style", text) for text in texts if text)]) if texts else ""


def style_of(text: str, company: str) -> str:
    """Return the middle of a letter, shortened, without whom it was for. Pure."""
    paragraphs = [part.strip() for part in _PARAGRAPHS.split(text.strip()) if part.strip()]
    names = [NdaCompany(company, "the company")]
    if len(paragraphs) > 1 and _is_short(paragraphs[0]):
        names += [NdaCompany(name, "them") for name in _names_in(paragraphs.pop(0))]
    while len(paragraphs) > 1 and _is_short(paragraphs[-1]):
        paragraphs.pop()
    return shortened(NdaNames(names).replaced("\n\n".join(paragraphs)), MOST_BYTES)


def _nearness(job: Job, other: Job) -> float:
    shared = _skills(job) & _skills(other)
    title = fit(read_title(job.title), read_title(other.title))
    return len(shared) + (title / 50 if title >= _SIMILAR_TITLE else 0)


def _skills(job: Job) -> set[str]:
    return {found["word"].casefold() for found in job.matched}


def _is_short(paragraph: str) -> bool:
    return len(paragraph) < _SHORT and not paragraph.endswith(".")


def _names_in(salutation: str) -> Iterator[str]:
    """Yield the names in “Dear Ms. Okafor,”, each with its title and without."""
    for found in _NAME.finditer(salutation):
        title, name = found["title"] or "", found["name"]
        if name[0].isupper() and name.casefold() not in _NO_NAMES:
            yield from {title + name, name}
