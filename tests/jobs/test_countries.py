"""Countries by the names that people give them."""

import pytest

from jobs.places import country_named


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Nederland", "NL"),
        ("the netherlands", "NL"),
        ("nl", "NL"),
        ("NLD", "NL"),
        ("Niger", "NE"),
        ("UK", "GB"),
        ("Scotland", "GB"),
        ("Georgia", "GE"),
        ("Россия", "RU"),
        ("Magyarország", "HU"),
        ("Côte d’Ivoire", "CI"),
        ("中国", "CN"),
        ("P1", ""),
        ("Atlantis", ""),
        ("Hamburg", ""),
        ("", ""),
    ],
)
def test_a_country_is_known_by_its_name_and_its_letters(typed: str, code: str) -> None:
    assert country_named(typed) == code
