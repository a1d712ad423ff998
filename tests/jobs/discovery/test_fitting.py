"""Which postings of a whole board are what a profile looks for."""

import pytest

from jobs.boards.base import Posting
from jobs.discovery.fitting import Wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Senior Data Engineer (m/w/d)", "data engineer"),
        ("Engineer, Data Platform", "Data Engineer"),
        ("C++ Developer", "C++ developer"),
        ("INGÉNIEUR DE DONNÉES", "ingénieur données"),
        ("シニアデータエンジニア", "データエンジニア"),
        ("Ｄａｔａ Engineer", "data engineer"),
    ],
)
def test_every_word_of_a_title_is_there(title: str, wanted: str) -> None:
    assert Wanted(("Cook", wanted)).fits(Posting(board="x", title=title, company="Acme"))


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Salesforce Administrator", "Sales"),
        ("Database Engineer", "Data Engineer"),
        ("C Developer", "C++ Developer"),
        ("Data Analyst", "Data Engineer"),
        ("", "Data Engineer"),
    ],
)
def test_parts_of_words_are_not_words(title: str, wanted: str) -> None:
    assert not Wanted((wanted,)).fits(Posting(board="x", title=title, company="Acme"))
