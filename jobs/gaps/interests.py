"""Interests as lines: they show skills to whoever compares, and are no facts for a text. Pure."""

from collections.abc import Iterator

from jobs.resumes.facts import Fact, FactKind
from jobs.resumes.json_resume import JsonResume


def interests(resume: JsonResume) -> Iterator[Fact]:
    for number, interest in enumerate(resume.interests, 1):
        parts = (" ".join(part.split()) for part in (interest.name, *interest.keywords))
        if text := ", ".join(filter(None, parts)):
            yield Fact(f"i{number}", FactKind.PERSON, text)
