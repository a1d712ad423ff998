"""Resumes are kept: several, one default, edits with earlier versions, deleted and brought back."""

from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from jobs import keeping_resumes
from jobs.keeping_resumes import CannotKeep, ResumeChanged
from jobs.models import Resume
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.parsing import Parsed

pytestmark = pytest.mark.django_db


def says(name: str) -> JsonResume:
    return JsonResume.read({"basics": {"name": name}})


def add(
    filename: str = "mine.pdf", *, person: str = "Ada Example", content: bytes = b"%PDF"
) -> Resume:
    return keeping_resumes.add(Parsed(says(person), person, ["A note."], "pdf"), content, filename)


def test_the_first_resume_is_the_default_and_the_second_is_not() -> None:
    first, second = add(), add("other.pdf")
    assert Resume.objects.default() == first
    keeping_resumes.make_default(second)
    assert Resume.objects.default() == second


def test_the_database_refuses_two_defaults() -> None:
    add()
    with pytest.raises(IntegrityError), transaction.atomic():
        Resume.objects.create(name="Another", is_default=True)


def test_the_file_is_kept_for_the_person_alone(settings: Any) -> None:
    resume = add("../../Lebenslauf 2026.pdf")
    kept = Path(settings.DATA_DIR) / "resumes" / resume.original_sha256
    assert resume.original_name == "Lebenslauf 2026.pdf"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert keeping_resumes.original(resume) == b"%PDF"
    kept.unlink()
    with pytest.raises(CannotKeep, match="still here"):
        keeping_resumes.original(resume)


def test_names_are_told_apart_whatever_their_case() -> None:
    assert [add("CV.pdf").name, add("cv.pdf").name, add("Cv.docx").name] == [
        "CV",
        "cv (2)",
        "Cv (3)",
    ]


def test_a_search_profile_finds_its_resume_by_name_or_gets_the_default() -> None:
    first, second = add("Engineer.pdf"), add("Manager.pdf")
    assert Resume.objects.for_profile("manager") == second
    assert Resume.objects.for_profile("") == first
    assert Resume.objects.for_profile("nobody") is None


def test_every_edit_keeps_what_was_there_before_and_can_be_restored() -> None:
    resume = add()
    edited = keeping_resumes.edit(resume, says("Ada B. Example"), seen=1)
    assert (edited.revision, edited.content.basics.name) == (2, "Ada B. Example")
    back = keeping_resumes.restore(edited.versions.get(), seen=2)
    assert (back.revision, back.content.basics.name) == (3, "Ada Example")
    assert [version.revision for version in back.versions.all()] == [2, 1]


def test_a_second_tab_overwrites_nothing() -> None:
    resume = add()
    keeping_resumes.edit(resume, says("First tab"), seen=1)
    with pytest.raises(ResumeChanged, match="in the meantime"):
        keeping_resumes.edit(resume, says("Second tab"), seen=1)
    assert keeping_resumes.edit(resume, says("First tab"), seen=1).revision == 2


def test_a_deleted_default_leaves_it_to_another_and_can_come_back() -> None:
    first, second = add("CV.pdf"), add("Other.pdf")
    keeping_resumes.delete(first)
    assert Resume.objects.default() == second
    third = add("CV.pdf")
    keeping_resumes.bring_back(first)
    first.refresh_from_db()
    assert (third.name, first.name, first.is_default) == ("CV", "CV (2)", True)
    assert Resume.objects.kept().filter(is_default=True).count() == 1


def test_a_default_that_was_chosen_since_stays() -> None:
    first, second, third = add("CV.pdf"), add("Other.pdf"), add("Third.pdf")
    keeping_resumes.delete(first)
    keeping_resumes.make_default(third)
    keeping_resumes.bring_back(first)
    assert Resume.objects.default() == third
    keeping_resumes.delete(second)
    keeping_resumes.bring_back(second)
    assert Resume.objects.default() == third


def test_the_only_resume_comes_back_as_the_default() -> None:
    resume = add()
    keeping_resumes.delete(resume)
    assert Resume.objects.default() is None
    keeping_resumes.bring_back(resume)
    assert Resume.objects.default() == resume


def test_a_file_that_is_here_already_is_told() -> None:
    assert add("CV.pdf").notes == add("Other.pdf", content=b"other").notes
    again = add("CV.pdf")
    assert again.notes[0] == "The same file is here already, as “CV”."
