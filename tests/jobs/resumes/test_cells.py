"""Cells that go on in the row below."""

from jobs.resumes.reading.cells import with_whole_cells
from jobs.resumes.reading.spans import Span


def span(text: str, x0: float, y: float, *, is_bold: bool = False) -> Span:
    return Span(text, x0, x0 + 5.0 * len(text), y, 10.0, is_bold, ends_bold=is_bold)


def texts(*rows: list[Span], right: float = 560.0) -> list[list[str]]:
    return [[each.text for each in row] for row in with_whole_cells(list(rows), right)]


def test_an_open_bracket_is_closed_in_the_row_below_beside_a_new_item() -> None:
    above = [span("•", 50, 100), span("Lifts (reach,", 64, 100), span("Stock", 300, 100)]
    below = [span("order)", 64, 112), span("• Lead", 290, 112)]
    assert texts(above, below) == [["•", "Lifts (reach, order)", "Stock"], ["• Lead"]]


def test_a_word_broken_in_its_cell_is_whole() -> None:
    above = [span("2012", 50, 100), span("Northern School of Hygiene and Tropical Medi-", 330, 100)]
    assert texts(above, [span("cine, Olza", 330, 112)]) == [
        ["2012", "Northern School of Hygiene and Tropical Medicine, Olza"]
    ]


def test_other_letters_and_other_edges_are_other_things() -> None:
    above = [span("2012", 50, 100), span("Harbour master of the northern estuaries", 360, 100)]
    assert len(texts(above, [span("Quillfern", 360, 112, is_bold=True)])) == 2
    assert len(texts(above, [span("Quillfern", 340, 112)])) == 2
    assert len(texts(above, [span("Quillfern", 360, 140)])) == 2


def test_a_label_goes_on_below_in_a_column_that_ends_at_one_edge() -> None:
    above = [span("Main duties and", 100, 100), span("Filed and wrote", 190, 100)]
    below = [span("tasks", 150, 112), span("letters", 190, 112)]
    assert texts(above, below, right=280.0) == [
        ["Main duties and tasks", "Filed and wrote letters"]
    ]
    other = [span("Duties", 145, 100), span("Filed and wrote", 190, 100)]
    assert len(texts(other, [span("Place", 150, 112)], right=280.0)) == 2
