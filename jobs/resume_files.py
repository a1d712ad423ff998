"""Make a resume as a file, and see whether it reads as it should."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from jobs.documents.filenames import resume_filename
from jobs.documents.formats import ResumeFormat
from jobs.documents.resume import resume_document
from jobs.gaps.read_back import differences
from jobs.letters import paper_of
from jobs.models import Resume
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import UnreadableResume, parse
from peregrine.conf.nda import NdaNames
from peregrine.conf.profile import UserProfile

_MOST_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class ResumeFile:
    content: bytes
    source: str  # all that it was made of: the same file has the same
    name: str  # whose it is
    notes: list[str]  # what a machine reads otherwise


def make(
    resume: JsonResume,
    form: ResumeFormat,
    *,
    profile: UserProfile,
    nda: NdaNames,
    job_title: str = "",
) -> ResumeFile:
    """Return the file. Raises DocumentError when it cannot be set as it should be."""
    told, companies = _discreet(resume, nda)
    document = resume_document(told, paper=paper_of(profile), job_title=job_title)
    content = form.renderer.render(document)
    notes = [*companies, *_read_otherwise(told, content, form.name)]
    return ResumeFile(content, repr(document), told.basics.name or profile.name, notes)


def make_as_it_stands(kept: Resume, form: ResumeFormat, *, on: date) -> tuple[str, ResumeFile]:
    """Return the name of the file of a resume, for no job in particular, and the file.

    Raises DocumentError, and conf.ConfigError.
    """
    profile = UserProfile.load()
    made = make(kept.content, form, profile=profile, nda=profile.nda)
    return resume_filename(made.name or kept.name, on, ending=form.name), made


def _discreet(resume: JsonResume, nda: NdaNames) -> tuple[JsonResume, list[str]]:
    """Return the resume without the names that the person may not name, and a note on them.

    Contact details stay: a changed address is none.
    """
    told = resume.as_json()
    hidden = nda.companies_in(json.dumps(told, ensure_ascii=False))
    if not hidden:
        return resume, []
    basics = told.pop("basics", {})
    kept = {name: basics[name] for name in basics if name not in ("label", "summary")}
    said = {name: basics[name] for name in basics if name not in kept}
    changed = _mapped({**told, "basics": said}, nda)
    changed["basics"] |= kept
    names = ", ".join(company.name for company in hidden)
    return JsonResume.read(changed), [f"Named otherwise, as you may not name it: {names}."]


def _mapped(value: Any, nda: NdaNames) -> Any:
    if isinstance(value, dict):
        return {name: _mapped(part, nda) for name, part in value.items()}
    if isinstance(value, list):
        return [_mapped(part, nda) for part in value]
    return nda.replaced(value) if isinstance(value, str) else value


def _read_otherwise(resume: JsonResume, content: bytes, ending: str) -> list[str]:
    """Read the file as a tracking system would, and say what comes out otherwise."""
    try:
        read = parse(content, f"resume.{ending}")
    except UnreadableResume as refused:
        return [f"The file could not be read back: {refused}"]
    found = differences(resume, read.resume, read.text)
    if not found:
        return []
    more = f" And {len(found) - _MOST_NAMED} more." if len(found) > _MOST_NAMED else ""
    return [f"Read back, this comes out otherwise: {' '.join(found[:_MOST_NAMED])}{more}"]
