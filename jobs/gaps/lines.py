"""The lines of a resume that may be said otherwise, long ones sentence by sentence. Pure.

A sentence is named by its line and a number: `w2.1/3` is the third sentence of `w2.1`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from jobs.claims.sentences import sentences
from jobs.resumes.facts import Fact, FactKind

DEEDS: Final = (FactKind.WORK, FactKind.PROJECT)
SUMMARY: Final = "me.summary"


def sentences_of(facts: Iterable[Fact]) -> list[Fact]:
    """Return what was done and the summary; a line of several sentences as those."""
    found = []
    for fact in facts:
        if (fact.of and fact.kind in DEEDS) or fact.id == SUMMARY:
            parts = [each.text for each in sentences(fact.text)]
            if len(parts) > 1:
                named = enumerate(parts, 1)
                found += [replace(fact, id=f"{fact.id}/{n}", text=part) for n, part in named]
            else:
                found.append(fact)
    return found
