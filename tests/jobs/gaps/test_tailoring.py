"""The resume for one job: reordered, in the posting's words, and nothing added."""

import re
from collections import Counter
from datetime import date

from jobs.gaps.asked import asked_for
from jobs.gaps.lines import sentences_of
from jobs.gaps.shown import shown_in
from jobs.gaps.skills import Group, compare
from jobs.gaps.tailoring import Line, tailored
from jobs.gaps.wording import swaps
from jobs.matching import Matcher
from jobs.resumes.facts import facts_of
from jobs.resumes.json_resume import JsonResume
from tests.jobs.gaps.people import ADA, POSTING, ada

TODAY = date(2026, 6, 1)


def groups(resume: JsonResume, posting: str = POSTING) -> list[Group]:
    matcher = Matcher([])
    return compare(asked_for(matcher, "", posting), shown_in(resume, matcher), resume, TODAY)


def words(resume: JsonResume) -> Counter[str]:
    return Counter(re.findall(r"\w+", str(resume.as_json())))


def test_what_is_asked_for_comes_first_inside_each_position() -> None:
    made = tailored(ada(), groups(ada()))
    assert made.work[0].highlights[0].startswith("Moved 40 tables")
    assert made.work[1].highlights == ["Wrote Perl reports", "Built invoices with Spring Boot"]


def test_positions_and_dates_stay_in_their_order() -> None:
    made = tailored(ada(), groups(ada()))
    told = [(work.name, work.position, work.start_date, work.end_date) for work in made.work]
    assert told == [(w.name, w.position, w.start_date, w.end_date) for w in ada().work]


def test_skills_asked_for_come_first_also_inside_a_group() -> None:
    skills = [
        {"name": "Tools", "keywords": ["Excel", "Terraform (AWS)"]},
        {"name": "Python"},
        {"name": "PostgreSQL"},
    ]
    made = tailored(ada(skills=skills), groups(ada(skills=skills)))
    assert [skill.name for skill in made.skills] == ["Tools", "PostgreSQL", "Python"]
    assert made.skills[0].keywords == ["Terraform (AWS)", "Excel"]


def test_without_swaps_not_a_word_is_added_or_lost() -> None:
    assert words(tailored(ada(), groups(ada()))) == words(ada())


def test_the_resume_itself_stays_as_it_was() -> None:
    resume = ada()
    before = resume.as_json()
    tailored(resume, groups(resume), swaps=swaps(groups(resume)))
    assert resume.as_json() == before


def test_words_become_those_of_the_posting_but_not_in_names() -> None:
    work = [
        {
            "name": "Postgres Partners",
            "position": "Postgres Engineer",
            "highlights": ["Ran Postgres", "Sold plants"],
        }
    ]
    resume = ada(work=work, certificates=[{"name": "Postgres Professional"}])
    made = tailored(resume, groups(resume), swaps=swaps(groups(resume)))
    assert made.work[0].highlights == ["Ran PostgreSQL", "Sold plants"]
    assert (made.work[0].name, made.work[0].position) == ("Postgres Partners", "Postgres Engineer")
    assert made.certificates[0].name == "Postgres Professional"
    changed = words(made) - words(resume)
    assert changed == Counter({"PostgreSQL": 1, "k8s": 1})


def test_volunteering_is_in_the_words_of_the_posting_too() -> None:
    resume = ada(volunteer=[{"organization": "Code Club", "highlights": ["Ran Postgres"]}])
    made = tailored(resume, groups(resume), swaps=swaps(groups(resume)))
    assert made.volunteer[0].highlights == ["Ran PostgreSQL"]


def test_of_what_was_done_as_a_volunteer_what_is_asked_for_comes_first_too() -> None:
    role = {
        "organization": "Code Club",
        "summary": "Every week",
        "highlights": ["Made the tea", "", "Ran Terraform"],
    }
    resume = ada(volunteer=[role, {"organization": "Scouts", "highlights": ["Sang", "Cooked"]}])
    made = tailored(resume, groups(resume))
    assert [each.highlights for each in made.volunteer] == [
        ["Ran Terraform", "Made the tea", ""],
        ["Sang", "Cooked"],
    ]


def test_an_abbreviation_is_added_once_and_among_the_skills() -> None:
    work = [{"name": "A", "position": "B", "highlights": ["Ran Kubernetes", "Kubernetes again"]}]
    made = tailored(ada(work=work), [], swaps=swaps(groups(ada(work=work))))
    assert [skill.name for skill in made.skills] == ["Python", "Kubernetes (k8s)", "Verilog"]
    assert made.work[0].highlights == ["Ran Kubernetes", "Kubernetes again"]


def test_an_accepted_wording_takes_the_place_of_its_line() -> None:
    source = "Wrote Perl reports"
    made = tailored(ada(), [], lines={"w2.2": Line(source, "Wrote reports in Perl")})
    assert made.work[1].highlights[1] == "Wrote reports in Perl"


def test_a_sentence_is_reworded_inside_its_line() -> None:
    work = [{"name": "A", "position": "B", "summary": "Ran the\nfarm. Fed 40 hens. Sold eggs."}]
    resume = ada(work=work)
    (_, second, _) = [each for each in sentences_of(facts_of(resume)) if each.of]
    assert (second.id, second.text) == ("w1.1/2", "Fed 40 hens.")
    made = tailored(resume, [], lines={second.id: Line(second.text, "Gave 40 hens their feed.")})
    assert made.work[0].summary == "Ran the farm. Gave 40 hens their feed. Sold eggs."


def test_but_not_of_a_line_that_was_changed_since() -> None:
    made = tailored(ada(), [], lines={"w2.2": Line("Wrote Ada reports", "Wrote reports in Ada")})
    assert made == ada()


def test_the_names_of_lines_are_those_of_the_facts() -> None:
    work = [
        {"name": "A", "position": "B", "summary": "First", "highlights": ["", "Second", "Third"]}
    ]
    project = {"name": "P", "description": "Fourth", "highlights": ["Fifth"]}
    resume = ada(work=work, projects=[project], basics=ADA["basics"])
    lines = {f.id: Line(f.text, f"{f.text} again") for f in facts_of(resume) if f.of}
    made = tailored(resume, [], lines=lines)
    assert (made.work[0].summary, made.work[0].highlights) == (
        "First again",
        ["", "Second again", "Third again"],
    )
    assert (made.projects[0].description, made.projects[0].highlights) == (
        "Fourth again",
        ["Fifth again"],
    )
