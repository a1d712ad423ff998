"""The boards that are asked for a title at a place, against stand-ins that speak their shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from jobs.boards.adzuna import COUNTRIES, Adzuna
from jobs.boards.base import BoardError, Posting, Search, SearchBoard, Unchanged
from jobs.boards.himalayas import Himalayas
from jobs.boards.theladders import TheLadders
from jobs.boards.usajobs import USAJobs
from jobs.dedupe import native_identity
from tests.jobs.boards.server import Asked, Reply, Route, StandIn, stand_in, web

pytestmark = pytest.mark.django_db

SEARCH = Search(title="Data Engineer", location="Portland, OR", most_results=60, hours_old=72)


def search(board: SearchBoard, asked: Search = SEARCH) -> list[Posting]:
    return list(board.search(asked, web(board.label)))


def agrees_with_its_address(posting: Posting) -> bool:
    return native_identity(posting.url) == (posting.board, posting.native_id)


# --- Adzuna


@dataclass(frozen=True)
class AdzunaAccount:
    app_id: str = "an-id"
    app_key: str = "a-key"
    countries: Sequence[str] = ()
    daily_quota: int = 250


def adzuna(server: StandIn, *, used: int = 0, **account: Any) -> Adzuna:
    return Adzuna(
        base_url=server.url, account=lambda: AdzunaAccount(**account), asked_today=lambda: used
    )


def adzuna_row(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "id": str(4812340000 + number),
        "title": "<strong>Data</strong> Engineer",
        "company": {"display_name": "Northwind"},
        "location": {
            "display_name": "Portland, Multnomah County",
            "area": ["US", "Oregon", "Multnomah County", "Portland"],
        },
        "description": "Move numbers from A to B …",
        "salary_min": 90000,
        "salary_max": 120000.5,
        "salary_is_predicted": "0",
        "contract_type": "permanent",
        "contract_time": "full_time",
        "created": "2026-11-20T09:30:00Z",
        "redirect_url": f"https://www.adzuna.com/land/ad/{4812340000 + number}?se=x&utm_medium=api",
        **changes,
    }


def test_adzuna_gives_its_postings() -> None:
    with stand_in({"/v1/api/jobs/us/search/1": {"results": [adzuna_row(1)], "count": 1}}) as server:
        (posting,) = search(adzuna(server))
    assert posting == Posting(
        board="adzuna",
        native_id="4812340001",
        title="<strong>Data</strong> Engineer",  # intake cleans titles
        company="Northwind",
        url="https://www.adzuna.com/land/ad/4812340001?se=x&utm_medium=api",
        location="Portland, Oregon, US",
        employment_type="Permanent, full-time",
        description="Move numbers from A to B …",
        posted_on=date(2026, 11, 20),
        salary_min=Decimal(90000),
        salary_max=Decimal("120000.50"),
        salary_currency="USD",
        salary_period="year",
    )
    assert agrees_with_its_address(posting)
    assert server.asked[0].fields == {
        "app_id": "an-id",
        "app_key": "a-key",
        "results_per_page": "50",
        "what": "Data Engineer",
        "where": "Portland, OR",
        "max_days_old": "3",
        "sort_by": "date",
    }


def test_adzunas_own_guess_of_the_pay_is_not_taken_for_pay() -> None:
    row = adzuna_row(1, salary_is_predicted="1", location={"display_name": "Portland"})
    with stand_in({"/v1/api/jobs/us/search/1": {"results": [row]}}) as server:
        (posting,) = search(adzuna(server))
    assert (posting.salary_min, posting.salary_max) == (None, None)
    assert (posting.salary_currency, posting.salary_period) == ("", "")
    assert posting.location == "Portland"


def test_adzuna_is_asked_for_no_more_pages_than_are_wanted() -> None:
    def page(asked: Asked) -> Route:
        first = 50 * int(asked.path.rpartition("/")[2])
        return {"results": [adzuna_row(first + n) for n in range(50)]}

    with stand_in({f"/v1/api/jobs/us/search/{n}": page for n in range(1, 5)}) as server:
        found = search(adzuna(server))
    assert len({posting.native_id for posting in found}) == len(found) == 60
    assert len(server.asked) == 2


def test_adzuna_asks_each_country_in_its_currency() -> None:
    nothing = {f"/v1/api/jobs/{code}/search/1": {"results": []} for code in COUNTRIES}
    routes = nothing | {"/v1/api/jobs/pl/search/1": {"results": [adzuna_row(1)]}}
    with stand_in(routes) as server:
        (posting,) = search(adzuna(server, countries=tuple(COUNTRIES)))
    assert posting.salary_currency == "PLN"
    assert len(server.asked) == 19


def test_no_country_of_adzuna_crowds_out_the_others() -> None:
    def page(asked: Asked) -> Route:
        return {"results": [adzuna_row(n) for n in range(50)]}

    with stand_in({f"/v1/api/jobs/{code}/search/1": page for code in ("us", "ca", "mx")}) as server:
        found = search(adzuna(server, countries=("us", "ca", "mx")))
    assert [posting.salary_currency for posting in found] == ["USD"] * 20 + ["CAD"] * 20 + [
        "MXN"
    ] * 20


def test_adzuna_says_which_countries_it_has() -> None:
    with stand_in() as server, pytest.raises(BoardError, match=r"no jobs of Norway.*germany"):
        search(adzuna(server), replace(SEARCH, country="norway"))
    assert server.asked == []


def test_adzuna_stops_when_the_quota_is_used_up_and_says_so() -> None:
    nothing = {f"/v1/api/jobs/{code}/search/1": {"results": []} for code in COUNTRIES}
    with stand_in(nothing) as server:
        with pytest.raises(BoardError, match="quota of 250 questions a day is used up") as refusal:
            search(adzuna(server, used=248, countries=("at", "de", "ch")))
        assert len(server.asked) == 2
    assert refusal.value.kind == "rate_limited"


def test_adzuna_without_a_key_says_where_to_get_one_and_where_to_put_it() -> None:
    with stand_in() as server, pytest.raises(BoardError) as refusal:
        search(adzuna(server, app_key=""))
    assert refusal.value.kind == "needs_key"
    assert "https://developer.adzuna.com/signup" in str(refusal.value)
    assert "config/adzuna.yaml" in str(refusal.value)
    assert server.asked == []


def test_a_key_that_adzuna_does_not_accept_is_told_without_the_key() -> None:
    refused = {"/v1/api/jobs/us/search/1": Reply(status=401)}
    with stand_in(refused) as server, pytest.raises(BoardError) as refusal:
        search(adzuna(server))
    assert refusal.value.kind == "needs_key"
    assert "did not accept the key" in str(refusal.value)
    assert "a-key" not in str(refusal.value)


def test_adzuna_goes_on_to_the_next_country_where_one_has_nothing_new() -> None:
    routes: dict[str, Route] = {
        "/v1/api/jobs/us/search/1": {"results": [adzuna_row(1)]},
        "/v1/api/jobs/ca/search/1": {"results": [adzuna_row(2)]},
    }
    with stand_in(routes) as server:
        board, first = adzuna(server, countries=("us", "ca")), web()
        assert len(list(board.search(SEARCH, first))) == 2
        with pytest.raises(Unchanged):
            list(board.search(SEARCH, web(known=first.marks)))
        routes["/v1/api/jobs/ca/search/1"] = {"results": [adzuna_row(3)]}
        (posting,) = board.search(SEARCH, web(known=first.marks))
    assert posting.native_id == "4812340003"


# --- USAJOBS


@dataclass(frozen=True)
class USAJobsAccount:
    email: str = "ada@example.com"
    api_key: str = "a-key"


def usajobs(server: StandIn, **account: Any) -> USAJobs:
    return USAJobs(base_url=server.url, account=lambda: USAJobsAccount(**account))


def usajobs_answer(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"SearchResult": {"SearchResultCount": len(rows), "SearchResultItems": list(rows)}}


def usajobs_row(**changes: Any) -> dict[str, Any]:
    job = {
        "PositionID": "DE-26-1",
        "PositionTitle": "Data Engineer",
        "PositionURI": "https://www.usajobs.gov:443/GetJob/ViewDetails/738942100",
        "PositionLocationDisplay": "Multiple Locations",
        "PositionLocation": [
            {"LocationName": "Portland, Oregon"},
            {"LocationName": "Washington, District of Columbia"},
        ],
        "OrganizationName": "Bureau of Numbers",
        "DepartmentName": "Department of Counting",
        "PositionSchedule": [{"Name": "Full-time", "Code": "1"}],
        "QualificationSummary": "You can count.",
        "PositionRemuneration": [
            {"MinimumRange": "99000.0", "MaximumRange": "128000.0", "RateIntervalCode": "PA"}
        ],
        "PublicationStartDate": "2026-11-20T00:00:00.0000",
        "UserArea": {
            "Details": {
                "JobSummary": "Move numbers from A to B.",
                "MajorDuties": ["Move them.", "Count them."],
                "RemoteIndicator": False,
            }
        },
    }
    return {"MatchedObjectId": "738942100", "MatchedObjectDescriptor": job | changes}


def test_usajobs_gives_its_postings() -> None:
    with stand_in({"/api/search": usajobs_answer(usajobs_row())}) as server:
        (posting,) = search(usajobs(server))
    assert posting == Posting(
        board="usajobs",
        native_id="738942100",
        title="Data Engineer",
        company="Bureau of Numbers",
        url="https://www.usajobs.gov:443/GetJob/ViewDetails/738942100",
        location="Portland, Oregon; Washington, District of Columbia",
        is_remote=False,
        employment_type="Full-time",
        description="Move numbers from A to B.\n\nMove them.\n\nCount them.\n\nYou can count.",
        posted_on=date(2026, 11, 20),
        salary_min=Decimal(99000),
        salary_max=Decimal(128000),
        salary_currency="USD",
        salary_period="year",
    )
    assert agrees_with_its_address(posting)
    (asked,) = server.asked
    assert asked.headers["user-agent"] == "ada@example.com"
    assert asked.headers["authorization-key"] == "a-key"
    assert asked.fields["PositionTitle"] == "Data Engineer"
    assert asked.fields["LocationName"] == "Portland, OR"
    assert asked.fields["DatePosted"] == "3"
    assert "RemoteIndicator" not in asked.fields


def test_usajobs_pay_for_a_period_that_nobody_can_compare_is_left_out() -> None:
    pay = [{"MinimumRange": "1", "MaximumRange": "2", "RateIntervalCode": "Without Compensation"}]
    with stand_in({"/api/search": usajobs_answer(usajobs_row(PositionRemuneration=pay))}) as server:
        (posting,) = search(usajobs(server), replace(SEARCH, is_remote_only=True))
    assert (posting.salary_min, posting.salary_currency, posting.salary_period) == (None, "", "")
    assert server.asked[0].fields["RemoteIndicator"] == "True"


@pytest.mark.parametrize("account", [{"email": ""}, {"api_key": ""}])
def test_usajobs_without_a_key_says_where_to_get_one_and_where_to_put_it(
    account: dict[str, str],
) -> None:
    with stand_in() as server, pytest.raises(BoardError) as refusal:
        search(usajobs(server, **account))
    assert refusal.value.kind == "needs_key"
    assert "https://developer.usajobs.gov/apirequest/" in str(refusal.value)
    assert "config/usajobs.yaml" in str(refusal.value)
    assert server.asked == []


def test_a_key_that_usajobs_does_not_accept_is_told() -> None:
    refused = {"/api/search": Reply(status=401)}
    with stand_in(refused) as server, pytest.raises(BoardError, match="not accept") as refusal:
        search(usajobs(server))
    assert refusal.value.kind == "needs_key"


# --- Himalayas


def himalayas_row(number: int, **changes: Any) -> dict[str, Any]:
    address = f"https://himalayas.app/companies/northwind/jobs/data-engineer-{number}"
    return {
        "title": "Data Engineer",
        "excerpt": "Move numbers …",
        "companyName": "Northwind",
        "companySlug": "northwind",
        "employmentType": "Full Time",
        "minSalary": 90000,
        "maxSalary": 120000,
        "currency": "USD",
        "locationRestrictions": [
            {"alpha2": "US", "name": "United States", "slug": "united-states"},
            {"alpha2": "CA", "name": "Canada", "slug": "canada"},
        ],
        "description": "<p>Move numbers from A to B.</p>",
        "pubDate": 1795167000000,
        "applicationLink": address,
        "guid": address,
        **changes,
    }


def test_himalayas_gives_its_postings() -> None:
    with stand_in({"/jobs/api/search": {"jobs": [himalayas_row(1)], "totalCount": 1}}) as server:
        (posting,) = search(Himalayas(base_url=server.url))
    assert posting == Posting(
        board="himalayas",
        native_id="northwind/jobs/data-engineer-1",
        title="Data Engineer",
        company="Northwind",
        url="https://himalayas.app/companies/northwind/jobs/data-engineer-1",
        location="United States; Canada",
        is_remote=True,
        employment_type="Full-time",
        description="<p>Move numbers from A to B.</p>",
        posted_on=date(2026, 11, 20),
        salary_min=Decimal(90000),
        salary_max=Decimal(120000),
        salary_currency="USD",
        salary_period="year",
    )
    assert agrees_with_its_address(posting)
    fields = server.asked[0].fields
    assert (fields["q"], fields["country"]) == ("Data Engineer", "United States")


def test_himalayas_takes_places_as_names_and_pay_by_the_hour_too() -> None:
    row = himalayas_row(
        1,
        locationRestrictions=["Germany", "Austria"],
        salaryPeriod="hourly",
        applicationLink="https://northwind.example/apply/1",
    )
    with stand_in({"/jobs/api/search": {"jobs": [row]}}) as server:
        (posting,) = search(Himalayas(base_url=server.url))
    assert (posting.location, posting.salary_period) == ("Germany; Austria", "hour")
    assert posting.apply_url == "https://northwind.example/apply/1"


def test_himalayas_is_asked_for_no_more_pages_than_are_wanted() -> None:
    def page(asked: Asked) -> Route:
        first = 20 * int(asked.fields["page"])
        return {"jobs": [himalayas_row(first + n) for n in range(20)]}

    with stand_in({"/jobs/api/search": page}) as server:
        found = search(Himalayas(base_url=server.url), replace(SEARCH, most_results=45))
    assert len({posting.native_id for posting in found}) == len(found) == 45
    assert len(server.asked) == 3


def test_himalayas_giving_the_same_page_for_ever_is_left() -> None:
    same = {"jobs": [himalayas_row(n) for n in range(20)]}
    with stand_in({"/jobs/api/search": same}) as server:
        assert len(search(Himalayas(base_url=server.url))) == 20
    assert len(server.asked) == 2


# --- The Ladders

LADDERS_PATH = "/jobs/searchresults-jobs"


def ladders_page(data: str) -> str:
    return (
        '<!doctype html><html><head><script>var id = "__NEXT_DATA__";</script></head><body>'
        f'<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{data}</script>'
        "</body></html>"
    )


LADDERS = ladders_page(
    """{"props": {"pageProps": {"user": {"roles": []}, "search": {"totalCount": 2, "jobs": [
    {"jobLocationId": 86796505, "title": "Data Engineer", "companyName": "Northwind",
     "location": {"city": "Portland", "state": "OR"}, "remoteFlag": "Hybrid",
     "compensation": {"baseMin": 120000, "baseMax": 150000},
     "publicationDate": "2026-11-20", "description": "Move numbers from A to B.",
     "seoJobLink": "/job/data-engineer-northwind-portland-or_86796505"},
    {"jobLocationId": 86796506, "jobTitle": "Senior Data Engineer", "company": {"name": "Fabrikam"},
     "location": "Virtual / Travel", "isRemote": true,
     "url": "https://www.theladders.com/job/senior-data-engineer-fabrikam_86796506"},
    {"promotion": "Try Premium"}]}}}, "page": "/jobs"}"""
)


def test_the_ladders_jobs_are_read_from_the_data_in_the_page() -> None:
    with stand_in({LADDERS_PATH: LADDERS}) as server:
        first, second = search(TheLadders(base_url=server.url))
    assert first == Posting(
        board="theladders",
        native_id="86796505",
        title="Data Engineer",
        company="Northwind",
        url="https://www.theladders.com/job/data-engineer-northwind-portland-or_86796505",
        location="Portland, OR",
        is_remote=False,
        description="Move numbers from A to B.",
        posted_on=date(2026, 11, 20),
        salary_min=Decimal(120000),
        salary_max=Decimal(150000),
        salary_currency="USD",
        salary_period="year",
    )
    assert (second.title, second.company) == ("Senior Data Engineer", "Fabrikam")
    assert (second.location, second.is_remote) == ("Virtual / Travel", True)
    assert agrees_with_its_address(first)
    assert agrees_with_its_address(second)
    fields = server.asked[0].fields
    assert (fields["keywords"], fields["location"]) == ("Data Engineer", "Portland, OR")
    assert fields["daysPublished"] == "3"


def test_the_ladders_without_results_has_none() -> None:
    empty = ladders_page('{"props": {"pageProps": {"jobs": []}}}')
    with stand_in({LADDERS_PATH: empty}) as server:
        assert search(TheLadders(base_url=server.url)) == []


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>Just a moment …</body></html>",
        ladders_page('{"props": {"pageProps": {"heading": "Jobs"}}}'),
        ladders_page('{"props": {"pagePro'),
    ],
)
def test_a_page_of_the_ladders_without_its_data_has_changed(page: str) -> None:
    with stand_in({LADDERS_PATH: page}) as server, pytest.raises(BoardError) as refusal:
        search(TheLadders(base_url=server.url))
    assert refusal.value.kind == "changed"
