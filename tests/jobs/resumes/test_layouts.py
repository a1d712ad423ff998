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
    for layout in ("single", "left sidebar", "rail", "timeline"):
        resume = JsonResume.read(read(pdf_resume(who, layout), "r.pdf")["resume"])
        assert [tuple(job.highlights) for job in resume.work] == [job.told for job in who.jobs]


def text_resume(text: str) -> JsonResume:
    return JsonResume.read(read(text.encode(), "resume.md")["resume"])


def positions(resume: JsonResume) -> list[tuple[str, str]]:
    return [(job.position, job.name) for job in resume.work]


HEAD = "# Ruta Vaitkute\n\nruta.vaitkute@example.org | +44 20 7946 0102\n\n## Work History\n\n"


@pytest.mark.parametrize(
    "entry",
    [
        "Data Engineer, Quillfern Ltd\nMay 2019 – Present",
        "Quillfern Ltd\t May 2019 – Present\nData Engineer",
        "Data Engineer\nQuillfern Ltd | Leeds, UK | May 2019 – Present",
        "May 2019 – Present\nData Engineer at Quillfern Ltd",
        "05/2019 – now: Data Engineer – Quillfern Ltd",
        "May 2019 – Present (2 yrs 3 mos)\n- Data Engineer, Quillfern Ltd",
        "Quillfern Ltd, Leeds, UK\nData Engineer\nMay 2019 – Present",
        "Data Engineer @ Quillfern Ltd (Remote), since May 2019",
        "Data Engineer\nQuillfern Ltd, Leeds (England), May 2019 – Present",
    ],
)
def test_a_position_is_read_in_any_order(entry: str) -> None:
    resume = text_resume(f"{HEAD}{entry}\n- Moved 40 pipelines\n")
    assert positions(resume) == [("Data Engineer", "Quillfern Ltd")]
    assert (resume.work[0].start_date, resume.work[0].end_date) == ("2019-05", "")
    assert resume.work[0].highlights == ["Moved 40 pipelines"]


def test_several_roles_at_one_employer_share_it() -> None:
    resume = text_resume(
        HEAD + "Oakhurst Financial Group\t 2014 – Present\n"
        "Vice President, Risk\t 2018 – Present\n- Led eleven people\n"
        "Analyst\t 2014 – 2018\n- Wrote memos\n\n"
        "Tarn Consulting LLC\t 2012 – 2014\nTrainee\n- Learned\n"
    )
    assert positions(resume) == [
        ("Vice President, Risk", "Oakhurst Financial Group"),
        ("Analyst", "Oakhurst Financial Group"),
        ("Trainee", "Tarn Consulting LLC"),
    ]


def test_without_headings_positions_and_schools_are_told_apart() -> None:
    resume = text_resume(
        "Ruta Vaitkute\nruta@example.org\n\n"
        "Reliability Engineer, Fjordnett AS\t Jan 2021 – Present\n- Kept 300 services up\n\n"
        "BSc Informatics, University of Vestmark\t 2013 – 2016\n"
    )
    assert positions(resume) == [("Reliability Engineer", "Fjordnett AS")]
    assert [school.institution for school in resume.education] == ["University of Vestmark"]


def test_skills_keep_their_labels_and_levels() -> None:
    resume = text_resume(
        f"{HEAD}\n## Skills\n\n- Languages: Go, SQL (basic)\n- Cloud: AWS (EC2, S3)\n- Figma\n"
    )
    assert [(skill.name, skill.keywords) for skill in resume.skills] == [
        ("Languages", ["Go", "SQL (basic)"]),
        ("Cloud", ["AWS (EC2, S3)"]),
        ("Figma", []),
    ]


def test_what_is_not_there_is_said_and_never_filled_in() -> None:
    answer = read(b"Minutes of the garden club: we spoke of roses and of the fence.", "a.txt")
    resume = JsonResume.read(answer["resume"])
    assert (resume.basics.email, resume.work, resume.education, resume.skills) == ("", [], [], [])
    assert "No e-mail address was found." in answer["notes"]
