"""What stands far right of a head: a place above dates."""

import pytest

from jobs.resumes.json_resume import JsonResume
from tests.jobs.resumes.test_columns import resume_of


@pytest.mark.parametrize(
    "told",
    [
        "Keeper of the tower.",
        "Keeper of the tower and of all that hangs in it \\ by day and by night",
    ],
)
def test_a_margin_beside_a_sentence_belongs_to_the_head_above(told: str) -> None:
    rows = "".join(
        f"#grid(columns: (1fr, 4cm), [*{name}*, {title} \\ {text}],"
        f" align(right)[{place} \\ {when}])\n- Rang the bells\n- Oiled the clock\n\n"
        for name, title, text, place, when in (
            ("Tarn Tower", "Senior Keeper", told, "Ulm", "Feb 2020 – present"),
            ("Fell Bells", "Ringer", "", "Graz", "May 2016 – Jan 2020"),
        )
    )
    resume = resume_of(f"#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n= Experience\n{rows}")
    assert [(job.name, job.position, job.location, job.start_date) for job in resume.work] == [
        ("Tarn Tower", "Senior Keeper", "Ulm", "2020-02"),
        ("Fell Bells", "Ringer", "Graz", "2016-05"),
    ]
    assert resume.work[0].summary.startswith("Keeper of the tower")


def _rows(heading: str, entries: list[tuple[str, str, str]]) -> JsonResume:
    """Read entries in three columns: a narrow one, the text, and a margin of two rows."""
    rows = "".join(
        f"#grid(columns: (1cm, 1fr, 4cm), column-gutter: 2mm, [*{first}*], [{text}],"
        f" align(right)[Ulm \\ {when}])\n\n"
        for first, text, when in entries
    )
    return resume_of(f"#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n= {heading}\n{rows}")


def test_a_degree_broken_in_a_narrow_column_is_whole_beside_its_school() -> None:
    resume = _rows(
        "Education",
        [
            ("Mas- ter", "*Fell University*, Harbour Design", "Aug 2012 – June 2017"),
            ("Class XII", "*Fell College*, Science", "Jan 2008 – June 2010"),
        ],
    )
    found = [(each.study_type, each.institution, each.end_date) for each in resume.education]
    assert found == [
        ("Master", "Fell University", "2017-06"),
        ("Class XII", "Fell College", "2010-06"),
    ]


def test_bold_letters_say_where_a_name_with_commas_ends() -> None:
    heads = (
        ("Product Developer", "Tarn of Olza", "2021 – 2024"),
        ("Test Technician", "Tarn of Olza", "2018 – 2021"),
        ("Summer Worker, Paint Shop", "Fell Cars", "2016 – 2017"),
    )
    source = "".join(
        f"*{title}*, {name} – Olza #h(1fr) {when}\n- Kept the books\n\n"
        for title, name, when in heads
    )
    resume = resume_of(f"#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n= Experience\n{source}")
    assert [(job.position, job.name) for job in resume.work] == [each[:2] for each in heads]


def test_an_employer_below_a_title_is_its_own_though_the_dates_stand_elsewhere() -> None:
    resume = resume_of(
        "#text(20pt)[Pavo Lind] \\ pavo\\@example.org\n\n= Experience\n"
        "*Senior Engineer* #h(1fr) *Ulm* \\ Quillfern Ltd #h(1fr) Aug 2020 – present\n- Cut\n\n"
        "*Clerk* #h(1fr) *Graz* \\ Tarn Works #h(1fr) June 2018 – July 2020\n- Wrote\n\n"
        "*Student Developer* #h(1fr) May 2017 – Aug 2017 \\ Summer of Glass\n- Drew\n"
    )
    assert [job.name for job in resume.work] == ["Quillfern Ltd", "Tarn Works", "Summer of Glass"]
