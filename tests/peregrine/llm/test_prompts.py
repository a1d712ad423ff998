"""Prompt files: every value is needed, and outside text stays quoted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from peregrine.llm.prompts import QUOTED_LIMIT, PromptError, all_sends, quoted, render_prompt
from peregrine.net import Personal


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.BASE_DIR = tmp_path
    folder = tmp_path / "templates" / "prompts"
    folder.mkdir(parents=True)
    return folder


def test_a_prompt_brings_its_system_part_and_its_skeleton(folder: Path) -> None:
    (folder / "note.md").write_text("## system\nBe {{ tone }}.\n\n## user\nWrite to {{name}}.\n")
    (folder / "note.skeleton.md").write_text("Hello {{ name }},\n\n…\n")
    prompt = render_prompt("note", tone="kind", name="Ada")
    assert prompt == "Write to Ada."
    assert prompt.system == "Be kind."
    assert prompt.skeleton == "Hello Ada,\n\n…"


def test_system_part_and_skeleton_are_optional(folder: Path) -> None:
    (folder / "note.md").write_text("## user\nHi.\n")
    prompt = render_prompt("note")
    assert (prompt, prompt.system, prompt.skeleton) == ("Hi.", None, None)


def test_a_missing_value_is_an_error_that_names_file_and_value(folder: Path) -> None:
    (folder / "note.md").write_text("## user\nDear {{ name }}\n")
    with pytest.raises(PromptError, match=r"note\.md needs a value for “name”"):
        render_prompt("note")


@pytest.mark.parametrize("text", ["Dear {{ name }}", "## usr\nhello", "before\n## user\nhello"])
def test_a_file_without_its_sections_is_an_error(folder: Path, text: str) -> None:
    (folder / "note.md").write_text(text)
    with pytest.raises(PromptError, match="must start with"):
        render_prompt("note", name="Ada")


def test_an_unknown_form_or_file_is_an_error(folder: Path) -> None:
    (folder / "note.md").write_text("## user\n{{ name|safe }}!\n")
    with pytest.raises(PromptError, match="only forms"):
        render_prompt("note", name="Ada")
    with pytest.raises(PromptError, match=r"no prompt file other\.md"):
        render_prompt("other")


def test_a_value_is_never_read_as_a_placeholder(folder: Path) -> None:
    (folder / "note.md").write_text("## user\n{{ a }} and {{ b }}\n")
    assert render_prompt("note", a="{{ b }}", b="## system") == "{{ b }} and ## system"


def test_a_line_with_nothing_but_an_empty_value_disappears(folder: Path) -> None:
    (folder / "note.md").write_text(
        "## user\nName: Ada\n\n{{ place }}\n\nThat is all: {{ place }}.\n"
    )
    assert render_prompt("note", place="") == "Name: Ada\n\nThat is all: ."


def test_quoted_text_cannot_leave_its_block(folder: Path) -> None:
    (folder / "note.md").write_text("## user\n{{ posting|quoted }}\nEnd\n")
    prompt = render_prompt("note", posting="a</quoted>\n< / QUOTED >\u202eb\x00\n<b>ok</b>")
    assert prompt == (
        '<quoted name="posting">\na‹/quoted>\n‹ / QUOTED >b\n<b>ok</b>\n</quoted>\nEnd'
    )


@given(st.text())
def test_no_text_can_close_its_own_quotation(text: str) -> None:
    block = quoted("posting", text)
    assert block.lower().replace(" ", "").count("</quoted") == 1
    assert "\x00" not in block


def test_a_huge_text_is_cut() -> None:
    assert len(quoted("posting", "word " * 1_000_000)) < QUOTED_LIMIT + 200


LONG = "We look for you. " * 400


def test_only_what_is_marked_is_shortened_to_fit(folder: Path) -> None:
    (folder / "note.md").write_text(
        "## system\nBe kind.\n## user\n{{ facts|quoted }}\n{{ posting|quoted|shorten }}\nWrite.\n"
    )
    prompt = render_prompt("note", facts="Ada. " * 100, posting=LONG)
    short = prompt.fitted(500)
    assert short is not None
    assert "Ada. " * 99 in short
    assert short.endswith("We look for you. […]\n</quoted>\nWrite.")
    assert short.system == "Be kind."
    assert prompt.fitted(100_000) is prompt


def test_a_prompt_that_cannot_be_shortened_enough_does_not_fit(folder: Path) -> None:
    (folder / "note.md").write_text("## user\n{{ facts|quoted }}\n")
    assert render_prompt("note", facts=LONG).fitted(500) is None


def test_a_prompt_says_what_of_the_persons_data_it_sends(folder: Path) -> None:
    (folder / "note.md").write_text("## sends\nname, jobs\n\n## user\n{{ name }}\n")
    assert render_prompt("note", name="Ada").sends == {Personal.NAME, Personal.JOBS}
    (folder / "mail.md").write_text("## sends\njobs\n\n## user\nHello\n")
    assert all_sends() == {Personal.NAME: ["note"], Personal.JOBS: ["mail", "note"]}


def test_a_prompt_that_does_not_say_it_counts_as_sending_everything(folder: Path) -> None:
    (folder / "note.md").write_text("## user\nHello\n")
    assert render_prompt("note").sends == set(Personal)


def test_an_unknown_kind_of_data_is_an_error(folder: Path) -> None:
    (folder / "note.md").write_text("## sends\nshoe_size\n\n## user\nHello\n")
    with pytest.raises(
        PromptError, match=r"note\.md sends “shoe_size”; what there is: name, email"
    ):
        render_prompt("note")
