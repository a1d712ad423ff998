"""Typed truths about resumes, in both shapes that the data has, and what counts as the same.

`NAME.truth.json`: contact, experience, education, skills, as read by a person.
`NAME.truth.yaml`: what a resume was made from (rendercv). They stand beside `NAME.pdf` or `.docx`.
"""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import dates

FIELDS = (
    "name", "email", "phone", "links",
    "employers", "titles", "dates", "schools", "degrees", "skills",
)  # fmt: skip
_SUFFIXES = (".pdf", ".docx")
_JOINTS = re.compile(r"\b(?:in|of|en|em)\b")

Values = dict[str, list[str]]  # by field; a field that is missing is not annotated


@dataclass(frozen=True, slots=True)
class Truth:
    path: Path
    values: Values = field(default_factory=dict)


def truths(folder: Path) -> list[Truth]:
    """Return the resumes under a folder; those without a truth have no values."""
    root = folder / "resumes" if (folder / "resumes").is_dir() else folder
    files = [path for path in sorted(root.rglob("*")) if path.suffix.lower() in _SUFFIXES]
    return [Truth(path, _values(path)) for path in files]


def _values(path: Path) -> Values:
    typed = path.with_suffix(".truth.json")
    if typed.is_file():
        return _from_json(json.loads(typed.read_text(encoding="utf-8")))
    made_from = path.with_suffix(".truth.yaml")
    if made_from.is_file():
        return _from_yaml(YAML(typ="safe").load(made_from.read_text(encoding="utf-8")))
    return {}


def _from_json(truth: dict[str, Any]) -> Values:
    contact = truth.get("contact") or {}
    values: Values = {}
    for name, key in (("name", "full_name"), ("email", "email"), ("phone", "phone")):
        if contact.get(key):
            values[name] = [contact[key]]
    links = [contact[key] for key in ("website", "linkedin", "github", "url") if contact.get(key)]
    links += contact.get("links") or []
    if links:
        values["links"] = links
    if "experience" in truth:
        jobs = truth["experience"]
        values["titles"] = _texts(job.get("title") for job in jobs)
        values["employers"] = _texts(job.get("company") for job in jobs)
        values["dates"] = [_span(job["dates"]) for job in jobs if job.get("dates")]
    if "education" in truth:
        values["schools"] = _texts(each.get("institution") for each in truth["education"])
        values["degrees"] = _texts(each.get("degree") for each in truth["education"])
    if "skills" in truth:
        values["skills"] = _texts(truth["skills"])
    for name in _unannotated(truth):
        values.pop(name, None)
    return values


def _unannotated(truth: dict[str, Any]) -> set[str]:
    """Return the fields that a truth leaves out on purpose."""
    said = truth.get("unannotated") or []
    places = {str(each).split(".")[-1] for each in said} | {
        str(each).split(".")[0] for each in said
    }
    names = {
        "title": "titles", "company": "employers", "dates": "dates", "institution": "schools",
        "degree": "degrees", "full_name": "name", "email": "email", "phone": "phone",
        "skills": "skills", "links": "links",
    }  # fmt: skip
    found = {names[place] for place in places if place in names}
    whole = {str(each) for each in said}
    if "experience" in whole:
        found |= {"titles", "employers", "dates"}
    if "education" in whole:
        found |= {"schools", "degrees"}
    return found


def _from_yaml(truth: dict[str, Any]) -> Values:
    cv = truth.get("cv") or {}
    values: Values = {key: [str(cv[key])] for key in ("name", "email", "phone") if cv.get(key)}
    links = [str(cv["website"])] if cv.get("website") else []
    for each in cv.get("social_networks") or []:
        host = {"LinkedIn": "linkedin.com/in", "GitHub": "github.com"}.get(each["network"])
        links += [f"{host}/{each['username']}"] if host else []
    if links:
        values["links"] = links
    for title, entries in (cv.get("sections") or {}).items():
        _take_section(values, str(title), [each for each in entries if isinstance(each, dict)])
    return values


def _take_section(values: Values, title: str, entries: list[dict[str, Any]]) -> None:
    jobs = [each for each in entries if "company" in each and "position" in each]
    schools = [each for each in entries if "institution" in each]
    if jobs:
        values.setdefault("titles", []).extend(str(each["position"]) for each in jobs)
        values.setdefault("employers", []).extend(str(each["company"]) for each in jobs)
        values.setdefault("dates", []).extend(_yaml_span(each) for each in jobs)
    for each in schools:
        values.setdefault("schools", []).append(str(each["institution"]))
        degree = " ".join(str(each[key]) for key in ("degree", "area") if each.get(key))
        values.setdefault("degrees", []).append(degree)
    if "skill" in title.lower() or "technolog" in title.lower():
        items = [
            item
            for each in entries
            for item in re.split(r",\s*(?![^()]*\))", str(each.get("details") or ""))
        ]
        values.setdefault("skills", []).extend(_texts(items))


def _yaml_span(entry: dict[str, Any]) -> str:
    start, end = str(entry.get("start_date") or ""), str(entry.get("end_date") or "")
    if not start:
        return _span(str(entry.get("date") or ""))
    return f"{start[:7]}..{'now' if end in ('', 'present') else end[:7]}"


def _span(text: str) -> str:
    """Return a written span as months: “Mar 2021 - Present” is 2021-03..now."""
    found = dates.find(text)
    if found is None:
        return text
    return f"{found.start or found.end}..{'now' if found.is_current else found.end}"


def _texts(values: Iterable[Any]) -> list[str]:
    return [str(value).strip() for value in values if value and str(value).strip()]


def of_resume(resume: JsonResume) -> Values:
    """Return what was read, by the same fields."""
    basics = resume.basics
    links = [basics.url, *(profile.url for profile in basics.profiles)]
    return {
        "name": _texts([basics.name]),
        "email": _texts([basics.email]),
        "phone": _texts([basics.phone]),
        "links": _texts(links),
        "employers": _texts(job.name for job in resume.work),
        "titles": _texts(job.position for job in resume.work),
        "dates": [f"{w.start_date}..{w.end_date or 'now'}" for w in resume.work if w.start_date],
        "schools": _texts(each.institution for each in resume.education),
        "degrees": _texts(f"{each.study_type} {each.area}" for each in resume.education),
        "skills": _texts(
            name
            for skill in resume.skills
            for name in (skill.keywords or [f"{skill.name}\t{skill.level}"])
        ),
    }


def same(name: str, value: str) -> str:
    """Return a value as it is compared: without case, spaces and punctuation.

    Phones are their digits, without a country's prefix where one side leaves it out (the last
    nine); addresses are without scheme and “www.”; degrees are without “in” and “of”.
    """
    value = unicodedata.normalize("NFKC", value).casefold().strip()
    if name == "phone":
        return re.sub(r"\D", "", value)[-9:]
    if name == "links":
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", value).rstrip("/")
    if name == "dates":
        return value
    if name == "degrees":
        value = _JOINTS.sub(" ", value)
    return re.sub(r"[^\w+#]|_", "", value)
