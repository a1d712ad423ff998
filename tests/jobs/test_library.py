"""The library: views, their filters, and pages by key in every order."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from jobs import bulk
from jobs.library import hits, leads, paging, planner
from jobs.library.forms import ViewForm
from jobs.library.hits import Count
from jobs.library.orders import SORTINGS, Order
from jobs.library.paging import count, read_page
from jobs.library.ranking import Candidate, rank
from jobs.library.view import View
from jobs.models import CoverLetter, Job, Sighting
from jobs.search.expression import Beginning
from jobs.search.query import parse
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def read_view(address: str) -> View:
    return ViewForm(QueryDict(address)).view()


def titles(view: View, **options: Any) -> list[str]:
    return [job.title for job in read_page(view, **options).jobs]


def all_pages(view: View, rows: int) -> list[list[int]]:
    pages, at = [], ""
    while True:
        page = read_page(view, at, rows=rows)
        pages.append(page.keys)
        if not page.following:
            return pages
        at = page.following


# --- views ------------------------------------------------------------------------------------


def test_an_address_says_all_of_a_view() -> None:
    address = (
        "q=data+-senior&stage=pending&stage=approved&score=60&board=indeed&company=Acme"
        "&place=Berlin&remote=yes&pay=50000&currency=EUR&days=7&letter=1&note=1&noted=jo&star=1&sort=newest"
    )
    assert read_view(address).address == address
    assert read_view("").address == ""


def test_what_makes_no_sense_is_left_out() -> None:
    view = read_view("q=data&stage=nowhere&score=many&remote=maybe&sort=up&pay=-4")
    assert view == View(words="data")
    assert view.order is Order.HITS
    assert View(sort="hits").order is Order.BEST


@pytest.mark.parametrize(
    ("address", "unclear"),
    [
        ("stage=new", [("stage", "new")]),
        ("stage=pending&stage=new", [("stage", "new")]),
        ("score=abc", [("match at least", "abc")]),
        ("pay=60.5", [("pay a year at least", "60.5")]),
        ("q=🚀", [("words", "🚀")]),
        ('q="*', [("words", '"*')]),
        ("company=*&place=-", [("company", "*"), ("place", "-")]),
        ("pay=60&currency=XXX", [("currency", "XXX")]),
        ("days=-1", [("found in the last days", "-1")]),
        ("remote=x", [("remote", "x")]),
        (f"q={'x' * 201}", [("words", f"{'x' * 40}…")]),
        ("q=a%00b", [("words", "ab")]),
        ("status=pending", [("status", "pending")]),
        ("board=indeed&board=linkedin", [("board", "indeed")]),
        ("status=x&score=50&score=", [("match at least", "50"), ("status", "x")]),
        ("star=1&star=1&stage=pending&stage=applied", []),
        ("q=data&stage=&score=&remote=&sort=&status=&at=x", []),
    ],
)
def test_what_is_not_understood_is_told(address: str, unclear: list[tuple[str, str]]) -> None:
    form = ViewForm(QueryDict(address))
    assert form.unclear == unclear
    assert form.is_clear is (not bool(unclear))


def test_of_several_stages_the_known_ones_stay() -> None:
    assert read_view("stage=pending&stage=new") == View(stages=("pending",))


def test_an_unknown_order_is_told_and_is_the_same_jobs() -> None:
    form = ViewForm(QueryDict("sort=x"))
    assert form.unclear == [("sort", "x")]
    assert form.is_clear


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("", {"a", "b", "c"}),
        ("stage=applied", {"b"}),
        ("stage=applied&stage=pending", {"a", "b", "c"}),
        ("score=60", {"a", "b"}),
        ("board=indeed", {"a"}),
        ("company=tailspin", {"b"}),
        ("place=berlin", {"c"}),
        ("remote=yes", {"a"}),
        ("remote=no", {"b"}),
        ("remote=unsaid", {"c"}),
        ("pay=80000", {"a", "b"}),
        ("pay=100000", {"a"}),
        ("days=7", {"a", "b"}),
        ("letter=1", {"b"}),
        ("star=1", {"c"}),
        ("q=python&score=60&remote=no", {"b"}),
        ("q=-python", {"c"}),
    ],
)
@pytest.mark.parametrize("few", [-1, 100], ids=["many meet each", "few lead"])
def test_filters_keep_what_they_say(
    address: str, found: set[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "FEW", few)
    now = timezone.now()
    a = make_job(
        title="a", score=90, is_remote=True, salary_min=55, salary_period="hour",
        description="python",
    )  # fmt: skip
    b = make_job(
        title="b", score=60, is_remote=False, salary_min=60_000, salary_max=90_000,
        company="Tailspin Toys", stage=Stage.APPLIED, description="python",
    )  # fmt: skip
    make_job(title="c", score=10, location="Berlin", found_at=now - timedelta(days=30),
             starred_at=now)  # fmt: skip
    make_job(title="joined", joined_into=a)
    Sighting.objects.create(job=a, board="indeed", native_id="1", title="a")
    CoverLetter.objects.create(job=b, version=1, status="ready")
    view = read_view(address)
    assert set(titles(view)) == found
    assert count(view) == Count(len(found), is_more=False)


@pytest.mark.parametrize("said", ["60000", "60,000", "60.000", "60 000", "60’000", "60k"])
def test_pay_is_read_as_people_write_it(said: str) -> None:
    assert read_view(f"pay={said}").pay == 60_000


def test_least_pay_may_be_meant_in_one_currency() -> None:
    make_job(title="euro", salary_min=60_000, salary_currency="EUR")
    make_job(title="rupees", salary_min=1_200_000, salary_currency="INR")
    make_job(title="dollars", salary_max=60_000, salary_currency="USD")
    make_job(title="an hour", salary_max=40, salary_period="hour", salary_currency="USD")
    make_job(title="unsaid")
    assert set(titles(read_view("pay=60000"))) == {"euro", "rupees", "dollars", "an hour"}
    in_euro = read_view("pay=60000&currency=EUR")
    assert set(titles(in_euro)) == {"euro", "an hour"}
    assert set(titles(read_view("pay=60000&currency=USD"))) == {"euro", "dollars", "an hour"}
    (said,) = in_euro.parts()
    assert (said.label, said.without) == ("pay about EUR 60,000+", View())
    assert read_view("currency=EUR") == View()


@pytest.mark.parametrize(("days", "label"), [("1", "last day"), ("2", "last 2 days")])
def test_a_number_of_days_is_told_as_one_says_it(days: str, label: str) -> None:
    assert [part.label for part in read_view(f"days={days}").parts()] == [label]


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("words", ["", "engineer", "engineer -nobody"])
def test_every_job_is_on_one_page_and_the_way_back_is_the_same(
    order: Order, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paging, "HEAD", 7)
    now = timezone.now()
    for number in range(23):
        make_job(
            title="Data Engineer" if number % 3 else "Clerk",
            description="an engineer " * (number % 4 + 1),
            score=number % 5 * 20,
            company=f"c{number % 4}" if number % 4 else "",
            found_at=now - timedelta(days=number % 6),
            stage_changed_at=now - timedelta(days=number % 7),
            posted_on=now.date() - timedelta(days=number % 5) if number % 5 else None,
            salary_max=number % 4 * 1000 or None,
        )
    view = View(words=words, sort=order.value)
    pages = all_pages(view, rows=3)
    keys = [key for page in pages for key in page]
    assert sorted(keys) == sorted(Job.objects.values_list("pk", flat=True))
    at, page = "", read_page(view, rows=3)
    while page.following:
        at = page.following
        page = read_page(view, at, rows=3)
    back = [page.keys]
    while page.previous:
        page = read_page(view, page.previous, rows=3)
        back.append(page.keys)
    assert sorted(key for page in back for key in page) == sorted(keys)
    assert back[-1] == pages[0]


@pytest.mark.parametrize("led_by", [-1, 100])
@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize("many", [0, 100])
@pytest.mark.parametrize("words", ["engineer", "title:engineer", "title:engineer -clerk"])
def test_each_way_to_collect_hits_finds_the_same(
    led_by: int, few: int, many: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "FEW", led_by)
    monkeypatch.setattr(hits, "FEW", few)
    monkeypatch.setattr(hits, "MANY", many)
    monkeypatch.setattr(planner, "BEST", many)
    monkeypatch.setattr(planner, "COMMON", many)
    wanted = [
        make_job(title="engineer", score=n, stage=Stage.PENDING if n % 3 else Stage.APPROVED)
        for n in range(20)
    ]
    for stage in (Stage.APPROVED, Stage.PENDING):  # few, and many
        view = View(words=words, stages=(stage.value,), sort="best")
        expected = [job.pk for job in reversed(wanted) if job.stage == stage]
        assert [key for page in all_pages(view, 2) for key in page] == expected
        assert read_page(replace(view, sort="newest")).keys == expected


@pytest.mark.skipif(connection.vendor != "sqlite", reason="how SQLite goes about it")
@pytest.mark.parametrize(
    "view",
    [
        View(stages=("pending",), sort="newest"),
        View(stages=("pending",), score=60, remote="yes", sort="newest"),
        View(stages=("pending", "archived"), sort="company"),
        View(words="engineer", stages=("pending",), sort="newest"),
        View(stages=("pending",), pay=10, sort="pay"),
        View(words="engineer", stages=("pending",), sort="posted"),
        View(words="engineer", stages=("pending",), days=3, boards=("indeed",), sort="moved"),
        View(stages=("pending",), score=3, sort="moved-first"),
        View(stages=("pending",), days=3, sort="lowest-pay"),
        View(words="engineer", stages=("pending",), sort="posted-first"),
    ],
)
def test_no_filter_that_many_meet_keeps_from_walking_along_the_order(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leads, "FEW", -1)
    monkeypatch.setattr(hits, "FEW", 0)
    monkeypatch.setattr(hits, "MANY", 0)
    make_job(title="engineer")
    with CaptureQueriesContext(connection) as asked:
        read_page(view)
    walks = [each["sql"] for each in asked.captured_queries if "ORDER BY" in each["sql"]]
    assert walks
    for walk in walks:
        plan = plan_of(walk)
        assert f"USING INDEX library_by_{SORTINGS[view.order].column}" in plan
        assert "TEMP B-TREE" not in plan


def plan_of(asked: str) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in ("seqscan", "sort", "incremental_sort"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"{explain} {asked}")
        return " ".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("sort", ["pay", "lowest-pay", "posted", "posted-first", "company"])
@pytest.mark.parametrize("way", ["after", "before"])
def test_a_place_among_jobs_that_lack_what_they_are_sorted_by_is_found_in_the_index(
    sort: str, way: str
) -> None:
    for _ in range(4):
        make_job(company="")
    view = View(sort=sort)
    unknown = SORTINGS[view.order].unknown
    with CaptureQueriesContext(connection) as asked:
        read_page(view, f"{way}:{unknown}:3", rows=1)
    plan = plan_of(next(each["sql"] for each in asked.captured_queries if "LIMIT" in each["sql"]))
    assert f"library_by_{SORTINGS[view.order].column}" in plan
    if connection.vendor == "sqlite":
        assert "=? AND id" in plan
        assert "TEMP B-TREE" not in plan
    else:
        assert re.search(r"Index Cond: .*\(ROW\(", plan)


def test_a_new_score_is_a_new_place_in_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "FEW", 0)
    view = View(words="engineer", sort="best")
    for score in (10, 50, 90):
        make_job(title=f"engineer {score}", score=score)
    first = Job.objects.get(score=10)
    bulk.update(Job, ("score",), [{"id": first.pk, "score": 70}])
    Job.objects.filter(score=50).update(score=95, title="engineer again")
    assert titles(view) == ["engineer again", "engineer 90", "engineer 10"]
    Job.objects.filter(pk=first.pk).delete()
    assert titles(view) == ["engineer again", "engineer 90"]


def test_best_hits_come_first_and_the_rest_by_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "HEAD", 3)
    make_job(title="in text once", description="airflow " + "filler " * 300, score=90)
    make_job(title="in text often", description="airflow " * 9, score=80)
    make_job(title="Airflow engineer", score=5)
    make_job(title="no hit", score=100)
    make_job(title="far down", description="airflow", score=1)
    assert titles(View(words="airflow"), rows=3) == [
        "Airflow engineer", "in text often", "in text once",
    ]  # fmt: skip
    assert titles(View(words="airflow"), at="after:101:0", rows=3) == ["far down"]


def test_no_job_takes_two_places_among_the_best_hits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "HEAD", 4)
    for score in (95, 90):
        make_job(title=f"Python {score}", score=score, description="python")
    for score in (80, 99, 70, 85):
        make_job(title=f"Job {score}", score=score, description=f"python{' python' * score}")
    ranked = read_page(View(words="python"), rows=4).jobs
    assert [job.title for job in ranked] == ["Python 95", "Python 90", "Job 99", "Job 85"]


def test_every_job_of_a_page_has_its_text_whether_it_was_ranked_by_it_or_not() -> None:
    make_job(title="Airflow engineer", description="a pipeline")
    make_job(title="in text", description="some airflow")
    view = View(words="airflow")
    texts = {job.title: job.text for job in read_page(view).jobs}
    assert texts == {"Airflow engineer": "a pipeline", "in text": "some airflow"}
    assert not any(hasattr(job, "text") for job in read_page(view, with_text=False).jobs)


@pytest.mark.parametrize("sort", list(Order))
@pytest.mark.parametrize("best", [0, 12, 1_000])
@pytest.mark.parametrize("least", [60, 70])
def test_words_with_a_least_score_find_the_same_on_every_page(
    sort: Order, best: int, least: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hits, "FEW", 0)
    monkeypatch.setattr(planner, "BEST", best)
    monkeypatch.setattr(planner, "COMMON", 2)
    for score in range(0, 100, 10):
        make_job(title=f"engineer {score}", score=score)
        make_job(title=f"nurse {score}", score=score)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE jobs_job")
    monkeypatch.setattr(planner, "_statistics", planner._statistics.__wrapped__)
    view = View(words="engineer", score=least, sort=sort.value)
    pages = all_pages(view, rows=2)
    found = Job.objects.in_bulk([key for page in pages for key in page])
    assert sorted(job.title for job in found.values()) == [
        f"engineer {n}" for n in range(least, 100, 10)
    ]


@pytest.mark.parametrize("text", ["", "short", "é" * 7, "é" * 8, "é" * 9, "a" * 9])
def test_of_a_text_so_many_signs_are_read(text: str) -> None:
    make_job(description=text)
    assert Job.objects.values_list(Beginning("description", 8), flat=True).get() == text[:8]


@settings(max_examples=240)
@given(st.sampled_from(Order), st.sampled_from(["", "after:", "before:", "hit:"]), st.text())
def test_a_place_that_makes_no_sense_is_the_first_page(sort: Order, way: str, text: str) -> None:
    read_page(View(words="a", sort=sort.value), way + text)


def test_counting_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "COUNT_UP_TO", 3)
    for _ in range(6):
        make_job(title="engineer")
    many = Count(3, is_more=True)
    assert count(View()) == count(View(words="engineer")) == many
    assert count(View(words="engineer", score=0)) == many
    assert count(View(words="title:engineer -nobody")) == many
    assert count(View(words="engineer", score=90)) == Count(0, is_more=False)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts in one go")
def test_counting_gives_up_where_filters_let_few_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "COUNTED", 4)
    for number in range(6):
        make_job(title="engineer", score=10 if number else 90)
    assert count(View(words="engineer", score=50)) == Count(1, is_more=True)


@pytest.mark.parametrize(
    ("hits_expected", "count", "beyond", "is_down", "bound"),
    [
        (1_000, 100, None, True, 50),  # among 250 jobs
        (1_000, 100, 50, True, 50),
        (1_000, 200, 50, True, 10),
        (1_000, 200, None, False, 10),
        (500, 150, None, False, 50),
        (10, 100, None, True, None),  # 25,000 jobs would have to be looked at
    ],
)
def test_a_bound_lets_enough_jobs_through(
    hits_expected: int, count: int, beyond: int | None, is_down: bool, bound: int | None
) -> None:
    known = planner.Statistics(1_000, {10: 0.5, 50: 0.3, 90: 0.2})
    likely = planner.Expected(hits_expected, 0, is_guess=False)
    assert known.bound(likely, View(), count, beyond, is_down=is_down) == bound


@pytest.mark.parametrize(
    ("share", "view", "bound"),
    [
        (0.004, View(), 60),  # all hits among the good ones are looked up
        (0.2, View(), 90),  # they are too many
        (0.001, View(score=75), 60),  # only good ones are asked for
        (0.001, View(), 30),
    ],
)
def test_the_best_hits_are_looked_for_among_the_good_matches(
    share: float, view: View, bound: int
) -> None:
    jobs = 1_000_000
    known = planner.Statistics(jobs, {30: 0.97, 60: 0.01, 70: 0.01, 90: 0.01})
    likely = planner.Expected(int(share * jobs), 0, is_guess=False)
    assert known.bound(likely, view, 20, None, is_down=True) == bound


@pytest.mark.parametrize(
    ("view", "share"),
    [
        (View(), 1.0),
        (View(words="nurse", score=60), 1.0),  # the best jobs are asked for anyhow
        (View(stages=("pending", "applied")), 0.8),
        (View(remote="yes"), 0.4),
        (View(remote="unsaid"), 0.5),
        (View(stages=("applied",), remote="no"), 0.02),
        (View(stages=("offer",)), 0.1),
        (View(remote="yes", boards=("indeed",)), 0.04),
    ],
)
def test_from_known_values_follows_how_many_jobs_meet_filters(view: View, share: float) -> None:
    stages = {"pending": 0.6, "applied": 0.2}
    remote = {"": 0.5, "t": 0.4, "f": 0.1}
    known = planner.Statistics(1_000, {}, {}, {"stage": stages, "is_remote": remote})
    assert known.share(view) == pytest.approx(share)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("data", planner.Expected(500, 500, is_guess=False)),
        ("data airflow", planner.Expected(20, 20, is_guess=False)),
        ("nobody", planner.Expected(5, 0, is_guess=True)),
        ("data nobody", planner.Expected(2, 0, is_guess=True)),
        ("air*", planner.Expected(80, 40, is_guess=False)),
        ("nobo*", planner.Expected(20, 0, is_guess=False)),
        ("title:data", planner.Expected(5, 0, is_guess=True)),
        ("müller", planner.Expected(20, 20, is_guess=False)),
        ("straße", planner.Expected(30, 20, is_guess=False)),
        ("boeser", planner.Expected(5, 0, is_guess=True)),
    ],
)
def test_from_common_words_follows_how_many_hits_to_expect(
    words: str, expected: planner.Expected
) -> None:
    shares = {"data": 0.5, "airflow": 0.04, "mueller": 0.02, "strasse": 0.02, "straße": 0.01}
    known = planner.Statistics(1_000, {}, {"search_words": shares})
    assert known.expected(parse(words)) == expected


# --- ranking ------------------------------------------------------------------------------------


def test_of_equal_hits_the_better_match_is_first() -> None:
    candidates = [
        Candidate(key, score, "Nurse", "x", "", "") for key, score in ((1, 5), (2, 9), (3, 9))
    ]
    assert rank(candidates, parse("nurse")) == [3, 2, 1]
