import pytest

from jobs.resumes.reading import address
from jobs.resumes.reading.plain import lines_of


def read(text: str) -> tuple[str, str, str]:
    found = address.read(lines_of(text))
    return found.address, found.postal_code, found.city


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Deichweg 3, 25980 Husum", "Deichweg 3 | 25980 | Husum"),
        ("Anschrift\tDeichweg 3, 25980 Tarn a. Fell", "Deichweg 3 | 25980 | Tarn a. Fell"),
        ("Wohnort: D-25980 Husum", " | 25980 | Husum"),
        ("7 rue des Forges, 29000 Quimper", "7 rue des Forges | 29000 | Quimper"),
        ("C/ Olivo 2, 3º B, 41010 Sevilla (España)", "C/ Olivo 2, 3º B | 41010 | Sevilla (España)"),
        (
            "Morada\tRua do Moinho, 33, 2.º, 3000-069 Coimbra",
            "Rua do Moinho, 33, 2.º | 3000-069 | Coimbra",
        ),
        ("Dorpsstraat 61, 8911 DW Leeuwarden", "Dorpsstraat 61 | 8911 DW | Leeuwarden"),
        ("ul. Lipowa 7/12, 41-200 Sosnowiec", "ul. Lipowa 7/12 | 41-200 | Sosnowiec"),
        ("Storgatan 41B, 902 35 Umeå, Sweden", "Storgatan 41B | 902 35 | Umeå, Sweden"),
        ("22 Tannery Lane, Stafford, ST17 4QP", "22 Tannery Lane | ST17 4QP | Stafford"),
        ("Ty Gwyn, 9 Heol Fach, Swansea SA2 0QX", "Ty Gwyn, 9 Heol Fach | SA2 0QX | Swansea"),
        ("12 Sráid na Mara, Galway H91 X5Y2", "12 Sráid na Mara | H91 X5Y2 | Galway"),
        (
            "418 Tillery Street, Apt 6, Durham, NC 27701",
            "418 Tillery Street, Apt 6 | 27701 | Durham, NC",
        ),
        (
            "2280 Larch Court, Dublin, Ohio 43016-1234",
            "2280 Larch Court | 43016-1234 | Dublin, Ohio",
        ),
        ("Miejsce zamieszkania: Sosnowiec", " |  | Sosnowiec"),
        ("Lugar de residencia: Sevilla", " |  | Sevilla"),
        ("Orléans, ON K1C 0A0", " | K1C 0A0 | Orléans, ON"),
        ("Leicester, LE3 | ada@example.org", " | LE3 | Leicester"),
        ("住所：愛知県名古屋市千種区春岡通2-14", "春岡通2-14 |  | 愛知県名古屋市千種区"),
        ("〒251-0000 神奈川県藤沢市鵠沼東5-12", "鵠沼東5-12 | 251-0000 | 神奈川県藤沢市"),
        ("Leiden, The Netherlands\tada@example.org\t06 12345678", " |  | Leiden, The Netherlands"),
    ],
)
def test_street_code_and_town_are_told_apart(text: str, told: str) -> None:
    assert " | ".join(read(f"Jane Oduya\n{text}\njane@example.org")) == told


def test_the_street_may_stand_above_its_town() -> None:
    assert read("2206 Cascade Ave.\nChattanooga, TN 37404") == (
        "2206 Cascade Ave.", "37404", "Chattanooga, TN",
    )  # fmt: skip
    assert read("Moorweg 22,\t+420 555 501 164\n779 00 Olomouc, Czechia\ta@example.cz") == (
        "Moorweg 22", "779 00", "Olomouc, Czechia",
    )  # fmt: skip
    assert read("8 rue des Forges, 37000\nTours") == ("8 rue des Forges", "37000", "Tours")


def test_what_stands_before_a_street_is_left_out() -> None:
    told = "Site Manager, 22 Tannery Lane, Stafford, ST17 4QP"
    assert read(told) == ("22 Tannery Lane", "ST17 4QP", "Stafford")
    assert read("Via dei Tigli 8\n24121 Bergamo +39 333 555 0142") == (
        "Via dei Tigli 8", "24121", "Bergamo",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Deichweg 3, 25980 times a year",
        "Born in 1988 in Husum, 3 Mai 1988",
        "Luogo di nascita\tModena, 22 giugno 1989",
        "English B2, French C1",
        "2206 Cascade Ave.",
        "Mobile\t0176 5550 1843",
        "0176 5550 1843",
        "Tarn Ltd, Leeds",
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert read(text) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("61 Larch Bluff, Tarnmouth, NM 87402 United States", "Tarnmouth, NM"),
        ("Lindenweg 4, 06114 Halle", "Halle"),
        ("4 Tarn Close, Olzafell DN14 5XQ, United Kingdom", "Olzafell, United Kingdom"),
        ("Tarn Ltd, 12 Mill Road, Leeds LS1 2AB", ""),
        ("7Fells, St. Paul, MN 55144", ""),
        ("1500 hours of training, 2019", ""),
    ],
)
def test_an_address_says_in_which_town_an_employer_is(text: str, town: str) -> None:
    assert address.town_of(text) == town


def test_a_city_and_a_country_may_stand_behind_labels() -> None:
    assert address.town_told("City: Leeds | Country: United Kingdom") == "Leeds, United Kingdom"
    assert address.town_told("Città: Prato") == "Prato"
    assert address.town_told("City of Leeds: 1,200 trees") == ""


def test_an_address_behind_a_name_is_no_part_of_it() -> None:
    assert address.without_street("Tarn, Lda., Av. Nova 210, 2900 Setúbal") == (
        "Tarn, Lda.",
        "Setúbal",
    )
    assert address.without_street("Tarn, Fell & Co.") == ("Tarn, Fell & Co.", "")
