"""Two resumes are compared entry by entry, and what is chosen is taken over alone."""

from hypothesis import given
from hypothesis import strategies as st

from jobs.resumes.differences import differences, taken_over
from jobs.resumes.json_resume import JsonResume

OLD = JsonResume.read(
    {
        "basics": {"name": "Ada Example", "location": {"city": "Porto"}},
        "work": [
            {"name": "Acme", "position": "Builder", "startDate": "2020", "highlights": ["Bridges"]},
            {"name": "Zeta", "position": "Painter", "startDate": "2015", "endDate": "2019"},
        ],
        "skills": [{"name": "SQL"}],
        "x-kept": {"a": 1},
    }
)
NEW = JsonResume.read(
    {
        "basics": {"name": "Ada B. Example", "location": {"city": "Lisbon"}},
        "work": [
            {"name": "Northwind", "position": "Architect", "startDate": "2024"},
            {"name": "Acme", "position": "Builder", "startDate": "2020", "endDate": "2023"},
        ],
        "skills": [{"name": "SQL"}],
    }
)


def labels(old: JsonResume, new: JsonResume) -> list[tuple[str, str]]:
    return [(each.kind, each.label) for each in differences(old, new)]


def test_a_new_entry_on_top_is_not_a_change_of_those_below() -> None:
    assert labels(OLD, NEW) == [
        ("changed", "You › Name"),
        ("changed", "Where you live › City"),
        ("added", "Work › Architect, Northwind"),
        ("changed", "Work › Builder, Acme › To"),
        ("changed", "Work › Builder, Acme › What you did"),
        ("removed", "Work › Painter, Zeta"),
    ]


def test_only_what_was_chosen_is_taken_over_and_all_else_stays() -> None:
    keys = [each.key for each in differences(OLD, NEW) if each.field == "end_date"]
    taken = taken_over(OLD, NEW, keys)
    assert taken.work[0].end_date == "2023"
    assert taken.work[0].highlights == ["Bridges"]
    assert labels(OLD, taken) == [("changed", "Work › Builder, Acme › To")]
    assert taken.as_json()["x-kept"] == {"a": 1}


def test_a_new_entry_lands_where_it_was() -> None:
    keys = [each.key for each in differences(OLD, NEW) if each.kind == "added"]
    assert [work.name for work in taken_over(OLD, NEW, keys).work] == ["Northwind", "Acme", "Zeta"]


def test_another_order_is_one_difference() -> None:
    turned = OLD.model_copy(update={"work": OLD.work[::-1]})
    assert labels(OLD, turned) == [("moved", "Work › Order")]
    taken = taken_over(OLD, turned, [each.key for each in differences(OLD, turned)])
    assert taken.work == turned.work


def test_a_resume_does_not_differ_from_itself() -> None:
    assert differences(OLD, OLD) == []
    assert taken_over(OLD, NEW, []) == OLD


WORDS = st.sampled_from(["", "a", "b", "c"])
RESUMES = st.builds(
    lambda names, skills: JsonResume.read(
        {
            "work": [{"name": a, "position": b, "location": c} for a, b, c in names],
            "skills": [{"name": each} for each in skills],
        }
    ),
    st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5),
    st.lists(WORDS, max_size=5),
)


@given(RESUMES, RESUMES)
def test_taking_all_differences_over_gives_the_other_resume(
    old: JsonResume, new: JsonResume
) -> None:
    taken = taken_over(old, new, [each.key for each in differences(old, new)])
    assert taken.as_json() == new.as_json()
