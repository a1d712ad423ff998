"""LinkedIn's data export: a ZIP of tables.

Reference: https://www.linkedin.com/help/linkedin/answer/a1339364
"""

import csv
import io
import re
from typing import Final

from jobs.resumes.json_resume import (
    Basics,
    Certificate,
    Education,
    JsonResume,
    Language,
    Location,
    OnlineProfile,
    Project,
    Skill,
    Work,
)
from jobs.resumes.reading import dates
from jobs.resumes.reading.archive import Archive
from jobs.resumes.reading.refusal import Refused

_MOST_ROWS: Final = 2_000
_FILES: Final = ("Profile.csv", "Positions.csv", "Education.csv", "Skills.csv")
_WEBSITE: Final = re.compile(r"\[?([A-Z_]+):(https?://[^,\]\s]+)")

Row = dict[str, str]


def is_export(archive: Archive) -> bool:
    return any(name.rpartition("/")[2] in _FILES for name in archive.names)


def read(archive: Archive) -> tuple[JsonResume, str]:
    """Return the resume in an export, and its tables as text. Raises Refused."""
    tables = _Tables(archive)
    resume = JsonResume(
        basics=_basics(tables),
        work=[_work(row) for row in tables.rows("Positions")],
        education=[_education(row) for row in tables.rows("Education")],
        skills=[Skill(name=row["Name"]) for row in tables.rows("Skills") if row.get("Name")],
        certificates=[_certificate(row) for row in tables.rows("Certifications")],
        languages=[
            Language(language=row.get("Name", ""), fluency=row.get("Proficiency", ""))
            for row in tables.rows("Languages")
        ],
        projects=[_project(row) for row in tables.rows("Projects")],
    )
    if not resume.as_json():
        raise Refused("LinkedIn's export holds no profile. Ask LinkedIn for the larger archive.")
    return resume, "\n".join(tables.texts)


class _Tables:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = {name.rpartition("/")[2].lower(): name for name in archive.names}
        self.texts: list[str] = []

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table; [] when the export lacks it."""
        data = self._archive.read(self._names.get(f"{name}.csv".lower(), ""))
        text = data.decode("utf-8-sig", "replace").replace("\x00", "")
        found: list[Row] = []
        try:
            for row in csv.DictReader(io.StringIO(text)):
                found.append({k: (v or "").strip() for k, v in row.items() if isinstance(k, str)
                              and isinstance(v, str | None)})  # fmt: skip
                if len(found) >= _MOST_ROWS:
                    break
        except csv.Error:
            raise Refused(f"{name}.csv in LinkedIn's export is damaged.") from None
        self.texts.extend(" ".join(filter(None, row.values())) for row in found)
        return found


def _basics(tables: _Tables) -> Basics:
    profile = next(iter(tables.rows("Profile")), {})
    emails = tables.rows("Email Addresses")
    email = next((row for row in emails if row.get("Primary") == "Yes"), next(iter(emails), {}))
    phone = next(iter(tables.rows("PhoneNumbers")), {})
    websites = _WEBSITE.findall(profile.get("Websites", ""))
    return Basics(
        name=f"{profile.get('First Name', '')} {profile.get('Last Name', '')}".strip(),
        label=profile.get("Headline", ""),
        email=email.get("Email Address", ""),
        phone=phone.get("Number", ""),
        url=websites[0][1] if websites else "",
        summary=profile.get("Summary", ""),
        location=Location(city=profile.get("Geo Location", "")),
        profiles=[OnlineProfile(network=kind.title(), url=url) for kind, url in websites[1:]],
    )


def _work(row: Row) -> Work:
    return Work(
        name=row.get("Company Name", ""),
        position=row.get("Title", ""),
        location=row.get("Location", ""),
        start_date=_date(row.get("Started On", "")),
        end_date=_date(row.get("Finished On", "")),
        summary=row.get("Description", ""),
    )


def _education(row: Row) -> Education:
    return Education(
        institution=row.get("School Name", ""),
        study_type=row.get("Degree Name", ""),
        start_date=_date(row.get("Start Date", "")),
        end_date=_date(row.get("End Date", "")),
    )


def _certificate(row: Row) -> Certificate:
    return Certificate(
        name=row.get("Name", ""),
        issuer=row.get("Authority", ""),
        date=_date(row.get("Started On", "")),
        url=row.get("Url", ""),
    )


def _project(row: Row) -> Project:
    return Project(
        name=row.get("Title", ""),
        description=row.get("Description", ""),
        url=row.get("Url", ""),
        start_date=_date(row.get("Started On", "")),
        end_date=_date(row.get("Finished On", "")),
    )


def _date(text: str) -> str:
    found = dates.find(text)
    return (found.end or found.start) if found else ""
