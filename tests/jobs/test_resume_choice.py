"""Which resume a job is compared with, and that its score rests on that one."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobs import keeping_resumes, rescoring, retelling
from jobs.enrich import fill
from jobs.filling import FILLABLE, FOLLOWING
from jobs.hidden import show_anyway
from jobs.incoming import read
from jobs.models import DiscoveryRun, HiddenPosting, Job, Resume
from jobs.resume_choice import Choices, resume_of
from jobs.resumes.json_resume import JsonResume
from jobs.rules import load_rules
from peregrine import conf
from peregrine.models import BackgroundTask
from tests.factories import make_job
from tests.postings import make_posting, make_run, take

PROFILES = """\
profiles:
  - {name: Data, titles: [Anything], resume: "the painter"}
  - {name: Care, titles: [Anything]}
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def profiles(settings: Any) -> Path:
    (settings.CONFIG_DIR / "resume_keywords.yaml").write_text("keywords: [Python]\n")
    path = Path(settings.CONFIG_DIR) / "search_profiles.yaml"
    path.write_text(PROFILES)
    return path


@pytest.fixture
def resumes() -> tuple[Resume, Resume]:
    """A default of a builder with ten years, and a painter with two."""
    builder = {"work": [{"position": "Builder", "startDate": "2010-01", "endDate": "2019-12"}]}
    painter = {"work": [{"position": "Painter", "startDate": "2018-01", "endDate": "2019-12"}]}
    return (
        Resume.objects.create(name="The builder", is_default=True, data=builder),
        Resume.objects.create(name="The painter", data=painter),
    )


def level(job: Job) -> str:
    job.refresh_from_db()
    return next(part["why"] for part in job.score_parts if part["name"] == "seniority")


def search_run() -> DiscoveryRun:
    return make_run(kind=DiscoveryRun.Kind.SEARCH, source="Data")


def rules_of_data() -> Any:
    return load_rules(profile=conf.load_search_profiles().profiles[0])


def test_the_profile_that_found_a_job_says_which_resume(profiles: Path, resumes: Any) -> None:
    builder, painter = resumes
    assert resume_of(make_job(found_by="Data")) == painter
    assert resume_of(make_job(found_by="Care")) == builder
    assert resume_of(make_job()) == builder
    assert Choices.load().are_several


def test_a_job_is_scored_with_it_as_it_comes_in_and_ever_after(
    profiles: Path, resumes: Any
) -> None:
    posting = make_posting(title="Decorator", description="5 years of experience. Python.")
    take(posting, rules=rules_of_data(), run=search_run())
    job = Job.objects.get()
    assert (job.found_by, level(job)) == ("Data", "asks for 5 years, your resume shows 2")
    assert rescoring.rescore().scored == 0
    retelling.score(job)
    job.save()
    assert level(job) == "asks for 5 years, your resume shows 2"
    profiles.write_text(PROFILES.replace(', resume: "the painter"', ""))
    assert rescoring.rescore().scored == 1
    assert level(job) == "asks for 5 years, your resume shows 10"


def test_scoring_again_compares_each_job_with_its_own_resume(profiles: Path, resumes: Any) -> None:
    asks = "5 years of experience"
    mine, other = make_job(description=asks, found_by="Data"), make_job(description=asks)
    assert rescoring.rescore().scored == 2
    assert level(mine) == "asks for 5 years, your resume shows 2"
    assert level(other) == "asks for 5 years, your resume shows 10"
    assert rescoring.rescore().scored == 0


def test_a_text_that_another_search_brings_is_compared_with_the_jobs_own_resume(
    profiles: Path, resumes: Any
) -> None:
    job = make_job(description="", found_by="Data")
    row = Job.objects.values("id", "edited_fields", "found_by", *FILLABLE, *FOLLOWING).get()
    fill(row, read(make_posting(description="5 years of experience"), load_rules()))
    Job.objects.filter(pk=job.pk).update(**row)
    assert level(job) == "asks for 5 years, your resume shows 2"


def test_a_hidden_posting_comes_back_as_a_job_of_its_search(profiles: Path, resumes: Any) -> None:
    rules = rules_of_data()
    posting = make_posting(title="Decorator", description="5 years of experience", is_closed=True)
    take(posting, rules=rules, run=search_run())
    job = show_anyway(HiddenPosting.objects.get())
    assert (job.found_by, level(job)) == ("Data", "asks for 5 years, your resume shows 2")


def test_a_resume_that_is_not_there_is_said_and_the_default_is_used(
    profiles: Path, resumes: Any, signed_in: Client
) -> None:
    builder, painter = resumes
    keeping_resumes.delete(painter)
    assert resume_of(make_job(found_by="Data")) == builder
    note = rules_of_data().note
    assert note == (
        "The resume “the painter”, which “Data” names, is not there. Its jobs are compared with "
        "your default, “The builder”."
    )
    assert note in signed_in.get(reverse("settings:searches")).content.decode()
    edit = signed_in.get(reverse("settings:search-edit"), {"profile": "Data"}).content.decode()
    assert "the painter (not there any more)" in edit


def test_profiles_that_cannot_be_read_name_no_resume(profiles: Path, resumes: Any) -> None:
    profiles.write_text("profiles: 5\n")
    assert resume_of(make_job(found_by="Data")) == resumes[0]


def test_only_a_resume_that_scores_rest_on_starts_scoring(profiles: Path, resumes: Any) -> None:
    spare = Resume.objects.create(name="Spare")
    says = JsonResume.read({"basics": {"name": "Ada"}})
    keeping_resumes.edit(spare, says, seen=1)
    assert not BackgroundTask.objects.filter(task_type="rescore").exists()
    keeping_resumes.edit(resumes[1], says, seen=1)
    assert BackgroundTask.objects.filter(task_type="rescore").exists()


def test_the_card_says_which_resume_where_there_are_several(
    profiles: Path, resumes: Any, signed_in: Client
) -> None:
    job = make_job(found_by="Data")
    shown = signed_in.get(job.get_absolute_url()).content.decode()
    assert "Compared with your resume “<bdi>The painter</bdi>”" in shown
    profiles.write_text(PROFILES.replace("the painter", ""))
    assert "Compared with" not in signed_in.get(job.get_absolute_url()).content.decode()
