"""What a model read is compared, and held against the text of the file."""

from jobs.resumes.json_resume import JsonResume
from jobs.resumes.rereading import answer_schema, offered, unfounded, with_names
from peregrine.llm import json_answers

TEXT = """Ada Exämple, +1 (555) 010-0000, https://www.code.example.com/ada
Buil-
der at Acme, May 2020 to today. JavaScript, 東京大学で学ぶ。"""
NOW = JsonResume.read({"basics": {"name": "Ada"}, "work": [{"name": "Acme", "endDate": "2020"}]})


def doubts(**found: object) -> list[str]:
    read = JsonResume.read(found)
    return [words for each in offered(JsonResume(), read) for words in unfounded(each, read, TEXT)]


def test_the_schema_takes_a_resume_and_refuses_what_is_none() -> None:
    good = '{"basics": {"name": "Ada"}, "work": [{"position": "Builder", "startDate": "2020-05"}]}'
    assert json_answers.problem(good, answer_schema()) == ""
    for bad in (
        '{"basics": {}}',
        '{"basics": {}, "work": [{"startDate": "May 2020"}]}',
        '{"basics": {}, "work": [], "salary": 5}',
    ):
        assert json_answers.problem(bad, answer_schema())


def test_what_the_model_left_out_is_not_offered() -> None:
    assert offered(NOW, JsonResume()) == []
    read = JsonResume.read({"basics": {"name": "Ada"}, "work": [{"name": "Acme"}]})
    assert offered(NOW, read) == []


def test_what_the_file_says_is_not_doubted() -> None:
    assert (
        doubts(
            basics={
                "name": "ADA EXAMPLE",
                "phone": "+1 555 0100000",
                "url": "http://code.example.com/ada",
            },
            work=[{"position": "Builder", "name": "Acme", "startDate": "2020-05"}],
            education=[{"institution": "東京大学"}],
        )
        == []
    )


def test_what_the_file_does_not_say_is_named() -> None:
    assert doubts(
        work=[{"position": "Senior Builder", "name": "Acme", "startDate": "2019"}],
        skills=[{"name": "Java", "keywords": ["JavaScript", "Rust"]}],
    ) == ["Senior Builder", "2019", "Java", "Rust"]


def test_in_a_changed_list_only_the_new_lines_are_looked_at() -> None:
    now = JsonResume.read({"work": [{"name": "Acme", "highlights": ["My own words"]}]})
    read = JsonResume.read(
        {"work": [{"name": "Acme", "highlights": ["My own words", "Flew to the moon"]}]}
    )
    (difference,) = offered(now, read)
    assert unfounded(difference, read, TEXT) == ["Flew to the moon"]


def test_names_that_were_not_sent_are_put_back() -> None:
    answer = {"work": [{"name": "A bank I may not name", "highlights": ["Built", ""]}]}
    assert with_names(answer, {"a bank i may not name": "Acme"}) == {
        "work": [{"name": "Acme", "highlights": ["Built", ""]}]
    }
