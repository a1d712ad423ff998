"""The same job, posted again after months."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from jobs.boards.base import Posting
from jobs.intake import Tally
from jobs.models import DiscoveryRun, Job
from jobs.reposts import is_months_later
from jobs.stages import Stage
from tests.postings import make_posting, make_run, take

NOW = timezone.now()
TEXT = " ".join(f"We ask for word{number} and word{number + 1} every day." for number in range(60))
ANALYST: dict[str, Any] = {"title": "Analyst", "location": "Portland, OR", "description": TEXT}


def later(days: int, *postings: Posting, kind: str = DiscoveryRun.Kind.SEARCH) -> Tally:
    with time_machine.travel(NOW + timedelta(days=days), tick=False):
        return take(*postings, run=make_run(kind=kind))


@pytest.mark.parametrize(
    ("posted", "seen", "expected"),
    [
        ((date(2026, 1, 1), date(2026, 3, 1)), 0, True),
        ((date(2026, 1, 1), date(2026, 1, 20)), 300, False),  # nobody searched for a year
        ((None, date(2026, 3, 1)), 60, True),
        ((None, None), 60, True),
        ((date(2026, 1, 1), None), 10, False),
        ((date(2026, 3, 1), date(2026, 1, 1)), 60, False),  # an old file, read later
    ],
)
def test_dates_of_postings_count_more_than_when_they_were_seen(
    posted: tuple[date | None, date | None], seen: int, expected: bool
) -> None:
    last, now = posted
    found = is_months_later(
        posted_on=now,
        seen_at=NOW,
        last_posted_on=last,
        last_seen_at=NOW - timedelta(days=seen),
    )
    assert found is expected


@pytest.mark.django_db
class TestIntake:
    def test_under_another_id_of_its_board_it_is_the_same_job_posted_again(self) -> None:
        later(0, make_posting(**ANALYST))
        assert later(100, make_posting(**ANALYST)) == Tally(sightings=1)
        job = Job.objects.get()
        assert job.posted_again_on == (NOW + timedelta(days=100)).date()
        assert job.sightings.count() == 2

    def test_under_its_old_id_too(self) -> None:
        posting = make_posting(**ANALYST)
        later(0, posting)
        later(20, posting)
        assert Job.objects.get().posted_again_on is None
        later(120, posting)
        assert Job.objects.get().posted_again_on is not None

    def test_a_date_that_creeps_is_no_new_posting(self) -> None:
        posted = NOW.date()
        for days in range(0, 120, 20):
            again = make_posting(
                **ANALYST, native_id="00000000000000aa", posted_on=posted + timedelta(days=days)
            )
            later(days, again)
        job = Job.objects.get()
        assert job.posted_again_on is None
        assert job.sightings.get().posted_on == posted + timedelta(days=100)

    def test_another_id_within_weeks_is_another_requisition(self) -> None:
        later(0, make_posting(**ANALYST))
        assert later(10, make_posting(**ANALYST)) == Tally(new=1)

    def test_while_another_board_still_shows_it_another_id_is_another_job(self) -> None:
        there = make_posting(**ANALYST, board="glassdoor")
        later(0, make_posting(**ANALYST), there)
        later(90, there)
        assert later(100, make_posting(**ANALYST)) == Tally(new=1)

    def test_names_alone_do_not_make_it_the_same_job_on_the_same_board(self) -> None:
        later(0, make_posting(**ANALYST | {"description": ""}))
        assert later(100, make_posting(**ANALYST | {"description": ""})) == Tally(new=1)

    def test_what_is_not_for_me_stays_out_of_the_queue(self) -> None:
        later(0, make_posting(**ANALYST))
        Job.objects.get().move_to(Stage.REJECTED, by="person", reason="not_for_me")
        later(100, make_posting(**ANALYST))
        assert not Job.objects.waiting_for_review().exists()

    def test_an_import_of_old_files_goes_by_the_dates_of_the_postings(self) -> None:
        old = make_posting(**ANALYST, posted_on=date(2025, 1, 10))
        new = make_posting(**ANALYST, posted_on=date(2026, 3, 2))
        assert later(0, old, new, kind=DiscoveryRun.Kind.IMPORT) == Tally(new=1, sightings=1)
        assert Job.objects.get().posted_again_on == date(2026, 3, 2)
