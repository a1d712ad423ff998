"""What the words of a heading name, also where they are written otherwise."""

from dataclasses import replace

import pytest

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read
from jobs.resumes.reading.headings import known, misspelt, qualified
from jobs.resumes.reading.line import without_bullet
from jobs.resumes.reading.plain import lines_of, without_hashes

HEAD = "Ruta Vaitkute\nruta.vaitkute@example.org\n\n"
JOB = "Planner, Quillfern Ltd, 2019 – 2023\n- Planned\n\n"


def text_resume(text: str) -> JsonResume:
    return JsonResume.read(read((HEAD + text).encode(), "resume.txt")["resume"])


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("S K I L L S", "skills"),
        ("最終学歴等", "education"),
        ("Ma formation", "education"),
        ("As minhas competências", "skills"),
        ("Mijn opleidingen", "education"),
        ("Mining", ""),
        ("Personal skills", "skills"),
        ("Linguistic abilities", "languages"),
        ("Mother tongue(s)", "languages"),
        ("Sonstige Sprache(n)", "languages"),
        ("Autre(s) langue(s)", "languages"),
        ("Altra(e) lingua(e)", "languages"),
        ("Język(i) obcy(e)", "languages"),
        ("Experience (9)", ""),
        ("Things I can do", "skills"),
        ("L ANGUAGES", "languages"),
        ("R EGISTR ATIONS", "certificates"),
        ("W ORK E XPERIENCE", "work"),
        ("WORKEXPERIENCE", "work"),
        ("Professional Experience (continued)", "work"),
        ("Education, cont’d", "education"),
        ("Board & Community", "other"),
        ("References available on request", "other"),
        ("Arbetslivserfarenhet", "work"),
        ("Utbildning och kurser", "education"),
        ("Språk", "languages"),
        ("学歴・職歴", "education"),
        ("Ansættelser og erhvervserfaring", "work"),
        ("Licences & Tickets", "certificates"),
        ("Gigs & Jobs", "work"),
        ("Institutions attended with dates", "education"),
        ("Gear & Software", "skills"),
    ],
)
def test_a_heading_is_known_by_its_letters(heading: str, kind: str) -> None:
    assert known(heading) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Experiance", "work"),
        ("Work Expirience", "work"),
        ("Proffesional Experiance", "work"),
        ("Eductaion", "education"),
        ("Compétances", "skills"),
        ("Certifcations", "certificates"),
        ("Berufserfarung", "work"),
    ],
)
def test_a_heading_with_a_slip_is_meant(heading: str, kind: str) -> None:
    assert not known(heading)
    assert misspelt(heading) == kind


@pytest.mark.parametrize(
    "text",
    ["Technologist", "Informatiker", "Informático", "Carer", "Trading", "Tracking", "Contracts",
     "Position", "Skier", "Software Engineer", "Ausbilder"],
)  # fmt: skip
def test_another_word_is_no_heading_with_a_slip(text: str) -> None:
    assert not misspelt(text)


def test_positions_stand_under_a_heading_with_a_slip() -> None:
    resume = text_resume(f"Objective\nTo plan.\n\nExperiance\n{JOB}Education\nBA, Fell College\n")
    assert [job.name for job in resume.work] == ["Quillfern Ltd"]
    assert resume.basics.summary == "To plan."


def test_a_note_of_an_entry_begins_no_section() -> None:
    resume = text_resume(
        f"EXPERIENCE (4 years)\n{JOB}INTERNSHIP (summer)\nTarn Bank, 2018 – 2019\n- Filed\n\n"
        "SKILLS\nSQL\nProgramming (Java)\n\nEDUCATION\nBA, Fell College, 2013\n"
    )
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Bank"]
    assert [skill.name for skill in resume.skills] == ["SQL", "Programming (Java)"]


def test_training_without_schools_is_no_education() -> None:
    resume = text_resume(
        f"EXPERIENCE\n{JOB}EDUCATION\nBA, Fell College, 2013\n\nSKILLS\nSQL\n\n"
        "AWARDS & TRAINING\nTarn Medal (2)\nFirst aid at sea\n"
    )
    assert [each.institution for each in resume.education] == ["Fell College"]
    assert [each.name for each in resume.certificates] == ["Tarn Medal (2)", "First aid at sea"]


def test_a_heading_of_which_half_is_known_is_of_education_where_schools_stand_below() -> None:
    source = (
        "# Ruta Vaitkute\n\nruta@example.org\n\n## Experience\n\n"
        "Planner, Quillfern Ltd, 2019 – 2023\n\n"
        "## Trade craft and school\n\nDiploma in Glazing, Fell College, 2013\n\n"
        "## Skills\n\nSQL\n\n## Baking and school\n\nCoach, Fell Primary School\n"
    )
    resume = JsonResume.read(read(source.encode(), "resume.md")["resume"])
    assert [each.institution for each in resume.education] == ["Fell College"]


def test_the_contact_details_at_the_foot_are_no_school() -> None:
    resume = text_resume(
        f"EXPERIENCE\n{JOB}EDUCATION\nBA, Fell College, 2013\n"
        "020 7946 0018 / ruta.vaitkute@example.org / Olza\n"
    )
    assert [each.institution for each in resume.education] == ["Fell College"]


def test_strengths_between_dashes_are_the_skills_where_there_are_no_others() -> None:
    body = f"EXPERIENCE\n{JOB}EDUCATION\nBA, Fell College, 2013\n\n"
    told = text_resume(f"{body}STRENGTHS\nKerning – Etching – Inking – Gilding\n")
    assert [skill.name for skill in told.skills] == ["Kerning", "Etching", "Inking", "Gilding"]
    told = text_resume(f"{body}STRENGTHS\nCalm – at the desk\nQuick – at the press\n")
    assert not told.skills


def test_qualifications_of_which_each_line_begins_with_its_year_are_certificates() -> None:
    resume = text_resume(
        f"EXPERIENCE\n{JOB}KENNTNISSE\nSQL\n2D-Grafik\n\n"
        "WEITERE QUALIFIKATIONEN\n2019\tGlaspass\n2021\tAusbilderschein\n"
    )
    assert [skill.name for skill in resume.skills] == ["SQL", "2D-Grafik"]
    assert [each.name for each in resume.certificates] == ["Glaspass", "Ausbilderschein"]


def test_skills_end_where_the_boards_begin() -> None:
    resume = text_resume(
        f"EXPERIENCE\n{JOB}EDUCATION\nBA, Fell College, 2013\n\nSKILLS\nSQL, Stata\n\n"
        "BOARD & COMMUNITY\nTrustee, Tarn Food Bank\n"
    )
    assert [skill.name for skill in resume.skills] == ["SQL", "Stata"]


def test_a_title_on_top_is_no_model_for_the_headings() -> None:
    told = "# 職務経歴書\n\n瀬戸 ひかり\n\n■ 活かせる経験・スキル\n・SAP\n・連結決算\n"
    resume = JsonResume.read(read(told.encode(), "resume.md")["resume"])
    assert [skill.name for skill in resume.skills] == ["SAP", "連結決算"]


def test_a_heading_beside_the_head_of_the_dates_begins_a_section() -> None:
    resume = text_resume(
        "Period\tEducation\n2009 – 2012\tBA, Fell College\n"
        "Period\tExperience\n2019 – 2023\tPlanner, Quillfern Ltd\n"
    )
    assert [each.institution for each in resume.education] == ["Fell College"]
    assert [job.name for job in resume.work] == ["Quillfern Ltd"]


def test_one_part_of_a_heading_that_is_known_whole_tells_more_than_a_word_of_it() -> None:
    assert qualified("Formación complementaria y tarjetas") == "certificates"
    assert qualified("Formación en Olza") == "education"


def test_printed_markdown_has_headings_without_their_marks() -> None:
    told = lines_of("x")[0]
    lines = [replace(told, text=text) for text in ("# Ada Quill", "## Jobs", "### Tarn -- Dyer")]
    found = without_hashes(lines)
    assert [line.text for line in found] == ["Ada Quill", "Jobs", "Tarn -- Dyer"]
    assert [line.is_heading for line in found] == [True, True, False]
    assert without_hashes(lines[:2]) == lines[:2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("— SKILLS —", ("SKILLS", False)),
        ("- Kilns, saws", ("Kilns, saws", True)),
        ("– Kilns – saws –", ("Kilns – saws –", True)),
    ],
)
def test_a_heading_between_marks_is_no_item_of_a_list(text: str, expected: object) -> None:
    assert without_bullet(text) == expected
