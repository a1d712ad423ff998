"""Resumes in nine languages and a dozen layouts, read whole."""

import pytest

from benchmarks.resume_truths import of_resume, same
from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read
from tests.resume_files import (
    PDF_LAYOUTS,
    PERSONAS,
    WORD_LAYOUTS,
    Persona,
    pdf_resume,
    word_resume,
)


def said(who: Persona) -> dict[str, set[str]]:
    values = {
        "name": [who.name],
        "email": [who.email],
        "phone": [who.phone],
        "titles": [job.title for job in who.jobs],
        "employers": [job.employer for job in who.jobs],
        "dates": [f"{job.months[0]}..{job.months[1] or 'now'}" for job in who.jobs],
        "schools": [school.name for school in who.schools],
        "degrees": [school.degree for school in who.schools],
        "skills": list(who.skills),
    }
    return {name: {same(name, value) for value in texts} for name, texts in values.items()}


def heard(content: bytes, filename: str) -> dict[str, set[str]]:
    resume = JsonResume.read(read(content, filename)["resume"])
    return {name: {same(name, v) for v in texts} for name, texts in of_resume(resume).items()}


@pytest.mark.parametrize("layout", WORD_LAYOUTS)
@pytest.mark.parametrize("language", PERSONAS)
def test_a_word_document_is_read(language: str, layout: str) -> None:
    who = PERSONAS[language]
    found = heard(word_resume(who, layout), "resume.docx")
    expected = said(who)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("layout", PDF_LAYOUTS)
@pytest.mark.parametrize("language", PERSONAS)
def test_a_pdf_is_read(language: str, layout: str) -> None:
    if language == "ja":
        pytest.skip("Typst's own fonts have no Japanese letters; Word documents cover it.")
    who = PERSONAS[language]
    found = heard(pdf_resume(who, layout), "resume.pdf")
    expected = said(who)
    assert {name: found[name] for name in expected} == expected


def test_languages_are_read_with_their_levels() -> None:
    for who in PERSONAS.values():
        resume = JsonResume.read(read(word_resume(who, "plain"), "r.docx")["resume"])
        assert [f"{each.language} ({each.fluency})" for each in resume.languages] == list(
            who.languages
        )


def test_what_was_done_stands_with_its_position() -> None:
    who = PERSONAS["en"]
    for layout in ("single", "left sidebar", "rail"):
        resume = JsonResume.read(read(pdf_resume(who, layout), "r.pdf")["resume"])
        assert [tuple(job.highlights) for job in resume.work] == [job.told for job in who.jobs]
