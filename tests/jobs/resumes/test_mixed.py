"""Sections of lists that hold more than one thing, or end where another begins."""

import pytest
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading import languages
from jobs.resumes.reading.files import read
from jobs.resumes.reading.line import Line

HEAD = "Pavo Lind\npavo@example.org\n\nExperience\nGlazier, Quillfern Ltd, 2019 - 2023\n\n"


def resume_of(text: str) -> JsonResume:
    return JsonResume.read(read((HEAD + text).encode(), "r.txt")["resume"])


def skills(resume: JsonResume) -> list[str]:
    return [name for skill in resume.skills for name in (skill.keywords or [skill.name])]


def test_skills_and_certificates_in_one_section_are_told_by_their_dates() -> None:
    resume = resume_of("Certificates & Skills\n- Leading\n- Guild letter, 2019\n- Kilns (gas)\n")
    assert skills(resume) == ["Leading", "Kilns (gas)"]
    assert [each.name for each in resume.certificates] == ["Guild letter"]


@pytest.mark.parametrize(
    "heading", ["Persoonlijke eigenschappen", "Personal qualities", "Cechy charakteru"]
)
def test_the_heading_of_what_somebody_is_like_is_no_skill(heading: str) -> None:
    resume = resume_of(f"Skills\n- Kilns\n\n{heading}\nPatient, precise\n")
    assert skills(resume) == ["Kilns"]


def test_languages_in_a_section_of_both_are_languages() -> None:
    resume = resume_of("Skills & Languages\nLeading, Kilns\nWelsh (native)\nPolish\n")
    assert skills(resume) == ["Leading", "Kilns"]
    assert [each.language for each in resume.languages] == ["Welsh", "Polish"]


def test_languages_under_a_label_among_skills_are_languages() -> None:
    resume = resume_of("Skills\nCraft: Leading, Kilns\nLanguages: Welsh, Polish\nTools: Grozer\n")
    assert skills(resume) == ["Leading", "Kilns", "Grozer"]
    assert [each.language for each in resume.languages] == ["Welsh", "Polish"]


def test_languages_that_are_programmed_in_stay_skills() -> None:
    resume = resume_of("Skills\nLanguages: Python, Rust\nTools: Git, Make\n")
    assert skills(resume) == ["Python", "Rust", "Git", "Make"]


def test_interests_and_licences_under_labels_among_skills_are_none() -> None:
    resume = resume_of(
        "Skills\nCraft: Leading, Kilns\nDriving licence: B\nInterests: Rowing,\npiano\n"
        "Other: Excel\n"
    )
    assert skills(resume) == ["Leading", "Kilns", "Excel"]
    assert [each.name for each in resume.interests] == ["Rowing", "piano"]


def test_skills_under_a_label_among_languages_are_skills() -> None:
    resume = resume_of("Languages\nWelsh (native)\nSoftware: Excel, Word\n")
    assert skills(resume) == ["Excel", "Word"]
    assert [each.language for each in resume.languages] == ["Welsh"]


def test_headings_within_a_section_of_both_part_it() -> None:
    resume = resume_of(
        "# Skills & Languages\n\n**Skills**\nLeading, Kilns\n**Languages**\nWelsh (native)\n"
        "**Interests**\nRowing, chess\n"
    )
    assert skills(resume) == ["Leading", "Kilns"]
    assert [each.language for each in resume.languages] == ["Welsh"]
    assert [each.name for each in resume.interests] == ["Rowing", "chess"]


def test_languages_under_a_label_of_any_words_are_languages() -> None:
    resume = resume_of("Skills\nCraft: Leading, Kilns\nSpoken: Welsh (native), Polish\n")
    assert skills(resume) == ["Leading", "Kilns"]
    assert [each.language for each in resume.languages] == ["Welsh", "Polish"]


def test_a_japanese_section_of_both_is_both() -> None:
    resume = resume_of("資格・スキル\n- 勘定奉行\n- 普通自動車第一種運転免許\n")
    assert skills(resume) == ["勘定奉行", "普通自動車第一種運転免許"]


def test_a_bold_heading_of_two_things_ends_the_skills() -> None:
    resume = resume_of(
        "# SKILLS\n\nLeading, Kilns\n\n**Certifications & Boards**\n- Guild letter\n"
    )
    assert skills(resume) == ["Leading", "Kilns"]


def test_an_item_without_room_goes_on_below() -> None:
    told = " • ".join([*(["Lead came"] * 8), "Kiln Firing and Annealing", "Slumping"])
    told = told.replace("Lead came", "{}").format(*(f"Lead came {n}" for n in "abcdefgh"))
    source = (
        "#set page(width: 12cm, margin: 1cm)\nPavo Lind \\ pavo\\@example.org\n\n"
        f"*Experience*\n\nGlazier, Quillfern Ltd, 2019 - 2023\n\n*Skills*\n\n{told}\n"
    )
    resume = JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"])
    assert skills(resume) == told.split(" • ")


def test_training_beside_skills_and_beside_schools_is_no_skill_and_no_school() -> None:
    resume = resume_of(
        "Education\nTarn Glazing College, Diploma in Glazing, 2014\n\n"
        "Training\n- Ladder safety, 2022\n- Asbestos, renewed each year\n\n"
        "Skills and training\n- Leading\n- Kilns\nWorking at heights, 2023\n"
    )
    assert skills(resume) == ["Leading", "Kilns"]
    assert [each.institution for each in resume.education] == ["Tarn Glazing College"]
    assert [each.name for each in resume.certificates] == [
        "Ladder safety",
        "Asbestos, renewed each year",
        "Working at heights",
    ]


def test_certificates_under_a_label_among_skills_are_none() -> None:
    resume = resume_of("Skills\nCraft: Leading, Kilns\nCertifications: Guild letter (Olza)\n")
    assert skills(resume) == ["Leading", "Kilns"]
    assert [each.name for each in resume.certificates] == ["Guild letter (Olza)"]


def test_an_examination_says_how_well_a_language_behind_it_is_spoken() -> None:
    resume = resume_of("Skills\nCraft: Leading\nLanguages: DELF B2 French, JLPT N2 Japanese\n")
    assert skills(resume) == ["Leading"]
    assert [(each.language, each.fluency) for each in resume.languages] == [
        ("French", "DELF B2"),
        ("Japanese", "JLPT N2"),
    ]


def test_a_heading_of_three_things_is_of_all_of_them() -> None:
    resume = resume_of(
        "Ida Tarn\nida@example.fr\n\nINFORMATIQUE, LANGUES ET SAVOIR-FAIRE\n\n"
        "Bureautique : Excel, Word\nSavoir-faire : taille du verre, cuisson\n"
        "Langues : Anglais courant, Breton (notions)\n"
    )
    assert skills(resume) == ["Excel", "Word", "taille du verre", "cuisson"]
    assert [each.language for each in resume.languages] == ["Anglais courant", "Breton"]
    assert resume.education == []


def test_the_rows_of_a_form_tell_of_languages_and_skills() -> None:
    resume = resume_of(
        "Ida Tarn\nida@example.pt\n\nAPTIDÕES E COMPETÊNCIAS PESSOAIS\n\n"
        "PRIMEIRA LÍNGUA\tPortuguês\nOUTRAS LÍNGUAS\tInglês\nFrancês\n"
        "APTIDÕES E COMPETÊNCIAS SOCIAIS\tMediação, Trabalho em equipa\n"
    )
    assert [each.language for each in resume.languages] == ["Português", "Inglês", "Francês"]
    assert skills(resume) == ["Mediação", "Trabalho em equipa"]


def test_languages_behind_labels_that_leave_open_how_many_are_no_skills() -> None:
    resume = resume_of(
        "Personal skills and competences\nMother tongue(s)\tEnglish\n"
        "Other language(s)\tWelsh (C1), Polish (A2)\nTechnical skills\tKilns, Leading\n"
        "Driving licence(s)\tB, D1\n"
    )
    assert skills(resume) == ["Kilns", "Leading"]
    assert [each.language for each in resume.languages] == ["English", "Welsh", "Polish"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dutch – very good (C1)", [("Dutch", "very good (C1)")]),
        (
            "Dutch (very good (C1)), Danish (native)",
            [("Dutch", "very good (C1)"), ("Danish", "native")],
        ),
        ("Dutch: (fluent)", [("Dutch", "fluent")]),
        ("Dutch (C1", [("Dutch", "C1")]),
        ("日本語（母国語）", [("日本語", "母国語")]),
    ],
)
def test_brackets_within_a_level_of_a_language_stay(
    line: str, expected: list[tuple[str, str]]
) -> None:
    found = languages.read([Line(line)])
    assert [(each.language, each.fluency) for each in found] == expected


def test_languages_and_skills_may_be_sentences_of_one_paragraph() -> None:
    resume = resume_of("Languages and skills\nWelsh (native), Polish (reading). Kilns, Leading.\n")
    assert skills(resume) == ["Kilns", "Leading"]
    assert [each.language for each in resume.languages] == ["Welsh", "Polish"]
