"""manage.py checkletter LETTER: hold a text against a resume and say what is in doubt."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from jobs import fact_check
from jobs.claims import Checked, Grounds, check_text
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import UnreadableResume, parse
from peregrine.conf import ConfigError
from peregrine.conf.profile import UserProfile


class Command(BaseCommand):
    help = (
        "Check a letter, sentence by sentence, against your default resume or the one in a file. "
        "Ends with 1 when a sentence is in doubt."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("letter", type=Path, metavar="LETTER", help="a text file")
        parser.add_argument("--resume", type=Path, help="any file that `manage.py resume` reads")
        parser.add_argument("--posting", type=Path, help="the posting, as a text file")
        parser.add_argument("--company", default="", help="to whom the letter goes")
        parser.add_argument("--title", default="", help="the position it is for")
        parser.add_argument("--language", default="", help="ISO 639-1; guessed when not given")
        parser.add_argument("--json", action="store_true", help="print all sentences as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        text = _read(options["letter"])
        grounds = _grounds(options)
        checked = check_text(text, grounds, language=options["language"])
        doubtful = [each for each in checked if each.is_doubtful]
        if options["json"]:
            self.stdout.write(json.dumps([*map(_as_json, checked)], ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_report(doubtful, len(checked))))
        if doubtful:
            raise SystemExit(1)


def _grounds(options: dict[str, Any]) -> Grounds:
    return replace(
        _of_file(options["resume"]) if options["resume"] else _of_the_person(),
        company=options["company"],
        title=options["title"],
        posting=_read(options["posting"]) if options["posting"] else "",
    )


def _of_file(path: Path) -> Grounds:
    """Return what somebody's file says: nothing of the profile belongs to it."""
    resume = _resume_of(path)
    return Grounds(resume=resume, today=timezone.localdate(), name=resume.basics.name)


def _of_the_person() -> Grounds:
    try:
        profile = UserProfile.load()
    except ConfigError as broken:
        raise CommandError(str(broken)) from broken
    grounds, has_resume = fact_check.grounds_of(None, profile)
    if not has_resume:
        raise CommandError("There is no resume yet. Name one with --resume FILE, or upload yours.")
    # A page replaces these names when it exports; a file goes out as it is.
    return replace(grounds, hidden=tuple(company.name for company in profile.nda.companies))


def _resume_of(path: Path) -> JsonResume:
    try:
        return parse(path.read_bytes(), path.name).resume
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnreadableResume as refused:
        raise CommandError(str(refused)) from refused


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is not a text file in UTF-8.") from error


def _report(doubtful: list[Checked], count: int) -> Iterator[str]:
    if not doubtful:
        yield f"Nothing in doubt in {count} sentences. Read them once more yourself."
        return
    for each in doubtful:
        yield " ".join(each.sentence.text.split())
        yield from (f"    {doubt.why}" for doubt in each.doubts)
        yield ""
    yield f"{len(doubtful)} of {count} sentences in doubt."


def _as_json(checked: Checked) -> dict[str, Any]:
    place = checked.sentence
    return {
        "text": place.text,
        "start": place.start,
        "end": place.end,
        "part": place.part.value,
        "doubts": [
            {"start": each.start, "end": each.end, "kind": each.kind.value, "why": each.why}
            for each in checked.doubts
        ],
        "facts": list(checked.sources),
    }
