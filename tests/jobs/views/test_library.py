"""The library page: words and filters by address, pages, stars and saved views."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jobs.library import paging
from jobs.models import Job, SavedView
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db

URL = "/jobs/"
HTMX = {"HX-Request": "true"}


def shown(answer: Any) -> list[str]:
    return [job.title for job in answer.context["page"].jobs]


def columns(client: Client, query: str) -> list[str]:
    return [heading.column.name for heading in client.get(f"{URL}{query}").context["headings"]]


def test_a_stranger_is_sent_to_the_sign_in_page(client: Client) -> None:
    assert client.get(URL).headers["Location"].startswith("/login/")


def test_an_empty_library_says_where_jobs_come_from(signed_in: Client) -> None:
    page = signed_in.get(URL).text
    assert "The library is empty" in page
    assert "Bring jobs in" in page


def test_every_stage_is_there(signed_in: Client) -> None:
    for number, stage in enumerate((Stage.PENDING, Stage.APPLIED, Stage.REJECTED)):
        make_job(title=f"Job {number}", stage=stage, score=90 - number)
    answer = signed_in.get(URL)
    assert shown(answer) == ["Job 0", "Job 1", "Job 2"]
    assert "3 jobs" in answer.text
    assert "Rejected" in answer.text


def test_words_and_filters_narrow_it_down_and_stay_in_the_form(signed_in: Client) -> None:
    make_job(title="Data Engineer", description="python", location="Berlin", score=80)
    make_job(title="Data Clerk", description="paper", location="Berlin", score=20)
    make_job(title="Nurse", location="Lyon", score=70)
    answer = signed_in.get(URL, {"q": "data", "place": "berlin", "score": "50"})
    assert shown(answer) == ["Data Engineer"]
    assert 'value="data"' in answer.text
    assert 'value="50"' in answer.text
    nothing = signed_in.get(URL, {"q": "astronaut"}).text
    assert "No job is like that" in nothing


def test_found_words_are_marked_and_each_filter_can_be_taken_away(signed_in: Client) -> None:
    make_job(title="Data Engineer", description="We use python a lot.", score=80)
    page = signed_in.get(URL, {"q": "python data", "score": "50", "stage": "pending"}).text
    assert "<mark>Data</mark> Engineer" in page
    assert "We use <mark>python</mark> a lot." in page
    assert 'href="/jobs/?stage=pending&amp;score=50"' in page
    assert 'href="/jobs/?q=python+data&amp;score=50"' in page
    assert 'href="/jobs/?q=python+data&amp;stage=pending"' in page


def test_typing_words_asks_for_the_best_hits(signed_in: Client) -> None:
    make_job(title="Clerk", description="nurse", score=90)
    make_job(title="Nurse", score=10)
    page = signed_in.get(URL).text
    assert '<select class="input" name="sort"><option value="">Best first' in page
    assert shown(signed_in.get(URL, {"q": "nurse", "sort": ""}, follow=True)) == ["Nurse", "Clerk"]
    by_match = signed_in.get(URL, {"q": "nurse", "sort": "best"})
    assert shown(by_match) == ["Clerk", "Nurse"]
    assert '<option value="best" selected>' in by_match.text


def test_htmx_gets_the_results_alone(signed_in: Client) -> None:
    make_job(title="Nurse")
    answer = signed_in.get(URL, {"q": "nurse"}, headers=HTMX)
    assert "<html" not in answer.text
    assert 'id="results"' in answer.text
    assert '<input type="hidden" name="q" value="nurse">' in answer.text  # to be saved
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "query", ["q=%00&score=x", "at=after:x:y", 'q="(*', "stage=&sort=zz&pay=1e9"]
)
def test_no_address_breaks_it(signed_in: Client, query: str) -> None:
    make_job()
    assert signed_in.get(f"{URL}?{query}", follow=True).status_code == 200


def test_what_is_not_understood_is_said_and_offers_nothing_for_all(signed_in: Client) -> None:
    make_job(title="Nurse")
    answer = signed_in.get(URL, {"q": "nurse", "stage": "new"})
    assert shown(answer) == ["Nurse"]
    assert "This was not understood and is left out" in answer.text
    assert "<bdi>stage</bdi> “<bdi>new</bdi>”" in answer.text
    assert f'<a href="{URL}?q=nurse">Go on without it</a>' in answer.text
    offers = ('value="view"', "/jobs/export/", "/jobs/views/save/")
    assert not [each for each in offers if each in answer.text]
    assert "not understood" in signed_in.get(URL, {"stage": "new"}, headers=HTMX).text
    clear = signed_in.get(URL, {"q": "nurse"}).text
    assert "not understood" not in clear
    assert all(each in clear for each in offers)


def test_an_unknown_order_is_said_and_falls_back_to_the_usual_one(signed_in: Client) -> None:
    make_job()
    page = signed_in.get(URL, {"sort": "x"}).text
    assert "<bdi>sort</bdi> “<bdi>x</bdi>”" in page
    assert 'value="view"' in page


@pytest.mark.parametrize(
    ("asked", "short"),
    [
        ("?q=&stage=approved&score=&board=&company=&sort=", "?stage=approved"),
        ("?company=Acme&q=data&place=&at=after:50:7", "?q=data&company=Acme&at=after%3A50%3A7"),
        ("?q=&stage=new&score=&at=", "?stage=new"),
        ("?q=&score=", ""),
    ],
)
def test_what_is_left_empty_is_not_in_the_address(
    signed_in: Client, asked: str, short: str
) -> None:
    make_job()
    answer = signed_in.get(URL + asked)
    assert answer.headers["Location"] == URL + short
    assert signed_in.get(URL + short).status_code == 200
    part = signed_in.get(URL + asked, headers=HTMX)
    assert part.status_code == 200
    assert part.headers["HX-Push-Url"] == URL + short
    assert "HX-Push-Url" not in signed_in.get(URL + short, headers=HTMX).headers


def test_pages_follow_one_another(signed_in: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(120):
        make_job(title=f"Job {number}", score=number % 100)
    first = signed_in.get(URL)
    assert len(shown(first)) == paging.ROWS
    second = signed_in.get(URL, {"at": first.context["page"].following})
    assert not set(shown(first)) & set(shown(second))
    back = signed_in.get(URL, {"at": second.context["page"].previous})
    assert shown(back) == shown(first)


def test_headings_sort_and_the_select_says_so(signed_in: Client) -> None:
    make_job(title="Poor", score=90, salary_max=10_000)
    make_job(title="Rich", score=10, salary_max=90_000)
    first = signed_in.get(URL, {"stage": "pending"})
    assert shown(first) == ["Poor", "Rich"]
    assert 'class="c-match" aria-sort="descending"' in first.text
    assert f'href="{URL}?stage=pending&amp;sort=pay" title="Highest pay"' in first.text
    page = signed_in.get(f"{URL}?stage=pending&sort=pay")
    assert shown(page) == ["Rich", "Poor"]
    assert page.text.count("aria-sort") == 1
    assert 'class="c-pay" aria-sort="descending"' in page.text
    assert f'href="{URL}?stage=pending&amp;sort=lowest-pay" title="Lowest pay"' in page.text
    back = signed_in.get(f"{URL}?stage=pending&sort=lowest-pay")
    assert shown(back) == ["Poor", "Rich"]
    assert 'class="c-pay" aria-sort="ascending"' in back.text
    assert f'href="{URL}?stage=pending&amp;sort=pay" title="Highest pay"' in back.text
    assert '<option value="pay" selected>Highest pay</option>' in page.text
    assert 'data-sort="pay"' in signed_in.get(f"{URL}?sort=pay", headers=HTMX).text


def test_the_currency_of_ones_search_is_offered_and_another_one_stays(
    signed_in: Client, settings: Any
) -> None:
    make_job()
    assert '<option value="" selected>of each job</option>' in signed_in.get(URL).text
    search = "{name: One, titles: [Baker], salary_floor: 30000, salary_currency: EUR}"
    (settings.CONFIG_DIR / "search_profiles.yaml").write_text(f"profiles: [{search}]\n")
    assert '<option value="EUR" selected>' in signed_in.get(URL).text
    page = signed_in.get(URL, {"pay": "50000", "currency": "CHF"}).text
    assert '<option value="CHF" selected>' in page
    assert "pay about CHF 50,000+" in page
    assert '<option value="" selected>of each job' in signed_in.get(URL, {"pay": "50000"}).text


def test_a_saved_view_in_another_order_keeps_its_columns(signed_in: Client) -> None:
    make_job(title="Nurse")
    SavedView.objects.create(name="Nurses", query="q=nurse&sort=newest", columns=["company"])
    addresses = ("?q=nurse&sort=newest", "?q=nurse", "?q=nurse&sort=company", "?sort=newest")
    first, second, third, other = (columns(signed_in, address) for address in addresses)
    assert first == ["found", "company"]
    assert second == third == ["company"]
    assert len(other) > 2


def test_what_jobs_are_sorted_by_is_always_shown(signed_in: Client) -> None:
    make_job(title="Nurse")
    usual = columns(signed_in, "")
    assert columns(signed_in, "?sort=posted") == ["posted", *usual]
    assert columns(signed_in, "?sort=pay") == columns(signed_in, "?sort=x") == usual


def test_a_star_is_given_and_taken(signed_in: Client) -> None:
    job = make_job(title="Nurse")
    for _ in range(2):  # twice is once
        answer = signed_in.post(f"{URL}{job.pk}/star/", {"on": "1"}, headers=HTMX)
    assert 'aria-pressed="true"' in answer.text
    assert shown(signed_in.get(URL, {"star": "1"})) == ["Nurse"]
    answer = signed_in.post(f"{URL}{job.pk}/star/", {"on": "0", "next": "/jobs/?star=1"})
    assert answer.headers["Location"] == "/jobs/?star=1"
    assert Job.objects.get().starred_at is None
    assert signed_in.get(f"{URL}{job.pk}/star/").status_code == 405
    away = signed_in.post(f"{URL}{job.pk}/star/", {"on": "1", "next": "https://evil.example/"})
    assert away.headers["Location"] == f"/jobs/{job.pk}/"


def test_text_of_strangers_is_shown_as_text(signed_in: Client) -> None:
    make_job(title="<script>alert(1)</script>", location="<b>x")
    answer = signed_in.get(URL, {"q": "<script>alert(2)</script>"})
    assert "<script>alert" not in signed_in.get(URL).text + answer.text


def test_thirty_rows_cost_no_more_queries_than_three(signed_in: Client) -> None:
    costs = []
    for count in (3, 27):
        for _ in range(count):
            make_job()
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(URL, {"q": "engineer"})
        costs.append(len(queries))
    assert costs[0] == costs[1]
