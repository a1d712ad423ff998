"""The review queue: order, place, words, counting."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jobs import hidden
from jobs import queue as review_queue
from jobs.models import HiddenPosting, Job
from jobs.queue import Count, Queue, Sort, as_cards
from jobs.stages import Stage
from tests.factories import make_job

pytestmark = pytest.mark.django_db


def titles(jobs: list[Job]) -> list[str]:
    return [job.title for job in jobs]


def test_each_order_starts_where_it_says() -> None:
    now = timezone.now()
    make_job(title="old and good", score=90, company="Zebra", found_at=now - timedelta(days=9))
    make_job(title="new and weak", score=10, company="Acme", found_at=now)
    first = {
        sort: window.current.title
        for sort in Sort
        if (window := Queue(sort=sort).window()).current is not None
    }
    assert first == {
        Sort.BEST: "old and good",
        Sort.WORST: "new and weak",
        Sort.NEWEST: "new and weak",
        Sort.OLDEST: "old and good",
        Sort.COMPANY: "new and weak",
    }


def test_decided_and_put_off_jobs_do_not_wait() -> None:
    make_job(title="decided", stage=Stage.APPROVED)
    make_job(title="put off", skipped_at=timezone.now())
    waiting = make_job()
    assert Queue().window().jobs == [waiting]
    assert titles(Queue(is_put_off=True).window().jobs) == ["put off"]


def test_looking_further_keeps_what_was_passed_in_sight() -> None:
    jobs = [make_job(score=90 - number) for number in range(20)]
    window = Queue().window(jobs[10].pk)
    assert window.before == jobs[7:10]
    assert window.current == jobs[10]
    assert window.after == jobs[11:20]
    assert (window.previous, window.following) == (jobs[9], jobs[11])


def test_the_place_of_a_decided_job_is_taken_by_the_one_after_it() -> None:
    jobs = [make_job(score=90 - number) for number in range(5)]
    jobs[2].move_to(Stage.APPROVED, by="person")
    assert Queue().window(jobs[2].pk).current == jobs[3]


def test_past_the_end_it_starts_again_at_the_top() -> None:
    jobs = [make_job(score=90 - number) for number in range(3)]
    jobs[2].move_to(Stage.APPROVED, by="person")
    window = Queue().window(jobs[2].pk)
    assert (window.current, window.before) == (jobs[0], [])


def test_a_place_that_never_was_is_the_top() -> None:
    job = make_job()
    assert Queue().window(987654321).current == job


def test_an_empty_queue_has_no_current_job() -> None:
    window = Queue().window()
    assert (window.current, window.following, window.jobs) == (None, None, [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("engineer", ["Data Engineer", "Platform ENGINEER"]),
        ("tail* eng*", ["Platform ENGINEER"]),
        ("100%", ["100% remote pilot"]),
        ('pilot "100% remote"', ["100% remote pilot"]),
        ("nobody", []),
        ("🚀", []),
    ],
)
def test_words_are_looked_for_in_the_whole_posting(words: str, found: list[str]) -> None:
    make_job(title="Data Engineer", company="Northwind", score=9)
    make_job(title="Platform ENGINEER", company="Tailspin", score=8)
    make_job(title="100% remote pilot", company="Contoso", score=7)
    queue = Queue(words=words)
    assert titles(queue.window().jobs) == found
    assert queue.count().number == len(found)


def test_counting_stops_where_a_number_says_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_queue, "COUNT_UP_TO", 3)
    for _ in range(5):
        make_job()
    count = Queue().count()
    assert count == Count(4)
    assert count.is_more
    assert str(count) == "more than 3"


def test_hidden_postings_that_were_brought_back_do_not_count() -> None:
    for number in range(3):
        HiddenPosting.objects.create(
            rule="excluded_word",
            words="sales",
            title="x",
            company_name="x",
            board="x",
            identity=str(number),
            posting={},
            job=make_job() if number == 0 else None,
        )
    assert hidden.in_words() == "2 were hidden by your rules"


def test_a_card_knows_of_an_earlier_application_to_the_company() -> None:
    then = timezone.now() - timedelta(days=200)
    make_job(company="Northwind", stage=Stage.REJECTED, applied_at=then)
    again, other = make_job(company="Northwind"), make_job(company="Contoso")
    cards = as_cards(again, None, other)
    assert [card and card.applied_before_at for card in cards] == [then, None, None]  # type: ignore[attr-defined]


def test_a_card_carries_no_more_text_than_is_read() -> None:
    card = as_cards(make_job(description="x" * 90_000))[0]
    assert len(card.text) == review_queue.CARD_TEXT_UP_TO  # type: ignore[union-attr]


def test_the_address_of_a_queue_says_all_of_it() -> None:
    queue = Queue(sort=Sort.NEWEST, words="a&b", is_put_off=True)
    assert queue.query == "sort=newest&q=a%26b&view=put-off"


class StepByStep(TestCase):
    @hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(scores=st.lists(st.integers(0, 3), min_size=1, max_size=9), sort=st.sampled_from(Sort))
    def test_following_and_previous_walk_through_every_job_once(
        self, scores: list[int], sort: Sort
    ) -> None:
        now = timezone.now()
        for score in scores:
            make_job(score=score, company=f"c{score}", found_at=now + timedelta(days=score))
        queue = Queue(sort=sort)
        expected = list(queue.jobs())
        walked, at = [], queue.window().current
        while at is not None and at not in walked:
            window = queue.window(at.pk, before=9, after=9)
            assert window.jobs == expected
            walked.append(at)
            at = window.following
        assert walked == expected
