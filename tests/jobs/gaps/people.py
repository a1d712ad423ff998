"""Resumes for the tests of gaps."""

from typing import Any

from jobs import keeping_resumes
from jobs.models import Resume
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import Parsed

ADA: dict[str, Any] = {
    "basics": {
        "name": "Ada Okafor",
        "email": "ada@example.org",
        "phone": "+234 800 555 0101",
        "summary": "Data engineer who likes things that keep running.",
        "location": {"city": "Lagos"},
    },
    "work": [
        {
            "name": "Kestrel Labs",
            "position": "Data Engineer",
            "startDate": "2021-03",
            "highlights": [
                "Kept the office plants alive",
                "Moved 40 tables from MySQL to Postgres without an hour of downtime",
            ],
        },
        {
            "name": "Heron Ltd",
            "position": "Developer",
            "startDate": "2016-01",
            "endDate": "2019-12",
            "highlights": ["Built invoices with Spring Boot", "Wrote Perl reports"],
        },
    ],
    "education": [
        {"institution": "UNILAG", "studyType": "BSc", "area": "Physics", "endDate": "2015"}
    ],
    "skills": [{"name": "Python"}, {"name": "Kubernetes"}, {"name": "Verilog"}],
    "languages": [{"language": "Englisch", "fluency": "C2"}],
}  # fmt: skip

POSTING = """We move money safely. You will work with Java every day.

Requirements
• PostgreSQL in production
• k8s and Terraform
• VHDL
• 8 years of experience, a master's degree, fluent in English

Nice to have
• Perl
"""


def ada(**changes: Any) -> JsonResume:
    return JsonResume.read(ADA | changes)


def keep(resume: JsonResume | None = None, name: str = "CV.pdf") -> Resume:
    return keeping_resumes.add(Parsed(resume or ada(), "Ada Okafor", [], "pdf"), b"%PDF", name)
