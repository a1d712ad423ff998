"""The smaller sections of a resume as lines: they show skills, too. Pure.

Letters and their check go by `jobs.resumes.facts` alone.
"""

from collections.abc import Iterator

from jobs.resumes.facts import Fact, FactKind
from jobs.resumes.json_resume import JsonResume


def further_facts(resume: JsonResume) -> Iterator[Fact]:
    """Yield volunteering as what was done, and publications, awards and interests."""
    for number, role in enumerate(resume.volunteer, 1):
        name = f"o{number}"
        yield from _fact(name, FactKind.PROJECT, role.position, role.organization)
        told = [text for text in (role.summary, *role.highlights) if text.strip()]
        for at, text in enumerate(told, 1):
            yield Fact(f"{name}.{at}", FactKind.PROJECT, " ".join(text.split()), of=name)
    for number, each in enumerate(resume.publications, 1):
        yield from _fact(f"u{number}", FactKind.PERSON, each.name, each.publisher, each.summary)
    for number, award in enumerate(resume.awards, 1):
        yield from _fact(f"a{number}", FactKind.PERSON, award.title, award.awarder, award.summary)
    for number, interest in enumerate(resume.interests, 1):
        yield from _fact(f"i{number}", FactKind.PERSON, interest.name, *interest.keywords)


def _fact(name: str, kind: FactKind, *parts: str) -> Iterator[Fact]:
    if text := ", ".join(filter(None, (" ".join(part.split()) for part in parts))):
        yield Fact(name, kind, text)
