"""What an address names, or “not found”."""

from django.shortcuts import get_object_or_404

from jobs.models import CoverLetter, Job


def find_job(pk: int) -> Job:
    return get_object_or_404(Job.objects.select_related("company"), pk=pk)


def find_letter(job: Job, pk: str) -> CoverLetter:
    """Return a version of the job's letter by what a form says of it."""
    letters_of_job = job.letters.select_related("job__company")
    return get_object_or_404(letters_of_job, pk=int(pk) if pk.isdecimal() else 0)
