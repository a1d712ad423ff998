"""Skills that resumes show beyond the keywords, and how much each should count."""

from datetime import date
from typing import Any

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.suggesting import Suggestion, suggest

TODAY = date(2026, 6, 1)


def found(*resumes: dict[str, Any], known: list[str] | None = None) -> dict[str, Suggestion]:
    read = [JsonResume.read(each) for each in resumes]
    return {each.word: each for each in suggest(read, known=known or [], today=TODAY)}


def work(*lines: str, start: str = "2015", end: str = "", name: str = "Acme") -> dict[str, Any]:
    dates = {"startDate": start, **({"endDate": end} if end else {})}
    return {"name": name, "position": "Builder", "highlights": list(lines), **dates}


def judged(*entries: dict[str, Any]) -> tuple[int, str]:
    kubernetes = found({"work": list(entries)})["Kubernetes"]
    return kubernetes.weight(TODAY), kubernetes.why(TODAY)


def test_each_skill_comes_with_the_lines_that_show_it() -> None:
    shown = found({"work": [work("Ran Kubernetes on bare metal", "Led five people")]})
    (line,) = shown["Kubernetes"].lines
    assert (line.text, line.place) == ("Ran Kubernetes on bare metal", "Builder, Acme")


def test_the_weight_rests_on_when_where_and_how_often() -> None:
    assert judged(work("Kubernetes", start="2019", end="2020")) == (2, "in Builder, Acme")
    assert judged(work("Kubernetes")) == (3, "in what you do now")
    assert judged(work("Kubernetes", end="2025-01")) == (3, "in what you did lately")
    assert judged(work("Kubernetes", start="2001", end="2005")) == (1, "last 20 years ago")
    many = [work("Kubernetes", "k8s, too"), work("Kubernetes", name="Zeta")]
    assert judged(*many) == (5, "in what you do now, in 2 positions or projects, in 3 lines")


def test_a_position_without_dates_is_neither_recent_nor_long_ago() -> None:
    entry = {"name": "Acme", "position": "Builder", "highlights": ["Kubernetes"]}
    assert judged(entry) == (2, "in Builder, Acme")


def test_what_is_only_listed_has_the_usual_weight() -> None:
    listed = found({"skills": [{"name": "Tools", "keywords": ["Docker", "Warp drives"]}]})
    assert listed.keys() == {"Docker", "Warp drives"}
    assert listed["Docker"].why(TODAY) == "in your list of skills"
    assert listed["Warp drives"].why(TODAY) == (
        "in your list of skills, looked for just as it is written"
    )
    assert {each.weight(TODAY) for each in listed.values()} == {2}


def test_notes_in_brackets_are_not_looked_for() -> None:
    words = ["Stall building (weekly)", "(Freestyle)", "Warp drives (ZX/QY)", "f(x) theory"]
    listed = found({"skills": [{"name": "Tools", "keywords": words}]})
    assert listed.keys() == {"Stall building", "(Freestyle)", "Warp drives", "f(x) theory"}


def test_languages_that_people_speak_are_no_skills() -> None:
    spoken = ["German", "Fluent English", "Deutsch (C1)", "français courant", "German law"]
    listed = found({"skills": [{"name": "Tools", "keywords": ["Docker", *spoken]}]})
    assert listed.keys() == {"Docker", "German law"}


def test_keywords_under_any_of_their_names_are_not_suggested() -> None:
    resume = {"skills": [{"name": "JavaScript"}, {"name": "Kubernetes"}, {"name": "Warp drives"}]}
    assert found(resume, known=["js", "K8s", "warp drives"]) == {}


def test_a_skill_that_another_keyword_implies_is_suggested_all_the_same() -> None:
    resume = {"skills": [{"name": "Java"}]}
    assert found(resume, known=["Spring Boot"]).keys() == {"Java"}


def test_names_of_people_places_and_employers_are_no_skills() -> None:
    resume = {
        "basics": {"name": "Julia Scala", "location": {"city": "Java"}},
        "work": [{"name": "Oracle", "position": "Builder"}],
        "references": [{"name": "Ruby", "reference": "Knows Python."}],
    }
    assert found(resume) == {}


def test_copies_of_a_resume_say_a_thing_once() -> None:
    resume = {"work": [work("Kubernetes")]}
    assert len(found(resume, resume)["Kubernetes"].lines) == 1


def test_the_heaviest_come_first() -> None:
    resume = {"work": [work("Kubernetes")], "skills": [{"name": "Docker"}]}
    assert list(found(resume)) == ["Kubernetes", "Docker"]


def test_sentences_in_the_list_of_skills_are_not_taken_for_skills() -> None:
    resume = {"skills": [{"name": "Ready to move anywhere within two weeks"}, {"name": "***"}]}
    assert found(resume) == {}


def test_what_nearly_every_posting_asks_for_weighs_least() -> None:
    listed = found({"skills": [{"name": "Trabajo en equipo"}, {"name": "Baking"}]})
    assert (listed["Teamwork"].weight(TODAY), listed["Baking"].weight(TODAY)) == (1, 2)
    assert "every posting" in listed["Teamwork"].why(TODAY)
    assert listed["Teamwork"].is_known


def test_a_skill_in_another_language_is_suggested_by_its_name() -> None:
    shown = found(
        {
            "work": [work("Wartung von Pressen und Instandhaltung", "Schaltschrankbau")],
            "skills": [{"name": "Neumática"}, {"name": "Cromatografía de gases"}],
        }
    )
    assert shown.keys() == {
        "Preventive maintenance", "Control cabinets", "Pneumatics", "Chromatography",
    }  # fmt: skip
