"""Heads that all begin with a small letter, and positions of those who work for themselves."""

from jobs.resumes.reading import work
from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of


def test_titles_in_small_letters_are_read_and_keep_them() -> None:
    told = (
        "2018 / present\tglazier, Quillfern Glass — Leeds\nCut nine panes.\n"
        "Talks at schools, 2019-2021.\n\n2014 / 2018\tporter, Hall of Fell — Olza\nCarried.\n"
    )
    found = work.read(lines_of(told))
    assert [(job.position, job.name, job.start_date) for job in found] == [
        ("glazier", "Quillfern Glass", "2018"),
        ("porter", "Hall of Fell", "2014"),
    ]


def test_a_place_alone_beside_a_title_is_no_employer() -> None:
    text = (
        "Pavo Lind\nLeeds\npavo@example.org\n\nExperience\n"
        "Freelance glazier\nLeeds · since March 2019\n- Cut panes\n\n"
        "Porter\nHall of Bramble · Leeds · May 2014 - June 2018\n- Carried\n"
    )
    found = read(text.encode(), "r.txt")["resume"]["work"]
    assert [(job["position"], job["name"], job["location"]) for job in found] == [
        ("Freelance glazier", "", "Leeds"),
        ("Porter", "Hall of Bramble", "Leeds"),
    ]
