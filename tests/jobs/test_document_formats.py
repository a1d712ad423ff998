"""The other outputs of a letter: Word, plain text and Markdown, and the layouts of the PDF."""

import io
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from jobs.documents import DocumentError, Layout, LetterDocument
from jobs.documents.formats import FORMATS, find
from jobs.documents.text import MarkdownRenderer, TextRenderer
from jobs.documents.typesetting import TypstRenderer
from jobs.documents.word import WordRenderer
from tests.jobs.test_documents import (
    LANGUAGES,
    LETTER,
    RIGHT_TO_LEFT,
    SHIPPED_ONLY,
    squeezed,
    text_of,
)

LAYOUTS: tuple[Layout, ...] = ("classic", "modern", "book")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'


def word_text(letter: LetterDocument) -> str:
    document = docx.Document(io.BytesIO(WordRenderer().render(letter)))
    return "\n\n".join(paragraph.text for paragraph in document.paragraphs)


def test_each_format_is_found_by_its_ending() -> None:
    assert [each.name for each in FORMATS] == ["pdf", "docx", "txt", "md"]
    assert find("exe") is None


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_an_empty_letter_is_refused_in_every_format(each) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(DocumentError, match="empty"):
        each.renderer.render(replace(LETTER, text=" \n "))


@pytest.mark.parametrize("language", [*LANGUAGES, *RIGHT_TO_LEFT])
def test_word_and_text_say_what_was_written_in_every_language(language: str) -> None:
    letter = replace(LETTER, text=(LANGUAGES | RIGHT_TO_LEFT)[language])
    assert unicodedata.normalize("NFC", letter.text) in word_text(letter)
    assert letter.text in TextRenderer().render(letter).decode()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("language", ["German", "Japanese", "Polish"])
def test_every_layout_prints_the_text_that_was_written(layout: Layout, language: str) -> None:
    text = " ".join([LANGUAGES[language]] * 4)  # long enough to break lines
    printed = squeezed(text_of(SHIPPED_ONLY.render(replace(LETTER, text=text, layout=layout))))
    assert squeezed(text).replace("-", "") in printed.replace("-", "").replace("\xad", "")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_tagged_and_says_from_whom_to_whom(layout: Layout) -> None:
    reader = PdfReader(io.BytesIO(SHIPPED_ONLY.render(replace(LETTER, layout=layout))))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = reader.pages[0].extract_text()
    for wanted in ("Ada Moreau", "ada@example.com", "22 November 2026", "Northwind Traders"):
        assert wanted in text


def test_a_book_is_hyphenated_by_the_rules_of_its_language() -> None:
    text = "Die Donaudampfschifffahrtsgesellschaft und ihre Kapitänsversicherungen. " * 9
    letter = replace(LETTER, text=text, layout="book", language="de")
    assert "-\n" in text_of(SHIPPED_ONLY.render(letter)).replace("\xad", "-")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_picture_stands_in_the_head(layout: Layout) -> None:
    plain = SHIPPED_ONLY.render(replace(LETTER, layout=layout))
    assert len(SHIPPED_ONLY.render(replace(LETTER, layout=layout, logo=LOGO))) > len(plain)


@pytest.mark.parametrize("logo", [b"no picture", b"<svg><image href='/etc/passwd'/></svg>"])
def test_a_picture_that_cannot_be_read_is_told(logo: bytes) -> None:
    with pytest.raises(DocumentError, match="picture"):
        SHIPPED_ONLY.render(replace(LETTER, logo=logo))


def test_a_picture_reads_no_file(tmp_path: Path) -> None:
    other = tmp_path / "other.svg"
    other.write_bytes(LOGO)
    href = f"<image href='file://{other}' width='9' height='9'/>"
    sly = f"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>{href}</svg>"
    with pytest.raises(DocumentError, match="picture"):
        SHIPPED_ONLY.render(replace(LETTER, logo=sly.encode()))


def test_a_chosen_language_wins_over_the_guess() -> None:
    letter = replace(LETTER, language="fr")
    assert "22 novembre 2026" in text_of(TypstRenderer().render(letter))
    assert "22 novembre 2026" in word_text(letter)
    assert "22 novembre 2026" in TextRenderer().render(letter).decode()


def test_a_word_file_names_its_author_and_holds_no_macro() -> None:
    content = WordRenderer().render(LETTER)
    about = docx.Document(io.BytesIO(content)).core_properties
    assert (about.author, about.title) == ("Ada Moreau", "Senior Data Engineer, Northwind Traders")
    assert about.comments == ""
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert not [name for name in names if "vba" in name.lower()]


def test_hebrew_runs_from_right_to_left_in_word() -> None:
    content = WordRenderer().render(replace(LETTER, text=RIGHT_TO_LEFT["Hebrew"]))
    assert b"<w:bidi/>" in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")


def test_plain_text_is_a_letter_to_paste() -> None:
    assert TextRenderer().render(LETTER).decode() == (
        "Ada Moreau\nWinnipeg, Manitoba\nada@example.com\n\n22 November 2026\n\n"
        "Northwind Traders\nSenior Data Engineer\n\nDear Northwind team,\n\nI build pipelines.\n\n"
        "Kind regards,\nAda Moreau\n"
    )


def test_markdown_shows_signs_and_does_not_obey_them() -> None:
    text = "# Hello *you*\n- one\n1. two <b> [x](y) C_sharp_ & co"
    written = MarkdownRenderer().render(replace(LETTER, text=text)).decode()
    assert "\\# Hello \\*you\\*" in written
    assert "\\- one" in written
    assert "\\1. two \\<b\\> \\[x\\](y) C\\_sharp\\_ &amp; co" in written
    assert "**Ada Moreau**" in written


@given(st.text(max_size=200))
def test_any_text_becomes_a_word_file_or_a_sentence(text: str) -> None:
    try:
        assert WordRenderer().render(replace(LETTER, text=text)).startswith(b"PK")
    except DocumentError as refused:
        assert str(refused).endswith(".")  # noqa: PT017
