"""Which lines of a resume a model is told, and that their names never stay in a text."""

import pytest

from jobs.drafting.facts import choose, in_lines, without_names
from jobs.resumes.facts import Fact, facts_of
from jobs.resumes.json_resume import JsonResume
from tests.jobs.drafting.resumes import ADA


def ids(facts: list[Fact]) -> set[str]:
    return {fact.id for fact in facts}


def chosen(posting: str, *skills: str, most: int = 4_500) -> set[str]:
    return ids(choose(facts_of(ADA), posting, skills, most=most))


def test_where_the_person_worked_and_learned_is_always_told() -> None:
    assert {"w1", "w2", "w3", "e1", "l1", "me.label"} <= chosen("We bake bread.")


def test_what_shares_words_with_the_posting_is_told_and_other_old_deeds_are_not() -> None:
    told = chosen("You will reconcile payments between ledgers.")
    assert "w2.1" in told
    assert not {"w3.1", "w3.2"} & told


def test_a_skill_is_found_under_its_other_names() -> None:
    assert "w3.1" in chosen("We run k8s.", "k8s")


def test_what_was_done_last_is_told_whatever_the_posting_says() -> None:
    assert {"w1.1", "w1.2"} <= chosen("We bake bread.")


def test_a_skill_or_project_of_no_use_here_is_not_told() -> None:
    told = chosen("We bake bread.")
    assert not {"s1", "p1", "p1.1", "c1"} & told


def test_a_deed_in_a_project_brings_the_project() -> None:
    assert {"p1", "p1.1"} <= chosen("You count falcons for us.")


FURTHER = JsonResume.read(
    {
        "work": [{"name": "Heron Mill", "position": "Baker", "startDate": "2019"}],
        "volunteer": [
            {"organization": "Code Club", "position": "Mentor", "highlights": ["Taught Perl"]},
            {"organization": "Red Cross", "position": "Driver"},
        ],
        "awards": [
            {"title": "Golden Loaf", "awarder": "Bakers", "date": "2021", "summary": "Sourdough"},
            {"title": "Silver Spade", "summary": "For soil"},
        ],
        "publications": [{"name": "Rye in the north", "publisher": "Crumb"}],
        "interests": [{"name": "Sourdough"}],
        "references": [{"name": "Edith Crane", "reference": "Sourdough, Perl and rye, always."}],
    }
)


@pytest.mark.parametrize(
    ("posting", "skills", "told"),
    [
        ("We sell shoes.", [], {"w1"}),
        ("We bake sourdough.", [], {"w1", "a1"}),
        ("We run old scripts.", ["Perl"], {"w1", "o1", "o1.1"}),
        ("You write about things such as rye in the north.", [], {"w1", "u1"}),
        ("Voluntary work is welcome.", [], {"w1", "o1", "o2"}),
    ],
)
def test_volunteering_awards_and_publications_are_told_where_they_fit(
    posting: str, skills: list[str], told: set[str]
) -> None:
    assert ids(choose(facts_of(FURTHER), posting, skills)) == told


def test_what_no_position_is_says_what_it_is() -> None:
    lines = in_lines(facts_of(FURTHER)).splitlines()
    assert "[o1] Volunteering: Mentor, Code Club" in lines
    assert "[o1.1] Taught Perl" in lines
    assert "[a1] Award: Golden Loaf, Bakers, 2021: Sourdough" in lines
    assert "[u1] Publication: Rye in the north, Crumb" in lines


def test_name_and_place_come_from_the_profile_and_are_not_told_twice() -> None:
    assert not {"me.name", "me.place"} & chosen("Lagos")


def test_the_nearest_lines_come_first_where_there_is_little_room() -> None:
    heads = chosen("We bake bread.", most=400)
    told = chosen("You will reconcile payments between ledgers.", most=400)
    assert "w2.1" in told
    assert {"w1", "w2", "w3"} <= heads & told


def test_the_lines_never_take_more_than_their_room() -> None:
    work = [
        {"name": f"Firm {n}", "startDate": "2001", "summary": "payments " * 90} for n in range(99)
    ]
    told = choose(facts_of(JsonResume.read({"work": work})), "payments", most=2_000)
    assert sum(len(fact.text) for fact in told) <= 2_000
    assert all(not fact.of or fact.of in ids(told) for fact in told)


def test_words_without_spaces_between_them_are_compared_too() -> None:
    resume = JsonResume.read(
        {
            "work": [
                {"name": "甲社", "startDate": "2020"},
                {"name": "乙社", "startDate": "2018"},
                {
                    "name": "丙社",
                    "startDate": "2015",
                    "highlights": ["決済基盤の設計", "社内報の編集"],
                },
            ]
        }
    )
    told = ids(choose(facts_of(resume), "決済システムの開発をお任せします"))
    assert "w3.1" in told
    assert "w3.2" not in told


def test_a_line_carries_its_name() -> None:
    assert in_lines([Fact("w1.2", facts_of(ADA)[0].kind, "Did this")]) == "[w1.2] Did this"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("I mended ledgers [w2.1], and more.", "I mended ledgers, and more."),
        ("[w1] I mended.\n[w1.2, e1] I taught.", "I mended.\nI taught."),
        ("I mended ledgers (w2.1; w2.2).", "I mended ledgers."),
        ("決済【w1.1】を設計", "決済を設計"),
        ("I mended [w1.1][s2] it.", "I mended it."),
        ("I won it [a1], wrote it [u2] and gave it (o1.1).", "I won it, wrote it and gave it."),
        ("German (c1), S3, (s3), [w], w1.2", "German (c1), S3, (s3), [w], w1.2"),
        ("Dear [your name],", "Dear [your name],"),
    ],
)  # fmt: skip
def test_names_of_facts_are_taken_out_of_a_text_and_nothing_else_is(
    written: str, kept: str
) -> None:
    assert without_names(written) == kept
