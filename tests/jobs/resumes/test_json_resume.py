import pytest
from pydantic import ValidationError

from jobs.resumes.json_resume import JsonResume, Location


def test_a_resume_comes_out_under_the_names_of_the_standard() -> None:
    given = {
        "basics": {"name": "Ada Example", "location": {"countryCode": "PT"}},
        "work": [{"name": "Example Ltd", "startDate": "2020-02", "highlights": ["Built it"]}],
        "education": [{"studyType": "MSc", "endDate": "2019"}],
    }
    assert JsonResume.read(given).as_json() == given


def test_what_the_standard_does_not_know_is_kept() -> None:
    given = {"basics": {"name": "Ada", "pronouns": "she"}, "awards": [{"title": "Best"}]}
    assert JsonResume.read(given).as_json() == given


def test_null_means_empty() -> None:
    resume = JsonResume.read({"basics": None, "work": None, "education": [{"courses": None}]})
    assert resume.basics.name == ""
    assert resume.work == []
    assert resume.as_json() == {}


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-17", ""])
def test_a_date_may_be_a_year_a_month_or_a_day(date: str) -> None:
    assert JsonResume.read({"work": [{"startDate": date}]}).work[0].start_date == date


@pytest.mark.parametrize("date", ["May 2024", "2024-13", "24", "2024-5"])
def test_any_other_date_is_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="2024-05"):
        JsonResume.read({"work": [{"startDate": date}]})


@pytest.mark.parametrize(
    ("place", "town"),
    [
        (Location(postal_code="8601 GA", city="Sneek"), "8601 GA Sneek"),
        (Location(postal_code="43004", city="Olza, CO"), "Olza, CO 43004"),
        (Location(postal_code="OL1 2ZA", city="Olza", country_code="GB"), "Olza OL1 2ZA"),
        (Location(city="Olza", region="Fell"), "Olza, Fell"),
    ],
)
def test_the_postal_code_stands_where_its_country_puts_it(place: Location, town: str) -> None:
    assert place.town == town
