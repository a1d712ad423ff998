"""What every page shows around its content."""

from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from jobs.models import Company, Job
from jobs.stages import Stage
from peregrine.web.counting import capped
from peregrine.web.sidebar import Sidebar, sidebar
from tests.factories import make_company, make_job


def counts() -> dict[str, str]:
    return {item.section: item.count for item in Sidebar().items()}


def test_it_counts_what_waits_in_each_part(db: None) -> None:
    make_job()
    make_job(stage=Stage.APPROVED)
    make_job(stage=Stage.APPLIED)
    make_job(stage=Stage.OFFER)
    make_job(stage=Stage.REJECTED)
    assert counts() == {
        "today": "", "review": "1", "apply": "1", "interviews": "2", "library": "",
        "jobs-in": "", "settings": "",
    }  # fmt: skip


def many(company: Company, count: int) -> None:
    Job.objects.bulk_create(
        Job(company=company, company_key=company.key, title=f"Job {n}", title_key=f"job {n}")
        for n in range(count)
    )


def test_counting_stops_at_a_thousand(db: None) -> None:
    many(make_company(), 999)
    assert capped(Job.objects.all()) == "999"
    many(make_company(), 30)
    assert capped(Job.objects.all()) == "999+"


def test_it_asks_the_database_nothing_until_a_page_wants_it(db: None, rf: RequestFactory) -> None:
    with CaptureQueriesContext(connection) as queries:
        sidebar(rf.get("/"))
    assert len(queries) == 0
    with CaptureQueriesContext(connection) as queries:
        counts()
    assert len(queries) == 3


def test_the_current_part_is_marked(signed_in: Client) -> None:
    page = signed_in.get("/").content.decode()
    assert page.count('aria-current="page"') == 1


def test_what_the_bar_of_a_phone_has_no_room_for_stands_in_the_menu(signed_in: Client) -> None:
    page = signed_in.get("/jobs/runs/").text
    bar, menu = page.split('<details class="account">')
    assert bar.count('<li class="aside">') == 2
    assert menu.count('<li class="aside">') == 2
    assert '<li class="aside"><a href="/jobs/runs/" aria-current="page">' in menu
    assert 'href="/settings/"' in menu
