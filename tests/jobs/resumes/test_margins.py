"""What stands far right of a head: a place above dates."""

import pytest

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
