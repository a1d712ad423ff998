"""A saved page changes what it is about and not one byte more."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from peregrine.conf.document import parse
from peregrine.conf.editing import edited, fingerprint

WRITTEN = """\
# Mine, all mine
name: 'Ada'   # as on the passport

# where I live
location:   Springfield
links:  # best first
  # the one that counts
  - https://a.example  # old
  - "https://b.example"

# skills
keywords:
  - SQL
  # since 2015
  - word: Python  # strong
    # a lot
    weight: 4
    aliases: [py, python3]
  - {word: Git, weight: 1}
summary: |
  Two lines,
  # and this is text

# the end
services:
    ollama: http://localhost:1

    # not installed
    vllm: ""
last:
"""


def change(**changes: Any) -> str:
    document = parse(WRITTEN, file="f")
    text = edited(document, changes)
    assert parse(text, file="f").data == {**document.data, **changes}
    return text


def test_one_value_changes_one_line() -> None:
    text = change(name="Grace")
    assert text == WRITTEN.replace("name: 'Ada'", "name: Grace")


def test_the_same_value_changes_nothing() -> None:
    assert change(name="Ada", links=["https://a.example", "https://b.example"]) == WRITTEN


def test_a_text_of_several_lines_stays_readable() -> None:
    assert change(location="Here\nand there").startswith(
        "# Mine, all mine\nname: 'Ada'   # as on the passport\n\n# where I live\n"
        "location: |-\n  Here\n  and there\nlinks:  # best first\n"
    )


def test_a_note_behind_a_value_stays_behind_its_key() -> None:
    text = change(name=["Ada", "Grace"])
    assert "name:   # as on the passport\n  - Ada\n  - Grace\n\n# where I live" in text


def test_an_entry_is_added_at_its_place() -> None:
    text = change(links=["https://a.example", "https://new.example", "https://b.example"])
    assert text == WRITTEN.replace("# old\n", "# old\n  - https://new.example\n")


def test_an_entry_is_added_at_the_start() -> None:
    text = change(links=["https://new.example", "https://a.example", "https://b.example"])
    assert "that counts\n  - https://new.example\n  - https://a.example  # old\n" in text


def test_a_removed_entry_takes_its_own_note_along_and_no_other() -> None:
    text = change(links=["https://b.example"])
    assert text == WRITTEN.replace("  - https://a.example  # old\n", "")


def test_an_emptied_list_keeps_its_notes() -> None:
    text = change(links=[])
    assert "# best first\n# the one that counts\n# old\nlinks: []\n\n# skills" in text


def test_a_group_in_a_list_changes_inside() -> None:
    python = {"word": "Python", "weight": 5, "aliases": ["py", "python3"]}
    git = {"word": "Git", "weight": 1}
    assert change(keywords=["SQL", python, git]) == WRITTEN.replace("weight: 4", "weight: 5")


def test_a_short_list_on_one_line_stays_on_one_line() -> None:
    python = {"word": "Python", "weight": 4, "aliases": ["py", "python3", "c, d"]}
    text = change(keywords=["SQL", python, {"word": "Git", "weight": 1}])
    assert 'aliases: [py, python3, "c, d"]' in text


def test_a_group_keeps_its_order_its_notes_and_its_indent() -> None:
    services = {"ollama": "http://localhost:2", "vllm": "", "searxng": "x"}
    text = change(services=services)
    assert "    ollama: http://localhost:2\n\n    # not installed\n" in text
    assert '    vllm: ""\n    searxng: x\nlast:\n' in text


def test_a_key_without_a_value_gets_one() -> None:
    assert change(last=["a"]).endswith("last:\n  - a\n")


def test_a_new_key_goes_to_the_end() -> None:
    assert change(phone="1") == WRITTEN + 'phone: "1"\n'


def test_several_changes_at_the_end_do_not_disturb_one_another() -> None:
    document = parse("a:\n  - x\n  - y", file="f")
    text = edited(document, {"a": ["x"], "b": 1, "c": ["z"]})
    assert text == "a:\n  - x\nb: 1\nc:\n  - z\n"


def test_windows_line_ends_stay() -> None:
    document = parse("a: x\r\nb: y\r\n", file="f")
    assert edited(document, {"a": "1\n2"}) == "a: |-\r\n  1\r\n  2\r\nb: y\r\n"


def test_a_file_of_braces_becomes_lines() -> None:
    text = edited(parse('# mine\n{"a": 1, "b": [x]}\n', file="f"), {"b": ["z"]})
    assert text == "# mine\n\na: 1\nb:\n  - z\n"


words = st.text(max_size=12) | st.sampled_from(
    ["on", "022", "a: b", "# x", "- y", " z ", "\t", "é"]
)
values = words | st.lists(words, max_size=4)
groups = st.dictionaries(st.sampled_from(["word", "weight", "aliases"]), values, min_size=1)
entries = st.lists(words | groups, max_size=5)
changes_ = st.dictionaries(
    st.sampled_from(
        ["name", "location", "links", "keywords", "summary", "services", "last", "new"]
    ),
    values | entries | groups,
)


@given(changes_)
def test_every_change_reads_back_and_no_line_of_notes_is_lost(changes: dict[str, Any]) -> None:
    document = parse(WRITTEN, file="f")
    text = edited(document, changes)
    expected = {**document.data, **changes}
    assert fingerprint(parse(text, file="f").data) == fingerprint(expected)
    for note in ("# Mine, all mine", "# where I live", "# the one that counts", "# skills"):
        assert text.count(note) >= 1
    for note in ("# since 2015", "# a lot", "# the end", "# not installed"):
        assert text.count(note) >= 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_reads_back(first: str, second: str) -> None:
    document = parse(edited(parse(WRITTEN, file="f"), {"name": first}), file="f")
    assert document.data["name"] == first
    document = parse(edited(document, {"name": second, "links": [first]}), file="f")
    assert (document.data["name"], document.data["links"]) == (second, [first])
