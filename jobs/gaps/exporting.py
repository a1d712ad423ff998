"""Make the resume for one job as a file, and keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobs import filing, resume_files
from jobs.documents.filenames import resume_filename
from jobs.documents.formats import ResumeFormat
from jobs.gaps.analysis import Analysis
from jobs.gaps.rewording import accepted_lines, used_swaps
from jobs.gaps.tailoring import tailored
from jobs.models import JobDocument
from jobs.resumes.json_resume import JsonResume
from peregrine.conf.profile import UserProfile


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
    file = resume_files.make(
        made_for(analysis), form, profile=profile, nda=nda, job_title=job.title
    )
    made = filing.Made(
        kind=JobDocument.Kind.RESUME,
        format=form.name,
        filename=resume_filename(
            file.name, on, for_job=(job.company.name, job.title), ending=form.name
        ),
        content=file.content,
        source=file.source,
        made_of=analysis.resume.name,
    )
    try:
        kept = filing.keep(job, made)
    except filing.CannotFile as error:  # it is in the person's hands all the same
        return ResumeExport(made.filename, file.content, [*file.notes, str(error)])
    return ResumeExport(kept.name, file.content, file.notes, kept)
