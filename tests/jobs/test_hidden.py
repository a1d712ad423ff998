from datetime import date, timedelta
from typing import Any

import pytest

from jobs import hidden
from jobs.filters import Filters
from jobs.intake import Tally
from jobs.limits import Limits
from jobs.models import HiddenPosting, Job
from jobs.rules import Rules
from tests.postings import make_posting, make_rules, take

pytestmark = pytest.mark.django_db

RULES: dict[str, Any] = {"title_words": ["intern", "unpaid"], "companies": ["Acme"]}


def test_hidden_postings_are_counted_by_rule_and_words() -> None:
    rules = make_rules(**RULES)
    for title in ("Data Intern", "Intern", "Unpaid Analyst"):
        take(make_posting(title=title), rules=rules)
    take(make_posting(company="Acme"), rules=rules)
    found = hidden.by_rule(HiddenPosting.objects.still_hidden())
    assert [(each.label, each.count) for each in found] == [
        ("Excluded word", 3),
        ("Blocked company", 1),
    ]
    assert [(group.words, group.count) for group in found[0].groups] == [
        ("intern", 2),
        ("unpaid", 1),
    ]


def test_showing_one_anyway_makes_it_a_scored_job() -> None:
    take(
        make_posting(title="Data Intern", description="We want <b>SQL</b>"),
        rules=make_rules(**RULES),
    )
    posting = HiddenPosting.objects.get()
    job = hidden.show_anyway(posting)
    assert (job.title, job.description) == ("Data Intern", "We want SQL")
    assert job.is_scored
    assert not HiddenPosting.objects.still_hidden().exists()


def test_showing_it_twice_is_one_job() -> None:
    take(make_posting(title="Data Intern"), rules=make_rules(**RULES))
    posting = HiddenPosting.objects.get()
    assert hidden.show_anyway(posting) == hidden.show_anyway(HiddenPosting.objects.get())
    assert Job.objects.count() == 1


def test_what_was_shown_anyway_is_not_hidden_by_the_next_run() -> None:
    rules = make_rules(**RULES)
    posting = make_posting(title="Data Intern")
    take(posting, rules=rules)
    hidden.show_anyway(HiddenPosting.objects.get())
    assert take(posting, rules=rules) == Tally(sightings=1)


def test_a_closed_posting_can_be_shown_anyway() -> None:
    take(make_posting(is_closed=True))
    hidden.show_anyway(HiddenPosting.objects.get())
    assert take(make_posting(is_closed=True)) == Tally(hidden=1)
    assert Job.objects.count() == 1


def test_an_old_posting_of_a_known_job_only_shows_it_again() -> None:
    today = date(2026, 11, 22)
    old = Rules(Filters(limits=Limits(oldest=today, age_in_words="1 day old")), None)
    posted = make_posting(posted_on=today - timedelta(days=5))
    take(posted)
    assert take(posted, make_posting(posted_on=posted.posted_on), rules=old) == Tally(
        sightings=1, hidden=1
    )
