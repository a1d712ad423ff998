from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobs import intake
from jobs.intake import Tally, take_in
from jobs.models import Company, DiscoveryRun, HiddenPosting, Job, Sighting, StageChange
from jobs.rules import Rules
from jobs.stages import Stage
from tests.postings import make_posting, make_rules, make_run, take

pytestmark = pytest.mark.django_db

TEXT = " ".join(f"We ask for word{number} and word{number + 1} every day." for number in range(60))


def test_a_new_posting_becomes_a_scored_job_with_one_sighting() -> None:
    tally = take(
        make_posting(
            native_id="00000000000000aa",
            title="Python Developer",
            description="<p>We want <b>Python</b> and Airflow.</p>",
            url="https://www.indeed.com/viewjob?jk=00000000000000aa&utm_source=x",
            posted_on=date(2026, 11, 20),
            salary_text="$90,000 - $120,000 a year",
            employment_type="Full-time",
            is_remote=True,
        )
    )
    assert tally == Tally(new=1)
    job = Job.objects.get()
    assert (job.title, job.company.name, job.stage) == (
        "Python Developer",
        "Northwind Traders",
        Stage.PENDING,
    )
    assert job.description == "We want Python and Airflow."
    assert job.is_scored
    assert job.score > 0
    assert [each["word"] for each in job.matched] == ["Python"]
    assert (job.salary_min, job.salary_max) == (Decimal(90000), Decimal(120000))
    assert (job.salary_currency, job.salary_period) == ("USD", "year")
    assert (job.posted_on, job.is_remote) == (date(2026, 11, 20), True)
    sighting = job.sightings.get()
    assert (sighting.board, sighting.native_id) == ("indeed", "00000000000000aa")
    assert sighting.title == "Python Developer"


def test_taking_the_same_postings_in_again_adds_no_job() -> None:
    postings = [make_posting() for _ in range(5)]
    assert take(*postings) == Tally(new=5)
    assert take(*postings) == Tally(sightings=5)
    assert (Job.objects.count(), Sighting.objects.count()) == (5, 5)


@pytest.mark.parametrize(
    "known_by",
    [
        {"native_id": "", "url": "https://acme.example/jobs/1"},
        {"native_id": "", "url": ""},
    ],
)
def test_a_posting_without_id_is_known_again_by_address_and_names(
    known_by: dict[str, str],
) -> None:
    posting = make_posting(board="file", **known_by)
    assert take(posting, posting) == Tally(new=1, sightings=1)
    assert take(posting) == Tally(sightings=1)
    assert Sighting.objects.count() == 1


def test_seeing_a_job_again_moves_its_last_sighting() -> None:
    posting = make_posting()
    take(posting)
    later = timezone.now() + timedelta(days=3)
    with time_machine.travel(later, tick=False):
        take(posting)
    sighting = Sighting.objects.get()
    assert sighting.last_seen_at == later
    assert sighting.first_seen_at < later


@pytest.mark.parametrize("is_same_batch", [True, False])
def test_one_job_on_two_boards_is_one_job_with_two_sightings(is_same_batch: bool) -> None:
    here = make_posting(title="Analyst", description=TEXT, location="Portland, OR, USA")
    there = make_posting(
        board="linkedin", native_id="4400000001", title="Analyst", location="Portland, Oregon"
    )
    tally = take(here, there) if is_same_batch else take(here) + take(there)
    assert tally == Tally(new=1, sightings=1)
    assert {each.board for each in Job.objects.get().sightings.all()} == {"indeed", "linkedin"}


@pytest.mark.parametrize("is_same_batch", [True, False])
def test_one_address_with_an_id_is_one_job_though_a_list_has_it_twice(is_same_batch: bool) -> None:
    url = "https://boards.greenhouse.io/northwind/jobs/7053383002"
    first = make_posting(board="simplify", title="Engineer", url=url)
    again = make_posting(board="simplify", title="Engineer I", url=f"{url}?utm_source=x")
    tally = take(first, again) if is_same_batch else take(first) + take(again)
    assert tally == Tally(new=1, sightings=1)


def test_another_name_of_the_employer_is_seen_through_by_the_text() -> None:
    take(make_posting(title="Analyst", company="SkipTheDishes", description=TEXT))
    tally = take(make_posting(board="glassdoor", title="Analyst", company="Skip", description=TEXT))
    assert tally == Tally(sightings=1)
    assert Job.objects.get().text_sketch


def test_levels_cities_and_requisitions_stay_apart() -> None:
    one = {"title": "Project Manager 3", "description": TEXT}
    tally = take(
        make_posting(**one),
        make_posting(**one | {"board": "linkedin", "title": "Project Manager 5"}),
        make_posting(**one | {"board": "linkedin", "location": "Salem, OR"}),
        make_posting(**one),  # another id on the same board
    )
    assert tally == Tally(new=4)


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.ARCHIVED, Stage.APPLIED])
def test_decided_jobs_still_deduplicate(stage: Stage) -> None:
    posting = make_posting()
    take(posting)
    Job.objects.get().move_to(stage, by=StageChange.Mover.PERSON)
    assert take(posting) == Tally(sightings=1)
    assert Job.objects.get().stage == stage


def test_a_later_sighting_fills_what_was_missing_and_scores_again() -> None:
    bare = make_posting(board="linkedin", title="Analyst")
    take(bare)
    assert Job.objects.get().description == ""
    full = make_posting(
        title="Analyst", description=f"Python. {TEXT}", salary_min=Decimal(50), salary_period="hour"
    )
    assert take(full) == Tally(sightings=1)
    job = Job.objects.get()
    assert job.description.startswith("Python.")
    assert [each["word"] for each in job.matched] == ["Python"]
    assert (job.salary_min, job.salary_period) == (Decimal(50), "hour")


def test_what_a_job_has_is_never_overwritten() -> None:
    posting = make_posting(description=TEXT, location="Portland, OR", employment_type="Contract")
    take(posting)
    Job.objects.update(title="My own words", description="My notes", employment_type="Part-time")
    take(posting)
    job = Job.objects.get()
    assert (job.title, job.description, job.employment_type) == (
        "My own words",
        "My notes",
        "Part-time",
    )


def test_rules_hide_a_posting_and_keep_everything_about_it() -> None:
    rules = make_rules(title_words=["intern"], companies=["Acme Inc"])
    run = make_run()
    tally = take(
        make_posting(title="Data Intern", description=TEXT, posted_on=date(2026, 11, 1)),
        make_posting(company="ACME"),
        make_posting(),
        rules=rules,
        run=run,
    )
    assert tally == Tally(new=1, hidden=2)
    hidden = HiddenPosting.objects.get(title="Data Intern")
    assert (hidden.rule, hidden.words, hidden.run) == ("excluded_word", "intern", run)
    assert hidden.posting["description"] == TEXT
    assert hidden.posting["posted_on"] == "2026-11-01"


def test_a_posting_is_hidden_once_however_often_it_comes() -> None:
    posting = make_posting(title="Data Intern")
    rules = make_rules(title_words=["intern"])
    assert take(posting, posting, rules=rules) == Tally(hidden=2)
    assert take(posting, rules=rules) == Tally(hidden=1)
    assert HiddenPosting.objects.count() == 1


def test_closed_postings_are_hidden_as_closed() -> None:
    assert take(make_posting(is_closed=True)) == Tally(hidden=1)
    assert HiddenPosting.objects.get().rule == HiddenPosting.Rule.CLOSED


def test_without_keywords_jobs_are_kept_without_a_score() -> None:
    rules = make_rules()
    assert take(make_posting(), rules=Rules(rules.filters, None)) == Tally(new=1)
    assert not Job.objects.get().is_scored


def test_postings_without_company_share_no_job() -> None:
    tally = take(make_posting(company="", title="Nurse"), make_posting(company="", title="Nurse"))
    assert tally == Tally(new=2)
    assert Company.objects.get().name == "Company not named"


def test_companies_are_one_row_however_they_are_written() -> None:
    take(make_posting(company="Acme Inc."), make_posting(company="ACME, Inc"))
    take(make_posting(company="Acme"))
    assert Company.objects.get().name == "Acme Inc."


def test_the_counts_of_the_run_grow_with_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    run, seen = make_run(), []
    postings = [make_posting() for _ in range(5)]
    take_in(postings, run=run, rules=make_rules(), on_batch=lambda: seen.append(run.new_count))
    assert seen == [2, 4, 5]
    assert DiscoveryRun.objects.get().new_count == 5


def test_a_batch_is_saved_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)

    def postings() -> Any:
        yield from [make_posting(), make_posting(), make_posting()]
        raise OSError("the disk is gone")

    run = make_run()
    with pytest.raises(OSError, match="disk"):
        take_in(postings(), run=run, rules=make_rules())
    assert Job.objects.count() == DiscoveryRun.objects.get().new_count == 2


HOSTILE = "<script>alert(1)</script><a href='javascript:alert(1)'>x</a>\u202etxt\x00 Python"


def test_hostile_postings_are_stored_as_bounded_plain_text() -> None:
    take(
        make_posting(
            title=HOSTILE * 100,
            company=HOSTILE,
            location="\x00" * 500 + "x" * 1000,
            description=HOSTILE + "A" * 5_000_000,
            url="javascript:alert(1)",
            apply_url="https://x.example/" + "y" * 3000,
            employment_type="z" * 500,
            native_id="n" * 500,
            salary_text="s" * 5000,
            board="b" * 100,
        )
    )
    job = Job.objects.get()
    assert (job.url, job.apply_url) == ("", "")
    assert len(job.title) <= 300
    assert len(job.description) <= 200_000
    for text in (job.title, job.description, job.location, job.company.name):
        assert "<script" not in text
        assert "\x00" not in text
        assert "\u202e" not in text


def test_a_posting_of_nothing_but_noise_has_a_name_to_show() -> None:
    take(make_posting(title="\x00\u200b", company=" "))
    assert Job.objects.get().title == "Untitled posting"


def test_the_number_of_queries_does_not_grow_with_the_batch() -> None:
    def queries(count: int) -> int:
        batch = [make_posting(company=f"Company {number}") for number in range(count)]
        run, rules = make_run(), make_rules()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            take_in(batch, run=run, rules=rules)
        return len(captured)

    queries(1)
    assert queries(3) == queries(30)


def test_salaries_in_the_wrong_order_are_turned_round() -> None:
    take(make_posting(salary_min=Decimal(28), salary_max=Decimal(23)))
    job = Job.objects.get()
    assert (job.salary_min, job.salary_max) == (Decimal(23), Decimal(28))


def test_found_at_is_the_moment_of_the_batch() -> None:
    moment = datetime(2026, 11, 22, 9, tzinfo=timezone.get_current_timezone())
    with time_machine.travel(moment, tick=False):
        take(make_posting())
    assert Job.objects.get().found_at == moment


def test_a_text_that_a_saved_job_gets_helps_the_rest_of_the_batch() -> None:
    analyst = {"title": "Analyst", "company": "Skip"}
    take(make_posting(**analyst, board="linkedin", native_id="4400000001"))
    tally = take(
        make_posting(**analyst, description=TEXT),
        make_posting(board="glassdoor", title="Analyst", company="SkipTheDishes", description=TEXT),
    )
    assert tally == Tally(sightings=2)
