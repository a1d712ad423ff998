"""Where words part in a PDF, by the room between its glyphs."""

from jobs.resumes.reading.pdf import Glyph, Page
from jobs.resumes.reading.spans import spans_of


def text_of(signs: str, gap: float, *, spaced: bool = True, overlap: int | None = None) -> str:
    """Return the text of glyphs in a row; `spaced` is what the file claims of each."""
    x, glyphs = 20.0, []
    for at, sign in enumerate(signs):
        x += -0.05 * 10 if at == overlap else gap
        claims = spaced if overlap is None else at == overlap
        glyphs.append(Glyph(sign, x, x + 5, 10, 20, 10.0, is_bold=False, is_after_space=claims))
        x += 5
    return spans_of(Page(600, 800, glyphs))[0].text


def test_spaces_that_nobody_sees_part_no_digits_and_no_kanji() -> None:
    assert text_of("0805555", 0.0) == "0805555"
    assert text_of("大阪", 0.4) == "大阪"


def test_a_slanted_letter_that_leans_over_a_space_keeps_it() -> None:
    assert text_of("ofScience", 0.0, overlap=2) == "of Science"


def test_letters_with_room_between_them_are_words_where_the_file_has_spaces() -> None:
    x, glyphs = 20.0, []
    for word in ("Work", "History"):
        for at, sign in enumerate(word):
            x += 7 + (0 if at else 4)
            loose = {"is_bold": True, "is_after_space": at == 0}
            glyphs.append(Glyph(sign, x, x + 4.2 + at % 3 * 0.4, 10, 20, 10.0, **loose))
    assert [span.text for span in spans_of(Page(600, 800, glyphs))] == ["Work History"]


def test_a_space_behind_every_letter_is_none() -> None:
    assert text_of("WORK", 3.0) == "WORK"


def test_spaces_behind_some_spaced_letters_are_none_where_no_room_is_wider() -> None:
    x, glyphs = 20.0, []
    for at, sign in enumerate("MARISOLDE"):
        x += 3 + (8 if at == 7 else 0)
        loose = {"is_bold": False, "is_after_space": at in (1, 2, 5, 7)}
        glyphs.append(Glyph(sign, x, x + 5, 10, 20, 10.0, **loose))
        x += 5
    assert [span.text for span in spans_of(Page(600, 800, glyphs))] == ["MARISOL DE"]


def test_a_dash_whose_box_is_flat_stays_between_its_neighbours() -> None:
    x, glyphs = 20.0, []
    for sign in "2018–now":
        top, size = (14.7, 0.6) if sign == "–" else (10, 10.0)
        loose = {"is_bold": False, "is_after_space": sign in "–n"}
        x += 2.0 if sign in "–n" else 0
        glyphs.append(Glyph(sign, x, x + 5, top, top + size, size, **loose))
        x += 5
    assert [span.text for span in spans_of(Page(600, 800, glyphs))] == ["2018 – now"]
