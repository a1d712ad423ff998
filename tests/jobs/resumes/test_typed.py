"""Headings that are marked by what is typed around them, in any kind of file."""

import pytest
import typst

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.reading.files import read
from jobs.resumes.reading.line import without_bullet

SECTIONS = {
    "Experience": ("Glazier, Quillfern Ltd, 2019 - 2023", "- Cut the panes of nine chapels"),
    "Education": ("Tarn Glazing College, Diploma in Glazing, 2014",),
    "Skills": ("Leading, Cutting, Kilns",),
    "Guild Matters": ("Warden of the guild of Olza",),
}


def resume_of(form: str, *, upper: bool = False) -> JsonResume:
    """Return what is read from a PDF that was set in a typewriter's letters, line by line."""
    lines = ["Pavo Lind", "pavo@example.org", ""]
    for number, (heading, told) in enumerate(SECTIONS.items(), 1):
        head = heading.upper() if upper else heading
        shown = form.format(head=head, rule="=" * len(head), spaced=" ".join(head), number=number)
        lines += [*shown.split("\n"), *told, ""]
    block = "\n".join(lines)
    source = f"#set page(margin: 18mm)\n```\n{block}\n```\n"
    return JsonResume.read(read(typst.compile(source.encode()), "r.pdf")["resume"])


@pytest.mark.parametrize(
    "form",
    ["## {head}", "[{head}]", "*** {head} ***", "== {head} ==", "--- {head} ---", "<< {head} >>",
     "// {head}", "> {head}", "{head}\n{rule}", "{rule}\n{head}\n{rule}",
     ":: {head} ::"],
)  # fmt: skip
@pytest.mark.parametrize("upper", [True, False])
def test_marks_around_headings_are_taken_off(form: str, *, upper: bool) -> None:
    resume = resume_of(form, upper=upper)
    assert resume.basics.name == "Pavo Lind"
    assert [(job.position, job.name) for job in resume.work] == [("Glazier", "Quillfern Ltd")]
    assert [school.institution for school in resume.education] == ["Tarn Glazing College"]
    assert [skill.name for skill in resume.skills] == ["Leading", "Cutting", "Kilns"]


@pytest.mark.parametrize("mark", ["1. 2. 3.", "I. II. III.", "A) B) C)", "* * *", "★ ★ ★"])
def test_headings_behind_numbers_or_bullets_are_headings(mark: str) -> None:
    one, two, three = mark.split()
    text = (
        f"Pavo Lind\npavo@example.org\n\n{one} Experience\nGlazier, Quillfern Ltd, 2019 - 2023\n"
        f"- Cut the panes\n\n{two} Education\nTarn Glazing College, Diploma, 2014\n\n"
        f"{three} Skills\nLeading, Cutting\n"
    )
    resume = JsonResume.read(read(text.encode(), "r.txt")["resume"])
    assert [job.name for job in resume.work] == ["Quillfern Ltd"]
    assert [school.institution for school in resume.education] == ["Tarn Glazing College"]
    assert [skill.name for skill in resume.skills] == ["Leading", "Cutting"]


def test_letters_spaced_apart_are_a_heading_of_one_word() -> None:
    text = "Pavo Lind\npavo@example.org\n\nP A R C O U R S\nVitrier, Quillfern SA, 2019 - 2023\n\n"
    resume = JsonResume.read(
        read(f"{text}S A V O I R - F A I R E\nPlomb, Verre\n".encode(), "r.txt")["resume"]
    )
    assert [job.name for job in resume.work] == ["Quillfern SA"]
    assert [skill.name for skill in resume.skills] == ["Plomb", "Verre"]


def test_bullets_that_name_one_section_are_bullets() -> None:
    text = (
        "Pavo Lind\npavo@example.org\n\nExperience\nTrainer, Quillfern Ltd, 2019 - 2023\n"
        "- Education\n- Training\n- Languages\n\nSkills\n- Languages\n- Tools\n"
    )
    resume = JsonResume.read(read(text.encode(), "r.txt")["resume"])
    assert [job.highlights for job in resume.work] == [["Education", "Training", "Languages"]]


def test_headings_may_be_numbered_in_words() -> None:
    resume = resume_of("Section {number}: {head}")
    assert [(job.position, job.name) for job in resume.work] == [("Glazier", "Quillfern Ltd")]
    assert [skill.name for skill in resume.skills] == ["Leading", "Cutting", "Kilns"]


def test_japanese_headings_behind_numbers_are_headings() -> None:
    text = (
        "田中 花\nhana@example.jp\n\n1．職務要約\n窓を作ってきました。\n\n2．職務経歴\n"
        "在籍期間\t2019年04月～現在に至る\n勤務先\t株式会社北川硝子\n職種\t製図士\n\n"
        "3．保有スキル\n製図、研磨、検品\n"
    )
    resume = JsonResume.read(read(text.encode(), "r.txt")["resume"])
    assert [(job.position, job.name) for job in resume.work] == [("製図士", "株式会社北川硝子")]
    assert [skill.name for skill in resume.skills] == ["製図", "研磨", "検品"]


@pytest.mark.parametrize("mark", ["+", "»", "›"])
def test_a_sign_that_is_typed_before_each_item_is_a_bullet(mark: str) -> None:
    text = f"Pavo Lind\npavo@example.org\n\nSkills\n{mark} Leading\n{mark} Cutting\n"
    resume = JsonResume.read(read(text.encode(), "r.txt")["resume"])
    assert [skill.name for skill in resume.skills] == ["Leading", "Cutting"]


def test_a_plus_before_a_number_is_no_bullet() -> None:
    assert without_bullet("+ 47 20 31 55") == ("+ 47 20 31 55", False)
    assert without_bullet("+ Skills +") == ("+ Skills +", False)


@pytest.mark.parametrize("leader", [".........", ". . . . . .", "………"])
def test_dots_that_lead_to_a_date_are_no_part_of_a_place(leader: str) -> None:
    text = (
        "Pavo Lind\npavo@example.org\n\nExperience\n"
        f"Glazier, Quillfern Ltd, Olza {leader} 2019-now\n"
        f"Clerk, Tarn & Fell, Leioa {leader} 2014-2018\n"
    )
    resume = JsonResume.read(read(text.encode(), "r.txt")["resume"])
    assert [(job.name, job.location) for job in resume.work] == [
        ("Quillfern Ltd", "Olza"),
        ("Tarn & Fell", "Leioa"),
    ]
