"""JobPosting in JSON-LD, as pages write it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.capturing import PartialPosting, read_page
from jobs.capturing.jsonld import parse
from tests.jobs.capturing.pages import TEXT, job_posting, jsonld_page

TODAY = date(2026, 11, 22)
URL = "https://careers.northwind.example/jobs/7"


def read(*values: Any, url: str = URL) -> list[PartialPosting]:
    return read_page(jsonld_page(*values), url, today=TODAY)


def one(**changes: Any) -> PartialPosting:
    (found,) = read(job_posting(**changes))
    return found


def test_a_posting_is_read_whole() -> None:
    found = one(employmentType="FULL_TIME")
    posting = found.posting
    assert (posting.title, posting.company) == ("Data Engineer", "Northwind Traders")
    assert (posting.location, posting.posted_on) == ("Winnipeg, MB, CA", date(2026, 11, 18))
    assert (posting.description, posting.employment_type) == (TEXT, "Full-time")
    assert (posting.url, posting.board, posting.native_id) == (URL, "web_page", "")
    assert (found.missing, found.guesses, posting.is_closed) == ((), frozenset(), False)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda job: {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, job]},
        lambda job: [{"@type": "BreadcrumbList"}, job],
        lambda job: {"@type": "WebPage", "mainEntity": {"item": [job]}},
        lambda job: {**job, "@type": ["Thing", "JobPosting"]},
        lambda job: {**job, "@type": "http://schema.org/JobPosting"},
        lambda job: {**job, "@type": "schema:jobposting"},
    ],
)
def test_it_may_stand_anywhere(wrap: Any) -> None:
    assert [found.posting.title for found in read(wrap(job_posting()))] == ["Data Engineer"]


JOB = json.dumps(job_posting())


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {JOB} -->",
        f"\n//<![CDATA[\n{JOB}\n//]]>\n",
        f"/* <![CDATA[ */ {JOB} /* ]]> */",
        f"\ufeff{JOB};",
        JOB[:-1] + ",}",
        JOB.replace('"datePosted"', ' // when\n "datePosted"'),
        JOB.replace("healthy", "healthy\x07\n\tand\r\nshort"),
        JOB.replace("healthy", r"healthy\' and C:\dev"),
        JOB.replace('"', "&quot;"),
        '{"@type": "Organization", "name": "x"}' + JOB,
    ],
    ids=["comment", "cdata", "css-cdata", "bom", "comma", "remark", "control", "escape", "entities",
         "two"],
)  # fmt: skip
def test_what_is_not_quite_json_is_mended(script: str) -> None:
    (found,) = read(script)
    assert (found.posting.title, found.posting.company) == ("Data Engineer", "Northwind Traders")
    assert "healthy" in found.posting.description


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, '{"a":' * 5_000, "null", "7" * 9_999])
def test_what_is_hopeless_is_left(script: str) -> None:
    assert read(script) == []


def test_hostile_scripts_cost_no_time() -> None:
    for script in ('"\\"' * 500_000, "," * 1_000_000, "/*" * 500_000, '{"a":"' + "\\" * 900_000):
        assert parse(script) == []


@given(st.text(max_size=200))
def test_any_text_in_a_script_is_survived(text: str) -> None:
    read(text.replace("</", ""))


@pytest.mark.parametrize(
    ("organisation", "company"),
    [
        ("Northwind", "Northwind"),
        ([{"name": "Northwind &amp; Sons"}], "Northwind & Sons"),
        ({"legalName": "Northwind Ltd"}, "Northwind Ltd"),
        ("https://northwind.example/#org", ""),
        (None, ""),
        ({"name": {"@value": "Northwind", "@language": "en"}}, "Northwind"),
    ],
)
def test_the_company_in_all_its_spellings(organisation: Any, company: str) -> None:
    assert one(hiringOrganization=organisation).posting.company == company


def test_a_company_that_is_named_elsewhere_on_the_page_is_found() -> None:
    organisation = {"@type": "Organization", "@id": "#org", "name": "Northwind Traders"}
    job = job_posting(hiringOrganization={"@id": "#org"})
    assert read({"@graph": [organisation, job]})[0].posting.company == "Northwind Traders"


def place(city: str, **more: Any) -> dict[str, Any]:
    return {"@type": "Place", "address": {"addressLocality": city}, **more}


@pytest.mark.parametrize(
    ("where", "location"),
    [
        ([place("Berlin"), place("Hamburg"), place("Berlin")], "Berlin; Hamburg"),
        ({"address": "Kurfürstendamm 1, Berlin"}, "Kurfürstendamm 1, Berlin"),
        ("Berlin", "Berlin"),
        ({"name": "Berlin office"}, "Berlin office"),
        ({"address": [{"addressLocality": "Berlin", "addressCountry": {"name": ["DE", "DE"]}}]},
         "Berlin, DE"),
        ([place("Ulm", name="Bonn"), place("Ulm", name="Köln")], "Bonn; Köln"),
        ([], ""),
        (None, ""),
    ],
)  # fmt: skip
def test_places(where: Any, location: str) -> None:
    assert one(jobLocation=where).posting.location == location


def test_work_from_home_says_where_one_may_live() -> None:
    areas = [{"@type": "Country", "name": "US"}, {"@type": "Country", "name": "Canada"}]
    posting = one(
        jobLocationType="TELECOMMUTE", jobLocation=None, applicantLocationRequirements=areas
    ).posting
    assert (posting.is_remote, posting.location) == (True, "US; Canada")
    assert one().posting.is_remote is None


def money(value: Any, currency: str = "EUR") -> dict[str, Any]:
    return {"@type": "MonetaryAmount", "currency": currency, "value": value}


@pytest.mark.parametrize(
    ("pay", "low", "high", "period", "words"),
    [
        (money({"minValue": 60000, "maxValue": "75000.00", "unitText": "YEAR"}), 60000, 75000,
         "year", ""),
        (money({"value": 45, "unitText": "HOUR"}), 45, 45, "hour", ""),
        (money(52000), 52000, 52000, "", ""),
        (money({"minValue": 3000, "unitText": "MONTH"}), 3000, None, "month", ""),
        (money("$120k–$150k"), None, None, "", "$120k–$150k"),
        ("€45/h", None, None, "", "€45/h"),
        (None, None, None, "", ""),
        ([], None, None, "", ""),
    ],
)  # fmt: skip
def test_pay(pay: Any, low: int | None, high: int | None, period: str, words: str) -> None:
    posting = one(baseSalary=pay).posting
    wanted = tuple(None if each is None else Decimal(each) for each in (low, high))
    assert (posting.salary_min, posting.salary_max) == wanted
    assert (posting.salary_period, posting.salary_text) == (period, words)


@pytest.mark.parametrize(
    ("valid_through", "is_closed"),
    [("2026-11-21T23:59", True), ("2026-11-22", False), ("2027-01-01", False), ("soon", False)],
)
def test_a_date_that_has_passed_closes_it(valid_through: str, *, is_closed: bool) -> None:
    assert one(validThrough=valid_through).posting.is_closed is is_closed


def test_texts_beside_the_description_are_added_once() -> None:
    duty = "Run the nightly jobs and tell people when one of them fails."
    found = one(description=f"<p>About us.</p><p>{duty}</p>", responsibilities=duty,
                qualifications="Five years with databases of some size, and patience.")  # fmt: skip
    text = found.posting.description
    assert text.count(duty) == 1
    assert text.endswith("Qualifications\n\nFive years with databases of some size, and patience.")


def test_several_postings_are_a_choice_with_their_own_addresses() -> None:
    jobs = [
        job_posting(title="Baker", url="/jobs/1"),
        job_posting(title="Cook", url="https://www.linkedin.com/jobs/view/4400000001"),
        job_posting(title="Baker", url="/jobs/1?again"),
    ]
    found = read({"@graph": jobs})
    assert [each.posting.title for each in found] == ["Baker", "Cook"]
    assert found[0].posting.url == "https://careers.northwind.example/jobs/1"
    assert found[1].posting.url == URL  # another host proves nothing about that address


def test_a_page_cannot_pass_for_a_posting_of_another_board() -> None:
    posting = one(url="https://www.linkedin.com/jobs/view/4400000001").posting
    assert (posting.url, posting.native_id) == (URL, "")


def test_what_is_missing_is_said() -> None:
    found = one(hiringOrganization=None, description="")
    assert found.missing == ("company", "description")
