"""Two jobs that are one, and one that is two: said by hand, remembered by every later run."""

from typing import Any

import pytest

from jobs.boards.base import Posting
from jobs.intake import Tally
from jobs.joining import CannotJoin, join, take_back
from jobs.models import CoverLetter, Job, Sighting, Verdict
from jobs.splitting import split
from jobs.stages import InvalidMove, Stage
from peregrine.models import BackgroundTask
from tests.factories import make_job
from tests.postings import make_posting, take

pytestmark = pytest.mark.django_db

HERE = " ".join(f"We ask for word{number} and word{number + 1} every day." for number in range(60))
THERE = HERE + " And on this board we say a little more about the team."
ANALYST: dict[str, Any] = {"title": "Analyst", "location": "Portland, OR"}


def one_job_of_two_postings() -> tuple[Posting, Posting]:
    here = make_posting(**ANALYST, description=HERE, salary_text="$90,000 a year")
    there = make_posting(
        **ANALYST, board="linkedin", native_id="4400000001", description=THERE,
        employment_type="Full-time", url="https://www.linkedin.com/jobs/view/4400000001",
    )  # fmt: skip
    assert take(here) + take(there) == Tally(new=1, sightings=1)
    return here, there


def the_other(job: Job) -> Job:
    return Job.objects.exclude(pk=job.pk).get()


# --- parting ------------------------------------------------------------------------------------


def test_a_posting_that_is_another_job_becomes_one_with_its_own_facts() -> None:
    one_job_of_two_postings()
    job = Job.objects.get()
    job.move_to(Stage.APPROVED, by="person")
    new = split(job.sightings.get(board="linkedin"))
    assert (new.title, new.location, new.stage) == ("Analyst", "Portland, OR", Stage.PENDING)
    assert new.description == THERE
    assert (new.salary_text, new.employment_type) == ("", "Full-time")
    assert new.url == "https://www.linkedin.com/jobs/view/4400000001"
    assert new.is_scored
    job.refresh_from_db()
    assert (job.stage, job.description) == (Stage.APPROVED, HERE)
    assert [each.board for each in job.sightings.all()] == ["indeed"]


def test_what_the_old_job_had_from_the_posting_goes_with_it() -> None:
    one_job_of_two_postings()
    job = Job.objects.get()
    assert job.employment_type == "Full-time"
    split(job.sightings.get(board="linkedin"))
    job.refresh_from_db()
    assert (job.employment_type, job.salary_text) == ("", "$90,000 a year")


def test_when_the_posting_that_tells_a_job_leaves_the_next_one_tells_it() -> None:
    one_job_of_two_postings()
    job = Job.objects.get()
    new = split(job.sightings.get(board="indeed"))
    job.refresh_from_db()
    assert (new.description, new.salary_text) == (HERE, "$90,000 a year")
    assert (job.description, job.salary_text) == (THERE, "")
    assert job.sightings.get().own_facts is None


def test_what_the_person_edited_stays_when_the_posting_leaves() -> None:
    one_job_of_two_postings()
    Job.objects.update(title="Analyst (night shift)", edited_fields=["title"])
    job = Job.objects.get()
    split(job.sightings.get(board="indeed"))
    job.refresh_from_db()
    assert job.title == "Analyst (night shift)"


def test_the_only_posting_of_a_job_is_not_parted_from_it() -> None:
    take(make_posting())
    with pytest.raises(CannotJoin, match="only posting"):
        split(Sighting.objects.get())
    assert Job.objects.count() == 1


def test_no_later_run_joins_again_what_was_parted() -> None:
    here, there = one_job_of_two_postings()
    job = Job.objects.get()
    new = split(job.sightings.get(board="linkedin"))
    assert take(here, there) == Tally(sightings=2)
    assert take(there, here) == Tally(sightings=2)
    assert [each.board for each in new.sightings.all()] == ["linkedin"]


def test_the_posting_stays_apart_even_when_its_job_was_deleted() -> None:
    _, there = one_job_of_two_postings()
    job = Job.objects.get()
    split(job.sightings.get(board="linkedin")).delete()
    assert take(there) == Tally(new=1)


def test_a_third_posting_joins_the_one_whose_text_is_more_like_it() -> None:
    one_job_of_two_postings()
    job = Job.objects.get()
    new = split(job.sightings.get(board="linkedin"))
    other_words = " ".join(f"term{number} thing{number} and more" for number in range(12))
    Job.objects.filter(pk=job.pk).update(description=f"{HERE} {other_words}", text_sketch=None)
    assert take(make_posting(**ANALYST, board="glassdoor", description=THERE)) == Tally(sightings=1)
    assert {each.board for each in new.sightings.all()} == {"linkedin", "glassdoor"}


def test_a_posting_that_links_to_a_parted_one_does_not_confuse_the_next_run() -> None:
    here, there = one_job_of_two_postings()
    collector = make_posting(
        **ANALYST, board="google", native_id="g-1", description=HERE,
        url="https://www.linkedin.com/jobs/view/4400000001?utm_source=google",
    )  # fmt: skip
    take(collector)
    job = Job.objects.get()
    new = split(job.sightings.get(board="linkedin"))
    assert take(collector, there, here) == Tally(sightings=3)
    assert take(there, collector) == Tally(sightings=2)
    assert [each.board for each in new.sightings.all()] == ["linkedin"]
    assert {each.board for each in job.sightings.all()} == {"indeed", "google"}


def test_parting_can_be_taken_back() -> None:
    one_job_of_two_postings()
    job = Job.objects.get()
    new = split(job.sightings.get(board="linkedin"))
    take_back(Verdict.objects.get())
    assert job.sightings.count() == 2
    new.refresh_from_db()
    assert (new.joined_into, new.stage) == (job, Stage.ARCHIVED)
    take_back(Verdict.objects.get(is_same=True))  # and that too
    assert [each.board for each in new.sightings.all()] == ["linkedin"]
    assert Verdict.objects.get(is_same=False).taken_back_at is None


# --- joining ------------------------------------------------------------------------------------


def test_the_job_that_is_further_along_keeps_what_both_have() -> None:
    older, newer = make_job(title="Analyst"), make_job(title="Senior Analyst", location="Salem")
    newer.move_to(Stage.APPLIED, by="person")
    older.move_to(Stage.APPROVED, by="person")
    for job, text in ((older, "older"), (newer, "newer")):
        Sighting.objects.create(job=job, board="indeed", native_id=text)
        for version in (1, 2):
            CoverLetter.objects.create(job=job, version=version, text=f"{text} {version}")
    joined = join(older, newer)
    assert (joined.keeper, joined.other) == (newer, older)
    newer.refresh_from_db()
    assert newer.stage == Stage.APPLIED
    assert newer.sightings.count() == 2
    letters = newer.letters.order_by("version").values_list("version", "text")
    assert list(letters) == [(1, "older 1"), (2, "older 2"), (3, "newer 1"), (4, "newer 2")]
    older.refresh_from_db()
    assert (older.stage, older.joined_into) == (Stage.ARCHIVED, newer)


@pytest.mark.parametrize(
    ("one", "another", "stays"),
    [
        ([], [Stage.REJECTED], "another"),  # a decision counts more than none
        ([Stage.REJECTED], [Stage.APPROVED], "another"),
        ([Stage.APPLIED, Stage.REJECTED], [Stage.APPLIED], "another"),
        ([Stage.APPLIED, Stage.OFFER], [Stage.APPLIED, Stage.REJECTED], "one"),
        ([Stage.APPLIED, Stage.REJECTED], [], "one"),
        ([], [], "one"),  # the older
    ],
)
def test_who_is_further_along(one: list[Stage], another: list[Stage], stays: str) -> None:
    jobs = {"one": make_job(), "another": make_job()}
    for name, moves in (("one", one), ("another", another)):
        for stage in moves:
            jobs[name].move_to(stage, by="person")
    assert join(jobs["another"], jobs["one"]).keeper == jobs[stays]


def test_a_joined_job_lends_its_facts_and_gets_back_what_was_its_own() -> None:
    keeper = make_job(title="Analyst")
    other = make_job(title="Data Analyst", description="What they wrote.", location="Salem")
    Sighting.objects.create(job=other, board="indeed", native_id="1")
    CoverLetter.objects.create(job=other, version=1, text="Dear team")
    join(keeper, other)
    keeper.refresh_from_db()
    assert (keeper.description, keeper.location) == ("What they wrote.", "Salem")
    take_back(Verdict.objects.get())
    keeper.refresh_from_db()
    other.refresh_from_db()
    assert (keeper.description, keeper.location) == ("", "")
    assert (other.joined_into, other.stage) == (None, Stage.PENDING)
    assert other.sightings.get().own_facts is None
    assert other.letters.get().version == 1
    assert not keeper.letters.exists()
    with pytest.raises(CannotJoin, match="taken back already"):
        take_back(Verdict.objects.get())


def test_no_later_run_makes_a_joined_job_again() -> None:
    one = make_posting(title="Analyst", description=HERE)
    other = make_posting(board="glassdoor", title="Insights Specialist", description=THERE)
    assert take(one, other) == Tally(new=2)
    first, second = Job.objects.order_by("pk")
    join(first, second)
    like_the_other = make_posting(
        board="linkedin", native_id="4400000009", title="Insights Specialist", description=THERE
    )
    assert take(one, other, like_the_other) == Tally(sightings=3)
    assert {each.board for each in first.sightings.all()} == {"indeed", "glassdoor", "linkedin"}
    another_id = make_posting(title="Insights Specialist", description=THERE)
    assert take(another_id) == Tally(new=1)  # its board shows the joined job under another id


def test_jobs_joined_one_after_the_other_all_lead_to_the_last() -> None:
    first, second, third = make_job(), make_job(), make_job()
    third.move_to(Stage.APPROVED, by="person")
    join(first, second)
    join(second, third)  # by then `second` is `first`
    assert set(third.joined.all()) == {first, second}
    take_back(Verdict.objects.get(other=second))
    assert set(third.joined.all()) == {first}
    with pytest.raises(CannotJoin, match="one job already"):
        join(first, third)


def test_a_joined_job_moves_no_more() -> None:
    keeper, other = make_job(), make_job()
    join(keeper, other)
    other.refresh_from_db()
    assert other.allowed_moves == []
    with pytest.raises(InvalidMove, match="Take that back first"):
        other.undo_last_move(by="person")


def test_nothing_is_joined_while_a_letter_is_being_written() -> None:
    keeper, other = make_job(), make_job()
    BackgroundTask.objects.create(task_type="cover_letter", job=other)
    with pytest.raises(CannotJoin, match="is being written"):
        join(keeper, other)
    assert not Verdict.objects.exists()


def test_a_posting_of_a_joined_job_can_be_parted_with_its_own_facts() -> None:
    take(make_posting(title="Analyst", description=HERE))
    take(make_posting(title="Baker", company="Contoso", description=THERE))
    first, second = Job.objects.order_by("pk")
    join(first, second)
    new = split(first.sightings.get(company_name="Contoso"))
    assert (new.title, new.company.name, new.description) == ("Baker", "Contoso", THERE)
