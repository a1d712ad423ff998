"""Make the resume for one job as a file, see whether it reads as it should, and keep it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from jobs import filing
from jobs.documents.filenames import resume_filename
from jobs.documents.formats import ResumeFormat
from jobs.documents.resume import resume_document
from jobs.gaps.analysis import Analysis
from jobs.gaps.read_back import differences
from jobs.gaps.rewording import accepted_lines, used_swaps
from jobs.gaps.tailoring import tailored
from jobs.letters import paper_of
from jobs.models import JobDocument
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import UnreadableResume, parse
from peregrine.conf.nda import NdaNames
from peregrine.conf.profile import UserProfile

_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class ResumeExport:
    filename: str
    content: bytes
    notes: list[str]  # what a machine reads otherwise; why it was not kept
    kept: JobDocument | None = None


def made_for(analysis: Analysis) -> JsonResume:
    """Return the resume as it goes out for this job."""
    return tailored(
        analysis.resume.content,
        analysis.groups,
        swaps=used_swaps(analysis.job, analysis.swaps),
        lines=accepted_lines(analysis.job),
    )


def export(analysis: Analysis, form: ResumeFormat, *, on: date) -> ResumeExport:
    """Return the resume for a job as a file, and keep it with the job's documents.

    Raises DocumentError when it cannot be set as it should be, and conf.ConfigError.
    """
    job, profile = analysis.job, UserProfile.load()
    nda = profile.nda.without(job.company.name)  # a resume for such a company may name it
    resume, companies = _discreet(made_for(analysis), nda)
    document = resume_document(resume, paper=paper_of(profile), job_title=job.title)
    content = form.renderer.render(document)
    notes = [*companies, *_read_otherwise(resume, content, form.name)]
    made = filing.Made(
        kind=JobDocument.Kind.RESUME,
        format=form.name,
        filename=resume_filename(
            resume.basics.name or profile.name, job.company.name, job.title, on, ending=form.name
        ),
        content=content,
        source=repr(document),
        made_of=analysis.resume.name,
    )
    try:
        kept = filing.keep(job, made)
    except filing.CannotFile as error:  # it is in the person's hands all the same
        return ResumeExport(made.filename, content, [*notes, str(error)])
    return ResumeExport(kept.name, content, notes, kept)


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
