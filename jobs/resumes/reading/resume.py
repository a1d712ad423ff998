"""From lines to a resume."""

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.line import Line


def build(lines: list[Line]) -> tuple[JsonResume, list[str]]:
    """Return the resume that the lines tell, and sentences about what was guessed or not found."""
    return JsonResume(), ["Nothing was read from the sections of this resume yet."]
