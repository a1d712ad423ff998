import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.importing import rows
from jobs.importing.rows import Row, RowError, csv_rows, json_items

CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=20)


def read_csv(text: str) -> list[Row | RowError]:
    return list(csv_rows(io.StringIO(text, newline="")))


def read_json(text: str) -> list[Row | RowError]:
    return list(json_items(io.StringIO(text)))


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_what_csv_writes_is_what_is_read(table: list[tuple[str, str, str]]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([("a", "b", "c"), *table])
    read = read_csv(file.getvalue())
    assert [tuple(row.values.values()) for row in read if isinstance(row, Row)] == table
    assert not [row for row in read if isinstance(row, RowError)]


@given(st.text(max_size=300))
def test_no_csv_text_stops_the_reader(text: str) -> None:
    for row in read_csv("a,b\n" + text):
        assert row.line >= 2


def test_a_row_with_too_few_fields_is_named_by_its_line() -> None:
    read = read_csv('a,b\n1,2\n3\n"4\n4",5\n6,7,8\n9,10\n')
    assert read == [
        Row(2, {"a": "1", "b": "2"}),
        RowError(3, "has 1 fields where the header has 2"),
        Row(4, {"a": "4\n4", "b": "5"}),
        RowError(6, "has 3 fields where the header has 2"),
        Row(7, {"a": "9", "b": "10"}),
    ]


def test_empty_fields_at_the_end_and_empty_lines_do_no_harm() -> None:
    assert read_csv("a,b\n1,2,,\n\n3,4\n") == [
        Row(2, {"a": "1", "b": "2"}),
        Row(4, {"a": "3", "b": "4"}),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_one_row() -> None:
    read = read_csv('a,b\n1,2\n3,"open\n5,6\n7,"8"\n')
    assert [row.line for row in read if isinstance(row, Row)] == [2, 4, 5]
    assert [row.line for row in read if isinstance(row, RowError)] == [3]


def test_a_broken_row_of_many_lines_is_reported_once() -> None:
    assert read_csv('a,b\n1,"two\nlines" here\nof a broken\nrow\n5,6\n') == [
        RowError(2, "the quotation marks are broken"),
        Row(6, {"a": "5", "b": "6"}),
    ]


def test_a_field_without_end_is_refused_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rows, "MAX_FIELD", 1000)
    read = read_csv(f"a,b\n1,{'x' * 1500}\n3,4\n")
    assert isinstance(read[0], RowError)
    assert "longer" in read[0].reason
    assert read[1:] == [Row(3, {"a": "3", "b": "4"})]


def test_semicolons_and_tabs_part_columns_too() -> None:
    assert read_csv("a;b\n1;2,5\n") == [Row(2, {"a": "1", "b": "2,5"})]
    assert read_csv("a\tb\n1\t2\n") == [Row(2, {"a": "1", "b": "2"})]


ITEMS = st.lists(st.dictionaries(st.text(max_size=5), st.integers() | st.text(), max_size=3))


@given(ITEMS, st.sampled_from([None, 1]))
def test_what_json_writes_is_what_is_read(items: list[dict[str, object]], indent: int) -> None:
    read = read_json(json.dumps(items, indent=indent))
    assert [row.values for row in read if isinstance(row, Row)] == items


@given(st.text(max_size=200))
def test_no_json_text_stops_the_reader(text: str) -> None:
    for row in read_json("[" + text):
        assert row.line >= 1


def test_items_are_found_across_pieces_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "_CHUNK", 7)
    items = [{"n": number, "t": "é" * number} for number in range(30)]
    read = read_json(json.dumps(items))
    assert [row.values for row in read if isinstance(row, Row)] == items


def test_a_broken_item_costs_that_item() -> None:
    read = read_json('[\n{"a": 1},\n{"a": oops},\n{"a": 3}\n]')
    assert [row.values for row in read if isinstance(row, Row)] == [{"a": 1}, {"a": 3}]
    (error,) = [row for row in read if isinstance(row, RowError)]
    assert error.line == 3
    assert "not JSON" in error.reason


def test_a_list_inside_an_object_and_one_object_per_line_are_read_too() -> None:
    assert read_json('{"count": 2, "next": null, "jobs": [{"a": 1}]}') == [Row(1, {"a": 1})]
    assert read_json('{"a": 1}\n{"a": 2}\n') == [Row(1, {"a": 1}), Row(2, {"a": 2})]


def test_a_file_that_ends_in_the_middle_says_so() -> None:
    read = read_json('[{"a": 1},\n')
    assert read == [Row(1, {"a": 1}), RowError(2, "the file ends in the middle of the list")]


def test_things_that_are_no_objects_are_reported() -> None:
    read = read_json('[1, "two", {"a": 3}]')
    assert [type(row) for row in read] == [RowError, RowError, Row]


def test_json_as_deep_as_a_well_is_refused() -> None:
    (error,) = read_json("[" + "[" * 100_000)
    assert isinstance(error, RowError)
