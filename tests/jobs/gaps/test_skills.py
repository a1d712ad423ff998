"""What a posting asks for, beside where a resume shows it."""

from datetime import date

import pytest

from jobs.gaps.asked import asked_for, sentence_around
from jobs.gaps.names import is_same_name, is_translation
from jobs.gaps.shown import shown_in
from jobs.gaps.skills import Skill, compare
from jobs.gaps.wording import near, swapped, swaps
from jobs.matching import Keyword, Matcher
from tests.jobs.gaps.people import POSTING, ada

TODAY = date(2026, 6, 1)


def compared(posting: str = POSTING, *keywords: Keyword, **changes):  # type: ignore[no-untyped-def]
    matcher, resume = Matcher(keywords), ada(**changes)
    return compare(
        asked_for(matcher, "Engineer", posting), shown_in(resume, matcher), resume, TODAY
    )


def skill(word: str, *args, **changes) -> Skill:  # type: ignore[no-untyped-def]
    groups = compared(*args, **changes)
    return next(s for group in groups for s in group.skills if s.wanted.word == word)


def test_skills_stand_in_groups_by_how_much_they_are_wanted_the_missing_ones_last() -> None:
    assert [(g.label, [s.wanted.word for s in g.skills]) for g in compared()] == [
        ("Required", ["PostgreSQL", "Kubernetes", "VHDL", "Terraform"]),
        ("Nice to have", ["Perl"]),
        ("Mentioned", ["Java"]),
    ]
    assert [g.shown_count for g in compared()] == [2, 1, 1]  # Verilog is near VHDL, and not it


def test_each_has_the_sentence_that_asks_for_it() -> None:
    assert skill("Terraform").wanted.sentence == "k8s and Terraform"
    assert skill("Java").wanted.sentence == "You will work with Java every day."


def test_each_has_the_lines_that_show_it() -> None:
    (shown,) = skill("PostgreSQL").shown
    assert (shown.fact.id, shown.spelling) == ("w1.2", "Postgres")


def test_dates_say_for_how_long_and_until_when() -> None:
    assert skill("PostgreSQL").used == (5, "now")
    assert skill("Perl").used == (4, "2019")
    assert (skill("Perl").is_long_ago, skill("PostgreSQL").is_long_ago) == (True, False)


def test_what_is_only_listed_is_told_apart() -> None:
    assert skill("Kubernetes").is_only_listed
    assert not skill("Perl").is_only_listed


@pytest.mark.parametrize("listed", ["R", "C", "Go", "go", "c"])
def test_an_entry_of_a_list_that_is_exactly_the_skill_counts(listed: str) -> None:
    word = listed.title()
    for skills in (
        [{"name": listed}],
        [{"name": listed, "level": "expert"}],
        [{"name": "Tools", "keywords": ["Excel", listed]}],
    ):
        found = skill(word, f"Requirements\n- SQL, {word}, Perl", Keyword(word, 2), skills=skills)
        assert (found.shown[0].spelling, found.near) == (listed, "")
        assert found.is_word_for_word


def test_but_not_one_that_only_begins_like_it() -> None:
    skills = [{"name": "Vitamin C"}, {"name": "Go to market"}, {"name": "R&D"}]
    for word in ("C", "Go", "R"):
        assert not skill(word, f"Requirements\n- SQL, {word}, Perl", skills=skills).is_shown


def test_volunteering_publications_awards_and_interests_show_skills_too() -> None:
    posting = "Requirements\n- Docker\n- Terraform\n- Kafka\n- Photography"
    further = {
        "volunteer": [{"organization": "Code Club", "highlights": ["Ran it with Docker"]}],
        "publications": [{"name": "Terraform at night"}],
        "awards": [{"title": "Spade", "summary": "For moving Kafka"}],
        "interests": [{"name": "Photography"}],
    }
    lines = {
        word: skill(word, posting, **further).shown[0].fact.id
        for word in ("Docker", "Terraform", "Kafka", "Photography")
    }
    assert lines == {"Docker": "o1.1", "Terraform": "u1", "Kafka": "a1", "Photography": "i1"}
    assert not skill("Docker", posting, **further).is_only_listed
    assert skill("Docker", posting, **further).is_only_volunteered
    assert skill("Kafka", posting, **further).is_only_listed


def test_years_as_a_volunteer_count_where_nothing_else_shows_the_skill_and_never_beside_it() -> (
    None
):
    posting = "Requirements\n- Docker\n- PostgreSQL\n- Kafka"
    club = {
        "organization": "Code Club",
        "startDate": "2010-01",
        "endDate": "2013-12",
        "highlights": ["Ran Docker and Postgres"],
    }
    scouts = {"organization": "Scouts", "startDate": "last summer", "summary": "Kafka for tents"}
    told = {"volunteer": [club, scouts]}
    assert skill("Docker", posting, **told).used == (4, "2013")
    assert skill("PostgreSQL", posting, **told).used == (5, "now")
    assert not skill("PostgreSQL", posting, **told).is_only_volunteered
    assert skill("Kafka", posting, **told).used == (None, "")


def test_a_language_that_is_a_keyword_is_shown_with_how_well_it_is_spoken() -> None:
    posting, french = "Requirements\n- French, spoken and written\n- C or Go", Keyword("French")
    for name in ("French", "Français", "French and Dutch"):
        languages = [{"language": name, "fluency": "C"}]
        found = skill("French", posting, french, languages=languages)
        assert [each.excerpt for each in found.shown] == [f"{name}, C"]
        assert (found.is_only_listed, found.near) == (False, "")
        assert swaps(compared(posting, french, languages=languages)) == []
        assert not skill("C", posting, languages=languages).is_shown


def test_a_skill_is_shown_through_one_that_implies_it() -> None:
    java = skill("Java")
    assert (java.is_shown, java.through, java.is_word_for_word) == (True, "Spring Boot", False)


def test_a_keyword_that_the_resume_does_not_show_is_named() -> None:
    terraform = skill("Terraform", POSTING, Keyword("Terraform"))
    assert (terraform.is_shown, terraform.wanted.is_keyword) == (False, True)


def test_words_of_ones_own_are_found_in_both() -> None:
    told = ada().work[0].model_copy(update={"highlights": ["Ran the falconry desk"]})
    falconry = skill(
        "falconry", "Falconry required.", Keyword("falconry"), work=[told.model_dump()]
    )
    assert [shown.fact.id for shown in falconry.shown] == ["w1.1"]


def test_the_names_of_persons_and_places_show_no_skill() -> None:
    basics = {"name": "Julia Go", "location": {"city": "Java"}}
    assert not skill("Java", basics=basics, work=[]).is_shown


def test_a_long_sentence_is_cut_around_the_skill() -> None:
    text = "word " * 100 + "Python " + "word " * 100
    at = text.index("Python")
    told = sentence_around(text, at, at + 6)
    assert "Python" in told
    assert len(told) < 260
    assert told.startswith("… ")


def test_a_text_without_words_asks_for_nothing() -> None:
    assert asked_for(Matcher([]), "", "") == []


def test_another_name_of_the_same_skill_is_offered_with_its_line() -> None:
    found = {(swap.yours, swap.theirs): [f.id for f in swap.lines] for swap in swaps(compared())}
    assert found == {("Postgres", "PostgreSQL"): ["w1.2"], ("Kubernetes", "k8s"): ["s2"]}


def test_relatives_and_versions_are_no_names_of_one_skill() -> None:
    for one, other in [
        ("Verilog", "VHDL"), ("Java 8", "Java 17"), ("RStudio", "R"), ("zsh", "Bash"),
        ("Vue", "React"), ("python 3", "Python"), ("JVM", "Java"), ("simulink", "MATLAB"),
    ]:  # fmt: skip
        assert not is_same_name(one, other), (one, other)


def test_abbreviations_and_spellings_are() -> None:
    for one, other in [
        ("JS", "JavaScript"), ("Amazon Web Services", "AWS"), ("NodeJS", "Node.js"),
        ("k8s", "Kubernetes"), ("natural language processing", "NLP"), ("Golang", "Go"),
        ("REST APIs", "REST API"),
    ]:  # fmt: skip
        assert is_same_name(one, other), (one, other)


def test_an_abbreviation_stands_behind_the_whole_name() -> None:
    found = {swap.theirs: swap.text for swap in swaps(compared())}
    assert found == {"PostgreSQL": "PostgreSQL", "k8s": "Kubernetes (k8s)"}


def test_what_is_near_is_told_from_what_is_the_same() -> None:
    found = {each.theirs: (each.yours, each.is_implied) for each in near(compared())}
    assert found == {"VHDL": ("Verilog", False)}
    required = near(compared("Requirements\n• Java"))
    assert [(each.theirs, each.yours, each.is_implied) for each in required] == [
        ("Java", "Spring Boot", True)
    ]


def test_a_name_in_another_language_shows_the_skill() -> None:
    work = [{"name": "A", "position": "Planner", "summary": "Accounting and welding."}]
    posting = "Eisen:\n• ervaring met boekhouding is vereist"
    found = skill("Accounting", posting, work=work)
    assert (found.is_shown, found.near, found.translated) == (True, "", "Accounting")
    groups = compared(posting, work=work)
    assert near(groups) == []
    assert swaps(groups) == []  # nobody writes one word of Dutch into an English resume
    assert not skill("Accounting", "Required: accounting", work=work).translated


def test_a_translation_is_told_from_a_relative() -> None:
    for one, other in [
        ("Logistics", "Logistiek"), ("logística", "Logistyka"), ("Saldatura", "Welding"),
    ]:  # fmt: skip
        assert is_translation(one, other), (one, other)
        assert is_translation(other, one), (one, other)
    for one, other in [
        ("Inventur", "Bestandsführung"), ("Logistiek", "dispatching"), ("Logistics", "freight"),
        ("Logistics", "Logistics"), ("Logistik", "Schweißen"), ("Verilog", "VHDL"),
    ]:  # fmt: skip
        assert not is_translation(one, other), (one, other)


def test_a_name_inside_a_longer_one_is_the_name() -> None:
    work = [{"name": "A", "position": "Full-Stack Developer", "summary": "With Java 8."}]
    assert not skill("Full-stack development", "Required: full stack work", work=work).near
    assert not skill("Java", "Required: Java", work=work).near
    assert skill("Java", "Required: Java 17", work=work).near == "Java 8"


def test_only_the_word_alone_is_exchanged() -> None:
    (swap, *_) = swaps(compared())
    text = "Postgres, PostgresML, postgres.org and Postgres."
    assert swapped(text, swap) == "PostgreSQL, PostgresML, postgres.org and PostgreSQL."


def test_of_a_list_one_that_is_shown_is_enough() -> None:
    posting = (
        "Requirements\n- databases such as Oracle Database, PostgreSQL or similar\n- Java or Kotlin"
    )
    words = [s.wanted.word for group in compared(posting) for s in group.skills]
    assert words == ["PostgreSQL", "Java"]


def test_a_list_of_which_none_is_shown_is_one_missing_thing() -> None:
    (group,) = compared("Requirements\n- Terraform, Ansible or similar")
    assert [skill.asks for skill in group.missing] == ["Terraform or Ansible"]


def test_of_a_list_with_a_keyword_that_the_resume_does_not_show_one_is_missing() -> None:
    (group,) = compared("Requirements\n- Terraform, Ansible or similar", Keyword("Ansible"))
    assert [skill.asks for skill in group.missing] == ["Terraform or Ansible"]


def test_what_a_list_has_and_something_else_asks_for_stays_missing() -> None:
    posting = "Requirements\n- PostgreSQL or Ansible\n- Ansible"
    (group,) = compared(posting)
    assert [skill.asks for skill in group.skills] == ["PostgreSQL", "Ansible"]
