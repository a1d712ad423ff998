"""manage.py resume FILE: read a resume and say what was understood."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobs import keeping_resumes
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.left_over import KINDS_WITH_LINES, left_over
from jobs.resumes.parsing import Parsed, UnreadableResume, parse


class Command(BaseCommand):
    help = "Read a resume (PDF, Word, text, JSON Resume, LinkedIn's ZIP) and say what it says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print it as JSON Resume")
        parser.add_argument("--save", action="store_true", help="keep it among your resumes")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            content = path.read_bytes()
            parsed = parse(content, path.name)
            kept = keeping_resumes.add(parsed, content, path.name) if options["save"] else None
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
        except (UnreadableResume, keeping_resumes.CannotKeep) as refused:
            raise CommandError(str(refused)) from refused
        if options["json"]:
            self.stdout.write(json.dumps(parsed.resume.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join([*_heading(parsed.resume), *_entries(parsed.resume)]))
        for note in [*parsed.notes, *_left_over(parsed)]:
            self.stderr.write(f"Note: {note}")
        if kept:
            self.stderr.write(f"Kept as “{kept}”{', your default' if kept.is_default else ''}.")


def _left_over(parsed: Parsed) -> Iterator[str]:
    lines = [line for group in left_over(parsed.text, parsed.resume) for line in group.lines]
    if lines and parsed.kind in KINDS_WITH_LINES:
        yield "\n  ".join(["These lines of the file found no place above:", *lines])


def _heading(resume: JsonResume) -> Iterator[str]:
    basics = resume.basics
    yield basics.name or "No name was found."
    contact = [basics.label, basics.email, basics.phone, basics.location.city, basics.url]
    if found := _joined(contact):
        yield found
    if basics.summary:
        yield f"\n{basics.summary}"


def _entries(resume: JsonResume) -> Iterator[str]:
    """Yield the sections that say something, a line per entry."""
    sections = {
        "Work": [
            (_span(e.start_date, e.end_date), _joined([e.position, e.name, e.location]))
            for e in resume.work
        ],
        "Education": [
            (_span(e.start_date, e.end_date), _joined([e.study_type, e.area, e.institution]))
            for e in resume.education
        ],
        "Projects": [(_span(e.start_date, e.end_date), e.name) for e in resume.projects],
        "Skills": [("", _joined([e.name, *e.keywords])) for e in resume.skills],
        "Languages": [("", _joined([e.language, e.fluency])) for e in resume.languages],
        "Certificates": [(e.date, _joined([e.name, e.issuer])) for e in resume.certificates],
    }
    for title, lines in sections.items():
        if lines:
            yield f"\n{title}"
            width = max(len(when) for when, _ in lines)
            yield from (f"  {when:<{width}}  {what}".rstrip() for when, what in lines)


def _joined(parts: list[str]) -> str:
    return ", ".join(part for part in parts if part)


def _span(start: str, end: str) -> str:
    return f"{start} – {end or 'now'}" if start and start != end else end
