"""Resumes in small letters only."""

from jobs.resumes.reading import no_capitals
from jobs.resumes.reading.files import read
from jobs.resumes.reading.plain import lines_of

TEXT = (
    "pavo lind\npavo@example.org · leeds · github.com/pavolind\n\nwork\n\n"
    "route planner\nbramble freight, leeds\n2019 – now\n- planned ninety routes a day\n\n"
    "dispatcher\ntarn & fell ltd, hull\n2014 – 2019\n- sent out forty drivers\n\n"
    "education\n\nnvq transport\nfellmere college\n2011\n\nskills\n\ntachographs, rotas, excel\n"
)


def test_a_resume_without_capitals_is_read_and_keeps_its_letters() -> None:
    found = read(TEXT.encode(), "r.txt")["resume"]
    assert found["basics"]["name"] == "pavo lind"
    assert found["basics"]["email"] == "pavo@example.org"
    assert [(job["position"], job["name"], job["location"]) for job in found["work"]] == [
        ("route planner", "bramble freight", "leeds"),
        ("dispatcher", "tarn & fell ltd", "hull"),
    ]
    assert found["work"][0]["highlights"] == ["planned ninety routes a day"]
    assert [(s["studyType"], s["institution"]) for s in found["education"]] == [
        ("nvq transport", "fellmere college")
    ]
    assert [skill["name"] for skill in found["skills"]] == ["tachographs", "rotas", "excel"]


def test_a_resume_with_capitals_is_left_alone() -> None:
    assert not no_capitals.has_none(lines_of(TEXT.replace("\n\n", "\n\nThe ")))
