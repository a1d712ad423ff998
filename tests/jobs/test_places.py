"""What location texts of the world say, and whether a place will do."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.places import Place, fits, read_places


def said(location: str, country: str = "") -> list[str]:
    """Return each place as “city/area’s city/region or country or zone, remote”, for tables."""
    return [in_short(place) for place in read_places(location, country)]


def in_short(place: Place) -> str:
    where = place.region or place.country or place.zone
    parts = [place.area.rpartition(" ")[0] or place.city, where, "remote" * place.is_remote]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(
    ("location", "places"),
    [
        # the same place, as four boards write it
        ("Winnipeg", ["winnipeg CA-MB"]),
        ("Winnipeg, MB, CA", ["winnipeg CA-MB"]),
        ("Winnipeg, Manitoba, Canada", ["winnipeg CA-MB"]),
        ("R4A 5A4, MB, Canada", ["winnipeg CA-MB"]),
        # two letters
        ("NL", ["NL"]),
        ("Remote - NL", ["NL remote"]),
        ("Amsterdam, NL", ["amsterdam NL-NH"]),
        ("St. John’s, NL", ["st johns CA-NL"]),
        ("Gander, NL, Canada", ["gander CA-NL"]),
        ("DE", ["DE"]),
        ("Berlin, DE", ["berlin DE-BE"]),
        ("Wilmington, DE", ["wilmington US-DE"]),
        ("San Jose, CA", ["san francisco US-CA"]),
        ("Toronto, CA", ["toronto CA-ON"]),
        ("CA", []),
        ("IN-Bengaluru", ["bengaluru IN-KA"]),
        ("Stuttgart, BW, Germany", ["stuttgart DE-BW"]),
        # namesakes
        ("Berlin, NJ", ["berlin US-NJ"]),
        ("Paris, TX", ["paris US-TX"]),
        ("London, ON", ["london CA-ON"]),
        ("Portland, ME", ["portland US-ME"]),
        ("Portland, OR", ["portland US-OR"]),
        ("Tbilisi, Georgia", ["tbilisi GE"]),
        ("Atlanta, Georgia", ["atlanta US-GA"]),
        ("Georgia", []),
        ("Cambridge", ["cambridge"]),
        ("Cambridge, MA", ["boston US-MA"]),
        ("Cambridge, UK", ["cambridge GB-ENG"]),
        ("West Hartford, Connecticut", ["hartford US-CT"]),
        ("Birmingham Road", ["birmingham road"]),
        # cities that share their name with their state or country
        ("New York, New York, United States", ["new york US-NY"]),
        ("Singapore - Singapore", ["SG"]),
        ("Luxembourg, Luxembourg", ["LU"]),
        ("Bellevue, Washington", ["seattle US-WA"]),
        ("Washington D.C.", ["washington US-DC"]),
        ("Remote - Washington", ["US remote"]),
        ("Hildesheim, NDS, Germany", ["hildesheim DE"]),
        # other languages and scripts
        ("Köln, Deutschland", ["cologne DE-NW"]),
        ("Muenchen", ["munich DE-BY"]),
        ("Genève, Suisse", ["geneva CH-GE"]),
        ("東京", ["tokyo JP-13"]),
        ("bangalore, , India", ["bengaluru IN-KA"]),
        ("Warszawa, Województwo mazowieckie, Poland", ["warsaw PL-14"]),
        ("Bosnia and Herzegovina", ["BA"]),
        ("福岡県福岡市", ["fukuoka JP-40"]),
        ("静岡県", ["JP-22"]),
        ("静岡県浜松市", ["浜松市 JP-22"]),
        ("Shizuoka, Japan", ["JP-22"]),
        ("中央区", ["中央区"]),
        ("東京都中央区", ["tokyo JP-13"]),
        # largest first, and other orders
        ("US WA Seattle - Remote", ["seattle US-WA remote"]),
        ("US-CA-San Francisco", ["san francisco US-CA"]),
        ("United Kingdom - London", ["london GB-ENG"]),
        ("Musterdorf Germany", ["musterdorf DE"]),
        ("Springfield, IL 62701", ["springfield US-IL"]),
        ("10115 Berlin", ["berlin DE-BE"]),
        ("EC2A 4NE", ["london GB-ENG"]),
        ("Greater London Area", ["london GB-ENG"]),
        # several
        ("Berlin, Munich, Germany", ["berlin DE-BE", "munich DE-BY"]),
        ("Berlin; Munich or Remote (EU)", ["berlin DE-BE", "munich DE-BY", "eu remote"]),
        ("San Francisco/NYC", ["san francisco US-CA", "new york US-NY"]),
        ("London, UK, Paris, France", ["london GB-ENG", "paris FR-IDF"]),
        ("12 Main St, Austin, TX", ["main st US", "austin US-TX"]),
        # remote, and for whom
        ("Remote", ["remote"]),
        ("Remote – US", ["US remote"]),
        ("Remote, Worldwide", ["world remote"]),
        ("Anywhere", ["world remote"]),
        ("Anywhere in the US", ["US remote"]),
        ("Remote (EMEA)", ["emea remote"]),
        ("Remote (Germany, Austria)", ["DE remote", "AT remote"]),
        ("CA Remote (BC & ON only)", ["CA-BC remote", "CA-ON remote"]),
        ("EMEA - Germany - Offsite/Home", ["DE remote"]),
        # remote in other languages
        ("Wrocław / zdalnie", ["wroclaw PL", "remote"]),
        ("Gdynia (praca zdalna)", ["gdansk PL remote"]),
        ("Delft of thuiswerken", ["the hague NL-ZH remote"]),
        ("大阪府 / リモート可", ["JP-27", "remote"]),
        ("在宅勤務", ["remote"]),
        ("Bologna, da remoto", ["bologna IT-45 remote"]),
        ("City of London", ["london GB-ENG"]),
        # nothing to go by
        ("", []),
        ("2 Locations", []),
        ("In-Office", []),
    ],
)
def test_a_location_is_read(location: str, places: list[str]) -> None:
    assert said(location) == places


def test_hybrid_is_not_remote() -> None:
    (place,) = read_places("Hybrid - Bangalore, India")
    assert place.is_hybrid
    assert not place.is_remote
    assert place.is_on_site


@pytest.mark.parametrize(
    "location",
    [
        "Utrecht (hybride)",
        "Utrecht, deels thuiswerken",
        "Katowice, praca hybrydowa",
        "Bonn, 2 Tage Homeoffice pro Woche",
        "Lyon, 2 jours de télétravail par semaine",
        "京都（一部リモート）",
    ],
)
def test_remote_for_a_part_of_the_time_is_hybrid(location: str) -> None:
    (place,) = read_places(location)
    assert place.is_hybrid
    assert not place.is_remote
    assert place.is_known


def test_the_country_of_the_profile_decides_what_a_name_means() -> None:
    assert said("Cambridge", "GB") == ["cambridge GB-ENG"]
    assert said("Cambridge", "US") == ["boston US-MA"]
    assert said("CA", "CA") == ["CA"]


def test_a_town_that_is_not_known_is_in_the_country_of_the_profile() -> None:
    (place,) = read_places("Smallbrook", "NL")
    assert (place.city, place.country, place.is_guessed) == ("smallbrook", "NL", True)
    # What is known elsewhere stays there, what is known in several countries is not guessed, and
    # what names no town has no country.
    assert said("Antwerp", "NL") == ["antwerp BE-VLG"]
    assert said("Cambridge", "NL") == ["cambridge"]
    assert said("Smallbrook, Germany", "NL") == ["smallbrook DE"]
    assert said("Remote", "NL") == ["remote"]


@pytest.mark.parametrize(
    ("wanted", "location", "answer"),
    [
        ("Winnipeg", "R4A 5A4, MB, Canada", True),
        ("Winnipeg, MB, CA", "Winnipeg", True),
        ("Winnipeg", "Headingley, MB, CA", True),
        ("Winnipeg", "Brandon, MB", False),
        ("Winnipeg", "Gimli, MB", None),
        ("Berlin", "Remote – US", False),
        ("Berlin", "Remote (EU)", True),
        ("Berlin", "Remote, Worldwide", True),
        ("Berlin", "Remote", None),
        ("Berlin", "Potsdam", True),
        ("Berlin", "Munich or Remote (EU)", True),
        ("Berlin", "Munich", False),
        ("Berlin", "Germany", None),
        ("Berlin", "Berlin, NJ", False),
        ("Berlin", "2 Locations", None),
        ("Berlin", "Hybrid", None),
        ("Berlin", "EMEA", None),
        ("Berlin", "Dallas, TX (Remote)", None),
        ("Germany", "Berlin", True),
        ("NL", "Amsterdam", True),
        ("NL", "Gander, NL", False),
        ("Europe", "Paris", True),
        ("Europe", "Austin, TX", False),
        ("Oregon", "Portland, OR", True),
        ("Oregon", "Remote - California", False),
        ("New York", "Jersey City, NJ", True),
        ("New York", "Smallville, NJ", None),
        ("New York", "EMEA", False),
        ("Berlin", "Remote - Washington", False),
        ("London", "London, ON", False),
        ("Musterdorf, Germany", "Musterdorf", True),
        ("Musterdorf", "Berlin", None),
        ("静岡県", "静岡県浜松市", True),
        ("静岡県", "大阪府堺市", False),
        ("東京", "東京都渋谷区", True),
        ("東京", "東京都", True),
        ("Rotterdam", "Vlaardingen", True),
        ("Remote", "Remote – US", None),
        ("Remote, Germany", "Remote – US", False),
        ("Remote", "Paris", None),
    ],
)
def test_a_place_will_do_or_not_or_nobody_knows(
    wanted: str, location: str, answer: bool | None
) -> None:
    (place,) = read_places(wanted)
    assert fits(place, read_places(location)) is answer


@given(st.text(max_size=600))
def test_any_text_can_be_read(text: str) -> None:
    places = read_places(text)
    assert all(len(place.country) in (0, 2) for place in places)
    assert all(place.region.startswith(place.country) for place in places if place.region)


NAMES = ["Berlin", "CA", "Remote", "MB", "NL", "Paris", "US", "EU", "or", ",", "-", "(", ";", "/"]


@given(st.lists(st.sampled_from(NAMES), max_size=14))
def test_any_mixture_of_names_and_signs_can_be_read(names: list[str]) -> None:
    for place in read_places(" ".join(names)):
        fits(place, read_places(" ".join(reversed(names))))


CITIES = ["Berlin", "Winnipeg", "New York, NY", "Tokyo, Japan", "Zürich", "Bengaluru, India"]


@given(st.sampled_from(CITIES), st.lists(st.sampled_from(CITIES), max_size=4))
def test_a_city_among_others_always_fits(city: str, others: list[str]) -> None:
    (wanted,) = read_places(city)
    offered = read_places("; ".join([*others, city]))
    assert fits(wanted, offered) is True
    assert fits(wanted, read_places("; ".join(others))) is (
        True if city in others else (False if others else None)
    )


def test_a_long_hostile_text_takes_no_time() -> None:
    started = process_time()
    for filler in ("Berlin or ", "CA, ", "((((", "a - ", "Remote ", "12345 "):
        read_places(filler * 20_000)
    assert process_time() - started < 5
