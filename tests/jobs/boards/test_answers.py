"""Finding things in answers that are anything but what they should be."""

from typing import Any

import pytest

from jobs.boards.answers import embedded_json, inner, inside, rows_at
from jobs.boards.base import BoardError


def test_rows_are_the_objects_of_a_list_wherever_it_stands() -> None:
    assert rows_at([{"a": 1}, None, 2, "x", {}], label="Board") == [{"a": 1}, {}]
    assert rows_at({"deep": {"rows": []}}, "deep", "rows", label="Board") == []


@pytest.mark.parametrize("answer", [None, 3, "x", {}, {"rows": {}}, {"rows": None}, []])
def test_an_answer_without_its_list_has_changed(answer: Any) -> None:
    with pytest.raises(BoardError, match="Board answered in a way") as caught:
        rows_at(answer, "rows", label="Board")
    assert caught.value.kind == "changed"


def test_what_stands_inside_is_found_or_nothing() -> None:
    assert inside({"a": {"b": 1}}, "a", "b") == 1
    assert inside({"a": [1]}, "a", "b") is None
    assert inner({"a": {"b": 1}}, "a") == {"b": 1}
    assert inner({"a": [1]}, "a") == inner(None) == {}


@pytest.mark.parametrize(
    "page",
    [
        '<script id="data">{"a": 1}</script>',
        "<SCRIPT type='application/json' ID=data >{\"a\": 1}</SCRIPT>",
        '<script>var x = "<p id=data>"</script><script nonce="n" id="data">{"a": 1}</script >',
    ],
)
def test_the_json_of_a_script_is_found_by_its_id(page: str) -> None:
    assert embedded_json(page.replace("ID=", "id="), "data") == {"a": 1}


@pytest.mark.parametrize(
    "page",
    [
        "",
        '<script id="other">{}</script>',
        '<script id="data">{"a": </script>',
        '<script id="data">{"a": 1}',
        '<script id="data">' + "[" * 100_000 + "</script>",
        "<script" * 300_000,  # in time that grows with the page, not with its square
        "<script>" * 300_000,
    ],
)
def test_a_page_without_readable_json_has_none(page: str) -> None:
    assert embedded_json(page, "data") is None
