"""The sections of a resume, in the order of its pages: names, entries, fields. Imports no Django.

The form and the comparison of two versions both go by this table. `basics` and `location` are
sections with exactly one entry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, cast

from jobs.resumes.json_resume import (
    Award,
    Basics,
    Certificate,
    Education,
    Interest,
    JsonResume,
    Language,
    Location,
    OnlineProfile,
    Part,
    Project,
    Publication,
    Reference,
    Skill,
    Volunteer,
    Work,
)

Kind = Literal["line", "text", "lines", "date", "link", "email", "country"]

# What a field holds, where it is not one line of text.
_KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("summary", "description", "reference"), "text"),
    **dict.fromkeys(("highlights", "courses", "keywords"), "lines"),
    **dict.fromkeys(("start_date", "end_date", "date", "release_date"), "date"),
    "url": "link",
    "email": "email",
    "country_code": "country",
}
_WHEN: Final = {"start_date": "From", "end_date": "To"}


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    label: str
    one: str  # an entry, as in “Add a position”
    part: type[Part]
    fields: Mapping[str, str]  # the names of the fields and their labels
    title: tuple[str, ...] = ()  # the fields that an entry is called by

    @property
    def is_single(self) -> bool:
        return self.name in ("basics", "location")

    def kind_of(self, field: str) -> Kind:
        return _KINDS.get(field, "line")

    def title_of(self, entry: Part) -> str:
        """Return what an entry is called; empty when it does not say."""
        return ", ".join(filter(None, (getattr(entry, name) for name in self.title)))

    def entries(self, resume: JsonResume) -> list[Part]:
        if self.name == "basics":
            return [resume.basics]
        if self.name == "location":
            return [resume.basics.location]
        owner = resume.basics if self.name == "profiles" else resume
        return list(getattr(owner, self.name))

    def put(self, resume: JsonResume, entries: Sequence[Part]) -> JsonResume:
        """Return the resume with other entries in this section."""
        if self.name == "basics":
            new = cast("Basics", entries[0])
            kept = {"location": resume.basics.location, "profiles": resume.basics.profiles}
            return resume.model_copy(update={"basics": new.model_copy(update=kept)})
        if self.name in ("location", "profiles"):
            value: Any = entries[0] if self.is_single else list(entries)
            basics = resume.basics.model_copy(update={self.name: value})
            return resume.model_copy(update={"basics": basics})
        return resume.model_copy(update={self.name: list(entries)})


SECTIONS: Final = (
    Section(
        "basics",
        "You",
        "person",
        Basics,
        {
            "name": "Name",
            "label": "What you are",
            "email": "E-mail address",
            "phone": "Phone number",
            "url": "Website",
            "summary": "Summary",
        },
    ),
    Section(
        "location",
        "Where you live",
        "place",
        Location,
        {
            "address": "Street and number",
            "postal_code": "Postal code",
            "city": "City",
            "region": "Region or state",
            "country_code": "Country",
        },
    ),
    Section(
        "profiles",
        "Links",
        "link",
        OnlineProfile,
        {"network": "Where", "username": "Your name there", "url": "Address"},
        ("network", "username"),
    ),
    Section(
        "work",
        "Work",
        "position",
        Work,
        {
            "position": "Position",
            "name": "Employer",
            "location": "Place",
            "url": "Website",
            **_WHEN,
            "summary": "In short",
            "highlights": "What you did",
        },
        ("position", "name"),
    ),
    Section(
        "projects",
        "Projects",
        "project",
        Project,
        {
            "name": "Name",
            "url": "Address",
            **_WHEN,
            "description": "What it is",
            "highlights": "What you did",
            "keywords": "Made with",
        },
        ("name",),
    ),
    Section(
        "education",
        "Education",
        "school",
        Education,
        {
            "study_type": "Degree",
            "area": "Subject",
            "institution": "School",
            "score": "Grade",
            "url": "Website",
            **_WHEN,
            "courses": "Courses",
        },
        ("study_type", "area", "institution"),
    ),
    Section(
        "skills",
        "Skills",
        "group of skills",
        Skill,
        {"name": "Name", "level": "Level", "keywords": "In detail"},
        ("name",),
    ),
    Section(
        "languages",
        "Languages",
        "language",
        Language,
        {"language": "Language", "fluency": "How well"},
        ("language",),
    ),
    Section(
        "certificates",
        "Certificates",
        "certificate",
        Certificate,
        {"name": "Name", "issuer": "Issued by", "date": "Date", "url": "Address"},
        ("name",),
    ),
    Section(
        "volunteer",
        "Volunteering",
        "role",
        Volunteer,
        {
            "position": "Role",
            "organization": "Organisation",
            "url": "Website",
            **_WHEN,
            "summary": "In short",
            "highlights": "What you did",
        },
        ("position", "organization"),
    ),
    Section(
        "awards",
        "Awards",
        "award",
        Award,
        {"title": "Name", "awarder": "Given by", "date": "Date", "summary": "In short"},
        ("title",),
    ),
    Section(
        "publications",
        "Publications",
        "publication",
        Publication,
        {
            "name": "Title",
            "publisher": "Publisher",
            "release_date": "Date",
            "url": "Address",
            "summary": "In short",
        },
        ("name",),
    ),
    Section(
        "interests",
        "Interests",
        "interest",
        Interest,
        {"name": "Name", "keywords": "In detail"},
        ("name",),
    ),
    Section(
        "references",
        "References",
        "reference",
        Reference,
        {"name": "Who", "reference": "What they say"},
        ("name",),
    ),
)
